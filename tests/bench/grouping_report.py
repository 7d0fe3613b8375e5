"""The measured rows as tables for a terminal."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.bench.grouping_baselines import BASELINES
from tests.bench.grouping_effort import HAND_MOVES

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its width, and how a row fills it."""

    heading: str
    width: int
    cell: Callable[[Row], str]


def show_agreement(rows: Sequence[Row]) -> None:
    """Two tables: agreement beside others, and what else is known of every set."""
    print("ARI (adjusted Rand index); the engine is not told the number of groups, the others are")
    _print_table(AGREEMENT, rows)
    print(
        "* blind · names: the person's theme names as seeds · typed: 6 to 8 typed themes as seeds"
    )
    print("2nd p.: a second person against the first · 2nd eng: the engine against the second\n")
    _print_table(FIGURES, rows)
    print("pile ok: share of the loose pile that belongs there · found: share of misfits in it")
    print("why: share of placed notes that show a word of their own as the reason")


def show_effort(rows: Sequence[Row]) -> None:
    """Effort and agreement after hand moves."""
    print("Actions left per note (by hand: 1), and ARI, after hand moves, least certain first")
    _print_table(EFFORT, rows)
    print("moves, merges, names, new: the actions at the start, before any hand move")
    print("read/20: notes read to find 20 mistakes · 2nd: mistakes whose second choice is right")


def show_stability(rows: Sequence[Row]) -> None:
    """Whether runs repeat themselves and shown notes stay."""
    _print_table(STABILITY, rows)
    print("moved: shown notes that change when 10 % more come in; would move: were they free")


def show_speed(rows: Sequence[Row]) -> None:
    """Seconds and memory by size."""
    print(
        "Seconds of processor for notes never seen before, in a warmed process of its own per size"
    )
    _print_table(SPEED, rows)


def show_read(rows: Sequence[Row]) -> None:
    """Placed notes, as lines to read."""
    print("Fifty placed notes: group [words that spoke] confidence <- note (the person's theme)")
    for row in rows:
        if "set" in row:
            print(f"\n{row['set']}: surest mistakes, and what was confused most")
        for line in _reading_lines(row.get("sample") or row["surest_mistakes"]):
            print(line)
        for theme, group, count in row.get("confusions", ()):
            print(f"  {count:3} x {theme} -> {group}")


def _reading_lines(readings: Sequence[Row]) -> Iterator[str]:
    for each in readings:
        said = f"  {each['group']} [{', '.join(each['why'])}] {each['confidence']:.2f}"
        yield f"{said} <- {each['text']} ({each['theme']})"


def _print_table(columns: Sequence[Column], rows: Sequence[Row]) -> None:
    print("".join(_cell(each.heading, place, each) for place, each in enumerate(columns)))
    for row in rows:
        print("".join(_cell(each.cell(row), place, each) for place, each in enumerate(columns)))


def _cell(text: str, place: int, column: Column) -> str:
    return f"{text:<{column.width}}" if place == 0 else f"{text:>{column.width}}"


def _name(row: Row) -> str:
    return row["set"] + ("*" if row["blind"] else "")


def _value(*path: str, form: str = ".2f") -> Callable[[Row], str]:
    """What stands at this path of a row, or a dash."""

    def cell(row: Row) -> str:
        value: Any = row
        for step in path:
            value = value.get(step) if value is not None else None
        return "–" if value is None else format(value, form)

    return cell


def _after(count: int) -> Callable[[Row], str]:
    """The effort left and the ARI after this many hand moves."""

    def cell(row: Row) -> str:
        each = row[f"after_{count}"]
        return f"{each['effort']:.2f} {each['ari']:.2f}"

    return cell


def _same(key: str) -> Callable[[Row], str]:
    return lambda row: "same" if row[key] else "OTHER"


SET = Column("set", 18, _name)
NOTES = Column("notes", 6, _value("notes", form="d"))
AGREEMENT = (
    SET,
    NOTES,
    Column("engine", 8, _value("agreement", "ari")),
    Column("names", 7, _value("theme_names", "ari")),
    Column("typed", 7, _value("typed_themes", "ari")),
    Column("2nd p.", 8, _value("second_person", "ari")),
    Column("2nd eng", 8, _value("with_second_person", "ari")),
    *(Column(name, 16, _value("others", name, "ari")) for name in BASELINES),
)
FIGURES = (
    SET,
    Column("AMI", 5, _value("agreement", "ami")),
    Column("groups", 8, _value("groups", form="d")),
    Column("themes", 8, _value("themes", form="d")),
    Column("placed", 8, _value("placed", form=".0%")),
    Column("pile ok", 9, _value("loose_right", form=".0%")),
    Column("found", 7, _value("misfits_found", form=".0%")),
    Column("why", 6, _value("explained", form=".0%")),
    Column("covered", 9, lambda row: "yes" if row["covered"] else "no"),
    Column("seconds", 9, _value("seconds")),
    Column("MB", 6, _value("megabytes", form=".0f")),
)
EFFORT = (
    SET,
    *(Column(f"after {count}", 12, _after(count)) for count in HAND_MOVES),
    Column("moves", 7, _value("after_0", "moves", form="d")),
    Column("merges", 7, _value("after_0", "merges", form="d")),
    Column("names", 6, _value("after_0", "renames", form="d")),
    Column("new", 5, _value("after_0", "made", form="d")),
    Column("read/20", 9, _value("read_to_find_20", form="d")),
    Column("2nd", 6, _value("second_choice", form=".0%")),
    *(Column(name, 16, _value("others", name)) for name in BASELINES),
)
STABILITY = (
    SET,
    Column("again", 7, _same("identical_again")),
    Column("elsewhere", 11, _same("identical_elsewhere")),
    Column("shown", 7, _value("shown", form="d")),
    Column("moved", 7, _value("shown_moved", form="d")),
    Column("would move", 12, _value("would_move", form="d")),
)
SPEED = (
    Column("notes", 7, _value("notes", form="d")),
    Column("cold", 8, _value("cold_seconds")),
    Column("again", 8, _value("again_seconds")),
    Column("first new, ms", 15, _value("first_new_ms", form=".0f")),
    Column("then, ms", 10, _value("one_new_ms", form=".1f")),
    Column("typed, cold", 13, _value("typed", "cold_seconds")),
    Column("idle MB", 9, _value("idle_megabytes", form=".0f")),
    Column("peak MB", 9, _value("peak_megabytes", form=".0f")),
    *(Column(name, 16, _value("others", name)) for name in BASELINES),
)
