"""Keys for organisers' own programs: made here, shown once, ended at any moment."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Protocol

from flask import Response, abort, g, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as BaseResponse

from facilitation.domain.neighbourhoods import Neighbourhood
from facilitation.domain.programs import LONGEST_DAYS, LONGEST_KEY_NAME, USUAL_DAYS, ProgramKey
from facilitation.domain.rights import Action
from facilitation.web.organise.page import ZONE, page
from facilitation.web.organise.proof import Proof
from facilitation.web.organise.words import problem_words
from facilitation.web.routes import Routes

KEYS: Final = "/n/<neighbourhood_id>/keys"
KEY_ROUTES: Final[Routes] = MappingProxyType(
    {
        "keys": (KEYS, ("GET",)),
        "key_make": (KEYS, ("POST",)),
        "key_end": (f"{KEYS}/<key_id>/end", ("POST",)),
    }
)
KEYS_NEEDED: Final[Mapping[str, Action]] = MappingProxyType(
    dict.fromkeys(KEY_ROUTES, Action.MAKE_KEYS)
)
#: What a key may do, as the form says it.
SCOPES: Final = ("read", "write")

Problems = dict[str, str]


class Programs(Protocol):
    """The keys behind these pages. The guard has seen to it that `by` may make them here."""

    def today(self) -> datetime.date:
        """The day on the wall here."""

    def make(
        self, by: str, place: Neighbourhood, name: str, writes: bool, last_day: datetime.date
    ) -> str:
        """A new key: what its program shows."""

    def keys(self, place: Neighbourhood, of_whom: str | None) -> Sequence[tuple[ProgramKey, bool]]:
        """The keys of a place, and whether each still holds; only those of one maker if given."""

    def end(self, by: str, key: ProgramKey) -> None:
        """A key opens nothing any more."""


class Names(Protocol):
    """Colleagues by account."""

    def called(self, organiser_ids: Sequence[str]) -> Mapping[str, str]:
        """How people are called; who is gone is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPorts:
    """What the composition injects; `address` is where the API begins."""

    programs: Programs
    people: Names
    proof: Proof
    address: str


class KeyPages:
    """Everybody sees and ends their own keys; who leads sees and ends all of them."""

    def __init__(self, ports: KeyPorts) -> None:
        self._programs = ports.programs
        self._people = ports.people
        self._proof = ports.proof
        self._address = ports.address

    def keys(self, neighbourhood_id: str) -> BaseResponse:
        """The keys there are, and a form for another."""
        until = self._programs.today() + datetime.timedelta(days=USUAL_DAYS)
        return self._keys_page(MultiDict({"scope": "read", "until": until.isoformat()}), {})

    def key_make(self, neighbourhood_id: str) -> BaseResponse:
        """A new key, shown this once."""
        form, place = request.form, g.standing.neighbourhood
        last_day = _day(form.get("until", ""))
        problems = _name_problems(form) | _scope_problems(form) | self._until_problems(last_day)
        problems |= self._proof.missing(g.organiser, "password_key", form.get("password_key", ""))
        if problems or last_day is None:
            return self._keys_page(form, problems)
        name, writes = form["key_name"].strip(), form["scope"] == "write"
        token = self._programs.make(g.organiser.id, place, name, writes, last_day)
        return page("key_made", program=name, token=token, address=self._address)

    def key_end(self, neighbourhood_id: str, key_id: str) -> BaseResponse:
        """A key opens nothing any more."""
        found = (key for key, _ in self._mine() if key.id == key_id)
        self._programs.end(g.organiser.id, next(found, None) or abort(404))
        where = url_for("organise.keys", neighbourhood_id=neighbourhood_id, said="key_ended")
        return redirect(where)

    def _mine(self) -> Sequence[tuple[ProgramKey, bool]]:
        leads = g.standing.may(Action.GIVE_RIGHTS)
        return self._programs.keys(g.standing.neighbourhood, None if leads else g.organiser.id)

    def _until_problems(self, last_day: datetime.date | None) -> Problems:
        today = self._programs.today()
        furthest = today + datetime.timedelta(days=LONGEST_DAYS)
        fits = last_day is not None and today <= last_day <= furthest
        return {} if fits else {"until": "organise.problem.until"}

    def _keys_page(self, typed: Any, problems: Problems) -> Response:
        keys = self._mine()
        return page(
            "keys",
            400 if problems else 200,
            keys=keys,
            names=self._people.called([key.maker for key, _ in keys]),
            typed=typed,
            problems=problems,
            problem_list=problem_words(problems),
            scopes=SCOPES,
            last_day=_last_day,
            longest_name=LONGEST_KEY_NAME,
            address=self._address,
        )


def _last_day(key: ProgramKey) -> datetime.date:
    """The day that its maker chose."""
    return datetime.datetime.fromtimestamp((key.ends_at_ms - 1) / 1000, ZONE).date()


def _name_problems(form: MultiDict[str, str]) -> Problems:
    name = form.get("key_name", "").strip()
    if not name:
        return {"key_name": "organise.problem.required"}
    return {"key_name": "organise.problem.too_long"} if len(name) > LONGEST_KEY_NAME else {}


def _scope_problems(form: MultiDict[str, str]) -> Problems:
    return {} if form.get("scope") in SCOPES else {"scope": "organise.problem.choice"}


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
