"""Reading the audit log, and writing down that it was taken along."""

from collections.abc import Sequence
from typing import Final

from facilitation.domain.audit import Act, Asked, AuditLine
from facilitation.storage.audit import Audit

#: Acts on one page.
PAGE: Final = 100


class Log:
    """The audit log, as who leads reads it."""

    def __init__(self, audit: Audit) -> None:
        self._audit = audit

    def lines(self, asked: Asked) -> Sequence[AuditLine]:
        """One page of it, the newest first."""
        return self._audit.lines(asked, PAGE)

    def everything(self, asked: Asked, organiser_id: str) -> Sequence[AuditLine]:
        """All of it in order; taking it along is written down too."""
        lines = self._audit.everything(asked)
        self._audit.record(
            organiser_id, Act.AUDIT_DOWNLOADED, asked.neighbourhoods[0], count=len(lines)
        )
        return lines
