"""True stories of the store, and what tables gave about them, as records."""

from typing import Any, TypeVar

import msgspec

from facilitation.domain.ports import Store
from facilitation.domain.seating import cases_of, outcomes_of
from facilitation.exporters.records.stories import CaseOutcomeRecord, CaseRecord

Record = TypeVar("Record")


def story_records(store: Store) -> dict[str, Any]:
    """The stories and what tables gave; names of who told them stay in the hall."""
    return {
        "cases": tuple(_alike(case, CaseRecord) for case in cases_of(store)),
        "outcomes": tuple(
            _alike(one, CaseOutcomeRecord) for one in outcomes_of(store) if not one.rehearsal
        ),
    }


def _alike(row: object, record: type[Record]) -> Record:
    """The fields that a row and its record have under one name."""
    return msgspec.convert(row, record, from_attributes=True)
