import copy
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.contract.commands import COMMANDS, commands_for
from facilitation.contract.parsing import LARGEST_COMMAND, parse
from facilitation.contract.payloads import Payload
from facilitation.domain.people import Audience
from facilitation.domain.refusals import Refusal
from facilitation.services.handlers import HANDLERS
from tests.contract.examples import FULL, MISFITS, NO_OBJECTS

NAMES = sorted(COMMANDS)


def refusal_of(name: Any, values: Any, audience: Audience | None = None) -> str:
    row = COMMANDS.get(name)
    with pytest.raises(Refusal) as refused:
        parse(audience or sorted(row.audiences)[0], name, values)
    json.dumps(refused.value.params)
    return refused.value.code


def test_there_is_an_example_of_every_command() -> None:
    assert set(FULL) == set(COMMANDS)


@pytest.mark.parametrize("name", NAMES)
def test_the_example_fills_in_every_field(name: str) -> None:
    fields = {field.encode_name for field in msgspec.structs.fields(COMMANDS[name].payload)}

    assert set(FULL[name]) == fields


@pytest.mark.parametrize("name", NAMES)
def test_a_command_is_understood_from_everyone_who_may_send_it(name: str) -> None:
    for audience in COMMANDS[name].audiences:
        assert isinstance(parse(audience, name, FULL[name]), COMMANDS[name].payload)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_from_the_wrong_audience_is_unknown(name: str) -> None:
    for audience in set(Audience) - COMMANDS[name].audiences:
        assert refusal_of(name, FULL[name], audience) == "unknown_command"


@pytest.mark.parametrize("name", ["", "connect", "disconnect", "Sync", "sync ", "\x00", "a" * 999])
def test_what_is_no_command_is_unknown(name: str) -> None:
    for audience in Audience:
        assert refusal_of(name, {}, audience) == "unknown_command"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("values", NO_OBJECTS, ids=repr)
def test_a_payload_is_an_object(name: str, values: Any) -> None:
    assert refusal_of(name, values) == "invalid_payload"


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_field_is_refused(name: str) -> None:
    assert refusal_of(name, {**FULL[name], "participant_id": "x"}) == "invalid_payload"


@pytest.mark.parametrize(
    ("name", "field"),
    [
        (name, field.encode_name)
        for name in NAMES
        for field in msgspec.structs.fields(COMMANDS[name].payload)
        if field.required
    ],
)
def test_a_field_that_is_missing_is_refused(name: str, field: str) -> None:
    values = {key: value for key, value in FULL[name].items() if key != field}

    assert refusal_of(name, values) == "invalid_payload"


@pytest.mark.parametrize(
    ("name", "field"), [(name, field) for name in NAMES for field in FULL[name]]
)
def test_a_field_of_another_kind_is_refused(name: str, field: str) -> None:
    for misfit in MISFITS:
        assert refusal_of(name, {**FULL[name], field: misfit}) == "invalid_payload"


def strings_in(values: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every string inside."""
    if isinstance(values, str):
        return [path]
    if not isinstance(values, dict | list):
        return []
    pairs = values.items() if isinstance(values, dict) else enumerate(values)
    return [found for key, inner in pairs for found in strings_in(inner, (*path, key))]


@pytest.mark.parametrize(
    ("name", "path"), [(name, path) for name in NAMES for path in strings_in(FULL[name])]
)
@pytest.mark.parametrize("unstorable", ["a\x00b", "a\ud800b"], ids=["nul", "surrogate"])
def test_what_cannot_be_stored_is_refused(name: str, path: tuple, unstorable: str) -> None:
    values: Any = copy.deepcopy(FULL[name])
    holder = values
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = unstorable

    assert refusal_of(name, values) == "invalid_payload"


@pytest.mark.parametrize("name", NAMES)
def test_too_much_is_too_large_whatever_is_in_it(name: str) -> None:
    assert refusal_of(name, {**FULL[name], "x": "y" * LARGEST_COMMAND}) == "too_large"


def test_size_is_counted_in_bytes_of_json() -> None:
    assert refusal_of("edit_note", {"id": "x", "text": "€" * 6_000}) == "too_large"


def test_nesting_without_end_is_refused() -> None:
    nested: list[Any] = []
    for _ in range(5_000):
        nested = [nested]

    assert refusal_of("sync", {"revision": nested}) in ("invalid_payload", "too_large")


NO_JSON = {"bytes": b"bytes", "set": {1, 2}, "object": object(), "nan": float("nan")}


@pytest.mark.parametrize("not_json", NO_JSON.values(), ids=list(NO_JSON))
def test_what_is_no_json_is_refused(not_json: Any) -> None:
    assert refusal_of("submit_note", {**FULL["submit_note"], "text": not_json}) == "invalid_payload"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def outcome(name: str, values: Any) -> str:
    """What becomes of a payload; anything but a refusal is ours to mend."""
    try:
        command = parse(sorted(COMMANDS[name].audiences)[0], name, values)
    except Refusal as refusal:
        return refusal.code
    return "command" if isinstance(command, Payload) else "something else"


@given(st.sampled_from(NAMES), json_values)
def test_any_json_is_a_command_or_a_refusal(name: str, values: Any) -> None:
    assert outcome(name, values) in ("command", "invalid_payload", "too_large")


@given(st.sampled_from(NAMES), st.data())
def test_any_value_in_any_field_is_a_command_or_a_refusal(name: str, data: Any) -> None:
    if not FULL[name]:
        return
    field = data.draw(st.sampled_from(sorted(FULL[name])))
    values = {**FULL[name], field: data.draw(json_values)}

    assert outcome(name, values) in ("command", "invalid_payload", "too_large")


@pytest.mark.parametrize(
    ("name", "text", "fits"),
    [("submit_note", "x" * 500, True), ("submit_note", "x" * 501, False), ("edit_note", "", False)],
)
def test_a_text_has_one_to_five_hundred_characters(name: str, text: str, fits: bool) -> None:
    values = {**FULL[name], "text": text}
    if fits:
        assert parse(Audience.PHONE, name, values)
    else:
        assert refusal_of(name, values) == "invalid_payload"


@pytest.mark.parametrize(
    "wrong", ["", "x" * 31, "x" * 37, "x" * 31 + " ", "x" * 31 + "/", "é" * 32]
)
def test_an_id_has_thirty_two_to_thirty_six_plain_characters(wrong: str) -> None:
    assert refusal_of("withdraw_note", {"id": wrong}) == "invalid_payload"


@pytest.mark.parametrize("right", ["x" * 32, "x" * 36, "123e4567-e89b-12d3-a456-426614174000"])
def test_a_uuid_is_an_id(right: str) -> None:
    assert parse(Audience.PHONE, "withdraw_note", {"id": right})


def test_a_facilitator_may_send_what_team_and_scribe_may() -> None:
    facilitator = set(commands_for(Audience.FACILITATOR))

    assert set(commands_for(Audience.TEAM)) <= facilitator
    assert set(commands_for(Audience.SCRIBE)) <= facilitator


def test_the_projector_only_looks() -> None:
    assert [row.name for row in commands_for(Audience.PROJECTOR)] == ["sync"]


def test_every_command_is_carried_out_by_someone() -> None:
    #: Answered on the live connection itself, or by way of the machine.
    elsewhere = {"sync", "writing", "regroup", "preview_grouping", "propose_split"}

    missing = {name for name, row in COMMANDS.items() if row.payload not in HANDLERS}

    assert missing == elsewhere
