"""Two folders that change places in one step, where the system can do it."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_HERE = -100
"""AT_FDCWD: paths are not relative to an open folder. Source: Linux, fcntl.h."""

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux's renameat2, and RENAME_SWAP of macOS's renamex_np."""

_UNABLE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM, errno.EXDEV)
"""What a system, a file system or a sandbox says that does not know how."""


def write_exchange(one: Path, other: Path) -> bool:
    """Let two folders change places; return False where the system cannot do it in one step.

    There is no moment at which either name is gone. Raises OSError when the file system refuses.
    Sources: renameat2(2); renamex_np(2).
    """
    if sys.platform not in ("linux", "darwin"):
        return False
    names = os.fsencode(one), os.fsencode(other)
    library = ctypes.CDLL(None, use_errno=True)
    try:
        if sys.platform == "linux":
            failed = library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE)
        else:
            failed = library.renamex_np(*names, _EXCHANGE)
    except AttributeError:
        return False  # An older or a smaller C library has no such function.
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), os.fspath(one), None, os.fspath(other))
