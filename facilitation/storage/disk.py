"""Where a commit waits for the disk: on the loop while the disk is quick, beside it when it is
slow (decision 0035)."""

import time
from collections import deque
from collections.abc import Callable
from statistics import median

#: Up to here a wait costs everybody less than a thread that fights the loop for the interpreter.
QUICK_SECONDS = 0.005
#: Commits that are looked back at; one that takes long says nothing of the next.
LOOKED_AT = 15

Work = Callable[[], object]


class Disk:
    """Measures every wait. `off_loop` runs work without holding up anybody else."""

    def __init__(self, off_loop: Callable[[Work], object]) -> None:
        self._off_loop = off_loop
        self._took: deque[float] = deque(maxlen=LOOKED_AT)

    @property
    def is_quick(self) -> bool:
        """Whether the middle one of the last waits was short; a new disk is thought well of."""
        return not self._took or median(self._took) <= QUICK_SECONDS

    def wait(self, work: Work) -> None:
        """Run what ends with the disk."""
        began = time.perf_counter()
        try:
            if self.is_quick:
                work()
            else:
                self._off_loop(work)
        finally:
            self._took.append(time.perf_counter() - began)
