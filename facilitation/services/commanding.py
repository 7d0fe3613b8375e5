"""Giving a command: straight to the writer, or for grouping by way of the machine's proposal."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from facilitation.contract import payloads as p
from facilitation.domain.grouping import (
    GroupingRequest,
    ProposedGrouping,
    ProposedSplit,
    SplitRequest,
)
from facilitation.domain.people import Audience, Who
from facilitation.domain.refusals import Busy, WrongCode
from facilitation.services.adopting import AdoptGrouping, parts_of
from facilitation.services.answering import grouping_to_follow
from facilitation.services.grouping import is_anew
from facilitation.services.guesses import Guesses
from facilitation.services.looking import look, look_at_all, look_at_theme, shown
from facilitation.services.ports import Done, Proposing, Workshops, Writing
from facilitation.services.suggesting import (
    asked_preview,
    asked_split,
    better_places,
    suggested,
)

#: Wrong codes of voting cards that one person may try in a minute.
WRONG_CARDS_PER_MINUTE = 10
#: For so many turns who says yes to a grouping waits for who is grouping: some seconds.
MOST_TURNS = 500


def since_start_ms() -> int:
    """Milliseconds on a clock that nobody sets."""
    return round(time.monotonic() * 1000)


class Commander:
    """The one door for commands, from sockets, forms and the command line alike. `turn`: lets
    others do something before a long command goes on."""

    def __init__(
        self,
        workshops: Workshops,
        writer: Writing,
        grouper: Proposing,
        now_ms: Callable[[], int] = since_start_ms,
        turn: Callable[[], object] = lambda: None,
    ) -> None:
        self._turn = turn
        self._now_ms = now_ms
        self._card_guesses = Guesses(WRONG_CARDS_PER_MINUTE)
        self._workshops = workshops
        self._writer = writer
        self._grouper = grouper
        self._grouping: set[int] = set()
        self._lock = threading.Lock()
        self._by_way_of_the_machine: Mapping[type, Callable[[Who, Any], Done]] = {
            p.Regroup: self._regroup,
            p.PreviewGrouping: self._preview,
            p.ProposeSplit: self._propose_split,
        }

    def give(self, who: Who, command: object, contact_allowed: bool = False) -> Done:
        """Carry out a command and wait until it is on disk, or raise its refusal."""
        if asking := self._by_way_of_the_machine.get(type(command)):
            with self._alone(who.workshop_id):
                return asking(who, command)
        if isinstance(command, p.AnswerSuggestion) and command.accept:
            return self._follow(who, command)
        if isinstance(command, p.CastBallot) and command.code:
            return self._with_a_card(who, command)
        return self._writer.write(who, command, contact_allowed)

    def _with_a_card(self, who: Who, command: p.CastBallot) -> Done:
        """Nobody finds the code of a card by trying: after too many wrong ones also a right one
        has to wait."""
        guesser = f"{who.workshop_id}/{who.participant_id}"
        self._card_guesses.require_patience(guesser, self._now_ms())
        try:
            return self._writer.write(who, command, False)
        except WrongCode:
            self._card_guesses.wrong(guesser, self._now_ms())
            raise

    def suggest(self, workshop_id: int) -> Done | None:
        """Let the machine look at a board by itself, unless people have it group right now."""
        if workshop_id in self._grouping:
            return None
        with self._workshops.reading(workshop_id) as store:
            store.workshop.require_open()
            looked = look(store, self._turn)
        if looked is None:
            return None
        proposal = self._propose(workshop_id, looked.request)
        splits = [self._split(workshop_id, request) for request in looked.splits]
        return self._writer.write(_machine(workshop_id), suggested(looked, proposal, splits))

    def _propose(self, workshop_id: int, request: GroupingRequest) -> ProposedGrouping:
        """With the words of the neighbourhood, as they are now. Who reads a board before this, or
        writes what comes of it after, holds up the hall enough as it is."""
        words = self._workshops.own_words(workshop_id)
        self._turn()
        proposal = self._grouper.propose(replace(request, words=words))
        self._turn()
        return proposal

    def _split(self, workshop_id: int, request: SplitRequest) -> ProposedSplit:
        words = self._workshops.own_words(workshop_id)
        return self._grouper.split(replace(request, words=words))

    @contextmanager
    def _alone(self, workshop_id: int) -> Iterator[None]:
        """One at a time: who comes second is told to try again."""
        with self._lock:
            if workshop_id in self._grouping:
                raise Busy
            self._grouping.add(workshop_id)
        try:
            yield
        finally:
            self._grouping.discard(workshop_id)

    def _regroup(self, who: Who, command: p.Regroup) -> Done:
        """Read, compute with nothing open, adopt what still applies, a part at a time; what lies
        somewhere stays there, and where the machine sees a better place it suggests that."""
        with self._workshops.reading(who.workshop_id) as store:
            store.workshop.require_open()
            looked = look_at_all(store, command, self._turn)
        proposal = self._propose(who.workshop_id, looked.request)
        parts = parts_of(is_anew(command), proposal, looked.revision, looked.notes)
        done = self._adopt(who, parts)
        self._writer.write(who, better_places(looked, proposal))
        return done

    def _follow(self, who: Who, command: p.AnswerSuggestion) -> Done:
        """A whole grouping is adopted a part at a time, as after a regroup."""
        with self._workshops.reading(who.workshop_id) as store:
            kept = grouping_to_follow(store, command)
        if kept is None:
            return self._writer.write(who, command)
        self._let_others_finish(who.workshop_id)
        with self._alone(who.workshop_id):
            with self._workshops.reading(who.workshop_id) as store:
                revision, notes = store.workshop.revision, shown(store, self._turn)
            parts = parts_of(kept.anew, kept, revision, notes, command.suggestion)
            return self._adopt(who, parts)

    def _let_others_finish(self, workshop_id: int) -> None:
        """Two people say yes to the same: the second is to hear that it was done, not to try
        again."""
        for _ in range(MOST_TURNS):
            if workshop_id not in self._grouping:
                return
            self._turn()

    def _adopt(self, who: Who, parts: Iterator[AdoptGrouping]) -> Done:
        """Others have their turn between two parts."""
        done = self._writer.write(who, next(parts))
        for part in parts:
            self._turn()
            done = self._writer.write(who, part)
        return done

    def _preview(self, who: Who, command: p.PreviewGrouping) -> Done:
        with self._workshops.reading(who.workshop_id) as store:
            store.workshop.require_open()
            looked = look_at_all(store, command, self._turn)
        proposal = self._propose(who.workshop_id, looked.request)
        return self._writer.write(who, asked_preview(looked, proposal, command))

    def _propose_split(self, who: Who, command: p.ProposeSplit) -> Done:
        with self._workshops.reading(who.workshop_id) as store:
            store.workshop.require_open()
            revision, request = look_at_theme(store, command.theme)
        found = self._split(who.workshop_id, request)
        return self._writer.write(who, asked_split(revision, found))


def _machine(workshop_id: int) -> Who:
    """Suggestions are nobody's: they are not in the list of what can be undone."""
    return Who(workshop_id, Audience.TEAM)
