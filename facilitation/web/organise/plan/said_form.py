"""What is said about an item, from the forms in which it was typed."""

from facilitation.domain.agenda import items as a
from facilitation.domain.agenda.items import Origin
from facilitation.domain.agenda.said import Feasibility
from facilitation.services.agenda.speaking import Answer, Message
from facilitation.web.organise.plan.form import Typed, day, limited, one_of, typed_text

LONGEST_REASON = 300


def answer_in(form: Typed, item: str = "", about: Origin | None = None) -> Answer:
    """The answer that was typed."""
    return Answer(
        party=limited(typed_text(form, "party"), 40) or "municipality",
        text=typed_text(form, "text"),
        item=item,
        about=about,
        role=limited(typed_text(form, "role"), 80),
        feasibility=Feasibility(one_of(form.get("feasibility", "unknown"), tuple(Feasibility))),
        reason=limited(typed_text(form, "reason"), LONGEST_REASON),
    )


def message_in(form: Typed) -> Message:
    """The message that was typed, and where the item stands with it."""
    choices = a.STATUS_CHOICES
    return Message(
        party=limited(typed_text(form, "party"), 40) or "residents",
        text=typed_text(form, "text"),
        status=a.ItemStatus(one_of(form.get("status", ""), choices["status"])),
        status_note=limited(typed_text(form, "status_note"), a.TEXT_LIMITS["status_note"]),
        signal=one_of(form.get("signal", ""), choices["signal"]),
        next_report_date=day(form.get("next_report_date", "")),
    )
