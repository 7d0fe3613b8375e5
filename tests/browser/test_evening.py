"""The whole G100, led by clicks on the facilitator's page, in a hall full of screens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

import pytest
from playwright.sync_api import Locator, expect

from facilitation.rehearsal.corpus import JUNK_SECTION, REVIEW_SECTION, PlanText, needs, plans
from tests.browser.crowd import Crowd
from tests.browser.hall import Hall
from tests.browser.seat import Seat

pytestmark = pytest.mark.timeout(900)

NOABERSCHAP = "noaberschap"
#: What the simulated tables say in round 1; nine of them the same.
WORDS = [NOABERSCHAP] * 5 + [
    "verkeer",
    "verkeer",
    "eenzaamheid",
    "jeugd",
    "groen",
    "groen",
    "veilig",
]
NOT_IDEAS = (JUNK_SECTION, REVIEW_SECTION)
FLAGGED = "Eén nummer voor wie hulp zoekt: 06-12345678"
HURTFUL = "Die mensen van de flat maken altijd ruzie"


@dataclass
class Evening:
    """Everybody with a screen of their own, and how far the facilitator has come."""

    hall: Hall
    leading: Seat
    anna: Seat
    bram: Seat
    screen: Seat
    table: Seat
    scribe: Seat
    crowd: Crowd
    moment: str = ""

    @property
    def seats(self) -> tuple[Seat, ...]:
        return (self.leading, self.anna, self.bram, self.screen, self.table, self.scribe)

    def go_on(self, moment: str) -> None:
        """Press the one big button, and answer what it asks."""
        self.moment = moment
        before = self.leading.ref("step-title").text_content()
        self.leading.ref("next").click()
        sure = self.leading.page.locator("dialog[open] button[value=yes]")
        title = self.leading.ref("step-title")
        self.leading.page.wait_for_function(
            """before => document.querySelector('dialog[open] button[value=yes]')
              || document.querySelector('[data-ref=step-title]').textContent !== before""",
            arg=before,
        )
        if sure.count():
            self.leading.picture(f"{moment}-question")
            sure.click()
        expect(title).not_to_have_text(before or "-")

    def photograph(self, *seats: Seat, also: str = "") -> None:
        """What every screen (or these) shows at this moment."""
        for seat in seats or self.seats:
            seat.picture(self.moment + also)


@pytest.fixture
def evening(hall: Hall, crowds: Callable[[Hall], Crowd]) -> Evening:
    leading = hall.facilitator()
    screen = hall.projector()
    anna = hall.seat("phone").go("/")
    bram = hall.seat("phone-2").go(f"/{hall.code}")
    return Evening(hall, leading, anna, bram, screen, hall.table(3), hall.scribe(), crowds(hall))


def test_an_evening_from_the_first_cup_of_coffee_to_the_next_date(evening: Evening) -> None:
    arrive(evening)
    listen(evening)
    talk(evening)
    write_ideas(evening)
    group_beside_the_break(evening)
    check_the_themes(evening)
    choose_a_theme(evening)
    make_plans(evening)
    vote(evening)
    see_the_result(evening)
    join_in(evening)
    look_back(evening)
    close(evening)


# Arriving ----------------------------------------------------------------------------------------


def arrive(evening: Evening) -> None:
    leading, anna, screen = evening.leading, evening.anna, evening.screen
    evening.moment = "01-arrive"
    evening.photograph(leading, anna, evening.bram, screen, also="-before")
    expect(screen.page.get_by_text(evening.hall.code[:3], exact=False).first).to_be_visible()
    enter_the_code(evening)
    evening.hall.say_who(anna, "resident", table=3)
    evening.hall.say_who(evening.bram, "entrepreneur")
    evening.crowd.join(22)
    count_the_people(evening)
    expect(anna.ref("people").first).to_have_text("75")
    expect(leading.ref("people").first).to_contain_text("75")
    evening.photograph()


def enter_the_code(evening: Evening) -> None:
    """First a wrong code, then the right one with a space in it."""
    anna = evening.anna
    anna.expect(r"40[04] for POST|Failed to load resource")
    field = anna.page.get_by_label(anna.say("join.code"))
    field.fill("000 000")
    anna.button("join.next").click()
    expect(anna.page.get_by_role("alert")).to_contain_text(anna.say("join.error.title"))
    anna.picture("01-wrong-code")
    field.fill(f"{evening.hall.code[:3]} {evening.hall.code[3:]}")
    anna.button("join.again").click()
    anna.page.wait_for_url(f"**/{evening.hall.code}")
    anna.picture("01-who")


def count_the_people(evening: Evening) -> None:
    scribe = evening.scribe
    tab(scribe, "people")
    scribe.page.get_by_label(scribe.say("scribe.people.people"), exact=True).fill("75")
    scribe.page.get_by_label(scribe.say("scribe.people.tables"), exact=True).fill("16")
    scribe.page.locator("[data-module=head-count] .head-count__form button").click()
    expect(scribe.ref("total", "[data-module=head-count]")).to_have_text("75")


def listen(evening: Evening) -> None:
    evening.go_on("02-welcome")
    expect(evening.anna.ref("rules")).to_be_visible()
    evening.photograph()
    evening.go_on("03-info")
    settled(evening.anna, "Wat kan er veranderen?")
    evening.photograph()


# Talking -----------------------------------------------------------------------------------------


def talk(evening: Evening) -> None:
    evening.go_on("04-words")
    words, table, bram = evening.hall.step("words"), evening.table, evening.bram
    evening.photograph()
    table.page.locator("#note-text").fill("Noaberschap")
    table.page.locator("#note-text").press("Enter")
    expect(table.ref("list", "[data-module=note-scene]")).to_contain_text("Noaberschap")
    bram.ref("claim-table").fill("5")
    bram.ref("claim").locator("button").click()
    expect(bram.ref("writes-for")).to_contain_text("5")
    write(bram, NOABERSCHAP)
    evening.crowd.say_words(words, dict(enumerate(WORDS, start=6)))
    type_on_paper(evening.scribe, NOABERSCHAP)
    said = 5 + 3
    counted(evening, NOABERSCHAP, said)
    expect(evening.screen.page.locator("main")).to_contain_text(re.compile("noaberschap", re.I))
    evening.photograph(also="-said")
    evening.go_on("05-words-again")
    write_for_another_table(evening)
    evening.photograph()


def write_for_another_table(evening: Evening) -> None:
    """A new round, a new table: it is asked again."""
    expect(evening.bram.ref("claim-table")).to_be_visible()
    evening.crowd.say_words(evening.hall.step("words", 1), {9: "ontmoeten", 10: "groen"})


def counted(evening: Evening, word: str, times: int) -> None:
    """The facilitator's list counts the word once per table."""
    leading = evening.leading
    leading.page.locator('[data-tab="words"]').click()
    row = leading.page.locator(".word").filter(has_text=re.compile(word, re.I))
    expect(row.locator('[data-part="count"]')).to_have_text(str(times))
    leading.picture(f"{evening.moment}-counted")
    leading.page.locator('[data-tab="board"]').click()


