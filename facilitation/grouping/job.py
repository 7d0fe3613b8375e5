"""Grouping as a job for a worker process: plain JSON values in, plain JSON values out."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from facilitation.grouping.features import load_packs
from facilitation.grouping.proposal import KnownTheme
from facilitation.grouping.proposing import propose

WARMING = (
    "meer bomen in de straat",
    "speeltuinn voor de kinderen",
    "onbekendewoordjes",
    "more benches in the park",
    "daha fazla çöp kutusu lazım",
    "نريد حديقة",
)


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one request with `texts` and, as wanted, the other arguments of `propose`.

    The answer has `placements`, `groups` and `covered`, as the fields of Proposal.
    """
    proposal = propose(
        list(request["texts"]),
        pins=request.get("pins"),
        themes=[_theme(each) for each in request.get("themes") or ()],
        groups=request.get("groups"),
        question=request.get("question") or "",
        language=request.get("language") or "nl",
    )
    return asdict(proposal)


def warm() -> None:
    """Load the lexicon and the word lists, so that the first real job is as quick as the next."""
    load_packs()
    propose(WARMING * 2)


def _theme(given: Mapping[str, Any]) -> KnownTheme:
    return KnownTheme(given["key"], given["name"], tuple(given.get("words") or ()))
