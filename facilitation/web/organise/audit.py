"""The audit log of a neighbourhood, to read on a page or in a spreadsheet."""

import csv
import datetime
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from types import MappingProxyType
from typing import Final

from flask import Response, g, request
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.audit import (
    COMMAND_LINE,
    ITEM_CONTACT,
    LEADER,
    UNKNOWN,
    Act,
    Asked,
    AuditLine,
)
from facilitation.domain.neighbourhoods import inside_of
from facilitation.exporters.as_csv import harmless
from facilitation.web.languages import speaker
from facilitation.web.organise.page import ZONE, page
from facilitation.web.organise.ports import OrganisePorts
from facilitation.web.whole_numbers import whole_number

COLUMNS: Final = ("when", "who", "what", "where", "details")
#: Details that are a code: where the words for them are.
WORDED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "right": "organise.right.{}",
        "audience": "organise.link.{}.name",
        "state": "agenda.plan_state.{}",
    }
)


class AuditPages:
    """What was done in a place and in all that lies in it, and by whom."""

    def __init__(self, ports: OrganisePorts) -> None:
        self._log = ports.log
        self._people = ports.people

    def audit(self, neighbourhood_id: str) -> BaseResponse:
        """A page of it, the newest first."""
        lines = self._log.lines(_asked())
        people = self._people.colleagues(g.standing.neighbourhood)
        return page(
            "audit",
            rows=[(line.number, row) for line, row in zip(lines, self._rows(lines), strict=True)],
            acts=sorted(Act, key=lambda act: _say(f"organise.act.{act}")),
            people={one.organiser.id: one.organiser.called for one in people},
            asked=request.args,
        )

    def audit_csv(self, neighbourhood_id: str) -> BaseResponse:
        """All of it, for a spreadsheet."""
        lines = self._log.everything(_asked(), g.organiser.id)
        text = StringIO(newline="")
        writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        writer.writerow([_say(f"organise.audit.{column}") for column in COLUMNS])
        writer.writerows([harmless(cell) for cell in row] for row in self._rows(lines))
        response = Response(text.getvalue().encode("utf-8-sig"), mimetype="text/csv")
        response.headers["Content-Disposition"] = 'attachment; filename="samenspel-logboek.csv"'
        return response

    def _rows(self, lines: Sequence[AuditLine]) -> list[tuple[str, ...]]:
        called = self._people.called([*_accounts(lines)])
        places = {one.neighbourhood.id: one.neighbourhood.name for one in g.standings}
        return [
            (
                moment(line.at_ms),
                _called(line.who, called),
                _say(f"organise.act.{line.what}"),
                places.get(line.neighbourhood or "", ""),
                _details(line, called),
            )
            for line in lines
        ]


def moment(at_ms: int) -> str:
    """2027-03-20 14:05:09, as the clock on the wall said."""
    return f"{datetime.datetime.fromtimestamp(at_ms // 1000, ZONE):%Y-%m-%d %H:%M:%S}"


def _asked() -> Asked:
    places = inside_of(g.standing.neighbourhood.id, (one.neighbourhood for one in g.standings))
    return Asked(
        tuple(places),
        what=request.args.get("what", ""),
        who=request.args.get("who", ""),
        before=whole_number(request.args.get("before", "")),
    )


def _accounts(lines: Iterable[AuditLine]) -> Iterable[str]:
    for line in lines:
        yield line.who
        if "colleague" in line.details:
            yield str(line.details["colleague"])


def _called(who: str, called: Mapping[str, str]) -> str:
    if who in (COMMAND_LINE, ITEM_CONTACT, LEADER, UNKNOWN):
        return _say(f"organise.who.{who}")
    return called.get(who) or _say("organise.who.gone")


def _details(line: AuditLine, called: Mapping[str, str]) -> str:
    told = {name: str(value) for name, value in line.details.items()}
    if "colleague" in told:
        told["colleague"] = _called(told["colleague"], called)
    told |= {name: _say(WORDED[name].format(told[name])) for name in WORDED.keys() & told.keys()}
    return ", ".join(f"{_say(f'organise.detail.{name}')} {value}" for name, value in told.items())


def _say(key: str) -> str:
    return speaker("organise", "agenda").say(key)