# Writing -----------------------------------------------------------------------------------------


def write_ideas(evening: Evening) -> None:
    evening.go_on("06-ideas")
    anna, bram, leading = evening.anna, evening.bram, evening.leading
    write(anna, "Een bankje bij de sluis, zodat oudere mensen even kunnen zitten")
    write(anna, "Elke week samen eten in het buurthuis")
    bram.page.locator("#live-text, textarea[name=text]:visible").first.fill("Een oversteekplaa")
    evening.photograph(also="-first")
    bram.page.locator("textarea[data-ref=text]:visible").fill(FLAGGED)
    bram.ref("send").click()
    expect(own_note(bram, FLAGGED)).to_contain_text(bram.say("phone.note.waiting"))
    evening.crowd.write(evening.hall.step("ideas"), many_ideas(60))
    evening.crowd.write(evening.hall.step("ideas"), [HURTFUL])
    write(bram, "Meer licht op het pad langs het kanaal")
    evening.photograph(also="-review")
    look_at_what_waits(evening)
    hide_what_hurts(evening)
    expect(own_note(bram, FLAGGED)).to_contain_text(bram.say("phone.note.sent"))
    expect(leading.ref("measure")).to_have_text("64")
    tidy_own_notes(anna)
    write_at_the_table(evening)
    evening.photograph()


