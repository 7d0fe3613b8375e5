"""What can be wrong with a name, an address or a new password."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from facilitation.domain.organisers import (
    LONGEST_NAME,
    LONGEST_ORGANISATION,
    LONGEST_PASSWORD,
    SHORTEST_PASSWORD,
    is_email,
)
from facilitation.web.organise.form import Typed

LONGEST: Final[Mapping[str, int]] = MappingProxyType(
    {"name": LONGEST_NAME, "organisation": LONGEST_ORGANISATION}
)


def named_problems(typed: Typed) -> dict[str, str]:
    """Sentence keys by field, for who somebody is; a name is needed, an organisation is not."""
    problems = {
        field: "organise.problem.too_long"
        for field, longest in LONGEST.items()
        if len(typed.get(field, "").strip()) > longest
    }
    return problems if typed.get("name", "").strip() else problems | {"name": REQUIRED}


REQUIRED: Final = "organise.problem.required"


def password_problems(typed: Typed) -> dict[str, str]:
    """Sentence keys by field, for a new password that is typed twice."""
    password = typed.get("password", "")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        return {"password": "organise.problem.password_short"}
    if password != typed.get("password_again", ""):
        return {"password_again": "organise.problem.password_again"}
    return {}


def email_problems(typed: Typed) -> dict[str, str]:
    """Sentence keys by field, for a mail address."""
    return {} if is_email(typed.get("email", "").strip()) else {"email": "organise.problem.email"}
