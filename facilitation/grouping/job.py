"""Grouping as a job for a worker process: plain JSON values in, plain JSON values out."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any

from facilitation.grouping.arriving import place
from facilitation.grouping.own_terms import as_lexicon, slips_in
from facilitation.grouping.proposal import Group, KnownTheme, Placement
from facilitation.grouping.proposing import propose
from facilitation.grouping.reader import look_ahead
from facilitation.grouping.splitting import split

WARMING = (
    "meer bomen in de straat",
    "speeltuinn voor de kinderen",
    "onbekendewoordjes",
    "more benches in the park",
    "daha fazla çöp kutusu lazım",
    "نريد حديقة",
)
# What is read for these only, such as the names of all themes, is read now too.
UNFORESEEN = "Hoe houden we het veerpontje?"
TYPED = (KnownTheme("steiger", "Steiger", ("water",)),)
# Python looks for garbage after this many new things; 700 when it is not told otherwise.
NEW_THINGS = 20_000


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Answer one request: its `task` says which, `propose` when it says nothing."""
    return TASKS[request.get("task") or "propose"](request)


def warm() -> None:
    """Load the lexicon and the word lists, so that the first real job is as quick as the next.

    They stay for ever: the search for garbage need not walk through them while they are made, nor
    in the midst of a job, nor begin as often as it does by itself: a job makes much that is used,
    and hardly any garbage.
    """
    gc.disable()
    look_ahead()
    propose(WARMING * 2)
    propose(WARMING * 2, themes=TYPED, question=UNFORESEEN)
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_THINGS, *gc.get_threshold()[1:])
    gc.enable()


def _propose(request: Mapping[str, Any]) -> dict[str, Any]:
    """Group `texts`, with the other arguments of `propose` as wanted.

    The answer has `placements`, `groups` and `covered`, as the fields of Proposal, and `alike`:
    [key, key, [words]] of groups that look like one.
    """
    proposal = propose(
        list(request["texts"]),
        pins=request.get("pins"),
        themes=[_theme(each) for each in request.get("themes") or ()],
        groups=request.get("groups"),
        question=request.get("question") or "",
        language=request.get("language") or "nl",
        words=as_lexicon(request.get("words") or ""),
    )
    pairs = [[each.one, each.other, list(each.words)] for each in proposal.alike]
    return {
        "placements": tuple(_plain(placement) for placement in proposal.placements),
        "groups": tuple(_plain(group) for group in proposal.groups),
        "covered": proposal.covered,
        "alike": pairs,
    }


def _split(request: Mapping[str, Any]) -> dict[str, Any]:
    """Divide `texts` in two or three `parts`; one part when nothing sensible divides them."""
    return asdict(
        split(
            list(request["texts"]),
            question=request.get("question") or "",
            language=request.get("language") or "nl",
            parts=request.get("parts"),
            words=as_lexicon(request.get("words") or ""),
        )
    )


def _place(request: Mapping[str, Any]) -> dict[str, Any]:
    """Place new `texts` among themes that stand: `standing` texts, in the themes of `pins`."""
    placements = place(
        list(request["texts"]),
        standing=list(request["standing"]),
        pins=list(request["pins"]),
        themes=[_theme(each) for each in request.get("themes") or ()],
        question=request.get("question") or "",
        language=request.get("language") or "nl",
        words=as_lexicon(request.get("words") or ""),
    )
    return {"placements": [_plain(placement) for placement in placements]}


def _check_words(request: Mapping[str, Any]) -> dict[str, Any]:
    """What is wrong with `words` that a neighbourhood adds itself: [line, code, what stands there]
    of each."""
    return {"slips": [[slip.line, slip.code, slip.said] for slip in slips_in(request["words"])]}


TASKS: Mapping[str, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    "propose": _propose,
    "split": _split,
    "place": _place,
    "check_words": _check_words,
}


def _plain(value: Placement | Group) -> dict[str, Any]:
    """The fields of a value that holds plain ones: `asdict` also copies all that stands in them."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _theme(given: Mapping[str, Any]) -> KnownTheme:
    return KnownTheme(given["key"], given["name"], tuple(given.get("words") or ()))
