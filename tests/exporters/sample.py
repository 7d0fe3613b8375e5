"""A believable G100 in Sluiswijk, in full, and a workshop that has only just been made."""

from datetime import UTC, date, datetime

from facilitation.exporters.document import WorkshopDocument
from facilitation.exporters.records.items import (
    Action,
    Answer,
    Contribution,
    Funding,
    ItemRecord,
    OfferRecord,
    PledgeCounts,
)
from facilitation.exporters.records.meeting import (
    LogEntry,
    Neighbourhood,
    Participation,
    PlanRecord,
    RunSheet,
    RunSheetStep,
    StepQuestion,
    WorkshopRecord,
)
from facilitation.exporters.records.notes import NoteRecord, ThemeRecord, WordCount, WordList
from facilitation.exporters.records.votes import (
    AnswerTotals,
    BallotTotals,
    GroupTotals,
    OptionTotal,
)

SLUISWIJK = Neighbourhood(name="Sluiswijk")

STEPS = (
    RunSheetStep(id="s1", kind="arrive", title="Inloop met koffie", chapter="Welkom", min=25),
    RunSheetStep(
        id="s2",
        kind="words",
        title="Ronde 1: wat leeft er?",
        chapter="Praten",
        min=20,
        limit=40,
        text="Wat houdt je bezig in onze wijk? Kies samen één woord.",
        settings={"by": "table", "inputs": ["device", "table", "paper"]},
    ),
    RunSheetStep(
        id="s3",
        kind="ideas",
        title="Ronde 3: wat is er nodig?",
        chapter="Praten",
        min=20,
        limit=140,
        text="Wat hebben we nodig? Eén idee per briefje.",
        settings={"by": "person", "inputs": ["device", "table", "paper"]},
    ),
    RunSheetStep(id="s4", kind="group", title="Thema’s maken", chapter="Thema’s", min=20),
    RunSheetStep(id="s5", kind="elaborate", title="Maak samen een plan", chapter="Plannen", min=45),
    RunSheetStep(
        id="s6",
        kind="vote",
        title="Waar beginnen we mee?",
        chapter="Kiezen",
        min=10,
        settings={"dots": 3, "about": "plans"},
    ),
    RunSheetStep(id="s7", kind="commit", title="Wie doet mee?", chapter="Meedoen", min=10),
    RunSheetStep(
        id="s8",
        kind="evaluate",
        title="Hoe was het?",
        chapter="Afsluiten",
        min=5,
        questions=(
            StepQuestion(
                key="could_speak",
                text="Kon je zeggen wat je wilde?",
                options=("ja", "een beetje", "nee"),
            ),
        ),
    ),
)

THEMES = (
    ThemeRecord(
        id="thema-1",
        number=1,
        name="Noaberschap",
        summary="Noaberschap: goed zijn voor je buren.",
        terms=("buren", "samen", "eenzaam"),
        count=8,
    ),
    ThemeRecord(
        id="thema-2",
        number=2,
        name="Groen en spelen",
        terms=("bankje", "moestuin", "speeltuin"),
        count=6,
    ),
    ThemeRecord(
        id="thema-3", number=3, name="Schoon en heel", terms=("afval", "stoep", "licht"), count=5
    ),
    ThemeRecord(
        id="thema-4",
        number=4,
        name="Veilig op straat",
        terms=("verkeer", "school", "snelheid"),
        count=4,
    ),
    ThemeRecord(
        id="thema-5", number=5, name="Zorg dichtbij", terms=("huisarts", "hulp", "ouderen"), count=3
    ),
    ThemeRecord(
        id="thema-6",
        number=6,
        name="Jeugd en talent",
        terms=("jongeren", "sport", "muziek"),
        state="parked",
        count=2,
    ),
)

