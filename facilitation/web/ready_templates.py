"""Templates that were made into code elsewhere, for whoever asks for their first page."""

from collections.abc import Iterator, Mapping
from typing import Final

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache

#: What a whole hall or neighbourhood opens at the same moment: the door, the phone, the big screen
#: and plans. Pages of organisers are made when the first of them comes.
EVERYBODYS: Final = (
    *("base.html", "join.html", "phone.html", "projector.html"),
    *("components/", "phone/", "plan/"),
)


def everybodys(environment: Environment) -> Iterator[str]:
    """Names of those templates."""
    return (name for name in environment.list_templates() if name.startswith(EVERYBODYS))


class ReadyTemplates(BytecodeCache):
    """Kept in memory only. A template that was changed since, or that nobody made ready, is
    compiled as ever."""

    def __init__(self) -> None:
        self._ready: dict[str, bytes] = {}

    def take(self, ready: Mapping[str, bytes]) -> None:
        """Have these at hand."""
        self._ready.update(ready)

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Templates of ours are told apart by name."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code, where it is there and of this very source: Jinja sees to that."""
        if code := self._ready.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Nothing is written: the next process has a worker of its own."""