def many_ideas(how_many: int) -> list[str]:
    """What a hall would write: a bit of every theme, and nothing that must be looked at first."""
    sections = [texts for title, texts in needs().items() if title not in NOT_IDEAS]
    mixed = (text for text in chain.from_iterable(zip_longest(*sections)) if text)
    return list(islice(mixed, how_many))


def look_at_what_waits(evening: Evening) -> None:
    """Covered until tapped, because laptops are mirrored; then released."""
    page = evening.leading.page
    page.locator("[data-module=review-button]").click()
    waiting = page.locator("#review-panel .flagged:not(.flagged--hidden)")
    expect(waiting).to_have_count(1)
    expect(waiting).not_to_contain_text("06-12345678")
    waiting.locator('[data-act="cover"]').click()
    expect(waiting).to_contain_text("06-12345678")
    evening.leading.picture(f"{evening.moment}-uncovered")
    waiting.locator('[data-act="show"]').click()
    expect(waiting).to_have_count(0)
    page.locator("[data-module=review-button]").click()


def hide_what_hurts(evening: Evening) -> None:
    page = evening.leading.page
    search = page.locator("#board-search")
    search.fill("maken altijd ruzie")
    note = page.locator("[data-panel=board] .card:visible").filter(has_text="maken altijd ruzie")
    note.focus()
    note.press("h")
    page.locator('dialog[open] button[value="hurtful"]').click()
    expect(note).to_have_count(0)
    search.fill("")


def tidy_own_notes(anna: Seat) -> None:
    """Change one note, take another back."""
    note = own_note(anna, "samen eten")
    note.locator("summary").click()
    note.locator("textarea").fill("Elke week samen eten, met alle keukens van de wijk")
    note.locator("form[data-ref=edit-form] button").click()
    expect(own_note(anna, "alle keukens")).to_have_count(1)
    write(anna, "Foutje")
    own_note(anna, "Foutje").locator("form[data-ref=withdraw] button").click()
    expect(own_note(anna, "Foutje")).to_have_count(0)


def write_at_the_table(evening: Evening) -> None:
    table = evening.table
    table.page.locator("#note-text").fill("Een moestuin achter de school")
    table.page.get_by_role("button", name=table.say("table.send")).locator("visible=true").click()
    expect(table.ref("list", "[data-module=note-scene]")).to_contain_text("moestuin")


# Grouping ----------------------------------------------------------------------------------------


def group_beside_the_break(evening: Evening) -> None:
    evening.go_on("07-break")
    leading = evening.leading
    expect(leading.ref("step-beside")).to_contain_text("Thema’s maken")
    evening.photograph()
    leading.page.locator("[data-module=grouping-tools] [data-ref=group]").click()
    expect(themes(leading).nth(4)).to_be_visible()
    expect(leading.ref("group")).not_to_have_attribute("aria-busy", "true")
    evening.photograph(also="-grouped")
    move_by_drag(leading)
    move_by_keys(leading)
    move_by_menu(leading)
    take_back(leading)
    rename(leading)
    evening.photograph(leading, evening.screen, also="-sorted")
    fold(leading)
    leading.picture("07-break-wide")
    leading.ref("overview").click()
    leading.picture("07-break-overview")
    leading.ref("overview").click()
    fold(leading)


def themes(seat: Seat) -> Locator:
    return seat.page.locator("section.column:not(.column--loose)")


def move_by_drag(leading: Seat) -> None:
    """From the first theme onto the head of the second."""
    first, second = themes(leading).nth(0), themes(leading).nth(1)
    note = first.locator("[data-note]").first
    id_ = note.get_attribute("data-note")
    note.scroll_into_view_if_needed()
    drag(leading, note, second.locator(".column__head"))
    expect(second.locator(f'[data-note="{id_}"]')).to_be_visible()
    said(leading, "2 ")


def drag(seat: Seat, note: Locator, to: Locator) -> None:
    start, end = note.bounding_box(), to.bounding_box()
    assert start is not None
    assert end is not None
    mouse = seat.page.mouse
    mouse.move(start["x"] + 30, start["y"] + 20)
    mouse.down()
    mouse.move(start["x"] + 60, start["y"] + 40, steps=4)
    mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
    mouse.up()


