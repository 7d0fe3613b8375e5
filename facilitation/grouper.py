"""Notes and themes <-> the grouping engine's texts and keys, through its worker process."""

from typing import Any

from facilitation.domain.grouping import (
    Alike,
    GroupingRequest,
    ProposedGrouping,
    ProposedPart,
    ProposedPlace,
    ProposedSplit,
    ProposedTheme,
    SplitRequest,
    WordSlip,
)
from facilitation.domain.refusals import GroupingFailed
from facilitation.workers import Worker, WorkerFailed

#: A theme is taken apart in two: a person can oversee that.
PARTS = 2


class Grouper:
    """Asks the grouping worker for a proposal."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    def propose(self, request: GroupingRequest) -> ProposedGrouping:
        """A proposal for all notes of the request; nothing is decided by it."""
        answer = self._ask(request, request.groups)
        too_many = request.at_most is not None and len(answer["groups"]) > request.at_most
        if request.groups is None and too_many:
            answer = self._ask(request, request.at_most)
        return _proposal(request, answer)

    def split(self, request: SplitRequest) -> ProposedSplit:
        """The parts that a theme's notes fall into; one when nothing divides them."""
        answer = self._answer(
            {
                "task": "split",
                "texts": [text for _, text in request.notes],
                "question": request.question,
                "language": request.language,
                "parts": PARTS,
                "words": request.words,
            }
        )
        return _split(request, answer)

    def check_words(self, words: str) -> tuple[WordSlip, ...]:
        """What cannot be used of a neighbourhood's own words."""
        answer = self._answer({"task": "check_words", "words": words})
        return tuple(WordSlip(line, code, said) for line, code, said in answer["slips"])

    def _ask(self, request: GroupingRequest, groups: int | None) -> dict[str, Any]:
        return self._answer(_question(request, groups))

    def _answer(self, question: dict[str, Any]) -> dict[str, Any]:
        try:
            answer: dict[str, Any] = self._worker.ask(question)
        except WorkerFailed as failure:
            raise GroupingFailed from failure
        return answer


def _question(request: GroupingRequest, groups: int | None) -> dict[str, Any]:
    return {
        "texts": [note.text for note in request.notes],
        "pins": [note.pin for note in request.notes],
        "themes": [
            {"key": anchor.key, "name": anchor.name, "words": list(anchor.words)}
            for anchor in request.themes
        ],
        "groups": groups,
        "question": request.question,
        "language": request.language,
        "words": request.words,
    }


def _proposal(request: GroupingRequest, answer: dict[str, Any]) -> ProposedGrouping:
    ids = [note.note for note in request.notes]
    return ProposedGrouping(
        places=tuple(
            ProposedPlace(
                note=note,
                key=place["group"],
                confidence=place["confidence"],
                second=place["second"],
                why=tuple(place["why"]),
                opinion=place["opinion"],
                opinion_confidence=place["opinion_confidence"],
            )
            for note, place in zip(ids, answer["placements"], strict=True)
        ),
        themes=tuple(
            ProposedTheme(
                key=group["key"],
                name=group["name"],
                terms=tuple(group["terms"]),
                samples=tuple(ids[position] for position in group["representative"]),
            )
            for group in answer["groups"]
        ),
        covered=answer["covered"],
        alike=tuple(Alike(one, other, tuple(words)) for one, other, words in answer["alike"]),
    )


def _split(request: SplitRequest, answer: dict[str, Any]) -> ProposedSplit:
    ids = [note for note, _ in request.notes]
    return ProposedSplit(
        theme=request.theme,
        parts=tuple(
            ProposedPart(
                name=part["name"],
                terms=tuple(part["terms"]),
                notes=tuple(ids[position] for position in part["members"]),
                samples=tuple(ids[position] for position in part["representative"]),
            )
            for part in answer["parts"]
        ),
        why=tuple(answer["why"]),
    )
