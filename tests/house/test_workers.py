"""Worker processes: when they are ready, and how they end."""

import os
import select
import signal
import subprocess
import sys
from socket import socket, socketpair

import pytest

from facilitation.workers import LEFT_BEHIND, Worker, WorkerFailed
from tests.waiting import LONGEST_SECONDS, until

pytestmark = pytest.mark.slow


@pytest.fixture
def worker():
    made = Worker("documents", timeout_seconds=LONGEST_SECONDS)
    yield made
    made.stop()


@pytest.fixture
def process_and_line():
    """A worker process as the server starts it, and our end of its line."""
    ours, theirs = socketpair()
    command = [sys.executable, "-m", "facilitation.workers", "documents", str(theirs.fileno())]
    process = subprocess.Popen(command, pass_fds=[theirs.fileno()], stderr=subprocess.PIPE)
    theirs.close()
    yield process, ours
    process.kill()
    process.communicate()
    ours.close()


def wait_for_a_word(line: socket) -> None:
    assert select.select([line], [], [], LONGEST_SECONDS)[0], "the worker never got ready"


def is_soon_ready(worker: Worker) -> bool:
    worker.start()
    until(lambda: worker.ready, "the worker is ready")
    return worker.ready


def test_a_worker_is_ready_once_it_says_so(worker):
    assert not worker.ready
    assert is_soon_ready(worker)


LOOK_WHILE_SOMEBODY_WAITS = """
from facilitation.serving import patch
patch("eventlet")
import eventlet
from facilitation.workers import Worker, WorkerFailed
worker = Worker("documents", timeout_seconds=60.0)
worker.start()
def ask():
    try:
        worker.ask({})
    except WorkerFailed:
        pass
asking = eventlet.spawn(ask)
while worker.waiting() == 0:
    eventlet.sleep(0)
while not worker.ready:
    eventlet.sleep(0)
asking.wait()
worker.stop()
"""


def test_a_worker_can_be_looked_at_while_somebody_waits_for_it():
    """Under eventlet two may not wait for the same line at once."""
    looking = [sys.executable, "-c", LOOK_WHILE_SOMEBODY_WAITS]
    looked = subprocess.run(looking, capture_output=True, text=True, timeout=LONGEST_SECONDS)

    assert looked.returncode == 0, looked.stderr


def test_a_worker_that_was_stopped_is_not_ready(worker):
    assert is_soon_ready(worker)
    worker.stop()
    assert not worker.ready


def test_a_worker_that_ended_by_itself_is_started_again_and_one_that_runs_is_not(worker):
    assert is_soon_ready(worker)
    running = worker._process
    worker.start_again()
    assert worker._process is running

    running.kill()
    running.wait()
    worker.start_again()

    assert worker._process.pid != running.pid
    assert is_soon_ready(worker)


def test_a_worker_that_is_slow_to_get_ready_goes_on_getting_ready_after_somebody_gave_up():
    worker = Worker("documents", timeout_seconds=0.01)
    worker.start()
    begun = worker._process

    with pytest.raises(WorkerFailed):
        worker.ask({})

    assert worker._process is begun
    assert is_soon_ready(worker)
    worker.stop()


def test_a_worker_that_was_stopped_is_not_started_again(worker):
    assert is_soon_ready(worker)
    worker.stop()

    worker.start_again()

    assert not worker.alive


def test_ctrl_c_in_the_terminal_leaves_a_worker_to_its_server(process_and_line):
    process, line = process_and_line
    wait_for_a_word(line)

    os.kill(process.pid, signal.SIGINT)
    line.close()  # the server stops
    _, complaints = process.communicate(timeout=LONGEST_SECONDS)

    assert (process.returncode in (0, LEFT_BEHIND), complaints) == (True, b"")


def test_a_worker_whose_server_crashed_does_not_go_on_getting_ready(process_and_line):
    process, line = process_and_line

    line.close()

    assert process.wait(timeout=LONGEST_SECONDS) == LEFT_BEHIND
