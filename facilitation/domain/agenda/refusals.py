"""What may not be done with a plan, each with a stable code; said to organisers, never a fault."""

from facilitation.domain.refusals import Refusal


class UnknownPlan(Refusal):
    """No such plan, or not one that this person may see."""

    code = "unknown_plan"


class UnknownAgendaItem(Refusal):
    """No item with this number, or it is part of another now."""

    code = "unknown_agenda_item"


class ReasonNeeded(Refusal):
    """Something is left out, put off or given away without saying why."""

    code = "reason_needed"


class ContactNeeded(Refusal):
    """Somebody works on it, but nobody keeps it up to date."""

    code = "contact_needed"


class ReportDateNeeded(Refusal):
    """Somebody works on it, but there is no date for the next message."""

    code = "report_date_needed"


class NotReadyToAdopt(Refusal):
    """One of the five questions is not yes yet; `questions` names them."""

    code = "not_ready_to_adopt"


class WrongPlanState(Refusal):
    """A plan cannot go there from where it is."""

    code = "wrong_plan_state"


class AdopterNeeded(Refusal):
    """Who adopts it, and on which day, is not said."""

    code = "adopter_needed"


class NothingChosen(Refusal):
    """Nothing was chosen to move, merge or split."""

    code = "nothing_chosen"
