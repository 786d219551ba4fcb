"""Run a program and say what it cost: CPU time of all its processes, and memory at its peak."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SAMPLE_SECONDS = 0.25
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of `ru_maxrss`."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run cost."""

    status: int
    """Exit code."""

    cpu: float
    """Seconds of user and system time, of the process and of every child that it waited for."""

    wall: float
    """Seconds on the clock; says more about the machine's other work than about the program."""

    peak: int
    """Bytes of memory: the most that one process held, or the sum over those alive at once."""

    output: str
    """What it printed, both streams."""


def run_measured(
    command: Sequence[str], *, folder: Path, environment: Mapping[str, str] | None = None
) -> Usage:
    """Run a command in a folder and return what it cost."""
    with tempfile.TemporaryFile() as stream:
        started = time.monotonic()
        child = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
        )
        sampler = MemorySampler(child.pid)
        sampler.start()
        _, raw_status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - started
        child.returncode = os.waitstatus_to_exitcode(raw_status)
        sampler.stop()
        stream.seek(0)
        output = stream.read().decode("utf-8", errors="replace")
    return Usage(
        status=child.returncode,
        cpu=used.ru_utime + used.ru_stime,
        wall=wall,
        peak=max(used.ru_maxrss * RSS_UNIT, sampler.peak),
        output=output,
    )


class MemorySampler(threading.Thread):
    """Watches a process with its descendants; `wait4` alone knows only the largest of them.

    Reads /proc, so it sees nothing where there is none. Pages that a fork shares are counted
    for each process: the sum is an upper bound.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid
        self._done = threading.Event()

    @override
    def run(self) -> None:
        """Sample until stopped."""
        while not self._done.wait(SAMPLE_SECONDS):
            family = descendants(self._pid)
            if len(family) > 1:
                self.peak = max(self.peak, sum(resident(pid) for pid in family))

    def stop(self) -> None:
        """Stop sampling."""
        self._done.set()
        self.join()


def descendants(pid: int) -> list[int]:
    """Return a process and all below it; what has ended meanwhile is left out."""
    found = [pid]
    for parent in found:
        for listing in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found.extend(int(child) for child in listing.read_text(encoding="ascii").split())
            except OSError:
                continue
    return found


def resident(pid: int) -> int:
    """Return the bytes that a process holds in memory, or 0 when it has ended."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
