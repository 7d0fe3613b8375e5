"""The log of acts is only added to, whatever asks; what is due goes by one door."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import DBAPIError

from facilitation.domain.audit import AUDIT_DAYS, SECURITY_DAYS, Act, Asked
from facilitation.storage.audit import Audit
from facilitation.storage.database import Database

DAY_MS = 86_400_000
PLACE = "n" * 32
CHANGE, DELETE = "UPDATE audit_event SET who = 'nobody'", "DELETE FROM audit_event"
REPLACE = (
    "INSERT OR REPLACE INTO audit_event (seq, at_ms, who, what, details) "
    "SELECT seq, 0, 'nobody', 'nothing', '{}' FROM audit_event"
)
ATTEMPTS = {
    "sqlite": (CHANGE, DELETE, REPLACE),
    "postgresql": (CHANGE, DELETE, "TRUNCATE audit_event"),
}


@pytest.fixture
def audit(database: Database) -> Audit:
    """A log with a failed log-in and an invitation."""
    found = Audit(database)
    found.record("somebody", Act.LOG_IN_FAILED, PLACE)
    found.record("somebody", Act.INVITED, PLACE, right="read")
    return found


def written(audit: Audit) -> list[str]:
    return [line.what for line in audit.everything(Asked((PLACE,)))]


def test_the_database_itself_refuses_to_change_an_act(audit, database):
    for attempt in ATTEMPTS["sqlite" if database.is_sqlite else "postgresql"]:
        with pytest.raises(DBAPIError, match="only added to"), database.writing() as connection:
            connection.exec_driver_sql(attempt)

    assert written(audit) == ["log_in_failed", "invited"]


def test_log_ins_go_after_a_month_and_the_rest_after_two_years(audit):
    now = audit.everything(Asked((PLACE,)))[-1].at_ms

    assert audit.erase(now + (SECURITY_DAYS - 1) * DAY_MS) == 0
    assert audit.erase(now + (SECURITY_DAYS + 1) * DAY_MS) == 1
    assert written(audit) == ["invited"]
    assert audit.due(now + (AUDIT_DAYS + 1) * DAY_MS) == 1
    assert audit.erase(now + (AUDIT_DAYS + 1) * DAY_MS) == 1
    assert written(audit) == []


def test_the_door_is_shut_again_behind_the_retention_job(audit, database):
    audit.erase(10**15 - 1)
    audit.record("somebody", Act.INVITED, PLACE, right="read")

    with pytest.raises(DBAPIError), database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM audit_event")


@pytest.mark.parametrize("detail", [{"text": "Een bankje"}, {"right": "x" * 81}])
def test_a_text_cannot_be_written_down(audit, detail):
    with pytest.raises(ValueError, match="audit log"):
        audit.record("somebody", Act.INVITED, PLACE, **detail)
