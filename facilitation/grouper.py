"""Notes and themes <-> the grouping engine's texts and keys, through its worker process."""

from typing import Any

from facilitation.domain.grouping import (
    GroupingRequest,
    ProposedGrouping,
    ProposedPlace,
    ProposedTheme,
)
from facilitation.domain.refusals import GroupingFailed
from facilitation.workers import Worker, WorkerFailed


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

    def _ask(self, request: GroupingRequest, groups: int | None) -> dict[str, Any]:
        try:
            answer: dict[str, Any] = self._worker.ask(_question(request, groups))
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
    )
