"""The description of the API and the API itself say the same: every operation is walked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from facilitation.domain.programs import SCOPE
from facilitation.domain.rights import Action, Right, may
from facilitation.web.api.problems import PROBLEMS
from facilitation.web.api.route import Answer, Door
from facilitation.web.api.routes import ROUTES
from facilitation.wiring.application import Application
from tests.web.api_house import ROOT, Program, Town, program
from tests.web.organise_house import House, application

__all__ = ["application"]

UNHAPPY = re.compile(r"^[45]\d\d$")


@pytest.fixture(scope="module")
def town(application: Application) -> Town:
    return Town(House(application))


@pytest.fixture(scope="module")
def described(town: Town) -> dict[str, Any]:
    return Program(town.house).get("/openapi.json").told


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def schema_errors(described: dict[str, Any], schema: dict[str, Any], value: Any) -> list[str]:
    whole = {**schema, "components": described["components"]}
    return [one.message for one in Draft202012Validator(whole).iter_errors(value)]


def test_the_description_is_one_by_the_rules_of_openapi(described):
    validate(described)

    assert described["openapi"].startswith("3.")
    assert described["servers"][0]["url"].endswith(ROOT)
    assert described["info"]["version"].split(".")[0] == ROOT[-1]


def test_what_is_described_exists_and_what_exists_is_described(town, described):
    there = {
        (method, re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule).removeprefix(ROOT))
        for rule in town.house.application.flask.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }

    assert {(method, path) for method, path, _ in operations(described)} == there


def test_addresses_are_nouns_in_small_letters(described):
    for _, path, operation in operations(described):
        fixed = re.sub(r"\{\w+\}", "", path)
        assert re.fullmatch(r"[a-z./-]+", fixed), path
        assert not path.endswith("/")
        assert operation["operationId"]
        assert operation["summary"]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_an_answer_is_what_its_schema_promises(town, described, route):
    answer = town.ask(town.whole, route)

    assert answer.status == route.status, answer.content
    operation = described["paths"][route.path][route.method.lower()]
    content = operation["responses"][str(route.status)]["content"]
    kind = answer.headers["Content-Type"].partition(";")[0]
    assert kind in content
    if route.answers is not Answer.FILE:
        assert schema_errors(described, content[kind]["schema"], answer.told) == []


def test_a_schema_knows_every_field_that_is_sent(town, described):
    for route in ROUTES:
        if isinstance(route.answers, Answer):
            continue
        operation = described["paths"][route.path][route.method.lower()]
        schema = operation["responses"][str(route.status)]["content"]["application/json"]["schema"]
        answer = town.ask(town.whole, route)
        assert undeclared(answer.told, schema, described) == [], route.name


def undeclared(value: Any, schema: Any, described: Any, path: str = "") -> list[str]:
    while "$ref" in schema:
        schema = described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    for option in schema.get("anyOf", ()):
        if value is not None and option.get("type") != "null":
            return undeclared(value, option, described, path)
    if isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        missing = [f"{path}.{name}" for name in value if name not in known]
        inner = (
            undeclared(value[name], known[name], described, f"{path}.{name}")
            for name in value
            if name in known
        )
        return [*missing, *(one for found in inner for one in found)]
    if isinstance(value, list) and "items" in schema:
        return [
            found for one in value for found in undeclared(one, schema["items"], described, path)
        ]
    return []


def test_every_problem_that_a_program_meets_is_described(town, described):
    """Asked without a key, with one that may not, and for what is not there."""
    asking = [Program(town.house), Program(town.house, "nope")]
    asking += [town.keys[Right.READ, False], town.keys[Right.LEAD, False]]
    problem = {"$ref": "#/components/schemas/Problem"}
    met = set()
    for route in ROUTES:
        operation = described["paths"][route.path][route.method.lower()]
        nowhere = re.sub(r"\{\w+\}", "999999", route.path)
        asked = [town.ask(who, route) for who in asking]
        asked += [town.whole.ask(route.method, f"{nowhere}?colour=red")]
        asked += [town.whole.ask(route.method, nowhere, headers={"Accept": "text/html"})]
        for answer in asked:
            if not UNHAPPY.match(str(answer.status)):
                continue
            met.add(answer.code)
            assert str(answer.status) in operation["responses"], (route.name, answer.content)
            assert answer.code in operation["responses"][str(answer.status)]["description"]
            assert schema_errors(described, problem, answer.told) == []
    assert met <= set(PROBLEMS)
    assert {"key_needed", "key_unknown", "key_reads_only", "not_found", "parameter"} <= met


@pytest.mark.parametrize("writes", [True, False])
@pytest.mark.parametrize("right", Right)
def test_a_key_opens_what_its_maker_may_and_its_scope_allows(town, right, writes):
    wrong = []
    for route in ROUTES:
        answer = town.ask(town.keys[right, writes], route)
        asks = route.needs
        allowed = asks in Door or (may(right, asks) and asks in SCOPE[writes])
        if (answer.status == 403) == allowed or answer.status >= 500:
            wrong.append((route.name, answer.status))
    assert wrong == []


def test_every_operation_that_is_not_public_asks_for_a_key(town, described):
    for route in ROUTES:
        public = route.needs is Door.PUBLIC
        operation = described["paths"][route.path][route.method.lower()]
        assert (operation["security"] == []) == public
        assert (town.ask(Program(town.house), route).status == 401) != public
        assert public or isinstance(route.needs, Action) or route.needs is Door.ANY_KEY


def test_a_place_elsewhere_is_not_found_whatever_is_asked(town):
    stranger = program(
        town.house, town.house.id_of("elders@x.example"), town.elsewhere, writes=True
    )
    for route in ROUTES:
        if route.in_path and route.needs is not Door.PUBLIC:
            assert town.ask(stranger, route).code == "not_found", route.name


def test_the_description_holds_no_line_ends_and_nothing_of_this_machine(described):
    text = json.dumps(described)

    assert "\\n" not in text
    assert "facilitation" not in text
