"""What can be wrong with a request, each with a stable code. Expected, shown, never logged."""

from collections.abc import Mapping
from typing import ClassVar


class Refusal(Exception):
    """Something that may not be done now. `retry`: the same may succeed a moment later."""

    code: ClassVar[str] = "refused"
    retry: ClassVar[bool] = False

    def __init__(self, **params: object) -> None:
        super().__init__(self.code)
        self.params: Mapping[str, object] = params


class UnknownCommand(Refusal):
    """Not a command, or not one for this audience."""

    code = "unknown_command"


class InvalidPayload(Refusal):
    """A field is unknown, missing, or of the wrong kind. `problem` names it."""

    code = "invalid_payload"


class TooLarge(Refusal):
    """More than a command may hold."""

    code = "too_large"


class TooFast(Refusal):
    """Over the limit; `retry_after_ms` says how long to wait."""

    code = "too_fast"
    retry = True


class Busy(Refusal):
    """The same work is already being done."""

    code = "busy"
    retry = True


class TryAgain(Refusal):
    """The server could not do it just now; nothing was lost."""

    code = "try_again"
    retry = True


class Fault(Refusal):
    """A mistake of ours; `reference` finds it in the log."""

    code = "fault"


class UnknownCode(Refusal):
    """No workshop with this join code."""

    code = "unknown_code"


class UnknownToken(Refusal):
    """A link that is not ours, or was revoked."""

    code = "unknown_token"


class WorkshopClosed(Refusal):
    """The meeting is over."""

    code = "workshop_closed"


class UnknownStep(Refusal):
    """No such step in this workshop."""

    code = "unknown_step"


class StepClosed(Refusal):
    """The step takes nothing, not yet or no longer."""

    code = "step_closed"


class NotInThisStep(Refusal):
    """A step of this kind does not take that."""

    code = "not_in_this_step"


class InputClosed(Refusal):
    """The channel (device, table, paper) is switched off for this step."""

    code = "input_closed"


class EmptyText(Refusal):
    """Nothing but white space."""

    code = "empty_text"


class TooLong(Refusal):
    """`limit` characters at most."""

    code = "too_long"


class IdTaken(Refusal):
    """The id belongs to someone else's thing."""

    code = "id_taken"


class UnknownNote(Refusal):
    """No such note, or not yours."""

    code = "unknown_note"


class NumberTaken(Refusal):
    """Another note has this number."""

    code = "number_taken"


class UnknownKey(Refusal):
    """The step has no such question."""

    code = "unknown_question"


class UnknownOption(Refusal):
    """Not one of the answers or choices."""

    code = "unknown_option"


class UnknownTheme(Refusal):
    """No such theme."""

    code = "unknown_theme"


class UnknownItem(Refusal):
    """No such plan."""

    code = "unknown_item"


class UnknownCase(Refusal):
    """No such story, or nobody said which one this is about."""

    code = "unknown_case"


class UnknownOutcome(Refusal):
    """No table gave this."""

    code = "unknown_outcome"


class CaseInUse(Refusal):
    """Tables wrote about this story, so it stays."""

    code = "case_in_use"


class TooManyCases(Refusal):
    """`limit` stories at most in one meeting."""

    code = "too_many_cases"


class UnknownPledge(Refusal):
    """No such pledge, or not yours."""

    code = "unknown_pledge"


class UnknownSuggestion(Refusal):
    """No such suggestion, or it no longer fits."""

    code = "unknown_suggestion"


class AlreadyAnswered(Refusal):
    """Somebody answered this suggestion before; `accepted` says how."""

    code = "already_answered"


class NothingToGroup(Refusal):
    """No note that could be grouped, or none that belong together."""

    code = "nothing_to_group"


class NothingToSplit(Refusal):
    """The notes of this theme do not fall apart."""

    code = "nothing_to_split"


class UnknownWord(Refusal):
    """Nobody said this word in this step."""

    code = "unknown_word"


class UnknownView(Refusal):
    """The projector has no such view."""

    code = "unknown_view"


class UnknownRole(Refusal):
    """Not one of the groups."""

    code = "unknown_role"


class UnknownArea(Refusal):
    """Not one of the areas."""

    code = "unknown_area"


class UnknownLanguage(Refusal):
    """Not one of the languages of this workshop."""

    code = "unknown_language"


class TableTaken(Refusal):
    """Another device writes for this table."""

    code = "table_taken"


class TableNeeded(Refusal):
    """The step is answered per table, and nobody said which table this is."""

    code = "table_needed"


class TooManyDots(Refusal):
    """More than one person may give; `limit` says how many."""

    code = "too_many_dots"


class CodeNeeded(Refusal):
    """The vote asks for the one-time code of a voting card."""

    code = "code_needed"


class WrongCode(Refusal):
    """No voting card of this meeting has this code, or it is void."""

    code = "wrong_code"


class CodeUsed(Refusal):
    """Somebody else voted with the code of this voting card."""

    code = "code_used"


class TooManyPicks(Refusal):
    """A table chose more than `limit`."""

    code = "too_many_picks"


class WrongRanking(Refusal):
    """A top three has one first place, then one second, then one third."""

    code = "wrong_ranking"


class OverBudget(Refusal):
    """More than there is, or than a plan asks: `amount` in whole euros, and how much `over` it."""

    code = "over_budget"


class NoTie(Refusal):
    """There is nothing to draw lots for, or not for this plan."""

    code = "no_tie"


class ProposalsFixed(Refusal):
    """People are choosing from these plans, or have chosen: they no longer change."""

    code = "proposals_fixed"


class TooManyProposals(Refusal):
    """`limit` plans at most in one meeting."""

    code = "too_many_proposals"


class TooManyCards(Refusal):
    """A meeting has `limit` voting cards at most."""

    code = "too_many_cards"


class UnknownCard(Refusal):
    """No voting card with this number, or it is void."""

    code = "unknown_card"


class CountTooLow(Refusal):
    """A count cannot drop below zero."""

    code = "count_too_low"


class NothingToUndo(Refusal):
    """No board command left to take back."""

    code = "nothing_to_undo"


class NothingToRedo(Refusal):
    """Nothing was undone, or something else was done since."""

    code = "nothing_to_redo"


class ContactNotSafe(Refusal):
    """Contact details are not accepted over this connection; use the paper card."""

    code = "contact_not_safe"


class ContactIncomplete(Refusal):
    """Contact details need consent, a way to reach someone, and 'I am 16 or older'."""

    code = "contact_incomplete"


class CannotMerge(Refusal):
    """A theme cannot be merged into itself or into a theme that is gone."""

    code = "cannot_merge"


class GroupingFailed(Refusal):
    """The grouping worker did not answer in time; the board is as it was."""

    code = "grouping_failed"
    retry = True
