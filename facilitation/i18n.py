"""What the screens say: gettext catalogues with keys as msgids, a domain per screen."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.core import Locale
from babel.messages.pofile import read_po
from babel.plural import PluralRule

FOLDER = Path(__file__).parent / "translations"
LANGUAGES = ("nl", "en")
#: A sentence, or one per plural form.
Sentence = str | tuple[str, ...]


class UnknownKey(LookupError):
    """A key that no catalogue has: a fault in our own code."""


@cache
def catalogue(language: str, domain: str) -> Mapping[str, Sentence]:
    """All sentences of one domain in one language, by key."""
    path = FOLDER / language / "LC_MESSAGES" / f"{domain}.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        messages = read_po(file, locale=language)
    return {_key(message.id): _sentence(message.string) for message in messages if message.id}


def _key(message_id: object) -> str:
    return str(message_id[0] if isinstance(message_id, list | tuple) else message_id)


def _sentence(string: object) -> Sentence:
    return tuple(map(str, string)) if isinstance(string, list | tuple) else str(string)


@cache
def vocabulary(language: str, *domains: str) -> Mapping[str, Sentence]:
    """The sentences of several domains together; later ones win."""
    merged: dict[str, Sentence] = {}
    for domain in domains:
        merged.update(catalogue(language, domain))
    return merged


class Speaker:
    """Says sentences in one language."""

    def __init__(self, language: str, *domains: str) -> None:
        self.language = language
        self._sentences = vocabulary(language, *domains)
        self._plural: PluralRule = Locale(language).plural_form

    def say(self, key: str, **params: object) -> str:
        """The sentence for a key, with its placeholders filled; `n` chooses between forms."""
        sentence = self._sentences.get(key)
        if sentence is None:
            raise UnknownKey(f"{key} ({self.language})")
        if isinstance(sentence, tuple):
            sentence = sentence[self._form(params.get("n", 0))]
        return sentence.format(**params) if params else sentence

    def _form(self, n: object) -> int:
        """Both our languages have two forms: one, and other."""
        number = n if isinstance(n, int | float) else 0
        return 0 if self._plural(number) == "one" else 1
