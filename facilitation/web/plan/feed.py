"""What is new about a plan as an Atom feed (RFC 4287), to follow it without leaving an address."""

import datetime
from xml.etree import ElementTree as ET

from facilitation.exporters.safe_xml import safe
from facilitation.web.plan.ports import News, PublicPlan
from facilitation.web.plan.words import PlanWords

ATOM = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 50

ET.register_namespace("", ATOM)


def feed_of(public: PublicPlan, words: PlanWords, address: str) -> bytes:
    """The newest messages and versions; `address` is the plan's public page."""
    feed = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": words.speaker.language})
    newest = max((one.at_ms for one in public.news), default=0)
    _texts(feed, id=address, title=public.document.plan.title, updated=_moment(newest))
    _link(feed, f"{address}/feed.atom", "self", "application/atom+xml")
    _link(feed, address, "alternate", "text/html")
    _texts(ET.SubElement(feed, f"{{{ATOM}}}author"), name=public.document.neighbourhood.name)
    for one in public.news[:MOST_ENTRIES]:
        _entry(feed, one, words, address)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: ET.Element, news: News, words: PlanWords, address: str) -> None:
    entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
    moment = _moment(news.at_ms)
    _texts(entry, id=f"{address}#{news.id}", title=_title(news, words))
    _texts(entry, updated=moment, published=moment, content=_content(news, words))
    where = f"/versie/{news.edition.number}" if news.edition else f"#punt-{news.item}"
    _link(entry, f"{address}{where}", "alternate", "text/html")


def _title(news: News, words: PlanWords) -> str:
    if news.edition is None:
        return f"{news.item} {news.title}"
    state = words.say(f"agenda.plan_state.{news.edition.state}")
    return words.say("plan.news.version", n=news.edition.number, state=state)


def _content(news: News, words: PlanWords) -> str:
    if news.edition is not None:
        return words.day(news.edition.on)
    status = words.say(f"agenda.status.{news.status}") if news.status else ""
    said = f"{words.party(news.party)}: {news.text}" if news.text else words.party(news.party)
    return "\n".join(filter(None, (status, said)))


def _texts(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, f"{{{ATOM}}}{name}").text = safe(text)


def _link(parent: ET.Element, href: str, rel: str, kind: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", {"href": href, "rel": rel, "type": kind})


def _moment(at_ms: int) -> str:
    return datetime.datetime.fromtimestamp(at_ms / 1000, datetime.UTC).isoformat()
