"""What a rehearsal wrote goes away, and everything else stays as it was."""

from facilitation.contract import payloads as p
from facilitation.storage.wiping import wipe_rehearsal
from tests.evening import Evening, new_id


def test_a_wipe_leaves_only_what_people_did(evening: Evening) -> None:
    person, robot = evening.phone(), evening.phone(rehearsal=True)
    words = evening.go_to("words")
    for phone in (person, robot):
        phone.give(p.ClaimTable(table=1 + (phone is robot)))
        phone.write(words, "noaberschap")
    ideas = evening.go_to("ideas")
    kept, gone = person.write(ideas, "Meer bankjes"), robot.write(ideas, "Meer bankjes")
    waiting = robot.write(ideas, "Bel 06 12345678")
    theme = evening.theme("Zitten", kept, gone)

    wiped = wipe_rehearsal(evening.database, evening.id)

    assert wiped == 3
    assert {note.id for note in evening.rows("notes", step=ideas)} == {kept}
    assert evening.row("notes", waiting) is None
    assert evening.row("themes", theme).count == 1
    board = evening.projector.board()
    assert (board["counts"]["notes"], board["counts"]["phones"]) == (1, 1)
    assert board["counts"]["waiting"] == 0
    assert board["words"][0]["words"][0]["count"] == 1


def test_a_wipe_takes_suggestions_along_that_rest_on_what_robots_wrote(evening: Evening) -> None:
    ideas = evening.go_to("ideas")
    robot = evening.phone(rehearsal=True)
    for number in range(15):
        robot.write(ideas, f"Bankjes nummer {number}")
    evening.commander.suggest(evening.id)
    suggested = evening.team.board()["suggestions"]

    wipe_rehearsal(evening.database, evening.id)

    assert [row["kind"] for row in suggested] == ["grouping"]
    assert evening.team.board()["suggestions"] == []
    assert (evening.rows("suggestions"), evening.rows("proposals")) == ([], [])


def test_a_wipe_takes_the_votes_of_a_rehearsal_along_while_the_vote_is_open(
    evening: Evening,
) -> None:
    evening.go_to("elaborate")
    plan = evening.plan(None, "Koffietafel")
    person, robot = evening.phone(), evening.phone(rehearsal=True)
    vote = evening.go_to("vote")
    for phone in (person, robot):
        phone.give(p.CastBallot(id=new_id(), step=vote, allocation={plan: 1}))

    wipe_rehearsal(evening.database, evening.id)

    assert evening.projector.board()["counts"]["voted"] == 1


def test_a_wipe_counts_again_who_joins(evening: Evening) -> None:
    evening.go_to("elaborate")
    plan = evening.plan(None, "Koffietafel")
    evening.go_to("commit")
    for phone in (evening.phone(), evening.phone(rehearsal=True)):
        phone.give(p.MakePledge(id=new_id(), item=plan))

    wipe_rehearsal(evening.database, evening.id)

    assert evening.row("items", plan).says_yes == 1


def test_screens_that_are_open_are_sent_everything_after_a_wipe(evening: Evening) -> None:
    known = evening.projector.board()["revision"]

    wipe_rehearsal(evening.database, evening.id)

    assert evening.projector.board(since=known)["since"] is None
