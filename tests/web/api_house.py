"""Programs that ask a real house, and what they get."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass, field
from typing import Any

from facilitation.domain.agenda.plan import PlanState
from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.rights import Right
from facilitation.organising.programs import Programs
from facilitation.storage.neighbourhoods import Neighbourhoods
from facilitation.storage.program_keys import ProgramKeys
from facilitation.web.api.route import Route
from tests.web.organise_house import House
from tests.web.public_plan import Agenda

ROOT = "/api/v1"
FAR = datetime.date(2999, 1, 1)
#: A body that does something, for every operation that takes one.
BODIES: dict[str, dict[str, Any]] = {
    "workshop_create": {"run_sheet": "g100", "title": "Avond"},
    "item_patch": {"version": 1, "signal": "on_track"},
    "update_add": {"text": "Er is geschept."},
    "response_add": {"text": "Dat kan in mei."},
}


@dataclass
class Answered:
    """What a program got back."""

    status: int
    headers: Any
    content: bytes

    @property
    def told(self) -> Any:
        return json.loads(self.content)

    @property
    def code(self) -> str:
        assert self.headers["Content-Type"] == "application/problem+json", self.content
        return str(self.told["code"])


@dataclass
class Program:
    """Something that asks the API, with a key or without."""

    house: House
    token: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, **more: Any) -> Answered:
        headers = self.headers | more.pop("headers", {})
        if self.token:
            headers.setdefault("Authorization", f"Bearer {self.token}")
        client = self.house.application.flask.test_client()
        got = client.open(f"{ROOT}{path}", method=method, headers=headers, **more)
        return Answered(got.status_code, got.headers, got.get_data())

    def get(self, path: str, **headers: str) -> Answered:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, body: Any, **headers: str) -> Answered:
        return self.ask("POST", path, json=body, headers=headers)

    def patch(self, path: str, body: Any, **headers: str) -> Answered:
        return self.ask("PATCH", path, json=body, headers=headers)


def program(house: House, by: str, place: Neighbourhood, *, writes: bool = False) -> Program:
    """A program with a key that this account (its id) made."""
    now_ms = house.application.workshops._now_ms
    keys = Programs(ProgramKeys(house.database, now_ms), Neighbourhoods(house.database), now_ms)
    return Program(house, keys.make(by, place, "Proef", writes, FAR))


class Town:
    """A published plan, a workshop, and keys of everybody."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.agenda = Agenda(house)
        self.code = house.workshop(self.agenda.place)
        self.agenda.answers(self.agenda.bench, "Dat kan.")
        self.agenda.becomes(PlanState.OPEN_FOR_COMMENT)
        self.elsewhere = house.place("Elders", house.account("elders@x.example"))
        BODIES["workshop_create"]["neighbourhood"] = self.agenda.place.id
        self.keys = {
            (right, writes): self.key(right, writes) for right in Right for writes in (True, False)
        }

    def key(self, right: Right, writes: bool) -> Program:
        email = f"{right}-{writes}@x.example"
        who = self.house.account(email)
        self.house.give(who, self.agenda.place, right)
        return program(self.house, who, self.agenda.place, writes=writes)

    def rested(self, *, writes: bool) -> Program:
        """A program with a new key, that may ask as much as any."""
        return program(self.house, self.agenda.fatma_id, self.agenda.place, writes=writes)

    @property
    def whole(self) -> Program:
        return self.keys[Right.LEAD, True]

    def filled(self, route: Route) -> str:
        known = {
            "neighbourhood_id": self.agenda.place.id,
            "code": self.code,
            "slug": self.agenda.plan.slug,
            "item": self.agenda.bench,
            "number": "1",
            "file_format": "json",
            "problem": "not_found",
        }
        return re.sub(r"\{(\w+)\}", lambda blank: known[blank[1]], route.path)

    def ask(self, who: Program, route: Route) -> Answered:
        more = {"json": BODIES[route.name]} if route.takes else {}
        return who.ask(route.method, self.filled(route), **more)
