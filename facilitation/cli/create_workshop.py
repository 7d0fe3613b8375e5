"""`samenspel create-workshop`: a workshop from a run-sheet, ready to be joined."""

import argparse
import json
import os
import sys
from typing import Any

from facilitation.cli.failing import Failed
from facilitation.cli.house import House, Subparsers, house
from facilitation.domain.people import Audience
from facilitation.domain.runsheets import RunSheet
from facilitation.domain.steps import limit_of
from facilitation.domain.workshop import Settings, Workshop
from facilitation.runsheets import shipped
from facilitation.storage.workshops import NewWorkshop

#: Said to who did not tell where the server listens; it does not have to run yet.
NOT_TOLD_WHERE = (
    "These addresses suppose that the server listens at {base}."
    " Does it listen elsewhere? Say so with --base-url, or set SAMENSPEL_BASE_URL for both."
)
#: Where nobody said which neighbourhood it is.
SOME_NEIGHBOURHOOD = "Onze wijk"
LONGEST_TITLE = 200


def add_parser(subparsers: Subparsers) -> None:
    """Add the command."""
    parser = subparsers.add_parser("create-workshop", help="a workshop from a run-sheet")
    parser.add_argument("--runsheet", required=True, metavar="ID")
    parser.add_argument("--title", required=True)
    parser.add_argument("--neighbourhood", default=SOME_NEIGHBOURHOOD)
    parser.add_argument("--json", action="store_true")
    parser.add_argument(
        "--base-url", help="how people reach the server, e.g. http://192.168.1.20:8080"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make the workshop and print its addresses."""
    sheet = sheet_named(arguments.runsheet)
    title = arguments.title.strip()
    if not 1 <= len(title) <= LONGEST_TITLE:
        raise Failed(f"--title needs 1 to {LONGEST_TITLE} characters")
    with house(arguments.base_url) as opened:
        new = NewWorkshop(sheet, title, arguments.neighbourhood.strip()[:200], Settings())
        workshop = opened.workshops.create(new)
        answer = addresses(opened, workshop)
        base = opened.settings.base_url
    if not (arguments.base_url or os.environ.get("SAMENSPEL_BASE_URL")):
        print(NOT_TOLD_WHERE.format(base=base), file=sys.stderr)
    print(json.dumps(answer, ensure_ascii=False) if arguments.json else _readable(answer))
    return 0


def sheet_named(sheet_id: str) -> RunSheet:
    """The run-sheet with this id; Failed, with those there are, when there is none."""
    sheet = shipped().sheet(sheet_id)
    if sheet is None:
        known = ", ".join(one.id for one in shipped().runsheets)
        raise Failed(f"there is no run-sheet {sheet_id!r}; there are: {known}")
    return sheet


def addresses(opened: House, workshop: Workshop) -> dict[str, Any]:
    """Codes, addresses, tokens and steps, as docs/command-line.md promises."""
    base = opened.settings.base_url
    links = opened.workshops.links(workshop.id)
    tokens = {
        (link.audience, link.table): opened.workshops.token(link)
        for link in links
        if not link.revoked
    }
    single = {
        audience: tokens[audience, None] for audience in Audience if (audience, None) in tokens
    }
    with opened.workshops.reading(workshop.id) as store:
        steps = sorted(store.steps.where(), key=lambda step: step.position)
    return {
        "code": workshop.code,
        "phone_url": f"{base}/{workshop.code}",
        "projector_url": f"{base}/projector/{single[Audience.PROJECTOR]}",
        "facilitator_url": f"{base}/facilitator/{single[Audience.FACILITATOR]}",
        "projector_token": single[Audience.PROJECTOR],
        "facilitator_token": single[Audience.FACILITATOR],
        "team_token": single[Audience.TEAM],
        "scribe_token": single[Audience.SCRIBE],
        "table_tokens": {
            str(table): token
            for (_, table), token in sorted(tokens.items(), key=lambda pair: pair[0][1] or 0)
            if table is not None
        },
        "steps": [
            {"id": step.id, "kind": step.kind, "title": step.plan.title, "limit": limit_of(step)}
            for step in steps
        ],
    }


def _readable(answer: dict[str, Any]) -> str:
    base = answer["phone_url"].rpartition("/")[0]
    return "\n".join(
        (
            f"Code:            {answer['code'][:3]} {answer['code'][3:]}",
            f"Telefoon:        {answer['phone_url']}",
            f"Groot scherm:    {answer['projector_url']}",
            f"Gespreksleider:  {answer['facilitator_url']}",
            f"Themateam:       {base}/team/{answer['team_token']}",
            f"Invoerhulp:      {base}/scribe/{answer['scribe_token']}",
            f"Tafel 1:         {base}/table/{answer['table_tokens']['1']}",
        )
    )
