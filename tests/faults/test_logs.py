"""What log and numbers say of an evening: enough for who runs it, nothing of who was there."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.live_hall import LiveHall, Loop, Server, serving

pytestmark = pytest.mark.live

TEXT = "Een bankje voor mevrouw Zonderling"
TYPED = "Mijn kaart voor het lantaarnplein"

#: What stands in /metrics once a hall has been at work.
COUNTED = (
    'samenspel_connected{audience="phone"} 1.0',
    'samenspel_commands_total{answer="ok",command="submit_note"} 1.0',
    'samenspel_commands_total{answer="step_closed",command="submit_note"} 1.0',
    "samenspel_command_seconds_count",
    "samenspel_commit_commands_count",
    "samenspel_commit_seconds_count",
    "samenspel_flush_seconds_count",
    'samenspel_worker_waiting{job="grouping"} 0.0',
    'samenspel_worker_seconds_count{job="grouping"}',
    'samenspel_worker_seconds_count{job="documents"}',
)


def page(server: Server, path: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def played(hall: LiveHall) -> list[str]:
    """A short evening; gives everything that the log may not repeat."""
    phone, team = hall.phone(), hall.staff("team")
    lead, scribe = hall.staff("facilitator"), hall.staff("scribe")
    step = hall.step("ideas")
    phone.refused("submit_note", {"id": "f" * 32, "step": step, "text": TEXT})
    lead.give("go_to_step", step=step)
    phone.write(step, TEXT)
    scribe.give("add_paper_notes", step=step, notes=[{"id": "e" * 32, "text": TYPED}])
    phone.give("set_profile", role="resident")
    phone.refused("submit_note", {"id": "d" * 32, "step": step, "text": TEXT, "voor": "Zonderling"})
    team.loop.run(team.send("regroup", {}))
    page(hall.server, f"/w/{hall.code}")
    page(hall.server, f"/projector/{hall.made['projector_token']}")
    page(hall.server, "/facilitator/geen-geldige-koppeling")
    tokens = [value for name, value in hall.made.items() if name.endswith("_token")]
    return [TEXT, TYPED, "Zonderling", *tokens, *phone.joined.values(), "geen-geldige"]


def test_the_log_names_requests_and_workshops_and_never_a_text_a_token_or_a_person(
    tmp_path: Path, loop: Loop
) -> None:
    with serving(tmp_path, "eventlet", SAMENSPEL_LOG="json") as server:
        server.until_ready()
        hall = LiveHall(server, loop)
        secrets = played(hall)
        status, numbers = page(server, "/metrics")
        ready, parts = page(server, "/readyz")
        hall.everyone_out()
    log = (tmp_path / "server.log").read_text()
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    commands = [line for line in lines if line.get("command") == "submit_note"]

    assert [secret for secret in secrets if secret in log] == []
    assert [line["answer"] for line in commands] == ["step_closed", "ok", "invalid_payload"]
    assert len({line["request"] for line in commands}) == 3
    assert len({line["workshop"] for line in commands}) == 1
    assert {line["status"] for line in lines if "status" in line} >= {200, 404}
    assert (status, ready) == (200, 200)
    assert json.loads(parts) == {"database": True, "grouping": True, "documents": True}
    assert [row for row in COUNTED if row not in numbers] == []
    assert not any(secret in numbers for secret in secrets)
