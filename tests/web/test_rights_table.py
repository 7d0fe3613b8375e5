"""Who may do what, asked of every address and every live command as every function there is.

A new page or command fails here until it stands in a table: pages of organisers in
`web/organise/rights.py`, other pages and the senders of commands below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from flask_socketio import SocketIOTestClient
from werkzeug.routing import Rule

from facilitation.contract.commands import COMMANDS
from facilitation.domain.people import Audience
from facilitation.domain.rights import ALLOWED, Action, Right, may, strongest
from facilitation.web.api.route import Door as ApiDoor
from facilitation.web.api.routes import ROUTES
from facilitation.web.organise.rights import NEEDED, Door
from facilitation.wiring.application import Application
from tests.web.organise_house import House, application

__all__ = ["application"]

PHONE, TABLE, PROJECTOR = Audience.PHONE, Audience.TABLE, Audience.PROJECTOR
FACILITATOR, TEAM, SCRIBE = Audience.FACILITATOR, Audience.TEAM, Audience.SCRIBE

#: Pages that anybody may open.
PUBLIC = {
    "hall.start",
    *("files.sentences", "files.qr", "files.icon", "files.robots", "files.security"),
    *("texts.privacy", "texts.accessibility"),
    *("plan.plan", "plan.version", "plan.notes", "plan.feed", "plan.summary"),
    *("plan.join", "plan.react"),
    *("registering.register", "plan.offers"),
    *("health.alive", "health.ready", "health.metrics"),
    *(f"api.{route.name}" for route in ROUTES if route.needs is ApiDoor.PUBLIC),
}
#: Pages behind something that a stranger cannot guess: a join code, or the token of a link.
BEHIND_CODE = {"hall.join", "hall.phone", "hall.remember", "hall.give"}
BEHIND_LINK = {f"hall.{audience}" for audience in Audience if audience is not PHONE}
BEHIND_LINK |= {"leading.cards", "leading.renew_card"}
BEHIND_RECEIPT = {"plan.joined", "receipt.keep", "receipt.read", "receipt.qr", "receipt.forget"}
#: Operations of the API; who may do which of them is asked in test_api_description.py.
BEHIND_KEY = {f"api.{route.name}" for route in ROUTES if route.needs is not ApiDoor.PUBLIC}
#: What somebody asked for beforehand or told, and the link of their own with which they see it.
BEHIND_OWN_LINK = {
    *("registering.mine", "plan.offered", "plan.keep_up"),
    *("story.read", "story.advice", "story.advice_pdf"),
}

#: Here 'no' is also an answer to an address, a password or a code that does not fit.
LOG_INS = {"organise.log_in", "organise.second_step"}

#: What gets somebody nowhere at all, asked with a code or a token that was never given out.
NOWHERE = {400, 401, 404, 410, 422, 429}

#: Who may send a live command: on paper once more, so that a slip in the table is seen.
EVERYONE = frozenset(Audience)
ONE, WRITERS = frozenset({PHONE}), frozenset({PHONE, TABLE})
LEADING, SORTING = frozenset({FACILITATOR}), frozenset({TEAM, FACILITATOR})
TYPING = frozenset({SCRIBE, FACILITATOR})
SENDERS: dict[str, frozenset[Audience]] = {
    "sync": EVERYONE,
    **dict.fromkeys(("set_profile", "claim_table", "release_table", "cast_ballot"), ONE),
    **dict.fromkeys(("submit_note", "edit_note", "withdraw_note", "writing"), WRITERS),
    **dict.fromkeys(("answer", "offer"), WRITERS),
    **dict.fromkeys(("submit_plan_card", "pledge", "withdraw_pledge"), WRITERS | TYPING),
    **dict.fromkeys(("go_to_step", "open_step", "close_step", "set_inputs"), LEADING),
    **dict.fromkeys(("set_timer", "show", "set_closing", "close_workshop"), LEADING),
    **dict.fromkeys(("draw_lot", "set_item_status"), LEADING),
    "note_reaction": TYPING,
    **dict.fromkeys(("set_headcount", "add_counts"), TYPING),
    "add_paper_notes": TYPING | {TABLE},
    **dict.fromkeys(("regroup", "preview_grouping", "move_notes", "answer_suggestion"), SORTING),
    **dict.fromkeys(("add_theme", "rename_theme", "merge_themes", "park_theme"), SORTING),
    **dict.fromkeys(("split_theme", "propose_split", "merge_words", "split_word"), SORTING),
    **dict.fromkeys(("hide_note", "show_note", "undo", "redo"), SORTING),
}


@dataclass
class Town:
    """Two neighbourhoods with a meeting each, and somebody with every right in the first."""

    house: House
    code: str
    address: dict[str, str]

    def browser(self, who: str) -> Any:
        return self.house.logged_in(f"{who}@x.example")


@pytest.fixture(scope="module")
def town(application: Application) -> Town:
    house = House(application)
    place = house.place("Sluiswijk", house.account("lead@x.example"))
    for right in (Right.ORGANISE, Right.ANSWER, Right.READ):
        house.give(house.account(f"{right}@x.example"), place, right)
    house.place("Elders", house.account("elsewhere@x.example"))
    code = house.workshop(place)
    register = house.application.workshops
    link = register.links(register.by_code(code).id)[0]
    address = {"neighbourhood_id": place.id, "code": code, "link_id": link.id, "name": "json"}
    return Town(house, code, address | {"organiser_id": house.id_of("read@x.example")})


def rules(town: Town, *, organise: bool) -> list[Rule]:
    """Every address there is, of organisers or of everybody else; those that log out last."""
    found = [
        rule
        for rule in town.house.application.flask.url_map.iter_rules()
        if rule.endpoint.startswith("organise.") == organise
    ]
    return sorted(found, key=lambda rule: "log_out" in rule.endpoint)


def filled(rule: Rule, known: dict[str, str]) -> str:
    """The address of a rule, with things that exist where we know them."""
    return re.sub(
        r"<(?:(\w+):)?(\w+)>",
        lambda part: known.get(part[2], "1" if part[1] == "int" else "x"),
        rule.rule,
    )


def asked(browser: Any, rule: Rule, address: str) -> list[tuple[str, Any]]:
    """(method, answer) for every way in which an address can be asked for."""
    methods = sorted(rule.methods & {"GET", "POST"})
    form = {"csrf": browser.token()}
    ways = {"GET": lambda: browser.client.get(address), "POST": None}
    ways["POST"] = lambda: browser.client.post(address, data=form)
    return [(method, ways[method]()) for method in methods]


def needed(rule: Rule) -> Door | Action:
    return NEEDED[rule.endpoint.removeprefix("organise.")]


def test_every_page_of_organisers_stands_in_the_table_and_nothing_else_does(town):
    pages = {rule.endpoint.removeprefix("organise.") for rule in rules(town, organise=True)}

    assert pages == set(NEEDED)


def test_every_other_page_is_public_or_behind_a_code_or_a_link(town):
    pages = {rule.endpoint for rule in rules(town, organise=False)}

    assert (
        pages == PUBLIC | BEHIND_CODE | BEHIND_LINK | BEHIND_RECEIPT | BEHIND_OWN_LINK | BEHIND_KEY
    )


def test_every_action_is_for_whoever_leads_and_not_for_nobody():
    assert set(ALLOWED) == set(Action)
    assert all(may(Right.LEAD, action) for action in Action)
    assert not any(may(None, action) for action in Action)


def test_a_stronger_right_allows_all_that_a_weaker_one_does():
    order = [strongest((one, other)) for one in Right for other in Right]
    assert set(order) == set(Right)
    for action in Action:
        allowed = [may(right, action) for right in Right]
        assert allowed == sorted(allowed, reverse=True), action


def test_a_stranger_opens_nothing_of_organisers_but_what_asks_who_they_are(town):
    browser, wrong = town.house.browser(), []
    for rule in rules(town, organise=True):
        for method, answer in asked(browser, rule, filled(rule, town.address)):
            to_log_in = answer.headers.get("Location", "").startswith("/organise/login?next=")
            kept_out = to_log_in or answer.status_code in (401, 403)
            is_open = needed(rule) is Door.OPEN
            if answer.status_code >= 500 or (kept_out == is_open and rule.endpoint not in LOG_INS):
                wrong.append((method, rule.rule, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("right", Right)
def test_a_right_opens_what_the_table_says_and_nothing_more(town, right):
    browser, wrong = town.browser(right), []
    for rule in rules(town, organise=True):
        browser = town.browser(right) if "log_out" in rule.endpoint else browser
        asks = needed(rule)
        allowed = may(right, asks) if isinstance(asks, Action) else asks is not Door.FOUNDER
        for method, answer in asked(browser, rule, filled(rule, town.address)):
            refused = answer.status_code == 403
            if refused == allowed and rule.endpoint != "organise.new":
                wrong.append((method, rule.rule, answer.status_code))
            if answer.status_code >= 500 and answer.status_code != 503:
                wrong.append((method, rule.rule, answer.status_code))
    assert wrong == []


def test_another_neighbourhood_does_not_exist_even_for_who_leads_elsewhere(town):
    browser, wrong = town.browser("elsewhere"), []
    for rule in rules(town, organise=True):
        if not isinstance(needed(rule), Action):
            continue
        for method, answer in asked(browser, rule, filled(rule, town.address)):
            if answer.status_code != 404:
                wrong.append((method, rule.rule, answer.status_code))
    assert wrong == []


def test_what_is_not_public_needs_a_code_or_token_that_was_given_out(town):
    browser, wrong = town.house.browser(), []
    for rule in rules(town, organise=False):
        if rule.endpoint in PUBLIC:
            continue
        unknown = {"code": "000000", "token": "made-up", "command": "submit_note"}
        for method, answer in asked(browser, rule, filled(rule, unknown)):
            if answer.status_code not in NOWHERE and answer.status_code != 403:
                wrong.append((method, rule.rule, answer.status_code))
    assert wrong == []


def test_every_command_has_its_senders_on_paper():
    assert set(SENDERS) == set(COMMANDS)


@pytest.mark.parametrize("audience", Audience)
def test_a_command_exists_only_for_who_may_send_it(town, audience):
    wrong = []
    for number, name in enumerate(sorted(SENDERS)):
        if number % 20 == 0:  # a phone that sends more at once is told to slow down
            client = connected(town, audience)
        answer = client.emit(name, {"no_field": 1}, namespace=f"/{audience}", callback=True)
        unknown = answer["error"]["code"] == "unknown_command"
        if unknown == (audience in SENDERS[name]):
            wrong.append((name, answer["error"]["code"]))
    assert wrong == []


def connected(town: Town, audience: Audience) -> SocketIOTestClient:
    """Somebody in the hall."""
    application = town.house.application
    register = application.workshops
    auth: dict[str, Any] = {"code": town.code, "token": None}
    if audience is not PHONE:
        links = register.links(register.by_code(town.code).id)
        open_ones = (one for one in links if one.audience is audience and not one.revoked)
        auth = {"token": register.token(next(open_ones))}
    client = SocketIOTestClient(
        application.flask, application.socketio, namespace=f"/{audience}", auth=auth
    )
    assert client.is_connected(f"/{audience}")
    return client
