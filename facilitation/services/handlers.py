"""Which service carries out which command."""

from collections.abc import Callable, Mapping
from typing import Any

from facilitation.contract import payloads as p
from facilitation.domain.events import Event
from facilitation.domain.people import Who
from facilitation.domain.ports import Unit
from facilitation.domain.refusals import Refusal, WorkshopClosed
from facilitation.domain.workshop import WorkshopState
from facilitation.services import (
    adopting,
    answering,
    cards,
    choosing,
    collecting,
    drawing,
    importing,
    joining,
    naming,
    people,
    planning,
    preparing,
    progress,
    proposing,
    reviewing,
    running,
    sorting,
    standing,
    telling,
    undoing,
)
from facilitation.services.agenda import contacts

Service = Callable[[Unit, Who, Any], tuple[Event, ...]]

HANDLERS: Mapping[type, Service] = {
    joining.Join: joining.join,
    preparing.Prepare: preparing.prepare,
    importing.ImportNotes: importing.import_notes,
    proposing.PutProposals: proposing.put_proposals,
    proposing.RemoveProposal: proposing.remove_proposal,
    cards.MakeCards: cards.make_cards,
    cards.RenewCard: cards.renew_card,
    p.SetProfile: people.set_profile,
    p.ClaimTable: people.claim_table,
    p.ReleaseTable: people.release_table,
    p.SubmitNote: collecting.submit_note,
    p.EditNote: collecting.edit_note,
    p.WithdrawNote: collecting.withdraw_note,
    p.AddPaperNotes: collecting.add_paper_notes,
    p.Answer: choosing.answer,
    p.CastBallot: choosing.cast_ballot,
    p.DrawLot: drawing.draw_lot,
    p.SetHeadcount: choosing.set_headcount,
    p.AddCounts: choosing.add_counts,
    p.SubmitPlanCard: planning.submit_plan_card,
    p.NoteReaction: telling.note_reaction,
    telling.KeepCase: telling.keep_case,
    telling.DropCase: telling.drop_case,
    telling.RecordAfterwards: telling.record_afterwards,
    p.MakePledge: planning.pledge,
    p.WithdrawPledge: planning.withdraw_pledge,
    p.MakeOffer: planning.offer,
    contacts.ForgetContact: contacts.forget_contact,
    contacts.StopInviting: contacts.stop_inviting,
    p.GoToStep: running.go_to_step,
    p.OpenStep: running.open_step,
    p.CloseStep: running.close_step,
    p.SetInputs: running.set_inputs,
    p.SetTimer: running.set_timer,
    p.Show: running.show,
    p.SetClosing: running.set_closing,
    p.SetItemStatus: progress.set_item_status,
    p.CloseWorkshop: running.close_workshop,
    adopting.AdoptGrouping: adopting.adopt_grouping,
    p.MoveNotes: sorting.move_notes,
    p.AddTheme: sorting.add_theme,
    p.RenameTheme: sorting.rename_theme,
    p.MergeThemes: sorting.merge_themes,
    p.SplitTheme: sorting.split_theme,
    p.ParkTheme: sorting.park_theme,
    p.AnswerSuggestion: answering.answer_suggestion,
    standing.AdoptSuggestions: standing.adopt_suggestions,
    p.MergeWords: naming.merge_words,
    p.SplitWord: naming.split_word,
    p.HideNote: reviewing.hide_note,
    p.ShowNote: reviewing.show_note,
    p.Undo: undoing.undo,
    p.Redo: undoing.redo,
}

#: What still goes when the meeting is over: taking back one's word and one's own data, and
#: what organisers still have to fill in.
AFTER_CLOSING = frozenset(
    {
        p.WithdrawPledge,
        p.SetProfile,
        p.SetClosing,
        p.CloseWorkshop,
        p.AddPaperNotes,
        preparing.Prepare,
        telling.KeepCase,
        telling.RecordAfterwards,
        contacts.ForgetContact,
        contacts.StopInviting,
        importing.ImportNotes,
    }
)


#: Sent again after the end, these are told that we have it; their ids say so.
SENT_AGAIN = frozenset(
    {
        p.SubmitNote,
        p.EditNote,
        p.WithdrawNote,
        p.AddCounts,
        p.CastBallot,
        p.SubmitPlanCard,
        p.MakePledge,
        p.MakeOffer,
    }
)


def carry_out(unit: Unit, who: Who, command: object) -> tuple[Event, ...]:
    """Do what a command asks, or refuse. No events: nothing changed."""
    if unit.workshop.state is WorkshopState.CLOSED and type(command) not in AFTER_CLOSING:
        return _afterwards(unit, who, command)
    return HANDLERS[type(command)](unit, who, command)


def _afterwards(unit: Unit, who: Who, command: object) -> tuple[Event, ...]:
    """Nothing changes once the meeting is over, but a retry is no failure."""
    if type(command) not in SENT_AGAIN:
        raise WorkshopClosed
    try:
        events = HANDLERS[type(command)](unit, who, command)
    except Refusal as refusal:
        raise WorkshopClosed from refusal
    if events:
        raise WorkshopClosed
    return ()