def move_by_keys(leading: Seat) -> None:
    """V, then the number of the theme."""
    note = themes(leading).nth(0).locator("[data-note]").first
    id_ = note.get_attribute("data-note")
    note.focus()
    note.press("v")
    note.press("2")
    expect(themes(leading).nth(1).locator(f'[data-note="{id_}"]')).to_be_visible()


def move_by_menu(leading: Seat) -> None:
    note = themes(leading).nth(0).locator("[data-note]").first
    id_ = note.get_attribute("data-note")
    note.hover()
    note.locator('[data-act="note-menu"]').click()
    leading.picture("07-break-menu")
    leading.page.locator('[data-ref="menu"] [role=menuitem]').nth(2).click()
    expect(themes(leading).nth(2).locator(f'[data-note="{id_}"]')).to_have_count(1)


def take_back(leading: Seat) -> None:
    """The button says what it takes back, and the note goes home; Ctrl+Z does the same anywhere."""
    third = themes(leading).nth(2).locator("[data-note]")
    before = third.count()
    expect(leading.ref("undo-what")).not_to_have_text(leading.say("board.nothing"))
    leading.ref("undo").click()
    expect(third).to_have_count(before - 1)
    second = themes(leading).nth(1).locator("[data-note]")
    before = second.count()
    leading.page.keyboard.press("Control+z")
    expect(second).to_have_count(before - 1)
    expect(leading.page.locator("#board-search")).to_have_value("")


def rename(leading: Seat) -> None:
    column = themes(leading).nth(0)
    column.locator('[data-act="rename"]').click()
    column.locator('[data-part="rename-field"]').fill("Elkaar ontmoeten")
    column.locator('[data-part="rename-field"]').press("Enter")
    name = column.locator('[data-part="heading"] [data-part="name"]')
    expect(name).to_have_text("Elkaar ontmoeten")


def fold(leading: Seat) -> None:
    leading.ref("fold").click()


# Plans -------------------------------------------------------------------------------------------


def check_the_themes(evening: Evening) -> None:
    evening.go_on("08-check")
    leading, screen = evening.leading, evening.screen
    evening.photograph()
    more = leading.ref("reveal-more")
    if more.is_visible():
        for _ in range(3):
            more.click()
        leading.ref("reveal-all").click()
    expect(screen.page.locator("main")).to_contain_text("Elkaar ontmoeten")
    expect(evening.anna.ref("themes")).to_contain_text("Elkaar ontmoeten")
    expect(evening.anna.ref("landed").get_by_role("listitem").first).to_contain_text(
        re.compile("alle keukens|bankje")
    )
    write(evening.anna, "Ik mis iets voor jongeren van 16 tot 20 jaar")
    evening.photograph(also="-shown")


def choose_a_theme(evening: Evening) -> None:
    evening.go_on("09-choose")
    table = evening.table
    scene = table.page.locator("[data-module=choose-scene]")
    scene.locator(".choice").nth(1).click()
    scene.locator(".stepper__field").fill("6")
    evening.photograph()
    scene.locator("button.button--wide").click()
    expect(table.ref("given", "[data-module=choose-scene]")).to_be_visible()
    count(evening.scribe, [5, 0, 7, 4, 8], voters=None)
    expect(evening.screen.page.locator("body")).to_contain_text(re.compile(r"30\s*van 75 mensen"))
    evening.photograph(evening.screen, table, evening.scribe, also="-chosen")


def make_plans(evening: Evening) -> None:
    evening.go_on("10-elaborate")
    evening.photograph()
    evening.crowd.hand_in(evening.hall.step("elaborate"), plans_of_the_hall(evening))
    fill_the_card_at_the_table(evening)
    fill_the_card_on_a_phone(evening.anna)
    evening.photograph(also="-sent")
    leading = evening.leading
    leading.page.locator('[data-tab="plans"]').click()
    expect(leading.page.locator(".plan")).to_have_count(8)
    leading.picture(f"{evening.moment}-plans")
    leading.page.locator('[data-tab="board"]').click()
    evening.go_on("11-pitch")
    expect(evening.screen.page.locator("main")).to_contain_text("Licht langs het kanaal")
    evening.photograph()


def plans_of_the_hall(evening: Evening) -> list[tuple[PlanText, str]]:
    """Six plans of other tables, each for a theme of its own."""
    options = evening.crowd.options(evening.hall.step("elaborate"))
    wanted = [option["id"] for option in options][2:8]
    return list(zip(plans(), wanted, strict=False))


