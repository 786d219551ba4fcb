"""Files of a site written with few calls of the system, since there are tens of thousands."""

from __future__ import annotations

import os
from contextlib import suppress

_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def write_file(path: str, data: bytes) -> None:
    """Write a file, and its folder if need be. Raises OSError.

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
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    except OSError as fault:
        fault.filename = path
        raise
    finally:
        os.close(file)
