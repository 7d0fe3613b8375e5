"""Seconds of processor and memory by number of notes, every size in a fresh process of its own."""

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial

from facilitation.grouping import KnownTheme
from facilitation.grouping.arriving import place
from facilitation.grouping.job import warm
from facilitation.grouping.proposing import propose
from tests.bench.grouping_baselines import BASELINES
from tests.bench.grouping_sets import read_set, texts_of

SIZES = (75, 250, 1000, 5000, 10000)
BASELINES_UP_TO = 1000
BASELINE_GROUPS = 12
FEW = 30
TYPING_ERRORS = 0.05
NEWCOMERS = 21
# Nobody foresaw it, and themes are typed for it: what takes longest for so many notes.
UNFORESEEN = "dev_markt"
TYPED_UP_TO = 1000
SOURCES = ("notes_dev", "notes_wijk", "dev_kort", "dev_lang", "notes_wijkbudget")


def speed(size: int) -> dict[str, float]:
    """Measure one size in a fresh process, without anything else in its memory."""
    return _elsewhere("engine", size)


def baseline_speed(size: int) -> dict[str, float]:
    """Seconds of the others at this size; the larger sizes would take minutes and are left out."""
    return _elsewhere("others", size) if size <= BASELINES_UP_TO else {}


def typed_speed(size: int) -> dict[str, float]:
    """The same with typed themes on an unforeseen question; in a city these are not related."""
    return _elsewhere("typed", size) if size <= TYPED_UP_TO else {}


def made_up(size: int, seed: int = 5) -> list[str]:
    """Notes drawn from the sets, each with another word in it and here and there a typing error."""
    chance = random.Random(seed)
    sources = texts_of(SOURCES)
    words = sorted({word for text in sources for word in text.split()})
    return [_variation(chance.choice(sources), words, chance) for _ in range(size)]


def _variation(text: str, words: Sequence[str], chance: random.Random) -> str:
    said = text.split()
    said.insert(chance.randrange(len(said) + 1), chance.choice(words))
    return " ".join(_mistyped(word, chance) for word in said)


def _mistyped(word: str, chance: random.Random) -> str:
    """Swap two letters of a longer word, now and then."""
    if len(word) < 5 or chance.random() > TYPING_ERRORS:
        return word
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _engine(size: int) -> dict[str, float]:
    warming = _seconds(warm)
    idle = _peak_megabytes()
    texts = made_up(size)
    cold = _seconds(partial(propose, texts))
    peak = _peak_megabytes()
    again = _seconds(partial(propose, texts))
    first, *others = _seconds_for_newcomers(texts)
    return {
        "warming_seconds": warming,
        "cold_seconds": cold,
        "again_seconds": again,
        "first_new_ms": 1000 * first,
        "one_new_ms": 1000 * statistics.median(others),
        "idle_megabytes": idle,
        "peak_megabytes": peak,
    }


def _seconds_for_newcomers(texts: Sequence[str]) -> list[float]:
    """One newcomer after another among shown notes: the first reads the standing themes too."""
    shown = propose(texts)
    where = {text: placed.group for text, placed in zip(texts, shown.placements, strict=True)}
    standing = {text: group for text, group in where.items() if group}
    themes = tuple(KnownTheme(each.key, each.name) for each in shown.groups)
    keys = tuple(standing.values())
    among = partial(place, standing=tuple(standing), pins=keys, themes=themes)
    return [_seconds(partial(among, [text])) for text in made_up(NEWCOMERS, seed=6)]


def _typed(size: int) -> dict[str, float]:
    """Notes never seen before on a question that nobody foresaw, with typed themes."""
    warm()
    asked = read_set(UNFORESEEN)
    texts = made_up(size)
    propose_typed = partial(propose, texts, themes=asked.typed, question=asked.question)
    return {"cold_seconds": _seconds(propose_typed), "again_seconds": _seconds(propose_typed)}


def _others(size: int) -> dict[str, float]:
    """Seconds of each after a first small run, so that nobody pays for loading."""
    texts = made_up(size)
    for baseline in BASELINES.values():
        baseline(texts[:FEW], 2)
    return {
        name: _seconds(partial(baseline, texts, BASELINE_GROUPS))
        for name, baseline in BASELINES.items()
    }


MEASURES: dict[str, Callable[[int], dict[str, float]]] = {
    "engine": _engine,
    "typed": _typed,
    "others": _others,
}


def _elsewhere(what: str, size: int) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.grouping_speed", what, str(size)],
        capture_output=True,
        text=True,
        check=True,
    )
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _seconds(work: Callable[[], object]) -> float:
    """Of the processor: what else the machine does makes no queue of it."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(MEASURES[sys.argv[1]](int(sys.argv[2]))))
