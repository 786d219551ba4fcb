"""One build of a site at a time: a lock that a killed build cannot leave behind."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_NO_LOCKS = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS)
"""What a file system says that has no locks, such as some network drives: then nothing is locked,
and a build works all the same."""


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that is held. The system lets it go with the process, however that ends.

    A program that the process starts, and that inherits open files, holds it too: what a killed
    build has started may write on for a while.
    """

    path: Path
    handle: int

    def release(self) -> None:
        """Let the next one in. May be called once."""
        with suppress(OSError):
            self.path.unlink()  # while it is held: whoever opened it meanwhile sees that it is gone
        os.close(self.handle)


def take_lock(path: Path) -> Lock | None:
    """Return the lock that a file stands for; None while another process holds it.

    Raises OSError when the file cannot be made.
    """
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            if error.errno in _HELD:
                return None
            raise
        if _is_there(path, handle):
            os.set_inheritable(handle, True)  # noqa: FBT003 - it takes no keyword
            return Lock(path, handle)
        os.close(handle)  # It was let go, and so removed, between the two steps.


def _lock(handle: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise


def _is_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False
