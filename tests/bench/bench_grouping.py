"""Measure the grouping engine: agreement with people, coverage, seconds and memory.

Run it as `python -m tests.bench.bench_grouping [FILE.jsonl …]`. A file holds lines with `text`
and `theme` (or `category`); without files the labelled notes of the tests are used. TF-IDF with
k-means, given the true number of groups, is measured in the same run.
"""

import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import psutil
from sklearn.cluster import KMeans
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score

from facilitation.grouping import KnownTheme, features
from facilitation.grouping.job import warm
from facilitation.grouping.proposing import propose

DATA = Path(__file__).parents[1] / "data" / "grouping"
SIZES = (75, 250, 1000, 5000)
LOOSE = "loose"
# The sets of the tests, with what was asked. Before the lexicon was grown on them the agreement
# (ARI) was .68 wijk, .53 wijkbudget, .21 rol, .18 kerk, .55 dorp, .16 plein, .14 rol2,
# .10 jubileum. The sets rol3, buurt and terrein are kept apart (.33, .67, .42): do not grow the
# lexicon on them.
QUESTIONS = {
    "notes_dev": "Wat is er nodig in de wijk?",
    "notes_wijk": "Wat leeft er in de wijk?",
    "notes_dorp": "Wat is er nodig in het dorp?",
    "notes_wijkbudget": "Waar besteden we het wijkbudget aan?",
    "notes_rol": "Wat is de rol van bewoners en wat van professionals?",
    "notes_rol2": "Wat is de rol van bewoners en wat van professionals?",
    "notes_kerk": "Wat doen we met de oude kerk?",
    "notes_plein": "Hoe willen we met elkaar omgaan op het plein?",
    "notes_rol3": "Wat is de rol van bewoners en wat van professionals?",
    "notes_buurt": "Wat leeft er in de buurt?",
    "notes_terrein": "Wat doen we met het oude fabrieksterrein?",
    "notes_jubileum": "Hoe vieren we vijftig jaar wijk?",
}


def main(paths: Sequence[str]) -> None:
    started = time.perf_counter()
    warm()
    print(f"warming: {time.perf_counter() - started:.2f} s, {_megabytes():.0f} MB")
    for path in [Path(each) for each in paths] or [DATA / f"{name}.jsonl" for name in QUESTIONS]:
        _measure_agreement(path, QUESTIONS.get(path.stem, ""))
    _measure_second_person()
    _measure_seconds(_read(DATA / "notes_dev.jsonl"))


def _measure_agreement(path: Path, question: str) -> None:
    notes = _read(path)
    print(f"\n{path.name}: {len(notes)} notes")
    for election, rows in sorted(_per_meeting(notes).items()):
        texts = [row["text"] for row in rows]
        truth = [row.get("theme") or row["category"] for row in rows]
        if election:
            print(f" {election}")
        proposal = propose(texts, question=question)
        _print_agreement("lexicon", truth, [p.group or LOOSE for p in proposal.placements])
        seeds = [KnownTheme(name, name) for name in sorted(set(truth))]
        named = propose(texts, themes=seeds, question=question)
        _print_agreement("theme names", truth, [p.group or LOOSE for p in named.placements])
        _print_agreement("TF-IDF k-means", truth, _k_means(texts, len(set(truth))))
        placed = [p for p in proposal.placements if p.group]
        explained = sum(bool(p.why) for p in placed) / max(1, len(placed))
        print(
            f"  placed {len(placed) / len(texts):.0%}, with a reason {explained:.0%}, "
            f"{len(proposal.groups)} groups, covered: {proposal.covered}"
        )


def _measure_second_person() -> None:
    first, second = (
        {row["id"]: row["theme"] for row in _read(DATA / name)}
        for name in ("notes_dev.jsonl", "notes_dev_second_sorting.jsonl")
    )
    ids = sorted(first)
    print()
    _print_agreement("two people", [first[i] for i in ids], [second[i] for i in ids])


def _measure_seconds(notes: Sequence[dict[str, str]]) -> None:
    """Time made-up variations, so that hardly any text is known beforehand."""
    random.seed(5)
    words = sorted({word for note in notes for word in note["text"].split()})
    for size in SIZES:
        texts = [_variation(notes, words) for _ in range(size)]
        features.features_of.cache_clear()
        cold = _seconds(lambda texts=texts: propose(texts))
        again = _seconds(lambda texts=texts: propose(texts))
        one = _seconds(lambda texts=texts: propose([*texts[:250], "Een nieuw briefje over bomen"]))
        means = _seconds(lambda texts=texts: _k_means(texts, 12))
        print(
            f"{size:5d} notes: cold {cold:.2f} s, again {again:.2f} s, one more at 250 "
            f"{1000 * one:.0f} ms, TF-IDF k-means {means:.2f} s, {_megabytes():.0f} MB"
        )


def _variation(notes: Sequence[dict[str, str]], words: Sequence[str]) -> str:
    said = random.choice(notes)["text"].split()
    said.insert(random.randrange(len(said) + 1), random.choice(words))
    return " ".join(said)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _k_means(texts: Sequence[str], groups: int) -> list[int]:
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform(texts)
    return list(KMeans(min(groups, len(texts)), random_state=0, n_init=3).fit_predict(vectors))


def _print_agreement(what: str, truth: Sequence[str], found: Sequence[object]) -> None:
    labels = [str(each) for each in found]
    ari, ami = adjusted_rand_score(truth, labels), adjusted_mutual_info_score(truth, labels)
    print(f"  {what:16s} ARI {ari:.2f}  AMI {ami:.2f}")


def _per_meeting(notes: Iterable[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    meetings: dict[str, list[dict[str, str]]] = defaultdict(list)
    for note in notes:
        meetings[note.get("election", "")].append(note)
    return meetings


def _read(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _megabytes() -> float:
    return psutil.Process().memory_info().rss / 1e6


if __name__ == "__main__":
    main(sys.argv[1:])