_TEXTS: tuple[tuple[str | None, str], ...] = (
    ("thema-1", "Elke maand samen eten in De Schakel."),
    ("thema-1", "Niemand in de straat hoort alleen te zijn met kerst."),
    ("thema-2", "Meer bankjes langs het water."),
    ("thema-3", "De ondergrondse container zit altijd vol."),
    ("thema-1", "Een buurtapp die wél aardig is :-)"),
    ("thema-2", "Een moestuin achter de school."),
    ("thema-4", "Drempels in de Havenstraat, ze scheuren daar zo hard"),
    ("thema-5", "Ik wil mijn huisarts kunnen bereiken op een normale tijd."),
    (None, "Wanneer komt de brug eindelijk terug?"),
    ("thema-2", "Minder tegels, meer gras."),
    ("thema-1", "Welkomsttas voor nieuwe buren"),
    ("thema-3", "Losse stoeptegels bij de flat: ik durf er niet meer langs met de rollator."),
    ("thema-2", "Een klimboom op het plein."),
    ("thema-1", "noaberschap, gewoon weer es bie mekaar op de koffie"),
    ("thema-4", "Verlichting in het tunneltje"),
    ("thema-6", "Een plek waar je muziek kunt maken zonder dat iemand klaagt"),
    ("thema-3", "Vuilnis = plaag. Ratten bij de singel!"),
    ("thema-1", "Klussen voor elkaar: ik kan naaien, jij kunt boren."),
    ("thema-5", "Iemand die helpt met formulieren van de gemeente & de belasting"),
    ("thema-2", "Geveltuintjes in elke straat."),
    ("thema-4", "Oversteekplaats bij de basisschool"),
    ("thema-1", "Türkçe konuşan komşular da davetli olsun"),
    (None, "weet ik niet"),
    ("thema-3", "-5 prullenbakken in een jaar, waarom?"),
    ("thema-2", "Schaduw bij de speeltuin."),
    ("thema-6", "Voetbalkooi met lampen, ook in de winter"),
    ("thema-5", "Wijkzuster weer in de wijk"),
    ("thema-4", "30 km is 30 km"),
    ("thema-1", "Op de hoek blijven staan voor een praatje mag weer"),
    ("thema-3", ""),
)
_SOURCES = ("device", "device", "table", "paper", "device")

NOTES = tuple(
    NoteRecord(
        id=f"{number:032x}",
        number=number,
        text=text,
        step="s3",
        source=_SOURCES[number % 5],
        unit="table" if _SOURCES[number % 5] == "table" else "person",
        theme=theme,
        placed_by="none" if theme is None else ("hand" if number % 4 == 0 else "machine"),
        late=number == 29,
        text_pending=not text,
        lang="tr" if "Türkçe" in text else None,
    )
    for number, (theme, text) in enumerate(_TEXTS, start=101)
)

WORD_NOTES = tuple(
    NoteRecord(
        id=f"{number:032x}",
        number=number,
        text=word,
        step="s2",
        kind="word",
        source="table",
        unit="table",
    )
    for number, word in enumerate(("Noaberschap", "noaberschap", "eenzaamheid", "groen"), start=1)
)

