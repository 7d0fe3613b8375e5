"""Giving a command: straight to the writer, or for grouping by way of the machine's proposal."""

import threading

from facilitation.contract import payloads as p
from facilitation.domain.people import Who
from facilitation.domain.refusals import Busy
from facilitation.services.grouping import AdoptGrouping, grouping_request
from facilitation.services.ports import Done, Proposing, Workshops, Writing


class Commander:
    """The one door for commands, from sockets, forms and the command line alike."""

    def __init__(self, workshops: Workshops, writer: Writing, grouper: Proposing) -> None:
        self._workshops = workshops
        self._writer = writer
        self._grouper = grouper
        self._grouping: set[int] = set()
        self._lock = threading.Lock()

    def give(self, who: Who, command: object, contact_allowed: bool = False) -> Done:
        """Carry out a command and wait until it is on disk, or raise its refusal."""
        if isinstance(command, p.Regroup):
            return self._regroup(who, command)
        return self._writer.write(who, command, contact_allowed)

    def _regroup(self, who: Who, command: p.Regroup) -> Done:
        """Read, compute with nothing open, adopt what still applies. One at a time."""
        with self._lock:
            if who.workshop_id in self._grouping:
                raise Busy
            self._grouping.add(who.workshop_id)
        try:
            with self._workshops.reading(who.workshop_id) as store:
                store.workshop.require_open()
                request = grouping_request(store, command)
            proposal = self._grouper.propose(request)
            return self._writer.write(who, AdoptGrouping(command, proposal))
        finally:
            self._grouping.discard(who.workshop_id)
