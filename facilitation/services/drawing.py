"""Drawing lots in the hall, where equal plans do not all fit in the money."""

from facilitation.contract import payloads as p
from facilitation.domain.events import Event, MeetingMoved
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import NoTie
from facilitation.domain.steps import StepState
from facilitation.services.lookup import step_of
from facilitation.services.tallying import tally_again, tally_kept


def draw_lot(unit: Unit, who: Who, command: p.DrawLot) -> tuple[Event, ...]:
    """Note which plan the hall drew; nothing takes back every lot of this vote."""
    step = step_of(unit, command.step)
    funding = tally_kept(step).funding if step.state is StepState.CLOSED else None
    if funding is None:
        raise NoTie(step=step.id)
    if command.option is None:
        tally_again(unit, step)
        return (MeetingMoved(),)
    if command.option in funding.drawn:
        return ()
    if command.option not in funding.to_draw:
        raise NoTie(step=step.id, option=command.option)
    tally_again(unit, step, (*funding.drawn, command.option))
    return (MeetingMoved(),)
