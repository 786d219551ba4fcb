"""How an archive is made, as against what it says: no page depends on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefwright.cache.cache import Cache


@dataclass(frozen=True, slots=True)
class Making:
    """What a build has at hand beside its sources. Equal sources give an equal archive with any."""

    cache: Cache | None = None
    """What earlier builds found out; without it, every text stays in memory."""

    withheld: frozenset[str] = frozenset()
    """Paths of the briefings that only a preview shows: of them nothing is kept for later."""

    jobs: int = 1
    """How many processes may render at once."""

    progress: Callable[[int, int], None] | None = None
    """Told, after each text, how many of how many have been rendered."""


ALONE = Making()
"""In this process, with nothing known and nothing kept."""
