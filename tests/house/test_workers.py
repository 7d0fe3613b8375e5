"""Worker processes: when they are ready, and how they end."""

import os
import select
import signal
import subprocess
import sys
import time
from socket import socket, socketpair

import pytest

from facilitation.workers import Worker, WorkerFailed

READY_SECONDS = 60.0

pytestmark = pytest.mark.slow


@pytest.fixture
def worker():
    made = Worker("documents", timeout_seconds=READY_SECONDS)
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
    assert select.select([line], [], [], READY_SECONDS)[0], "the worker never got ready"


def test_a_worker_is_ready_once_it_says_so_even_when_the_wait_was_given_up(worker):
    assert worker.wait_until_ready(0.001) is False
    until = time.monotonic() + READY_SECONDS
    while not worker.ready and time.monotonic() < until:
        time.sleep(0.05)
    assert worker.ready


def test_a_worker_that_was_stopped_is_not_ready(worker):
    worker.wait_until_ready(READY_SECONDS)
    worker.stop()
    assert not worker.ready


def test_a_worker_that_ended_by_itself_is_started_again_and_one_that_runs_is_not(worker):
    worker.wait_until_ready(READY_SECONDS)
    running = worker._process
    worker.start_again()
    assert worker._process is running

    running.kill()
    running.wait()
    worker.start_again()

    assert worker._process.pid != running.pid
    assert worker.wait_until_ready(READY_SECONDS)


def test_a_worker_that_is_slow_to_get_ready_goes_on_getting_ready_after_somebody_gave_up():
    worker = Worker("documents", timeout_seconds=0.01)
    worker.start()
    begun = worker._process

    with pytest.raises(WorkerFailed):
        worker.ask({})

    assert worker._process is begun
    assert worker.wait_until_ready(READY_SECONDS)
    worker.stop()


def test_a_worker_that_was_stopped_is_not_started_again(worker):
    worker.wait_until_ready(READY_SECONDS)
    worker.stop()

    worker.start_again()

    assert not worker.alive


def test_ctrl_c_in_the_terminal_leaves_a_worker_to_its_server(process_and_line):
    process, line = process_and_line
    wait_for_a_word(line)

    os.kill(process.pid, signal.SIGINT)
    line.close()  # the server stops
    _, complaints = process.communicate(timeout=READY_SECONDS)

    assert (process.returncode, complaints) == (0, b"")
