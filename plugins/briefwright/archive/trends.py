"""Levels over time, in a form that can be drawn, tabled and written out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from briefwright.archive.succession import is_retracted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefwright.archive.archive import Assessment, Dossier, Entry
    from briefwright.archive.months import MonthLevels
    from briefwright.content.threat import ThreatLevel

MONTHLY_YEARS = 6
"""A history of more years is told by quarters: by months it would be a thicket."""

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Step:
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


@dataclass(frozen=True, slots=True)
class Change:
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
    steps = monthly_steps(months)
    if steps and steps[-1].place - steps[0].place >= MONTHLY_YEARS * MONTHS_A_YEAR:
        return tuple(_steps(months, 3))
    return steps


def _steps(months: Iterable[MonthLevels], length: int) -> Iterator[Step]:
    placed = (month for month in months if month.month)
    for (year, part), found in groupby(
        placed, key=lambda month: (month.year, ((month.month or 1) - 1) // length)
    ):
        counts: Counter[int] = Counter()
        levels: dict[int, ThreatLevel] = {}
        for month in found:
            for level, count in month.counts:
                if level.rank:
                    counts[level.rank] += count
                    levels[level.rank] = level
        if counts:
            yield Step(
                year,
                part * length + 1,
                length,
                levels[_median(counts)],
                levels[min(counts)],
                levels[max(counts)],
                counts.total(),
            )


def _median(counts: Counter[int]) -> int:
    passed = 0
    for rank in sorted(counts):
        passed += counts[rank]
        if 2 * passed >= counts.total():
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
