"""Making documents as a job for a worker process: JSON of a document in, a file out."""

import gc
from collections.abc import Mapping
from typing import Any

from facilitation.exporters import EXPORTERS
from facilitation.exporters.advice_sheet import advice_pdf, read_advice
from facilitation.exporters.as_form import FORM_EXPORTERS, read_form
from facilitation.exporters.compiling import compiled
from facilitation.exporters.paper import ExporterUnavailable
from facilitation.exporters.schema import read_any


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Answer `{"format", "document", "language"}` with `{"file": bytes}`, or with
    `{"unavailable": sentence}` where this machine lacks something; `{"templates": names}` with
    their code."""
    if "templates" in request:
        return {"code": compiled(request["templates"])}
    try:
        return {"file": _written(request["format"], request["document"], request["language"])}
    except ExporterUnavailable as lacking:
        return {"unavailable": str(lacking)}


def _written(name: str, content: bytes, language: str) -> bytes:
    form = read_form(content)
    if form is not None:
        return FORM_EXPORTERS[name](form, language)
    advice = read_advice(content)
    if advice is not None:
        return advice_pdf(advice, language)
    return EXPORTERS[name].write(read_any(content), language)


#: Laying out a plan makes millions of things that all stay until its PDF is there: looking every
#: seven hundred of them for what can go takes a tenth of the time, and finds nothing.
COLLECT_AFTER = (50_000, 20, 50)


def warm() -> None:
    """Nothing to load beforehand: each format brings its library when first asked for."""
    gc.set_threshold(*COLLECT_AFTER)
