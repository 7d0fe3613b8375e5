"""The agenda of Sluiswijk, made in a G100 and in an evening after it."""

import dataclasses
import datetime

from facilitation.exporters.agenda_document import (
    AgendaDocument,
    AgendaItemRecord,
    AgendaRecord,
    Appointment,
    Figure,
    JoinedCounts,
    LeftOut,
    MergedItem,
    NotePath,
    ReactionRecord,
    ReferralRecord,
    Source,
    UpdateRecord,
)
from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.items import Answer, Contribution
from facilitation.exporters.records.meeting import RunSheet, RunSheetStep, WorkshopRecord
from facilitation.exporters.records.notes import NoteRecord, ThemeRecord
from tests.exporters.sample import SLUISWIJK, SLUISWIJK_G100

G100 = SLUISWIJK_G100.workshop.code
LATER = "593827"
GREEN = SLUISWIJK_G100.themes[0]

FOLLOW_UP = WorkshopDocument(
    neighbourhood=SLUISWIJK,
    workshop=WorkshopRecord(
        title="Bewonersavond Sluiswijk",
        code=LATER,
        date=datetime.date(2027, 3, 12),
        state="closed",
        controller="Gemeente Sluiswijk",
        run_sheet=RunSheet(
            id="bewonersavond",
            steps=(RunSheetStep(id="03-ideas", kind="ideas", title="Briefjes schrijven"),),
        ),
    ),
    notes=(
        NoteRecord(
            id="f" * 32, number=1, text="Kan de fontein weer aan?", step="03-ideas",
            source="paper", theme="e" * 32, placed_by="hand",
        ),
        NoteRecord(id="d" * 32, number=2, text="Los idee", step="03-ideas", source="device"),
        NoteRecord(
            id="c" * 32, number=3, text="Ook de vijver hoort hierbij.", step="03-ideas",
            source="table", kind="correction", key="e" * 32,
        ),
    ),
    themes=(ThemeRecord(id="e" * 32, number=1, name=GREEN.name.upper(), count=1),),
)  # fmt: skip

ITEMS = tuple(
    AgendaItemRecord(
        item=dataclasses.replace(item, id=f"{place:032x}"),
        theme_name=next(one.name for one in SLUISWIJK_G100.themes if one.id == item.theme),
        theme_number=next(one.number for one in SLUISWIJK_G100.themes if one.id == item.theme),
        joined=JoinedCounts(says_yes=item.says_yes, reachable=item.reachable, brings={"time": 3}),
        updates=(
            UpdateRecord(
                date=datetime.date(2027, 4, 2),
                party="municipality",
                text="De vergunning is aangevraagd.",
                status_from="idea",
                status_to="checking",
                next_date="mei 2027",
            ),
        )
        if place == 0
        else (),
        sources=(Source(workshop=G100, kind="item", id=item.id),),
    )
    for place, item in enumerate(SLUISWIJK_G100.items)
)

SLUISWIJK_PLAN = AgendaDocument(
    neighbourhood=SLUISWIJK,
    plan=AgendaRecord(
        title="Wijkagenda Sluiswijk 2027–2031",
        label="wijkagenda",
        slug="sluiswijk",
        state="adopted",
        version=2,
        made_on=datetime.date(2027, 5, 1),
        area="Sluiswijk en de Dijkbuurt",
        period_from="2027",
        period_to="2031",
        adopted_by="Wijkraad Sluiswijk",
        adopted_on=datetime.date(2027, 5, 20),
        watch_group="Kijkgroep Sluiswijk",
        intro="Dit is onze agenda.\n\nWe maken hem samen.",
        chapters={"profile": "Hier wonen veel mensen al lang.", "not_included": "Niet alles kan."},
        figures=(Figure(figure="Inwoners", value="6.400", source="CBS", year="2026"),),
        calendar=(Appointment(when="12 juni 2027", what="Opruimdag"),),
        contact="Netwerk Sluiswijk",
        colophon="Gemaakt door bewoners van Sluiswijk.",
        language_check="3 mei 2027, taalgroep",
        url="https://samenspel.example/plan/sluiswijk",
    ),
    items=ITEMS,
    merged=(MergedItem(number="9a", title="Ook bankjes", into=ITEMS[0].item.number),),
    left_out=(
        LeftOut(
            source=Source(workshop=G100, kind="theme", id=GREEN.id),
            title="Een eigen bus",
            reason="Te weinig mensen",
            votes=2,
            notes=3,
            answers=(Answer(party="municipality", text="Te duur.", feasibility="no"),),
        ),
    ),
    loose_effort=(Contribution(party="school", what="lokalen in de avond"),),
    referrals=(
        ReferralRecord(
            id="b" * 32,
            date=datetime.date(2027, 6, 2),
            from_party="neighbourhood_team",
            to_party="residents",
            subject="Iemand zoekt elke week een maaltje",
            state="accepted",
        ),
    ),
    workshops=(SLUISWIJK_G100, FOLLOW_UP),
    paths=(
        *(
            NotePath(workshop=G100, note=note.id, fate="loose" if not note.theme else "in_items")
            for note in SLUISWIJK_G100.notes
        ),
        NotePath(
            workshop=LATER,
            note="f" * 32,
            fate="in_items",
            items=(ITEMS[0].item.number,),
            answers=(
                Answer(party="municipality", text="In mei.", feasibility="yes", reason="Is klaar."),
            ),
        ),
        NotePath(workshop=LATER, note="d" * 32, fate="loose"),
        NotePath(workshop=LATER, note="c" * 32, fate="loose"),
    ),
    reactions=(
        ReactionRecord(
            id="r" * 32,
            text="Zet er ook een prullenbak bij.",
            date=datetime.date(2027, 5, 3),
            item=ITEMS[0].item.number,
        ),
        ReactionRecord(id="s" * 32, text="Mooi plan!", date=datetime.date(2027, 5, 4)),
    ),
    reactions_hidden={"hurtful": 2},
)