def fill_the_card_at_the_table(evening: Evening) -> None:
    table = evening.table
    scene = table.page.locator("[data-module=plan-scene]")
    second = scene.locator("#plan-theme option").nth(2)
    scene.locator("#plan-theme").select_option(second.get_attribute("value"))
    scene.locator("#plan-title").fill("Licht langs het kanaal")
    scene.locator("#plan-reason").fill("Het pad is donker. Mensen fietsen om.")
    scene.locator("#plan-actions").fill("Lampen kiezen met de buurt\nEen avondwandeling")
    scene.locator("form[data-ref=form] button.button--wide").click()
    table.picture("10-elaborate-aloud")
    table.page.locator('dialog[open] button[value="send"]').click()
    expect(table.ref("sent-number")).to_have_text(re.compile(r"^2[ab]$"))


def fill_the_card_on_a_phone(anna: Seat) -> None:
    anna.ref("open", "[data-scene=planning]").click()
    anna.ref("theme", "form").select_option(index=1)
    anna.page.locator("[name=title]:visible").fill("De lange tafel")
    anna.page.locator("[name=ambition]:visible").fill("Elke maand eet de wijk samen.")
    anna.ref("send", "[data-scene=planning]").click()
    expect(anna.ref("sent", "[data-scene=planning]")).to_contain_text("1a")


# Choosing ----------------------------------------------------------------------------------------


def vote(evening: Evening) -> None:
    evening.go_on("12-vote")
    anna = evening.anna
    evening.photograph()
    give_dots(anna, [0, 0, 1])
    anna.picture("12-vote-given")
    confirm(anna)
    anna.picture("12-vote-done")
    anna.ref("change").click()
    take_dot(anna, 1)
    give_dots(anna, [0])
    confirm(anna)
    give_dots(evening.bram, [0, 2, 2])
    confirm(evening.bram)
    ids = [option["id"] for option in evening.crowd.options(evening.hall.step("vote"))]
    evening.crowd.vote(evening.hall.step("vote"), ballots(ids))
    count(evening.scribe, [4, 6, 2, 0, 3], voters=5)
    evening.photograph(also="-counted")


def ballots(ids: list[str]) -> list[dict[str, int]]:
    """Twenty-two different heads, that like the first plans best."""
    return [
        {ids[at % 3]: 2, ids[(at * 5) % len(ids)]: 1}
        for at in range(1, 23)
        if at % 3 != (at * 5) % len(ids)
    ]


def give_dots(seat: Seat, rows: list[int]) -> None:
    for at in rows:
        seat.page.locator(".vote-row").nth(at).locator('[data-ref="plus"]').click()


def take_dot(seat: Seat, at: int) -> None:
    seat.page.locator(".vote-row").nth(at).locator('[data-ref="minus"]').click()


def confirm(seat: Seat) -> None:
    seat.ref("next", "[data-scene=voting]").click()
    seat.ref("confirm").click()
    expect(seat.ref("view-done")).to_be_visible()


def see_the_result(evening: Evening) -> None:
    evening.go_on("13-result")
    leading = evening.leading
    evening.photograph()
    all_of_it = leading.ref("reveal-all")
    if all_of_it.is_visible():
        leading.ref("reveal-more").click()
        evening.photograph(leading, evening.screen, also="-one")
        all_of_it.click()
    expect(evening.screen.page.locator("main")).to_contain_text("De lange tafel")
    expect(evening.anna.ref("rows").first).to_contain_text("De lange tafel")
    leading.page.locator('[data-tab="results"]').click()
    ballot = leading.page.locator("[data-panel=results]").get_by_text("De lange tafel")
    expect(ballot.first).to_be_visible()
    evening.photograph(also="-all")
    leading.page.locator('[data-tab="board"]').click()


# Joining, looking back, closing ------------------------------------------------------------------


