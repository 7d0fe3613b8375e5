"""The promise of the JSON export is published, and every export keeps it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from facilitation.exporters.as_json import write
from facilitation.exporters.schema import PUBLISHED, json_schema
from facilitation.exporters.story_file import case_file
from tests.exporters.plan_sample import SLUISWIJK_PLAN
from tests.exporters.sample import SLUISWIJK_G100
from tests.stories import STORIES

FOLDER = Path(__file__).parents[2] / "docs" / "schema"
DOCUMENTS = {"export.json": SLUISWIJK_G100, "plan.json": SLUISWIJK_PLAN}


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schema_is_in_step_with_the_code(name: str) -> None:
    """`python -m facilitation.exporters.schema docs/schema` brings it in step."""
    promised = json.loads((FOLDER / name).read_text("utf-8"))

    assert promised == json.loads(json.dumps(json_schema(PUBLISHED[name])))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_whole_document_fits_its_published_schema(name: str) -> None:
    validator = Draft202012Validator(json.loads((FOLDER / name).read_text("utf-8")))

    validator.validate(json.loads(write(DOCUMENTS[name])))

    assert not validator.is_valid({"format": "samenspel/1"})


def test_a_story_fits_its_published_schema_and_says_not_who_told_it() -> None:
    validator = Draft202012Validator(json.loads((FOLDER / "case.json").read_text("utf-8")))
    story = json.loads(case_file(STORIES[0]))

    validator.validate(story)

    assert "owners" not in story
