import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from facilitation.contract import payloads as p
from facilitation.contract.commands import COMMANDS
from facilitation.contract.errors import Ack, refused
from facilitation.contract.schema import documents, encoded, every_refusal
from facilitation.domain.people import Audience
from facilitation.domain.refusals import TooFast
from tests.contract.examples import FULL
from tests.evening import Evening, new_id

PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"


def validator(document: str, *path: str) -> Draft202012Validator:
    """Validates against one part of a published schema."""
    whole = json.loads((PUBLISHED / document).read_text("utf-8"))
    part: Any = whole
    for name in path:
        part = part[name]
    return Draft202012Validator({"$defs": whole["$defs"], **part})


def undeclared(value: Any, schema: Any, defs: Any, path: str = "") -> list[str]:
    """Fields that a message has and its schema does not know."""
    while "$ref" in schema:
        schema = defs[schema["$ref"].rpartition("/")[2]]
    for option in schema.get("anyOf", ()):
        if value is not None and option.get("type") != "null":
            return undeclared(value, option, defs, path)
    if isinstance(value, dict):
        known = schema.get("properties", {})
        if not known and schema.get("additionalProperties"):
            return []
        return [
            found
            for name, inner in value.items()
            for found in (
                undeclared(inner, known[name], defs, f"{path}.{name}")
                if name in known
                else [f"{path}.{name}"]
            )
        ]
    if isinstance(value, list) and "items" in schema:
        return [found for one in value for found in undeclared(one, schema["items"], defs, path)]
    return []


@pytest.fixture(scope="module")
def published_messages() -> Any:
    return json.loads((PUBLISHED / "messages.json").read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(documents()))
def test_what_is_published_is_what_the_code_does(name: str) -> None:
    """`python -m facilitation.contract.schema docs/schema` brings them in step."""
    assert (PUBLISHED / name).read_bytes() == encoded(documents()[name])


def test_nothing_is_published_that_the_code_does_not_know() -> None:
    assert {path.name for path in PUBLISHED.glob("*.json")} >= set(documents())


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_example_fits_its_published_schema(name: str) -> None:
    schema = validator("commands.json", "commands", name, "payload")

    schema.validate(FULL[name])
    assert not schema.is_valid({**FULL[name], "author": "x"})


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_published_senders_are_those_who_may(name: str) -> None:
    published = documents()["commands.json"]["commands"][name]["audiences"]

    assert set(published) == COMMANDS[name].audiences


def test_answers_fit_their_published_schema() -> None:
    schema = validator("commands.json", "answer")

    for answer in (Ack(ok=True, revision=3), refused(TooFast(retry_after_ms=30))):
        schema.validate(msgspec.to_builtins(answer))


def test_every_refusal_has_a_code_of_its_own_and_a_sentence() -> None:
    codes = documents()["errors.json"]["codes"]

    assert len(codes) == len(every_refusal())
    assert all(one["description"] for one in codes.values())
    assert {code for code, one in codes.items() if one["retry"]} == {
        "busy",
        "grouping_failed",
        "too_fast",
        "try_again",
    }


def full_evening(evening: Evening) -> None:
    """Something of everything that boards can hold."""
    words = evening.go_to("words")
    evening.table(1).write(words, "noaberschap")
    ideas = evening.go_to("ideas")
    notes = evening.notes("Meer bankjes", "Meer groen", "Bel 06 12345678")
    evening.team.give(p.HideNote(id=notes[1], reason="test"))
    evening.scribe.give(p.AddPaperNotes(step=ideas, notes=(p.PaperNote(id=new_id(), number=7),)))
    theme = evening.theme("Ontmoeten", notes[0])
    evening.team.give(p.Regroup())
    evening.facilitator.give(p.OpenStep(step=evening.step("group"), beside=True))
    evening.go_to("elaborate")
    card = {**FULL["submit_plan_card"], "theme": theme, "step": evening.step("elaborate")}
    evening.table(1).give(msgspec.convert(card, p.SubmitPlanCard))
    [item] = evening.rows("items")
    vote = evening.go_to("vote")
    for number in range(12):
        phone = evening.phone(role="resident" if number % 2 else "professional")
        phone.give(p.CastBallot(id=new_id(), step=vote, allocation={item.id: 2}))
    evening.close(vote)
    evening.go_to("commit")
    evening.phone().give(p.MakePledge(id=new_id(), item=item.id))
    evening.go_to("evaluate")


@pytest.mark.parametrize("audience", list(Audience))
def test_real_boards_fit_their_published_schema(
    evening: Evening, published_messages: Any, audience: Audience
) -> None:
    full_evening(evening)
    seat = evening.table(1) if audience is Audience.TABLE else evening.seat(audience)
    whole, changed = seat.board(), seat.board(since=evening.workshop.revision - 4)

    schema = validator("messages.json", "board", audience)
    for board in (whole, changed):
        schema.validate(board)
        assert (
            undeclared(board, published_messages["board"][audience], published_messages["$defs"])
            == []
        )
    assert changed["since"] is not None


def test_ones_own_fits_its_published_schema(evening: Evening, published_messages: Any) -> None:
    phone = evening.phone(role="resident", table=4)
    phone.write(evening.go_to("ideas"), "Bel 06 12345678")
    step = evening.go_to("evaluate")
    phone.give(p.Answer(step=step, question="could_speak", value="1"))

    own = phone.own()

    validator("messages.json", "own").validate(own)
    assert undeclared(own, published_messages["own"], published_messages["$defs"]) == []
