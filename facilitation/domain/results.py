"""Adding up: totals by source, ranks with ties, and the split per group where that is allowed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from facilitation.domain.answers import (
    ONLY_QUESTION,
    Answer,
    Ballot,
    HandCount,
    questions_of,
)
from facilitation.domain.ballots import VOTES, collects_choices
from facilitation.domain.cards import CardCount
from facilitation.domain.funding import Funding
from facilitation.domain.small_groups import MERGED, too_small_alone
from facilitation.domain.steps import Step
from facilitation.domain.workshop import Settings

#: A split per group is shown only when this share of all ballots carries a group.
SHARE_WITH_GROUP = 0.8
#: Nobody votes in these: what people counted by hand is all there is to tell.
COUNTED = frozenset({"check", "talk", "commit", "count", "elaborate"})
#: 'Dit delen we' is what stands in the top of every group.
SHARED_TOP = 4


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One option: totals per source; equal totals share a rank."""

    id: str
    total: int
    by_source: dict[str, int]
    rank: int
    tied: bool


@dataclass(frozen=True, slots=True)
class GroupTally:
    """One group of voters: its size and what it likes most."""

    role: str
    people: int
    favourites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionTally:
    """The outcome of one question. `voters`: people or tables per source."""

    question: str
    rows: tuple[TallyRow, ...]
    voters: dict[str, int]
    invalid: int = 0
    groups: tuple[GroupTally, ...] = ()
    shared: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """The outcome of a step. `funding`: which plans get money, where money was divided; `cards`:
    how many voting cards there were, where the vote asked for one."""

    questions: tuple[QuestionTally, ...] = field(default_factory=tuple)
    funding: Funding | None = None
    cards: CardCount | None = None


def tally_of(
    step: Step,
    answers: Sequence[Answer],
    ballots: Sequence[Ballot],
    hand_counts: Sequence[HandCount],
    options: Sequence[str],
    settings: Settings,
) -> Tally:
    """Add up a step. Steps that count nothing have no questions in their tally."""
    if step.kind in VOTES:
        return Tally((_tally_vote(ballots, hand_counts, options, settings),))
    if step.kind == "choose" or collects_choices(step.plan):
        return Tally((_tally_answers(ONLY_QUESTION, answers, hand_counts, options),))
    if step.kind in ("poll", "scale", "evaluate"):
        return Tally(
            tuple(
                _tally_answers(
                    asked.key,
                    [one for one in answers if one.question == asked.key],
                    [one for one in hand_counts if one.question == asked.key],
                    (*asked.options, *(("other",) if asked.other else ())),
                )
                for asked in questions_of(step)
            )
        )
    return tally_by_hand(answers, hand_counts) if step.kind in COUNTED else Tally()


def tally_by_hand(answers: Sequence[Answer], hand_counts: Sequence[HandCount]) -> Tally:
    """What was counted in a step that nobody votes in (hands at 'Klopt dit?', people per plan):
    only what somebody counted, per question in the order of counting."""
    counted = dict.fromkeys(count.question for count in hand_counts)
    asked = counted | dict.fromkeys(answer.question for answer in answers)
    tallies = (
        _tally_counted(
            [one for one in answers if one.question == question],
            [one for one in hand_counts if one.question == question],
            question,
        )
        for question in asked
    )
    return Tally(tuple(tally for tally in tallies if tally.rows))


def _tally_counted(
    answers: Sequence[Answer], hand_counts: Sequence[HandCount], question: str
) -> QuestionTally:
    given = [_weights(one.value) for one in answers if one.value is not None]
    codes = dict.fromkeys(
        code for totals in (*(c.totals for c in hand_counts), *given) for code in totals
    )
    return _tally_answers(question, answers, hand_counts, tuple(codes))


def _tally_vote(
    ballots: Sequence[Ballot],
    hand_counts: Sequence[HandCount],
    options: Sequence[str],
    settings: Settings,
) -> QuestionTally:
    cast = [ballot for ballot in ballots if ballot.allocation]
    sources: dict[str, Counter[str]] = {"device": Counter()}
    for ballot in cast:
        sources["device"].update(ballot.allocation)
    voters = Counter({"device": len(cast)})
    _add_hand_counts(hand_counts, sources, voters)
    groups = split_by_group(cast, sum(voters.values()), settings.min_group)
    rows = ranked(options, sources)
    return QuestionTally(
        question=ONLY_QUESTION,
        rows=rows,
        voters=dict(voters),
        invalid=sum(count.invalid for count in hand_counts),
        groups=tuple(
            GroupTally(role, len(members), _favourites(_points(members)))
            for role, members in groups.items()
        ),
        shared=_shared(groups, options),
        differences=_differences(groups, rows),
    )


