"""How many briefings of each month stand at each level: of all of them, or of an actor's."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from briefwright.archive.succession import is_retracted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefwright.archive.archive import Entry
    from briefwright.content.threat import ThreatLevel

_Key: TypeAlias = tuple[int, int, int, str]
"""What is counted: year, month or 0, the level's rank from the highest, and its id."""


class MonthLevels(msgspec.Struct, frozen=True, gc=False):
    """The levels of one month's briefings: a fact about the briefings, not about an actor."""

    year: int
    month: int | None
    """None for the briefings of that year whose date has no month."""

    counts: tuple[tuple[ThreatLevel, int], ...]
    """How many briefings stand at each level that occurs, the highest first, `unknown` last."""


def count_levels(entries: Iterable[Entry]) -> tuple[MonthLevels, ...]:
    """Return the levels of the briefings by month, oldest first; retracted ones do not count."""
    levels: dict[str, ThreatLevel] = {}
    counts = Counter(_keys(entries, levels))
    return tuple(
        MonthLevels(
            year,
            month or None,
            tuple([_pair(levels[level], count) for (*_, level), count in found]),
        )
        for (year, month), found in groupby(sorted(counts.items()), key=lambda each: each[0][:2])
    )


def _keys(entries: Iterable[Entry], levels: dict[str, ThreatLevel]) -> Iterator[_Key]:
    """Yield what each briefing counts for; put its level into `levels`."""
    for entry in entries:
        if not is_retracted(entry):
            date, level = entry.briefing.date, entry.level
            levels[level.id] = level
            yield date.year, date.month or 0, -level.rank, level.id


@lru_cache(maxsize=1024)
def _pair(level: ThreatLevel, count: int) -> tuple[ThreatLevel, int]:
    """Return both. The months of all actors together have few different pairs."""
    return level, count
