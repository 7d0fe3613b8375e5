"""Plans that ask for money, in a table from a spreadsheet: columns guessed, every row checked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from facilitation.domain.money import euros_in
from facilitation.domain.proposals import LONGEST, MOST_PROPOSALS, Proposal
from facilitation.domain.review import flags_in
from facilitation.services.note_files import NoteTable, Problem, cell_of, named_column

#: Field -> names that people give to its column, most telling first.
NAMES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "number": ("nummer", "nr", "nr.", "number", "no", "#"),
        "title": ("titel", "title", "plan", "naam", "name", "voorstel", "proposal"),
        "euros": ("bedrag", "amount", "kosten", "cost", "costs", "euro", "budget"),
        "place": ("plek", "plaats", "locatie", "place", "location", "waar"),
        "explanation": ("uitleg", "toelichting", "omschrijving", "explanation", "description"),
        "maker": ("maker", "makers", "groep", "indiener", "group", "contact"),
        "answer": ("antwoord", "gemeente", "answer", "reactie", "municipality"),
    }
)
#: What everybody could write somebody down with: not in the name of a group.
PERSONAL: Final = frozenset({"phone", "mail"})

Columns = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class ProposalsFound:
    """All plans of a table, or what is wrong with it."""

    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]


def guessed_columns(table: NoteTable) -> Columns:
    """Columns by their names; without a known name for the title, the first column."""
    found = {field: named_column(table.header, names) for field, names in NAMES.items()}
    return found if found["title"] is not None else {**found, "title": 0}


def proposals_in(
    table: NoteTable, columns: Columns, taken: Sequence[str], new_id: Callable[[], str]
) -> ProposalsFound:
    """Every row as a plan, or as a problem. Rows without a number get the next free one."""
    found: list[Proposal] = []
    problems: list[Problem] = []
    used = {number.casefold() for number in taken}
    for line, row in table.rows:
        values = {field: cell_of(row, column) for field, column in columns.items()}
        values["number"] = values["number"] or _free(used)
        if code := problem_of(values, used):
            problems.append(Problem(line, code))
            continue
        used.add(values["number"].casefold())
        found.append(proposal_of(values, new_id()))
    if len(taken) + len(found) > MOST_PROPOSALS:
        problems.append(Problem(table.rows[-1][0], "too_many"))
    return ProposalsFound(tuple(found), tuple(problems))


def proposal_of(values: Mapping[str, str], proposal_id: str) -> Proposal:
    """A plan from fields in which nothing is wrong."""
    texts = {name: values[name] for name in LONGEST}
    return Proposal(id=proposal_id, euros=euros_in(values["euros"]) or 0, **texts)


def problem_of(values: Mapping[str, str], used: set[str]) -> str:
    """What is wrong with the fields of one plan, or nothing."""
    checks = {
        "no_title": not values["title"],
        "no_amount": not euros_in(values["euros"]),
        "too_long": any(len(values[name]) > most for name, most in LONGEST.items()),
        "number_taken": values["number"].casefold() in used,
        "personal": bool(PERSONAL & set(flags_in(values["maker"]))),
    }
    return next((code for code, holds in checks.items() if holds), "")


def _free(used: set[str]) -> str:
    number = 1
    while str(number) in used:
        number += 1
    return str(number)
