"""A whole G100 held over the wire by simulated phones: something for a plan to be made of."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, islice, zip_longest
from typing import Any

from facilitation.rehearsal.corpus import JUNK_SECTION, REVIEW_SECTION, needs, plans
from tests.browser.crowd import Crowd

PHONES = 30
NOTES = 120
WORDS = ("samen", "groen", "veilig", "jeugd", "rust", "samen", "samen", "groen")
CARDS = 12
DOTS = 3


def hold(crowd: Crowd, workshop: Mapping[str, Any]) -> None:
    """From the first word to 'Ik doe mee', and close the meeting without a next date."""
    step = {row["kind"]: str(row["id"]) for row in reversed(workshop["steps"])}
    crowd.lead(str(workshop["facilitator_token"]))
    crowd.join(PHONES)
    crowd.go_to(step["words"])
    crowd.say_words(step["words"], dict(enumerate(WORDS, start=1)))
    crowd.go_to(step["ideas"])
    crowd.write(step["ideas"], ideas(NOTES))
    crowd.go_to(step["group"])
    crowd.regroup()
    _make_plans(crowd, step["elaborate"])
    _choose(crowd, step["vote"])
    _join_in(crowd, step["commit"])
    crowd.go_to(step["close"])
    crowd.end()


def ideas(how_many: int) -> list[str]:
    """What a hall would write: a bit of every theme."""
    sections = [t for title, t in needs().items() if title not in (JUNK_SECTION, REVIEW_SECTION)]
    mixed = (text for text in chain.from_iterable(zip_longest(*sections)) if text)
    return list(islice(mixed, how_many))


def _make_plans(crowd: Crowd, step: str) -> None:
    """A card for each of the biggest themes, two for the very biggest."""
    crowd.go_to(step)
    themes = [row for row in crowd.until_rows("themes", 8) if row["state"] != "merged"]
    biggest = sorted(themes, key=lambda theme: -theme["count"])
    wanted = [biggest[0], *biggest][:CARDS]
    cards = [(p, str(theme["id"])) for p, theme in zip(plans(), wanted, strict=False)]
    crowd.hand_in(step, cards)
    crowd.until_rows("items", len(cards))


def _choose(crowd: Crowd, step: str) -> None:
    crowd.go_to(step)
    options = [str(option["id"]) for option in crowd.options(step)]
    crowd.vote(step, [_dots(options, phone) for phone in range(PHONES)])
    crowd.close(step)


def _dots(options: list[str], phone: int) -> dict[str, int]:
    """Everybody likes one plan best, and the first ones are liked by more people."""
    favourite = options[(phone * phone) % len(options)]
    second = options[phone % max(1, len(options) // 2)]
    if favourite == second:
        return {favourite: DOTS}
    return {favourite: DOTS - 1, second: 1}


def _join_in(crowd: Crowd, step: str) -> None:
    crowd.go_to(step)
    items = [str(row["id"]) for row in crowd.leader.board.rows("items")]
    crowd.pledge([items[phone % len(items)] for phone in range(PHONES)])
