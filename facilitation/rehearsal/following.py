"""Keeping a board up to date from messages, as every screen does: merge by id, notice a gap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

#: Lists that hold only rows changed since a revision; everything else comes whole each time.
KEYED_LISTS = ("notes", "themes", "items", "suggestions", "review", "cases", "outcomes")

Row = Mapping[str, Any]


class FollowedBoard:
    """One board as a client has it: the last whole parts, and the rows of the keyed lists."""

    def __init__(self) -> None:
        self.revision: int | None = None
        self._whole: dict[str, Any] = {}
        self._rows: dict[str, dict[str, Row]] = {}

    def take(self, message: Mapping[str, Any]) -> bool:
        """Merge a message; false when it starts after what we have, so that we must ask again."""
        since = message["since"]
        if since is None:
            self._rows = {}
        elif self.revision is None or since > self.revision:
            return False
        elif message["revision"] < self.revision:
            return True  # overtaken by a newer message
        self._merge(message)
        return True

    def __getitem__(self, part: str) -> Any:
        """A whole part; null when no board came yet."""
        return self._whole.get(part)

    def rows(self, name: str) -> Sequence[Row]:
        """The rows of a keyed list that are on the screen, in the order they came."""
        return tuple(self._rows.get(name, {}).values())

    def row(self, name: str, id_: str) -> Row | None:
        """One row, if it is on the screen."""
        return self._rows.get(name, {}).get(id_)

    def _merge(self, message: Mapping[str, Any]) -> None:
        self.revision = message["revision"]
        for part, value in message.items():
            if part in KEYED_LISTS:
                self._merge_rows(part, value)
            else:
                self._whole[part] = value

    def _merge_rows(self, name: str, changed: Sequence[Row]) -> None:
        rows = self._rows.setdefault(name, {})
        for row in changed:
            if row.get("gone"):
                rows.pop(row["id"], None)
            else:
                rows[row["id"]] = row