def join_in(evening: Evening) -> None:
    evening.go_on("14-commit")
    anna = evening.anna
    plan = anna.page.locator(".plan-card-row").filter(has_text="De lange tafel")
    evening.photograph()
    plan.locator("summary").click()
    plan.get_by_text(anna.say("brings.time"), exact=True).click()
    plan.get_by_text(anna.say("level.little"), exact=True).click()
    plan.locator('[name="contact[name]"]').fill("Anna")
    plan.locator('[name="contact[phone]"]').fill("06 1234 5678")
    plan.get_by_text(anna.say("pledge.consent"), exact=True).click()
    plan.get_by_text(anna.say("pledge.over_16"), exact=True).click()
    anna.picture("14-commit-filled")
    plan.locator("form[data-ref=form] button.button--wide").click()
    expect(plan.locator('[data-ref="mine"]')).to_be_visible()
    ids = [row["id"] for row in evening.crowd.phones[0].board.rows("items")]
    evening.crowd.pledge(ids[at % len(ids)] for at in range(16))
    expect(plan.locator('[data-ref="count"]')).to_contain_text("1")
    evening.photograph(also="-joined")


def look_back(evening: Evening) -> None:
    evening.go_on("15-evaluate")
    evening.photograph()
    for question in (0, 1):
        evening.anna.page.locator(".question").nth(question).locator(".choice").first.click()
    expect(evening.anna.page.locator('.question [data-ref="kept"]:visible')).to_have_count(2)
    evening.crowd.answer(evening.hall.step("evaluate"), "could_speak", ["1"] * 12 + ["2"] * 5)
    evening.photograph(evening.anna, also="-answered")


def close(evening: Evening) -> None:
    evening.go_on("16-close")
    leading, anna = evening.leading, evening.anna
    expect(evening.screen.page.locator("main")).to_contain_text("De datum volgt.")
    expect(evening.screen.page.locator(".next")).to_have_count(0)  # it is said once
    evening.photograph()
    leading.ref("next").click()
    leading.picture("16-close-question")
    leading.page.locator('dialog[open] button[value="close"]').click()
    expect(leading.ref("next-words")).to_have_text(leading.say("run.ended"))
    expect(anna.ref("next", "[data-scene=closing]")).to_have_text(anna.say("closing.follows"))
    expect(anna.page.locator("section[data-scene=closing]")).to_contain_text("De lange tafel")
    expect(evening.screen.page.locator(".timer")).to_have_count(0)
    evening.photograph(also="d")


# What several chapters do ------------------------------------------------------------------------


def write(phone: Seat, text: str) -> None:
    """Write on the phone's paper, and wait until the server has it."""
    phone.page.locator("textarea[data-ref=text]:visible").fill(text)
    phone.ref("send", "[data-scene=writing]").click()
    expect(own_note(phone, text)).to_contain_text(phone.say("phone.note.sent"))


def own_note(phone: Seat, text: str) -> Locator:
    return phone.page.locator("ul[data-ref=notes] > .own-note").filter(has_text=text)


def settled(phone: Seat, heading: str) -> None:
    expect(phone.page.locator("h1")).to_have_text(heading)


def said(seat: Seat, words: str) -> None:
    expect(seat.page.locator("[data-module=status-line]")).to_contain_text(words)


def tab(scribe: Seat, name: str) -> None:
    scribe.page.locator(f'.scribe-tabs a[href="#{name}"]').click()


def type_on_paper(scribe: Seat, text: str) -> None:
    """A card, with the keyboard: number, Enter, text, Enter."""
    tab(scribe, "notes")
    number = scribe.page.locator("#card-number")
    number.focus()
    number.press("Enter")
    scribe.page.locator("#card-text").fill(text)
    scribe.page.locator("#card-text").press("Enter")
    expect(scribe.ref("typed")).to_contain_text(text)


def count(scribe: Seat, figures: list[int], voters: int | None) -> None:
    """What was counted by hand: a figure per row."""
    tab(scribe, "count")
    fields = scribe.page.locator("[data-module=count-desk] .count-row:not(.count-row--sum) input")
    for at, figure in enumerate(figures):
        fields.nth(at).fill(str(figure))
    if voters is not None:
        extra = scribe.page.locator("[data-module=count-desk] .count-row--sum input")
        extra.first.fill(str(voters))
    scribe.picture("count-typed")
    scribe.page.locator("[data-module=count-desk] .count-form button").click()
    before = scribe.page.locator("[data-module=count-desk] .count-row td.table__figure").first
    expect(before).to_have_text(str(figures[0]))
