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
    """Bytes of memory: the most that one process held, or all that were alive at once."""

    own_peak: int
    """Bytes of memory that the first process held at most, as far as it was seen."""

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
        own_peak=sampler.own_peak or used.ru_maxrss * RSS_UNIT,
        output=output,
    )


class MemorySampler(threading.Thread):
    """Watches a process with its descendants; `wait4` alone knows only the largest of them.

    Reads /proc, so it sees nothing where there is none, nor what comes between two looks.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.own_peak = 0
        self._pid = pid
        self._done = threading.Event()

    @override
    def run(self) -> None:
        """Sample until stopped."""
        while not self._done.wait(SAMPLE_SECONDS):
            self.own_peak = max(self.own_peak, high_water(self._pid))
            family = descendants(self._pid)
            if len(family) > 1:
                self.peak = max(self.peak, sum(held(pid) for pid in family))

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


def held(pid: int) -> int:
    """Return the bytes that a process holds in memory, or 0 when it has ended.

    Of what several processes share, such as after a fork, each counts its part.
    """
    return _kilobytes(f"/proc/{pid}/smaps_rollup", "Pss:") or _kilobytes(
        f"/proc/{pid}/status", "VmRSS:"
    )


def high_water(pid: int) -> int:
    """Return the most bytes that a process has held in memory, or 0 when it has ended."""
    return _kilobytes(f"/proc/{pid}/status", "VmHWM:")


def cpu_of_family(pid: int) -> float:
    """Return the seconds of CPU spent so far by a process and all below it, ended ones too."""
    ticks = 0
    for member in descendants(pid):
        try:
            line = Path(f"/proc/{member}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        # The second field is a name in brackets, which may hold anything; then, from the third:
        fields = line.rpartition(")")[2].split()
        ticks += sum(int(field) for field in fields[11:15])  # utime stime cutime cstime
    return ticks / os.sysconf("SC_CLK_TCK")


def _kilobytes(path: str, field: str) -> int:
    """Return a field of a file in /proc, in bytes; 0 when there is none."""
    try:
        lines = Path(path).read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return 0
    for line in lines:
        if line.startswith(field):
            return 1024 * int(line.split()[1])
    return 0
