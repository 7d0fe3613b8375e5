"""Where the pages of a plan are."""

from types import MappingProxyType
from typing import Final

from facilitation.web.organise.plan.contacts import ContactPages
from facilitation.web.organise.plan.harvest import HarvestPages
from facilitation.web.organise.plan.item import ItemPages
from facilitation.web.organise.plan.overview import PlanPages
from facilitation.web.organise.plan.parts import PartsPages
from facilitation.web.organise.plan.ports import PlanPorts
from facilitation.web.organise.plan.reactions import ReactionPages
from facilitation.web.routes import GET, POST, Routes

PLANS = "/n/<neighbourhood_id>/plans"
PLAN = "/n/<neighbourhood_id>/plan/<slug>"
ITEM = f"{PLAN}/item/<number>"

PLAN_ROUTES: Final[Routes] = MappingProxyType(
    {
        "plans": (PLANS, GET),
        "plan_new": (PLANS, POST),
        "plan": (PLAN, GET),
        "plan_texts": (f"{PLAN}/texts", GET),
        "plan_texts_save": (f"{PLAN}/texts", POST),
        "plan_texts_seen": (f"{PLAN}/texts/seen", POST),
        "plan_state": (f"{PLAN}/state", GET),
        "plan_checks": (f"{PLAN}/checks", POST),
        "plan_state_change": (f"{PLAN}/state", POST),
        "plan_version": (f"{PLAN}/version/<int:version>/<name>", GET),
        "plan_download": (f"{PLAN}/download/<name>", GET),
    }
)
ITEM_ROUTES: Final[Routes] = MappingProxyType(
    {
        "plan_item_add": (f"{PLAN}/item", POST),
        "plan_item": (ITEM, GET),
        "plan_item_save": (ITEM, POST),
        "plan_item_move": (f"{ITEM}/move", POST),
        "plan_item_tell": (f"{ITEM}/tell", POST),
        "plan_item_answer": (f"{ITEM}/answer", POST),
        "plan_item_seen": (f"{ITEM}/seen", POST),
        "plan_item_version": (f"{ITEM}/version", GET),
        "plan_item_history": (f"{ITEM}/history", GET),
    }
)
PARTS_ROUTES: Final[Routes] = MappingProxyType(
    {
        "plan_item_parts": (f"{ITEM}/parts", GET),
        "plan_item_merge": (f"{ITEM}/merge", POST),
        "plan_item_split": (f"{ITEM}/split", POST),
    }
)
CONTACT_ROUTES: Final[Routes] = MappingProxyType(
    {
        "plan_contacts": (f"{ITEM}/contacts", POST),
        "plan_contact_forget": (f"{ITEM}/contacts/forget", POST),
    }
)
HARVEST_ROUTES: Final[Routes] = MappingProxyType(
    {
        "plan_harvest": (f"{PLAN}/add/<evening>", GET),
        "plan_harvest_save": (f"{PLAN}/add/<evening>", POST),
        "plan_notes": (f"{PLAN}/notes", GET),
        "plan_note_answer": (f"{PLAN}/notes", POST),
    }
)
REACTION_ROUTES: Final[Routes] = MappingProxyType(
    {
        "plan_reactions": (f"{PLAN}/reactions", GET),
        "plan_reaction_judge": (f"{PLAN}/reactions", POST),
    }
)


def plan_pages(ports: PlanPorts) -> tuple[tuple[object, Routes], ...]:
    """The pages of plans, each with its routes."""
    return (
        (PlanPages(ports), PLAN_ROUTES),
        (ItemPages(ports), ITEM_ROUTES),
        (PartsPages(ports), PARTS_ROUTES),
        (ContactPages(ports), CONTACT_ROUTES),
        (HarvestPages(ports), HARVEST_ROUTES),
        (ReactionPages(ports), REACTION_ROUTES),
    )
