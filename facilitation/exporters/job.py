"""Making documents as a job for a worker process: JSON of a document in, a file out."""

from collections.abc import Mapping
from typing import Any

from facilitation.exporters import EXPORTERS
from facilitation.exporters.paper import ExporterUnavailable
from facilitation.exporters.schema import read_any


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Answer `{"format", "document", "language"}` with `{"file": bytes}`, or with
    `{"unavailable": sentence}` where this machine lacks something."""
    write = EXPORTERS[request["format"]].write
    try:
        return {"file": write(read_any(request["document"]), request["language"])}
    except ExporterUnavailable as lacking:
        return {"unavailable": str(lacking)}


def warm() -> None:
    """Nothing to load beforehand: each format brings its library when first asked for."""
