"""What a question asks of beside what any workshop asks of: a market, a ferry, a night in June."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from facilitation.grouping.compounds import parts
from facilitation.grouping.features import features_of, is_content
from facilitation.grouping.language import DUTCH
from facilitation.grouping.lemmas import lemma
from facilitation.grouping.lexicon import LOOSE, NOTHING, parent_of, read_lexicon
from facilitation.grouping.tokens import Token

ANY = "*"
REMEMBERED = 200
# Beside these stands a verb ('we behouden', 'krijgen we'); after these stands a noun.
PERSONS = frozenset("ik je jij jullie u we wij men".split())
BEFORE_NOUNS = frozenset("de het een onze ons dit deze die mijn jouw jullie geen".split())
# After these, without an article, stands the name of a place.
BEFORE_PLACES = frozenset("in te uit".split())
INFINITIVE = "en"


@lru_cache(maxsize=REMEMBERED)
def unforeseen(question: str) -> bool:
    """Whether a question is about something of which the lexicon has no theme."""
    left = subjects(question)
    return bool(left) and not any(_forms(word) & _themes() for word in left)


def subjects(question: str) -> tuple[str, ...]:
    """The words that say what a Dutch question is about, where it is not just any workshop's."""
    asked = features_of(question)
    return tuple(_specific(asked.tokens)) if asked.language == DUTCH else ()


def _specific(tokens: Sequence[Token]) -> Iterator[str]:
    """Words that are no verb and not asked with everywhere; names and numbers say nothing."""
    shouted = all(token.capital for token in tokens)
    before = ""
    for place, token in enumerate(tokens):
        after = tokens[place + 1].folded if place + 1 < len(tokens) else ""
        named = token.capital and place > 0 and not shouted
        if (
            is_content(token, DUTCH)
            and token.folded.isalpha()
            and not (named or before in BEFORE_PLACES)
            and not _is_verb(token.folded, before, after)
            and not _is_asked_with(token.folded)
        ):
            yield token.folded
        before = token.folded


def _is_verb(word: str, before: str, after: str) -> bool:
    if before in BEFORE_NOUNS and before not in PERSONS:
        return False
    infinitive = word.endswith(INFINITIVE) and lemma(word) == word
    return before in PERSONS or after in PERSONS or infinitive


def _is_asked_with(word: str) -> bool:
    whole, endings = _asks()
    forms = {word, lemma(word)}
    return bool(forms & whole) or any(form.endswith(endings) for form in forms)


@cache
def _asks() -> tuple[frozenset[str], tuple[str, ...]]:
    """What any workshop asks with: words, and endings."""
    said = [word for pack in read_lexicon().packs for word in pack.asks]
    endings = tuple(word.removeprefix(ANY) for word in said if word.startswith(ANY))
    return frozenset(lemma(word) for word in said if word not in endings) | {*said}, endings


@cache
def _themes() -> frozenset[str]:
    """The words in the names of the general themes."""
    names = read_lexicon().names[DUTCH]
    parents = {parent_of(line.concept) for line in read_lexicon().lines} - {LOOSE, NOTHING}
    return frozenset(base for key in parents for base in features_of(names[key].full).lemmas)


def _forms(word: str) -> frozenset[str]:
    return frozenset({word, lemma(word), *(lemma(part) for part in parts(word))})
