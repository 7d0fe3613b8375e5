"""'Ons advies' as a document for the worker: what tables gave who told a story, to take home."""

from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from facilitation.exporters.prints import Advice, Meeting, print_pdf

ADVICE_FORMAT: Final = "samenspel-advice/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceSheet:
    """One sheet. It leaves the house on paper only, so its shape is promised to nobody."""

    format: Literal["samenspel-advice/1"] = ADVICE_FORMAT
    advice: Advice
    meeting: Meeting


def read_advice(content: bytes) -> AdviceSheet | None:
    """The sheet in `content`; nothing where it is another kind of document."""
    said = msgspec.json.decode(content).get("format")
    return msgspec.json.decode(content, type=AdviceSheet) if said == ADVICE_FORMAT else None


def advice_pdf(sheet: AdviceSheet, language: str) -> bytes:
    """PDF/UA-1. Raises ExporterUnavailable where Pango is missing."""
    return print_pdf(sheet.advice, sheet.meeting, language)
