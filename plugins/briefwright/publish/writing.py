"""Files of a site written with few calls of the system, since there are tens of thousands."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


_MOST = 1 << 18
"""Bytes of small parts that are written at once."""


def write_file(path: str, parts: Iterable[bytes]) -> None:
    """Write a file that is made in parts, and its folder if need be. Raises OSError.

    Most pages have a folder of their own. A file object would ask the system twice as often.
    """
    folder = os.path.dirname(path)  # noqa: PTH120 - tens of thousands of times
    try:
        with suppress(FileExistsError):
            os.mkdir(folder)  # noqa: PTH102
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
    file = os.open(path, _FLAGS, 0o666)
    try:
        waiting: list[bytes] = []
        size = 0
        for part in parts:
            waiting.append(part)
            size += len(part)
            if size >= _MOST:
                _write(file, b"".join(waiting))
                waiting.clear()
                size = 0
        _write(file, b"".join(waiting))
    except OSError as fault:
        fault.filename = path
        raise
    finally:
        os.close(file)


def _write(file: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]
