"""Levels over time, in a form that can be drawn, tabled and written out."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.archive.succession import is_retracted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefwright.archive.archive import Assessment, Dossier, Entry
    from briefwright.archive.months import MonthLevels
    from briefwright.content.threat import ThreatLevel

MONTHLY_YEARS = 6
"""A history of more years is told by quarters: by months it would be a thicket."""

MONTHS_A_YEAR = 12


class Step(Struct, frozen=True):
    """The levels of the briefings of one month, or of one quarter; `unknown` is no level here."""

    year: int
    month: int
    """The first month."""

    months: int
    """How many months: 1 or 3."""

    median: ThreatLevel
    """The lowest level that at least half of the briefings do not exceed."""

    lowest: ThreatLevel
    highest: ThreatLevel
    count: int
    """Briefings whose level is known."""

    @property
    def place(self) -> int:
        """Months since the year 0: what steps are placed by."""
        return self.year * MONTHS_A_YEAR + self.month - 1


class Change(Struct, frozen=True):
    """An assessment of an actor beside the one before it."""

    now: Assessment
    before: Assessment | None
    """The newest earlier one by another briefing that gave a level; None for the first."""


def monthly_steps(months: Iterable[MonthLevels]) -> tuple[Step, ...]:
    """Return a step for each month that has a known level, oldest first.

    Months of briefings that are dated to a year alone have no place and are left out.
    """
    return tuple(_steps(months, 1))


def readable_steps(months: Sequence[MonthLevels]) -> tuple[Step, ...]:
    """Return the steps by month, or by quarter when there are more than `MONTHLY_YEARS` years."""
    known = [
        month for month in months if month.month and any(level.rank for level, _ in month.counts)
    ]
    if not known:
        return ()
    first, last = (
        MONTHS_A_YEAR * month.year + (month.month or 1) for month in (known[0], known[-1])
    )
    return tuple(_steps(known, 3 if last - first >= MONTHLY_YEARS * MONTHS_A_YEAR else 1))


def _steps(months: Iterable[MonthLevels], length: int) -> Iterator[Step]:
    placed = (month for month in months if month.month)
    for (year, part), found in groupby(
        placed, key=lambda month: (month.year, ((month.month or 1) - 1) // length)
    ):
        counts: dict[int, int] = {}
        levels: dict[int, ThreatLevel] = {}
        for month in found:
            for level, count in month.counts:
                rank = level.rank
                if rank:
                    counts[rank] = counts.get(rank, 0) + count
                    levels[rank] = level
        if counts:
            yield Step(
                year,
                part * length + 1,
                length,
                levels[_median(counts)],
                levels[min(counts)],
                levels[max(counts)],
                sum(counts.values()),
            )


def _median(counts: Mapping[int, int]) -> int:
    total, passed = sum(counts.values()), 0
    for rank in sorted(counts):
        passed += counts[rank]
        if 2 * passed >= total:
            return rank
    raise ValueError(counts)


def known_levels(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Return the assessments that give a level, oldest first; they come newest first."""
    return tuple(found for found in reversed(tuple(assessments)) if found.level.rank)


def pair_changes(assessments: Iterable[Assessment]) -> Iterator[Change]:
    """Yield each assessment that gives a level with the one before it, oldest first."""
    before: Assessment | None = None
    for now in known_levels(assessments):
        yield Change(now, before)
        before = now


def has_trend(dossier: Dossier) -> bool:
    """Whether there is anything to draw: two assessments, or two months with a level."""
    return len(known_levels(dossier.assessments)) > 1 or _has_two_months(dossier.backlinks.entries)


def _has_two_months(entries: Iterable[Entry]) -> bool:
    """Whether `monthly_steps` would have two steps. Looks no further than the second."""
    first: tuple[int, int] | None = None
    for entry in entries:
        date = entry.briefing.date
        if date.month and entry.level.rank and not is_retracted(entry):
            month = date.year, date.month
            if first not in (None, month):
                return True
            first = month
    return False


def is_connected(earlier: Step, later: Step) -> bool:
    """Whether a line may join two steps: no more than half a year lies between them."""
    return later.place - (earlier.place + earlier.months) <= MONTHS_A_YEAR // 2


def joined(steps: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    """Yield the neighbours among steps that a line joins."""
    return ((one, next_) for one, next_ in pairwise(steps) if is_connected(one, next_))
