"""Every command: its name on the wire, its payload, and who may send it."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitation.contract import payloads as p
from facilitation.domain.people import Audience

PHONE, TABLE, PROJECTOR = Audience.PHONE, Audience.TABLE, Audience.PROJECTOR
FACILITATOR, TEAM, SCRIBE = Audience.FACILITATOR, Audience.TEAM, Audience.SCRIBE


@dataclass(frozen=True, slots=True)
class Incoming:
    """One row: a command may be sent by these audiences and no others."""

    name: str
    payload: type[p.Payload]
    audiences: frozenset[Audience]


def _row(name: str, payload: type[p.Payload], *audiences: Audience) -> Incoming:
    """A facilitator may also send what theme team and scribe may."""
    extra = {FACILITATOR} if {TEAM, SCRIBE} & set(audiences) else set()
    return Incoming(name, payload, frozenset(audiences) | extra)


COMMANDS: Mapping[str, Incoming] = {
    row.name: row
    for row in (
        _row("sync", p.Sync, *Audience),
        _row("set_profile", p.SetProfile, PHONE),
        _row("claim_table", p.ClaimTable, PHONE),
        _row("release_table", p.ReleaseTable, PHONE),
        _row("submit_note", p.SubmitNote, PHONE, TABLE),
        _row("edit_note", p.EditNote, PHONE, TABLE),
        _row("withdraw_note", p.WithdrawNote, PHONE, TABLE),
        _row("writing", p.Writing, PHONE, TABLE),
        _row("answer", p.Answer, PHONE, TABLE),
        _row("cast_ballot", p.CastBallot, PHONE),
        _row("submit_plan_card", p.SubmitPlanCard, PHONE, TABLE, SCRIBE),
        _row("note_reaction", p.NoteReaction, SCRIBE),
        _row("pledge", p.MakePledge, PHONE, TABLE, SCRIBE),
        _row("withdraw_pledge", p.WithdrawPledge, PHONE, TABLE, SCRIBE),
        _row("offer", p.MakeOffer, PHONE, TABLE),
        _row("go_to_step", p.GoToStep, FACILITATOR),
        _row("open_step", p.OpenStep, FACILITATOR),
        _row("close_step", p.CloseStep, FACILITATOR),
        _row("set_inputs", p.SetInputs, FACILITATOR),
        _row("set_timer", p.SetTimer, FACILITATOR),
        _row("show", p.Show, FACILITATOR),
        _row("set_item_status", p.SetItemStatus, FACILITATOR),
        _row("draw_lot", p.DrawLot, FACILITATOR),
        _row("set_closing", p.SetClosing, FACILITATOR),
        _row("close_workshop", p.CloseWorkshop, FACILITATOR),
        _row("set_headcount", p.SetHeadcount, SCRIBE),
        _row("add_counts", p.AddCounts, SCRIBE),
        _row("add_paper_notes", p.AddPaperNotes, SCRIBE, TABLE),
        _row("regroup", p.Regroup, TEAM),
        _row("move_notes", p.MoveNotes, TEAM),
        _row("add_theme", p.AddTheme, TEAM),
        _row("rename_theme", p.RenameTheme, TEAM),
        _row("merge_themes", p.MergeThemes, TEAM),
        _row("split_theme", p.SplitTheme, TEAM),
        _row("park_theme", p.ParkTheme, TEAM),
        _row("preview_grouping", p.PreviewGrouping, TEAM),
        _row("propose_split", p.ProposeSplit, TEAM),
        _row("answer_suggestion", p.AnswerSuggestion, TEAM),
        _row("merge_words", p.MergeWords, TEAM),
        _row("split_word", p.SplitWord, TEAM),
        _row("hide_note", p.HideNote, TEAM),
        _row("show_note", p.ShowNote, TEAM),
        _row("undo", p.Undo, TEAM),
        _row("redo", p.Redo, TEAM),
    )
}


def commands_for(audience: Audience) -> tuple[Incoming, ...]:
    """What one audience may send, in the order of the table."""
    return tuple(row for row in COMMANDS.values() if audience in row.audiences)