ITEMS = (
    ItemRecord(
        id="plan-2a",
        number="2a",
        title="Moestuin bij de school",
        theme="thema-2",
        areas=("Singelbuurt",),
        reason="Er is weinig groen en weinig te doen voor kinderen. Achter de school ligt een leeg "
        "stuk grond.",
        ambition="In elke straat is een plek om te zitten en te spelen.",
        success_sign="In de zomer eten we van eigen grond.",
        shared="Iedereen wil meer groen.",
        differences="Sommigen willen liever parkeerplaatsen houden.",
        dream="Een wijk waar je de vogels hoort.",
        actions=(
            Action(
                text="Moestuin aanleggen",
                who="buren en basisschool",
                due="maart 2027",
                cost=650_000,
                status="active",
            ),
            Action(
                text="Zes bankjes langs het water",
                who="bewonersgroep, gemeente",
                due="juni 2027",
                cost=900_000,
            ),
            Action(
                text="Geveltuintjes in acht straten",
                who="straatgroepen",
                due="april 2027",
                cost=120_000,
            ),
        ),
        contributions=(
            Contribution(
                party="residents",
                name="Groengroep Sluiswijk",
                what="zaaien en onderhouden",
                kind="time",
                level="more",
                status="agreed",
            ),
            Contribution(party="municipality", what="grond en water", kind="space"),
            Contribution(party="school", what="hek open na schooltijd", kind="permission"),
        ),
        first_step="Met de school om tafel",
        first_step_date="woensdag 9 december",
        horizon="this_year",
        rank=1,
        votes=61,
        vote_method="dots",
        says_yes=11,
        reachable=7,
        decision_level="decide_together",
        lead_party="residents",
        contact_group="Groengroep Sluiswijk",
        cost_estimate=1_670_000,
        cost_note="Hout en aarde krijgen we misschien voor niets.",
        funding=(Funding(source="wijkbudget", amount=1_000_000),),
        feasibility="partly",
        responses=(
            Answer(
                party="municipality",
                text="De moestuin kan. Voor de bankjes kijken we naar de kade.",
                feasibility="partly",
                reason="De kade wordt in 2027 vernieuwd.",
                date=date(2026, 11, 28),
            ),
        ),
        status="active",
        next_report_date="1 februari 2027",
        next_question="Wie geeft water in de vakantie?",
        origins=tuple(note.id for note in NOTES if note.theme == "thema-2"),
        state="public",
    ),
    ItemRecord(
        id="plan-1a",
        number="1a",
        title="Samen eten, elke maand",
        theme="thema-1",
        reason="Veel mensen eten alleen.",
        ambition="Iedereen kent vijf buren bij naam.",
        actions=(Action(text="Eerste buurtmaaltijd", who="kookgroep", due="januari 2027"),),
        contributions=(
            Contribution(party="residents", what="koken", kind="time"),
            Contribution(party="organisation", name="De Schakel", what="keuken", kind="space"),
        ),
        first_step="Kookploeg zoeken",
        first_step_date="voor kerst",
        rank=2,
        votes=58,
        vote_method="dots",
        says_yes=14,
        reachable=9,
        decision_level="residents_decide",
        contact_group="Kookploeg De Schakel",
        status="agreed",
        origins=(NOTES[0].id, NOTES[1].id),
        state="public",
    ),
    ItemRecord(
        id="plan-4a",
        number="4a",
        title="Rustig rijden rond de school",
        theme="thema-4",
        reason="Er wordt te hard gereden.",
        ambition="Kinderen fietsen zelf naar school.",
        actions=(Action(text="Metingen in de Havenstraat", who="gemeente"),),
        first_step="Brief aan de gemeente",
        rank=3,
        votes=52,
        vote_method="dots",
        says_yes=6,
        reachable=3,
        decision_level="consult",
        lead_party="municipality",
        status="checking",
        origins=(NOTES[6].id, NOTES[20].id),
        state="public",
    ),
    ItemRecord(
        id="plan-3a",
        number="3a",
        title="Elke straat een schone hoek",
        theme="thema-3",
        reason="",
        ambition="Geen zakken meer naast de container.",
        rank=4,
        votes=42,
        vote_method="dots",
        says_yes=3,
        reachable=2,
        state="public",
    ),
    ItemRecord(
        id="plan-5a",
        number="5a",
        title="Hulp bij formulieren",
        theme="thema-5",
        status="declined",
        status_note="Dit doet de bibliotheek al, elke dinsdag.",
        horizon="later",
        rank=5,
        votes=0,
        vote_method="dots",
        state="public",
    ),
)

BALLOT = BallotTotals(
    step="s6",
    about="plans",
    method="dots",
    per_person=3,
    options=tuple(
        OptionTotal(
            id=item.id,
            number=item.number,
            title=item.title,
            total=item.votes or 0,
            per_source={
                "device": (item.votes or 0) * 2 // 3,
                "paper": (item.votes or 0) - (item.votes or 0) * 2 // 3,
            },
            rank=item.rank,
        )
        for item in ITEMS
    ),
    ballots={"device": 47, "paper": 24},
    invalid=1,
    groups=(
        GroupTotals(
            role="resident",
            ballots=34,
            totals={"plan-2a": 29, "plan-1a": 30, "plan-4a": 25, "plan-3a": 18, "plan-5a": 0},
        ),
        GroupTotals(
            role="professional",
            ballots=7,
            totals={"plan-2a": 6, "plan-1a": 4, "plan-4a": 6, "plan-3a": 5, "plan-5a": 0},
        ),
        GroupTotals(
            role="merged",
            ballots=6,
            totals={"plan-2a": 5, "plan-1a": 4, "plan-4a": 4, "plan-3a": 5, "plan-5a": 0},
        ),
    ),
    shared=("plan-2a",),
    differences=("plan-1a",),
)

