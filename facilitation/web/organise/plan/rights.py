"""What each page of a plan asks of who opens it; part of the one table of organise_rights."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from facilitation.domain.rights import Action
from facilitation.web.organise.item_link import ITEM_LINK_NEEDED
from facilitation.web.organise.referrals import REFERRAL_NEEDED

SEE, EDIT = Action.SEE, Action.EDIT_PLAN

#: Page -> what somebody must be allowed to do in the plan's neighbourhood.
PLAN_NEEDED: Final[Mapping[str, Action]] = MappingProxyType(
    {
        "plans": SEE,
        "plan_new": EDIT,
        "plan": SEE,
        "plan_texts": EDIT,
        "plan_texts_save": EDIT,
        "plan_texts_seen": EDIT,
        "plan_state": SEE,
        "plan_checks": EDIT,
        "plan_state_change": Action.CHANGE_PLAN_STATE,
        "plan_version": Action.DOWNLOAD,
        "plan_download": Action.DOWNLOAD,
        "plan_item_add": EDIT,
        "plan_item": SEE,
        "plan_item_save": EDIT,
        "plan_item_move": EDIT,
        "plan_item_tell": EDIT,
        "plan_item_answer": Action.RESPOND,
        "plan_item_seen": EDIT,
        "plan_item_version": SEE,
        "plan_item_history": SEE,
        "plan_item_parts": EDIT,
        "plan_item_merge": EDIT,
        "plan_item_split": EDIT,
        "plan_contacts": Action.SEE_CONTACTS,
        "plan_contact_forget": Action.SEE_CONTACTS,
        "plan_harvest": EDIT,
        "plan_harvest_save": EDIT,
        "plan_notes": SEE,
        "plan_note_answer": Action.RESPOND,
        "plan_reactions": EDIT,
        "plan_reaction_judge": EDIT,
        "plan_offers": Action.SEE_CONTACTS,
        "plan_offer_judge": Action.SEE_CONTACTS,
        "plan_offer_contact": Action.SEE_CONTACTS,
        "plan_match": Action.SEE_CONTACTS,
        "plan_match_answer": Action.SEE_CONTACTS,
        **REFERRAL_NEEDED,
        **ITEM_LINK_NEEDED,
        "plan_follow_up": SEE,
        "plan_evening": Action.PREPARE_WORKSHOP,
        "plan_money": SEE,
        "plan_conversion": SEE,
        "plan_conversion_save": EDIT,
        "plan_conversion_step": Action.RESPOND,
        "plan_conversion_download": Action.DOWNLOAD,
        "conversion_rules": Action.CHANGE_NEIGHBOURHOOD,
        "conversion_rules_save": Action.CHANGE_NEIGHBOURHOOD,
    }
)
