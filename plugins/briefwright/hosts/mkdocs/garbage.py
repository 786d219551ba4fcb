"""Python's collector of cycles, kept from searching what a build holds to its end."""

from __future__ import annotations

import atexit
import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def growing() -> Iterator[None]:
    """Collect nothing while the archive is read, and set it aside from later collections.

    Reading makes millions of objects that stay, and each full collection looks at all of them.
    """
    collected = gc.isenabled()
    gc.disable()
    try:
        yield
        if not gc.get_freeze_count():
            gc.freeze()
    finally:
        if collected:
            gc.enable()


def let_go() -> None:
    """Have the collector look at everything again, when a build has ended."""
    gc.unfreeze()


def end_quickly() -> None:
    """Have the interpreter end without a search of all that a build held, which goes with it."""
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
