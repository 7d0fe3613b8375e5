"""What a board counts: people, notes, answers and votes."""

from facilitation.contract.boards.shapes import Shape


class Counts(Shape, frozen=True, kw_only=True):
    """`people`: from the desk, what screens count. `phones`: connected or not, never shown as
    people. `notes`: shown ones, words apart. `answered`, `voted`: in the current step, on all
    channels. `writing`: phones on which a note is being written."""

    people: int
    tables: int
    phones: int
    notes: int
    step_notes: int
    waiting: int
    loose: int
    hidden: int
    themes: int
    answered: int
    voted: int
    plans: int
    writing: int


class CountedRow(Shape, frozen=True, kw_only=True):
    """What was counted by hand so far for one question of an open step, per source."""

    step: str
    question: str
    source: str
    totals: dict[str, int]
    voters: int
    invalid: int
