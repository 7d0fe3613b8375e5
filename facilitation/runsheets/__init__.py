"""The run-sheets that ship with the product: data, read once."""

from functools import cache
from pathlib import Path

import msgspec
import yaml

from facilitation.domain.runsheets import RunSheetBook

BOOK = Path(__file__).parent / "runsheets.yaml"


@cache
def shipped() -> RunSheetBook:
    """The book of run-sheets. `from` is a word of Python, so the scale's key is renamed."""
    document = yaml.safe_load(BOOK.read_text("utf-8"))
    for sheet in document["runsheets"]:
        for step in sheet["steps"]:
            if scale := step.get("scale"):
                scale["from_"] = scale.pop("from")
    return msgspec.convert(document, RunSheetBook)
