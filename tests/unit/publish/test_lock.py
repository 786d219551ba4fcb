"""Builds of one site take turns."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING

from briefwright.publish.lock import take_lock

if TYPE_CHECKING:
    from pathlib import Path


def in_a_child(path: Path, *, end: str = "exit") -> int:
    """Take the lock in another process; return 0 if it got it, 1 if not, -9 if it was killed."""
    child = os.fork()
    if child == 0:
        got = take_lock(path) is not None
        if got and end == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        os._exit(0 if got else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_while_one_holds_it_no_other_does(tmp_path: Path) -> None:
    lock = take_lock(tmp_path / "lock")
    assert lock is not None
    assert in_a_child(tmp_path / "lock") == 1
    lock.release()
    assert in_a_child(tmp_path / "lock") == 0


def test_nothing_of_it_is_left(tmp_path: Path) -> None:
    lock = take_lock(tmp_path / "lock")
    assert lock is not None
    lock.release()
    assert not list(tmp_path.iterdir())


def test_one_that_is_killed_lets_it_go(tmp_path: Path) -> None:
    assert in_a_child(tmp_path / "lock", end="kill") == -signal.SIGKILL
    assert in_a_child(tmp_path / "lock") == 0


def test_a_program_that_a_killed_one_started_holds_it_to_its_end(tmp_path: Path) -> None:
    path, go = tmp_path / "lock", tmp_path / "go"
    child = os.fork()
    if child == 0:
        take_lock(path)
        wait = f"while [ ! -e {go} ]; do sleep 0.02; done"
        subprocess.Popen(["sh", "-c", wait], close_fds=False)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    assert in_a_child(path) == 1
    go.touch()
    while in_a_child(path) == 1:
        time.sleep(0.02)


def test_of_many_at_once_never_two_hold_it(tmp_path: Path) -> None:
    """Each adds a line while it holds the lock; a second holder would find the file there."""
    path, held = tmp_path / "lock", tmp_path / "held"
    children = []
    for _ in range(8):
        child = os.fork()
        if child == 0:
            code = 0
            for _ in range(200):
                lock = take_lock(path)
                if lock is None:
                    continue
                try:
                    os.close(os.open(held, os.O_CREAT | os.O_EXCL))
                    os.unlink(held)  # noqa: PTH108 - in a child, with nothing around it
                except OSError:
                    code = 1
                lock.release()
            os._exit(code)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8
    assert not list(tmp_path.iterdir())
