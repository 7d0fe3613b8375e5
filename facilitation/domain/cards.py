"""Voting cards: each has a code of its own, good for one vote."""

import secrets
from dataclasses import dataclass
from typing import Final

#: No letter or digit that can be taken for another, and no vowel, so that no code is a word.
LETTERS: Final = "CDFGHJKMNPQRTWXY34679"
CODE_LENGTH: Final = 8
#: Cards of one meeting at most.
MOST_CARDS: Final = 400


@dataclass(frozen=True, slots=True)
class VotingCard:
    """One printed card. Its code is kept as a keyed hash only; printed anew, a card has another
    code and the old one is void."""

    id: str
    number: int
    code_hash: str
    void: bool = False


@dataclass(frozen=True, slots=True)
class CardUse:
    """That a card was used in a round of a step. `voter`: the same keyed hash as on the ballot
    while the vote is open, None once it closed: then nothing ties a card to a vote."""

    id: str
    step: str
    round: int
    card: str
    voter: str | None


@dataclass(frozen=True, slots=True)
class CardCount:
    """How many cards there are for a vote, were used in it, and are void."""

    issued: int
    used: int
    void: int


def new_code() -> str:
    """A code that nobody can guess."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def as_printed(code: str) -> str:
    """KM7P-4RTX: two halves are easier to read and to type."""
    half = CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def as_kept(typed: str) -> str:
    """What somebody typed, without spaces and dashes and in capitals."""
    return "".join(character for character in typed.upper() if character.isalnum())
