"""Where a commit waits for the disk."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facilitation.storage import disk as d
from facilitation.storage.disk import LOOKED_AT, QUICK_SECONDS, Disk


class Bench:
    """A disk on a clock of our own, and how often was waited for it beside the loop."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self.beside = 0
        self.disk = Disk(self._off_loop)
        monkeypatch.setattr(d.time, "perf_counter", lambda: self.now)

    def _off_loop(self, work: Callable[[], object]) -> object:
        self.beside += 1
        return work()

    def commit(self, seconds: float, times: int = 1) -> None:
        for _ in range(times):
            self.disk.wait(lambda: self._take(seconds))

    def _take(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> Bench:
    return Bench(monkeypatch)


def test_a_quick_disk_is_waited_for_on_the_loop(bench: Bench) -> None:
    bench.commit(QUICK_SECONDS / 2, times=50)

    assert bench.beside == 0


def test_one_long_wait_says_nothing_of_the_next(bench: Bench) -> None:
    bench.commit(QUICK_SECONDS / 2, times=LOOKED_AT)
    bench.commit(100 * QUICK_SECONDS)
    bench.commit(QUICK_SECONDS / 2, times=LOOKED_AT)

    assert bench.beside == 0


def test_a_slow_disk_is_waited_for_beside_the_loop_until_it_is_quick_again(bench: Bench) -> None:
    bench.commit(4 * QUICK_SECONDS, times=LOOKED_AT)
    held_up = LOOKED_AT - bench.beside
    bench.commit(4 * QUICK_SECONDS, times=50)
    beside = bench.beside
    bench.commit(QUICK_SECONDS / 2, times=2 * LOOKED_AT)

    assert held_up == 1
    assert beside == LOOKED_AT - held_up + 50
    assert bench.disk.is_quick
    assert bench.beside < beside + LOOKED_AT


def test_a_commit_that_fails_is_told_and_counted_all_the_same(bench: Bench) -> None:
    def fails() -> None:
        bench.now += 4 * QUICK_SECONDS
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        bench.disk.wait(fails)

    assert not bench.disk.is_quick
