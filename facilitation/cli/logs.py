"""What the server says of itself: lines for people, or JSON for machines."""

import json
import logging
import traceback
from collections.abc import Mapping

from facilitation.services.tracing import facts

#: Loggers that say more than anybody wants to read.
TALKATIVE = (
    "werkzeug",
    "engineio.server",
    "socketio.server",
    "alembic.runtime.migration",
)
#: A line per page and per command: for machines, which can leave them out.
PER_REQUEST = ("facilitation.web.request_log", "facilitation.live.server.commands")
#: What a line may have besides its words.
EXTRAS = ("command", "answer", "audience", "status", "ms")


class Readable(logging.Formatter):
    """A line for people, with request and workshop at its end."""

    def format(self, record: logging.LogRecord) -> str:
        """Moment, level, who says it, what, and where it went wrong."""
        moment, about = self.formatTime(record), {**_extras(record), **facts()}
        told = "".join(f" {name}={value}" for name, value in about.items())
        line = f"{moment} {record.levelname} {record.name}: {record.getMessage()}{told}"
        return "\n".join([line, *_fault(record)])


class Json(logging.Formatter):
    """One JSON object per line."""

    def format(self, record: logging.LogRecord) -> str:
        """The same as people read, by name."""
        line: dict[str, object] = {
            "at_ms": round(record.created * 1000),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **_extras(record),
            **facts(),
        }
        if fault := _fault(record):
            line["fault"] = fault
        return json.dumps(line, ensure_ascii=False)


FORMATTERS: Mapping[str, type[logging.Formatter]] = {"text": Readable, "json": Json}


def begin(style: str) -> None:
    """Log to stderr in this style from now on."""
    handler = logging.StreamHandler()
    handler.setFormatter(FORMATTERS[style]())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    quiet = TALKATIVE if style == "json" else (*TALKATIVE, *PER_REQUEST)
    for name in quiet:
        logging.getLogger(name).setLevel(logging.WARNING)


def _extras(record: logging.LogRecord) -> dict[str, object]:
    return {name: getattr(record, name) for name in EXTRAS if hasattr(record, name)}


def _fault(record: logging.LogRecord) -> list[str]:
    """Of what kind a fault is and where it happened; never what it says, since that may quote
    somebody."""
    failure = record.exc_info[1] if record.exc_info else None
    lines: list[str] = []
    while failure is not None:
        lines.append(f"Traceback: {type(failure).__module__}.{type(failure).__qualname__}")
        for frame in traceback.extract_tb(failure.__traceback__):
            lines.append(f"  {frame.filename}:{frame.lineno} in {frame.name}")
        failure = failure.__cause__ or failure.__context__
    return lines
