"""A folder for what is only needed while the index is made."""

from __future__ import annotations

import shutil
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PREFIX = "briefwright-search-"
_STALE = 24 * 3600.0
"""Seconds after which a folder was left by a build that was killed."""


@contextmanager
def open_scratch() -> Iterator[Path]:
    """Yield an empty folder, which is removed afterwards, and what killed builds left with it."""
    for left in Path(gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time.time() - left.lstat().st_mtime > _STALE:
                shutil.rmtree(left)
    with TemporaryDirectory(prefix=_PREFIX) as scratch:
        yield Path(scratch)
