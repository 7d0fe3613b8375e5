"""Leading the meeting: its steps, its clock and its screen."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from facilitation.contract.fields import Ref
from facilitation.contract.payloads.base import Payload


class GoToStep(Payload, frozen=True, kw_only=True):
    """Make a step the current one; a step that was never open opens. Closes nothing."""

    step: Ref


class OpenStep(Payload, frozen=True, kw_only=True):
    """Open a step: as the current one, or beside it. A closed vote starts a new round."""

    step: Ref
    beside: bool = False


class CloseStep(Payload, frozen=True, kw_only=True):
    """Close a step for input."""

    step: Ref


class SetInputs(Payload, frozen=True, kw_only=True):
    """Which channels a step takes: someone's phone, the table's device, paper."""

    step: Ref
    inputs: Annotated[tuple[Literal["device", "table", "paper"], ...], Meta(max_length=3)]


class SetTimer(Payload, frozen=True, kw_only=True):
    """Exactly one of the three. A timer closes nothing."""

    seconds: Annotated[int, Meta(ge=0, le=86_400)] | None = None
    add: Annotated[int, Meta(ge=-86_400, le=86_400)] | None = None
    paused: bool | None = None


class Show(Payload, frozen=True, kw_only=True):
    """What the projector shows. `view: "step"` follows the step; `reveal` is how many themes or
    result rows stand on the screen; `frozen` holds the picture still."""

    view: Ref | None = None
    reveal: Annotated[int, Meta(ge=0, le=999)] | None = None
    frozen: bool | None = None


class SetClosing(Payload, frozen=True, kw_only=True):
    """The next date and who keeps people posted; both may stay open ('volgt')."""

    next_date: Annotated[str, Meta(max_length=80)] | None | UnsetType = UNSET
    by_when: Annotated[str, Meta(max_length=80)] | None | UnsetType = UNSET
    contact: Annotated[str, Meta(max_length=120)] | None | UnsetType = UNSET


class CloseWorkshop(Payload, frozen=True, kw_only=True):
    """End the meeting: results and exports stay, nobody can write any more."""