def _tally_answers(
    question: str,
    answers: Sequence[Answer],
    hand_counts: Sequence[HandCount],
    options: Sequence[str],
) -> QuestionTally:
    sources: dict[str, Counter[str]] = {}
    voters: Counter[str] = Counter()
    for one in answers:
        if one.value is not None:
            sources.setdefault(one.source, Counter()).update(_weights(one.value))
            voters[one.source] += 1
    _add_hand_counts(hand_counts, sources, voters)
    invalid = sum(count.invalid for count in hand_counts)
    return QuestionTally(question, ranked(options, sources), dict(voters), invalid)


def _weights(value: object) -> Mapping[str, int]:
    """An answer as points: people per option, or one point per option named."""
    if isinstance(value, dict):
        return {str(option): int(people) for option, people in value.items()}
    if isinstance(value, list | tuple):
        return {str(option): 1 for option in value}
    return {str(value): 1}


def _add_hand_counts(
    hand_counts: Iterable[HandCount], sources: dict[str, Counter[str]], voters: Counter[str]
) -> None:
    for count in hand_counts:
        sources.setdefault(count.source, Counter()).update(count.totals)
        voters[count.source] += count.voters


def ranked(
    options: Sequence[str], sources: Mapping[str, Mapping[str, int]]
) -> tuple[TallyRow, ...]:
    """Options by total, most first; equal totals share a rank and keep the order of options."""
    totals = {
        option: sum(counts.get(option, 0) for counts in sources.values()) for option in options
    }
    ordered = sorted(options, key=lambda option: -totals[option])
    times = Counter(totals.values())
    return tuple(
        TallyRow(
            id=option,
            total=totals[option],
            by_source={name: counts.get(option, 0) for name, counts in sources.items()},
            rank=1 + sum(total > totals[option] for total in totals.values()),
            tied=times[totals[option]] > 1,
        )
        for option in ordered
    )


def split_by_group(
    ballots: Sequence[Ballot], voters: int, min_group: int
) -> dict[str, list[Ballot]]:
    """Ballots per group, or nothing where a split would say too much about too few.

    Groups below `min_group` go together; while that is still too small the next smallest joins,
    so nothing follows by subtraction.
    """
    with_role = [ballot for ballot in ballots if ballot.role and ballot.role != "undisclosed"]
    if not voters or len(with_role) < SHARE_WITH_GROUP * voters:
        return {}
    groups: dict[str, list[Ballot]] = {}
    for ballot in with_role:
        groups.setdefault(str(ballot.role), []).append(ballot)
    return _merge_small(groups, min_group)


def _merge_small(groups: dict[str, list[Ballot]], min_group: int) -> dict[str, list[Ballot]]:
    """Largest group first; nothing at all where what goes together is still too small."""
    together = too_small_alone({role: len(own) for role, own in groups.items()}, min_group)
    apart = [role for role in groups if role not in together]
    split = {role: groups[role] for role in sorted(apart, key=lambda r: (-len(groups[r]), r))}
    merged = [ballot for role in sorted(together) for ballot in groups[role]]
    if 0 < len(merged) < min_group:
        return {}
    if merged:
        split[MERGED] = merged
    return split if len(split) > 1 else {}


def _points(ballots: Iterable[Ballot]) -> Counter[str]:
    points: Counter[str] = Counter()
    for ballot in ballots:
        points.update(ballot.allocation)
    return points


def _favourites(points: Mapping[str, int]) -> tuple[str, ...]:
    most = max(points.values(), default=0)
    return tuple(option for option, total in points.items() if total == most and most)


def _shared(groups: Mapping[str, list[Ballot]], options: Sequence[str]) -> tuple[str, ...]:
    """Options in the top of every group."""
    if not groups:
        return ()
    tops = [_top(_points(members), options) for members in groups.values()]
    return tuple(option for option in options if all(option in top for top in tops))


def _top(points: Mapping[str, int], options: Sequence[str]) -> set[str]:
    rows = ranked(options, {"all": points})
    return {row.id for row in rows if row.rank <= SHARED_TOP and row.total}


def _differences(groups: Mapping[str, list[Ballot]], rows: Sequence[TallyRow]) -> tuple[str, ...]:
    """Favourites of a group that the whole hall puts lower, the largest difference first."""
    place = {row.id: row.rank for row in rows}
    favourites = {option for members in groups.values() for option in _favourites(_points(members))}
    lower = [option for option in favourites if place.get(option, 1) > 1]
    return tuple(sorted(lower, key=lambda option: (-place[option], option))[:3])
