"""Work in a process of its own that is killed, or refused by the disk, at one of its writes."""

from __future__ import annotations

import errno
import os
import signal
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

WRITES = frozenset(
    {
        "os.chmod",
        "os.link",
        "os.mkdir",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.symlink",
        "os.truncate",
        "os.utime",
        "ctypes.dlsym",  # on the way to an exchange of two folders
    }
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at which write of a process, counted from 1."""

    how: str
    """`kill`, or the name of an error such as `ENOSPC`."""

    step: int

    def arm(self, came: Callable[[], object] = int) -> None:
        """Have it happen in this process, once; there is no way back."""
        steps = 0

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal steps
            if not is_write(event, arguments):
                return
            steps += 1
            if steps == self.step:
                came()
                if self.how == "kill":
                    os.kill(os.getpid(), signal.SIGKILL)
                number = getattr(errno, self.how)
                raise OSError(number, os.strerror(number))

        sys.addaudithook(hook)


def is_write(event: str, arguments: tuple[object, ...]) -> bool:
    """Return whether an audit event comes before a change of the file system."""
    if event == "open":
        flags = arguments[2]
        return isinstance(flags, int) and bool(flags & WRITING)
    return event in WRITES


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended."""

    came: bool
    """Whether it got as far as the fault."""

    code: int
    """0, 1 for an OSError, or the negative number of a signal."""


def run_with(fault: Fault, work: Callable[[], object]) -> Ended:
    """Do some work in a child process with a fault in it."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        code = 2
        try:
            fault.arm(lambda: os.write(writing, b"x"))
            work()
            code = 0
        except OSError:
            code = 1
        finally:
            os._exit(code)
    os.close(writing)
    came = bool(os.read(reading, 1))
    os.close(reading)
    return Ended(came, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
