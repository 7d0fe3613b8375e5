"""The promise of the JSON export is published, and every export keeps it."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from facilitation.exporters.as_json import write
from facilitation.exporters.schema import json_schema
from tests.exporters.sample import SLUISWIJK_G100

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema" / "export.json"


def test_the_published_schema_is_in_step_with_the_code() -> None:
    """`python -m facilitation.exporters.schema docs/schema` brings it in step."""
    assert json.loads(PUBLISHED.read_text("utf-8")) == json.loads(json.dumps(json_schema()))


def test_a_whole_evening_fits_the_published_schema() -> None:
    validator = Draft202012Validator(json.loads(PUBLISHED.read_text("utf-8")))

    validator.validate(json.loads(write(SLUISWIJK_G100)))

    assert not validator.is_valid({"format": "samenspel/1"})
