"""A G100 of some 220 notes in a real store, with everything in it that must not leave the house."""

from __future__ import annotations

from itertools import cycle

from facilitation.contract import payloads as p
from facilitation.rehearsal import corpus
from tests.evening import Evening, Seat, new_id

#: What no export may hold.
SECRET_CONTACT = {"name": "Fatima Demir", "phone": "06 24681357", "email": "fatima@buren.example"}
HIDDEN_TEXT = "Mijn zus Truus is depressief, kom eens langs"
IDEAS = 220
PEOPLE = 40
ROLES = ("resident", "resident", "resident", "professional", "municipality", "volunteer", None)
AREAS = ("sluis", "dijk")


def hold(evening: Evening) -> None:
    """From the door to the closing."""
    people = [
        evening.phone(role, area=area)
        for role, area, _ in zip(cycle(ROLES), cycle(AREAS), range(PEOPLE), strict=False)
    ]
    evening.scribe.give(p.SetHeadcount(people=75, tables=18))
    _talk(evening)
    _write(evening, people)
    _group(evening)
    _plan(evening, people)
    _choose(evening, people)
    _join(evening, people)
    evening.facilitator.give(p.SetClosing(next_date="12 maart", contact="Netwerk Noord"))
    evening.facilitator.give(p.CloseWorkshop())


def _talk(evening: Evening) -> None:
    step = evening.go_to("words")
    for table, word in enumerate(
        ("Noaberschap", "noaberschap", "eenzaam", "Eenzaamheid", "eenzaam"), 1
    ):
        evening.table(table).write(step, word)
        evening.clock.forward(20)
    evening.team.give(p.MergeWords(step=step, words=("eenzaam",), into="eenzaamheid"))


def _write(evening: Evening, people: list[Seat]) -> None:
    step = evening.go_to("ideas")
    texts = [text for text, _ in zip(cycle(corpus.all_needs()), range(IDEAS), strict=False)]
    for phone, text in zip(cycle(people), texts, strict=False):
        phone.write(step, text)
    paper = (p.PaperNote(id=new_id(), number=12, text="Lage stoepen; ook bij de sluis"),)
    evening.scribe.give(p.AddPaperNotes(step=step, notes=(*paper, p.PaperNote(id=new_id()))))
    hidden = people[0].write(step, HIDDEN_TEXT)
    evening.team.give(p.HideNote(id=hidden, reason="sensitive"))
    doubled = people[1].write(step, texts[0])
    evening.team.give(p.HideNote(id=doubled, reason="sent_twice"))
    evening.close(step)


def _group(evening: Evening) -> None:
    notes = [note for note in evening.rows("notes") if note.kind == "idea"]
    for number, name in enumerate(("Groen", "Ontmoeten", "Verkeer", "Jeugd"), 1):
        evening.theme(name, *(note.id for note in notes[number::5]))
    later = evening.theme("Voor later", notes[0].id)
    evening.team.give(p.ParkTheme(theme=later))
    check = evening.go_to("check")
    groen = evening.rows("themes")[0].id
    evening.scribe.give(p.AddCounts(step=check, totals={groen: 14}, voters=18, source="table"))


def _plan(evening: Evening, people: list[Seat]) -> None:
    evening.go_to("elaborate")
    themes = evening.rows("themes")
    for number, card in enumerate(corpus.plans()[:10]):
        evening.table(1 + number).give(
            p.SubmitPlanCard(
                id=new_id(),
                step=evening.step("elaborate"),
                theme=themes[number % 4].id,
                title=card.title[:80],
                reason=card.reason,
                ambition=card.ambition,
                actions=card.actions,
                contributions=card.contributions,
                first_step=card.first_step,
                contact_group=card.contact_group,
                horizon="this_year",
                decision_level="decide_together",
            )
        )


def _choose(evening: Evening, people: list[Seat]) -> None:
    step = evening.go_to("vote")
    items = [item.id for item in evening.rows("items")]
    for number, phone in enumerate(people):
        chosen = {items[(number + shift) % 7]: 1 for shift in range(3)}
        phone.give(p.CastBallot(id=new_id(), step=step, allocation=chosen))
    totals = {items[0]: 9, items[3]: 6}
    evening.scribe.give(p.AddCounts(step=step, totals=totals, voters=5, invalid=1))
    evening.close(step)


def _join(evening: Evening, people: list[Seat]) -> None:
    step = evening.go_to("commit")
    items = [item.id for item in evening.rows("items")]
    for number, phone in enumerate(people[:12]):
        contact = p.ContactDetails(**SECRET_CONTACT) if number == 0 else None
        phone.give(
            p.MakePledge(
                id=new_id(),
                item=items[number % 3],
                brings=("time", "things")[: 1 + number % 2],
                level="little",
                contact=contact,
                consent=("this_item",) if contact else (),
                over_16=True if contact else None,
            )
        )
    evening.scribe.give(p.AddCounts(step=step, totals={items[1]: 3}, voters=3))
