"""Numbers for who runs the server: never a text, never a person."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from facilitation.domain.people import Audience

#: Seconds; a hall notices from about one on.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Numbers:
    """What the live edge counts."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._commands = Counter(
            "samenspel_commands",
            "Commands by name and answer",
            ["command", "answer"],
            registry=registry,
        )
        self._seconds = Histogram(
            "samenspel_command_seconds",
            "From receiving a command to its answer",
            buckets=BUCKETS,
            registry=registry,
        )
        self._connected = Gauge(
            "samenspel_connected", "Live connections by audience", ["audience"], registry=registry
        )

    def answered(self, command: str, answer: str, seconds: float) -> None:
        """A command was answered 'ok' or with a code."""
        self._commands.labels(command, answer).inc()
        self._seconds.observe(seconds)

    def connected(self, counts: Mapping[Audience, int]) -> None:
        """How many connections there are now."""
        for audience in Audience:
            self._connected.labels(audience).set(counts.get(audience, 0))
