"""Numbers for who runs the server: never a text, never a person."""

from collections.abc import Callable, Mapping
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from facilitation.domain.people import Audience

#: Seconds; a hall notices from about one on.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
BATCH_BUCKETS = (1, 2, 5, 10, 20, 50, 100, 200)


class Numbers:
    """What the live edge counts."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def seconds(name: str, about: str, *labels: str) -> Histogram:
            return Histogram(name, about, labels, buckets=BUCKETS, registry=registry)

        commands = Counter(
            "samenspel_commands",
            "Commands by name and answer",
            ["command", "answer"],
            registry=registry,
        )
        self._commands = cache(commands.labels)
        self._seconds = seconds(
            "samenspel_command_seconds", "From receiving a command to its answer"
        )
        self._connected = Gauge(
            "samenspel_connected", "Live connections by audience", ["audience"], registry=registry
        )
        self.connected({})
        self._batch_size = Histogram(
            "samenspel_commit_commands",
            "Commands that shared a commit",
            buckets=BATCH_BUCKETS,
            registry=registry,
        )
        self._batch_seconds = seconds(
            "samenspel_commit_seconds", "From beginning a transaction to its being on disk"
        )
        self._flush_seconds = seconds(
            "samenspel_flush_seconds", "Building and sending the boards of a workshop"
        )
        self._worker_seconds = seconds(
            "samenspel_worker_seconds", "From asking a worker process to its answer, by job", "job"
        )
        self._worker_waiting = Gauge(
            "samenspel_worker_waiting",
            "Requests that a worker has or that wait for it, by job",
            ["job"],
            registry=registry,
        )

    def kept(self, commands: int, seconds: float) -> None:
        """A batch is on disk."""
        self._batch_size.observe(commands)
        self._batch_seconds.observe(seconds)

    def flushed(self, seconds: float) -> None:
        """Boards of a workshop went out."""
        self._flush_seconds.observe(seconds)

    def worked(self, job: str, seconds: float) -> None:
        """A worker process answered."""
        self._worker_seconds.labels(job).observe(seconds)

    def watch_worker(self, job: str, waiting: Callable[[], int]) -> None:
        """Read how many wait for a worker whenever someone asks for the numbers."""
        self._worker_seconds.labels(job)
        self._worker_waiting.labels(job).set_function(waiting)

    def answered(self, command: str, answer: str, seconds: float) -> None:
        """A command was answered 'ok' or with a code."""
        self._commands(command, answer).inc()
        self._seconds.observe(seconds)

    def connected(self, counts: Mapping[Audience, int]) -> None:
        """How many connections there are now."""
        for audience in Audience:
            self._connected.labels(audience).set(counts.get(audience, 0))
