"""Threat levels over time.

Two histories that are never mixed: the levels of the briefings that name an actor, and the
levels that briefings assess for the actor itself.
"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from briefwright.archive.archive import Assessment, MonthLevels, Mover
from briefwright.archive.succession import is_retracted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefwright.archive.archive import Entry
    from briefwright.content.threat import ThreatLevel

_Key: TypeAlias = tuple[int, int, int, str]
"""What is counted: year, month or 0, the level's rank from the highest, and its id."""

LATELY = timedelta(days=30)
"""How long before the newest briefing a change of level still counts as recent."""


def count_levels(entries: Iterable[Entry]) -> tuple[MonthLevels, ...]:
    """Return the levels of the briefings by month, oldest first; retracted ones do not count."""
    levels: dict[str, ThreatLevel] = {}
    counts = Counter(key for key, _ in _keys(entries, levels))
    return _months(counts, levels)


def index_levels(entries: Iterable[Entry]) -> dict[str, tuple[MonthLevels, ...]]:
    """Return, by actor, the levels of the briefings that name it, counted as in `count_levels`."""
    levels: dict[str, ThreatLevel] = {}
    found: dict[str, dict[_Key, int]] = {}
    for key, entry in _keys(entries, levels):
        for actor in entry.actors:
            counts = found.setdefault(actor, {})
            counts[key] = counts.get(key, 0) + 1
    return {actor: _months(counts, levels) for actor, counts in sorted(found.items())}


def _keys(entries: Iterable[Entry], levels: dict[str, ThreatLevel]) -> Iterator[tuple[_Key, Entry]]:
    """Yield what each briefing counts for; put its level into `levels`."""
    for entry in entries:
        if not is_retracted(entry):
            date, level = entry.briefing.date, entry.level
            levels[level.id] = level
            yield (date.year, date.month or 0, -level.rank, level.id), entry


def _months(
    counts: Mapping[_Key, int], levels: Mapping[str, ThreatLevel]
) -> tuple[MonthLevels, ...]:
    return tuple(
        MonthLevels(
            year,
            month or None,
            tuple([_pair(levels[level], count) for (*_, level), count in found]),
        )
        for (year, month), found in groupby(sorted(counts.items()), key=lambda each: each[0][:2])
    )


@lru_cache(maxsize=1024)
def _pair(level: ThreatLevel, count: int) -> tuple[ThreatLevel, int]:
    """Return both. The months of all actors together have few different pairs."""
    return level, count


def index_assessments(entries: Iterable[Entry]) -> dict[str, tuple[Assessment, ...]]:
    """Return, by actor, the levels that briefings assess for it, in the order of `entries`.

    What a retracted briefing assessed was withdrawn with it.
    """
    assessments: dict[str, list[Assessment]] = {}
    for entry in entries:
        if not is_retracted(entry):
            for declaration in entry.declared:
                if declaration.level is not None:
                    assessment = Assessment(
                        entry.briefing.date, declaration.level, declaration.reason, entry
                    )
                    assessments.setdefault(declaration.actor, []).append(assessment)
    return {actor: tuple(found) for actor, found in sorted(assessments.items())}


def find_current(assessments: Iterable[Assessment], standing: frozenset[str]) -> Assessment | None:
    """Return the newest assessment whose briefing still stands. `assessments` is newest first."""
    for assessment in assessments:
        if assessment.entry.briefing.id in standing:
            return assessment
    return None


def find_movers(
    assessments: Mapping[str, Sequence[Assessment]],
    standing: frozenset[str],
    entries: Sequence[Entry],
) -> tuple[Mover, ...]:
    """Return the actors whose assessed level changed lately, newest change first.

    Lately is the `LATELY` before the newest briefing, not before today: the same sources make the
    same page on any day. A change needs two steps of the scale: `unknown` is not one.
    """
    if not entries:
        return ()
    newest = entries[0].briefing.date.lower
    movers = (_find_move(actor, found, standing) for actor, found in assessments.items())
    recent = [mover for mover in movers if mover and newest - mover.after.date.lower <= LATELY]
    recent.sort(key=lambda mover: mover.actor)
    recent.sort(key=lambda mover: mover.after.date.sort_key, reverse=True)
    return tuple(recent)


def _find_move(
    actor: str, assessments: Sequence[Assessment], standing: frozenset[str]
) -> Mover | None:
    """Return the change to the present level, if the actor ever stood at another one."""
    history = iter(assessments)
    after = find_current(history, standing)
    if after is None or not after.level.rank:
        return None
    for assessment in history:
        if assessment.level == after.level:
            after = assessment
        elif assessment.level.rank:
            return Mover(actor, before=assessment, after=after)
    return None
