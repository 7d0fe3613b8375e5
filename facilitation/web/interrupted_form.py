"""A form that met a log-in that had run out: its fields travel through the log-in page."""

from typing import Final

from werkzeug.datastructures import MultiDict

Fields = MultiDict[str, str]

KEPT_PREFIX: Final = "kept-"

#: Never carried along: a token of the old page, and a secret.
LEFT_BEHIND: Final = ("csrf", "password", "code", "proof")


def wrapped(form: Fields) -> Fields:
    """The fields as hidden fields of the log-in page."""
    fields = ((name, text) for name, text in form.items(multi=True) if _travels(name))
    return MultiDict((KEPT_PREFIX + name, text) for name, text in fields)


def still_wrapped(form: Fields) -> Fields:
    """The hidden fields again, for another try at the password."""
    fields = form.items(multi=True)
    return MultiDict((name, text) for name, text in fields if name.startswith(KEPT_PREFIX))


def unwrapped(form: Fields) -> Fields:
    """The fields as they were typed."""
    fields = still_wrapped(form).items(multi=True)
    return MultiDict((name.removeprefix(KEPT_PREFIX), text) for name, text in fields)


def as_typed(form: Fields) -> Fields:
    """The fields of a form that has to be sent again."""
    return MultiDict((name, text) for name, text in form.items(multi=True) if _travels(name))


def _travels(name: str) -> bool:
    return not name.startswith(LEFT_BEHIND)