SLUISWIJK_G100 = WorkshopDocument(
    neighbourhood=SLUISWIJK,
    workshop=WorkshopRecord(
        title="G100 Sluiswijk",
        code="482716",
        question="Wat leeft er bij jou in de wijk?",
        date=date(2026, 11, 21),
        place="De Schakel",
        state="closed",
        opened_at=datetime(2026, 11, 21, 11, 30, tzinfo=UTC),
        closed_at=datetime(2026, 11, 21, 15, 40, tzinfo=UTC),
        decision_level="decide_together",
        influence_text="De brug ligt vast. Over groen, licht en geld beslissen we samen.",
        essence="We willen elkaar kennen en de wijk een beetje mooier maken.",
        next_date="woensdag 9 december, 19.30 uur, in De Schakel",
        next_contact="de werkgroep Sluiswijk",
        run_sheet=RunSheet(
            id="g100",
            name="G100: samen de wijkagenda maken",
            goal="Veel mensen, één dagdeel. Van idee naar wijkagenda.",
            steps=STEPS,
        ),
    ),
    plan=PlanRecord(
        title="Wijkagenda Sluiswijk 2027",
        version=3,
        state="open_for_comment",
        url="https://samenspel.example/plan/sluiswijk",
    ),
    participation=Participation(
        headcount=74,
        tables=16,
        per_role={"resident": 41, "volunteer": 9, "professional": 8, "merged": 7},
        per_source={"device": 18, "table": 10, "paper": 6},
    ),
    notes=WORD_NOTES + NOTES,
    hidden={"contains_name": 2, "sent_twice": 1},
    themes=THEMES,
    words=(
        WordList(
            step="s2",
            words=(
                WordCount(word="noaberschap", count=2),
                WordCount(word="eenzaamheid", count=1, merged=("eenzaam",)),
                WordCount(word="groen", count=1),
            ),
        ),
    ),
    answers=(
        AnswerTotals(
            step="s8",
            question="could_speak",
            text="Kon je zeggen wat je wilde?",
            totals={"ja": 48, "een beetje": 9, "nee": 2},
            answered=59,
            per_source={"device": 44, "paper": 15},
        ),
    ),
    ballots=(BALLOT,),
    items=ITEMS,
    pledges=(
        PledgeCounts(
            item="plan-2a",
            says_yes=11,
            reachable=7,
            brings={"time": 7, "knowledge": 3, "things": 4, "network": 2},
            levels={"little": 6, "more": 4, "paid": 1},
        ),
        PledgeCounts(item="plan-1a", says_yes=14, reachable=9, brings={"time": 12}),
        PledgeCounts(item="plan-4a", says_yes=6, reachable=3, brings={"time": 4, "network": 2}),
        PledgeCounts(item="plan-3a", says_yes=3, reachable=2, brings={"time": 3}),
    ),
    offers=(OfferRecord(id="aanbod-1", kind="offer", text="Ik kan naaien.", step="s7"),),
    process_log=(
        LogEntry(
            step="s1",
            title="Inloop met koffie",
            kind="arrive",
            opened_at=datetime(2026, 11, 21, 11, 30, tzinfo=UTC),
            closed_at=datetime(2026, 11, 21, 11, 55, tzinfo=UTC),
            came_out={"people": 74},
        ),
        LogEntry(
            step="s2",
            title="Ronde 1: wat leeft er?",
            kind="words",
            opened_at=datetime(2026, 11, 21, 12, 10, tzinfo=UTC),
            closed_at=datetime(2026, 11, 21, 12, 32, tzinfo=UTC),
            came_out={"words": 4},
        ),
        LogEntry(
            step="s3",
            title="Ronde 3: wat is er nodig?",
            kind="ideas",
            opened_at=datetime(2026, 11, 21, 12, 55, tzinfo=UTC),
            closed_at=datetime(2026, 11, 21, 13, 16, tzinfo=UTC),
            came_out={"notes": 30},
        ),
        LogEntry(
            step="s4",
            title="Thema’s maken",
            kind="group",
            opened_at=datetime(2026, 11, 21, 13, 16, tzinfo=UTC),
            closed_at=datetime(2026, 11, 21, 13, 40, tzinfo=UTC),
            came_out={"themes": 6},
        ),
        LogEntry(
            step="s6",
            title="Waar beginnen we mee?",
            kind="vote",
            opened_at=datetime(2026, 11, 21, 14, 50, tzinfo=UTC),
            closed_at=datetime(2026, 11, 21, 15, 2, tzinfo=UTC),
            came_out={"ballots": 71},
        ),
        LogEntry(step="s8", title="Hoe was het?", kind="evaluate", came_out={}),
    ),
)

JUST_MADE = WorkshopDocument(
    neighbourhood=SLUISWIJK,
    workshop=WorkshopRecord(
        title="G100 Sluiswijk",
        code="482716",
        run_sheet=RunSheet(id="g100", name="G100: samen de wijkagenda maken"),
    ),
)
