"""Two people at one text: nothing that either typed is lost, and both hear of it."""

from hypothesis import given
from hypothesis import strategies as st

from facilitation.domain.agenda.editing import flat, merged

texts = st.sampled_from(["", "bankjes", "bomen", "een plein", "een moestuin"])
rows = st.lists(st.sampled_from(["a", "b", "c"]), unique=True).flatmap(
    lambda ids: st.tuples(
        *(st.builds(lambda text, i=i: {"id": i, "text": text}, texts) for i in ids)
    )
)
values = st.fixed_dictionaries({"title": texts, "reason": texts, "actions": rows.map(list)})


@given(base=values, mine=values, theirs=values)
def test_what_only_i_changed_is_saved(base, mine, theirs):
    result = flat(merged(base, mine, theirs).values)

    for name, text in flat(mine).items():
        if flat(theirs).get(name) == flat(base).get(name):
            assert result[name] == text


@given(base=values, mine=values, theirs=values)
def test_what_others_saved_is_never_written_over(base, mine, theirs):
    result = flat(merged(base, mine, theirs).values)

    for name, text in flat(theirs).items():
        if text != flat(base).get(name):
            assert result[name] == text


@given(base=values, mine=values, theirs=values)
def test_what_both_changed_is_told_with_both_texts(base, mine, theirs):
    told = {clash.field: clash for clash in merged(base, mine, theirs).clashes}
    old, typed, now = flat(base), flat(mine), flat(theirs)

    for name in {*old, *typed, *now}:
        before, wanted, stands = old.get(name), typed.get(name), now.get(name)
        if len({str(before), str(wanted), str(stands)}) == 3:
            assert (told[name].mine, told[name].theirs) == (wanted, stands)
        else:
            assert name not in told


def test_two_people_who_each_add_an_action_both_have_it():
    result = merged(
        {"actions": []},
        {"actions": [{"id": "a", "text": "bankjes"}]},
        {"actions": [{"id": "b", "text": "bomen"}]},
    )

    assert [row["id"] for row in result.values["actions"]] == ["b", "a"]
    assert not result.clashes


def test_a_row_that_one_takes_away_and_the_other_changes_is_told():
    before = [{"id": "a", "text": "bankjes"}]
    changed = [{"id": "a", "text": "zes bankjes"}]

    result = merged({"actions": before}, {"actions": changed}, {"actions": []})

    assert result.values["actions"] == []
    assert result.clashes[0].mine == changed[0]


def test_ticks_that_others_set_stay_when_i_set_none():
    assert merged({"checks": []}, {"checks": []}, {"checks": ["better"]}).values == {
        "checks": ["better"]
    }
