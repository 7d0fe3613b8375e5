"""The form of one workshop: from typed fields to a draft, or to what is wrong with them."""

import datetime
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from werkzeug.datastructures import MultiDict

from facilitation.domain.preparing import WorkshopDraft
from facilitation.domain.workshop import Moderation
from facilitation.web.whole_numbers import whole_number

Typed = MultiDict[str, str]

#: Field name -> most characters. Longer is refused, never cut off.
LONGEST: Final[Mapping[str, int]] = MappingProxyType(
    {
        "title": 120,
        "neighbourhood": 80,
        "question": 200,
        "place": 120,
        "next_date": 80,
        "by_when": 80,
        "contact": 120,
        "wifi": 120,
        "controller": 160,
    }
)
LONGEST_PLACEHOLDER: Final = 300
MOST_TABLES: Final = 200
MOST_AREAS: Final = 60
#: Chosen from what is there, not typed.
CHOSEN: Final = ("run_sheet", "neighbourhood_id", "series_id")
REQUIRED: Final = ("run_sheet", "title", "neighbourhood")
PLACEHOLDER_PREFIX: Final = "placeholder-"


class NotUnderstood(Exception):
    """A field that cannot be read. The message is the key of the sentence to show."""


@dataclass(frozen=True, slots=True)
class Read:
    """What came out of the form. `draft` is there only when nothing is wrong."""

    draft: WorkshopDraft | None
    problems: Mapping[str, str]


def read_form(typed: Typed, run_sheets: Collection[str]) -> Read:
    """A draft from a form, or sentence keys by field name."""
    problems = {name: "organise.problem.required" for name in REQUIRED if not _text(typed, name)}
    problems |= _too_long(typed)
    if "run_sheet" not in problems and typed.get("run_sheet") not in run_sheets:
        problems["run_sheet"] = "organise.problem.run_sheet"
    values = _values(typed, problems)
    return Read(None if problems else WorkshopDraft(**values), problems)


def typed_from(draft: WorkshopDraft) -> Typed:
    """The form fields that say the same as this draft."""
    typed: Typed = MultiDict((name, getattr(draft, name)) for name in (*CHOSEN, *LONGEST))
    typed["date"] = draft.date.isoformat() if draft.date else ""
    typed["start"] = draft.start.strftime("%H:%M") if draft.start else ""
    typed["tables"] = str(draft.tables) if draft.tables else ""
    typed["areas"] = "\n".join(draft.areas)
    typed["english"] = "yes" if draft.english else ""
    typed["moderation"] = draft.moderation.value
    for name, text in draft.placeholders.items():
        typed[PLACEHOLDER_PREFIX + name] = text
    return typed


def _values(typed: Typed, problems: dict[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {name: _text(typed, name) for name in (*CHOSEN, *LONGEST)}
    for name, read in _READERS.items():
        try:
            values[name] = read(typed)
        except NotUnderstood as problem:
            problems[name] = str(problem)
    return values


def _text(typed: Typed, name: str) -> str:
    return typed.get(name, "").strip()


def _too_long(typed: Typed) -> dict[str, str]:
    limits = dict(LONGEST) | {
        name: LONGEST_PLACEHOLDER for name in typed if name.startswith(PLACEHOLDER_PREFIX)
    }
    return {
        name: "organise.problem.too_long"
        for name, limit in limits.items()
        if len(_text(typed, name)) > limit
    }


def _date(typed: Typed) -> datetime.date | None:
    text = _text(typed, "date")
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        raise NotUnderstood("organise.problem.date") from None


def _start(typed: Typed) -> datetime.time | None:
    """Both 19:30, as browsers send it, and 19.30, as Dutch people type it."""
    text = _text(typed, "start").removesuffix("uur").strip().replace(".", ":")
    try:
        return datetime.time.fromisoformat(text.zfill(len("19:30"))) if text else None
    except ValueError:
        raise NotUnderstood("organise.problem.start") from None


def _tables(typed: Typed) -> int:
    text = _text(typed, "tables")
    if not text:
        return 0
    tables = whole_number(text, MOST_TABLES)
    if tables is None:
        raise NotUnderstood("organise.problem.tables")
    return tables


def _areas(typed: Typed) -> tuple[str, ...]:
    areas = tuple(line.strip() for line in _text(typed, "areas").splitlines() if line.strip())
    if len(areas) > MOST_AREAS or any(len(area) > LONGEST["neighbourhood"] for area in areas):
        raise NotUnderstood("organise.problem.areas")
    return tuple(dict.fromkeys(areas))


def _moderation(typed: Typed) -> Moderation:
    try:
        return Moderation(typed.get("moderation") or Moderation.FLAGGED)
    except ValueError:
        raise NotUnderstood("organise.problem.choice") from None


def _placeholders(typed: Typed) -> dict[str, str]:
    names = (name for name in typed if name.startswith(PLACEHOLDER_PREFIX))
    texts = {name.removeprefix(PLACEHOLDER_PREFIX): _text(typed, name) for name in names}
    return {name: text for name, text in texts.items() if text}


_READERS: Final[Mapping[str, Callable[[Typed], object]]] = MappingProxyType(
    {
        "date": _date,
        "start": _start,
        "tables": _tables,
        "areas": _areas,
        "english": lambda typed: bool(typed.get("english")),
        "moderation": _moderation,
        "placeholders": _placeholders,
    }
)
