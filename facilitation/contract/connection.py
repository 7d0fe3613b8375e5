"""What a connection is told about itself: who it is, and when to come back."""

from facilitation.contract.boards.shapes import Shape


class Joined(Shape, frozen=True, kw_only=True):
    """A new or returning participant; the token brings the same participant back."""

    token: str
    participant: str


class Restarting(Shape, frozen=True, kw_only=True):
    """This server stops on purpose and will be back: connect again after so many ms. Everybody is
    told a moment of their own."""

    after_ms: int
