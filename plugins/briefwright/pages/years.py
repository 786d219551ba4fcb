"""Briefings and events by year and its parts: how lists that would grow without bound are split."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefwright.archive.chronology import group_by_year
from briefwright.content.routes import Period
from briefwright.markup.body import Heading
from briefwright.pages.words import MONTHS, QUARTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefwright.archive.archive import Moment

WHOLE = 100
"""A list of up to so many rows stands on one page."""

NEWEST = 50
"""A longer one shows so many and links to its years."""

DENSE = 300
"""A year of more rows than this shows its newest and links to its quarters; where a quarter
alone has more, to its months."""

BY_MONTH = 36
"""A list of more rows than this has a heading for each month, a shorter one for each year."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The moments under one heading of a list: a month's, or a year's."""

    heading: Heading
    moments: tuple[Moment, ...]
    is_month: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The moments that one page of a list shows."""

    moments: tuple[Moment, ...]
    by_month: bool
    complete: bool = True
    """Whether the list goes on nowhere else; the headings of an incomplete one are not counted."""

    prefix: str = ""
    """Stands before the headings' anchors where an author's text may have anchors of its own."""

    def chapters(self) -> Iterator[Chapter]:
        """Yield the moments under their headings, newest first.

        What is dated to a year alone stands in a chapter of its own behind the year's months.
        """
        for year in group_by_year(self.moments):
            if self.by_month:
                for month in year.months:
                    period = Period(month.year, month.month or 0)
                    heading = Heading(2, words_of(period), f"{self.prefix}{period}")
                    yield Chapter(heading, month.moments, is_month=True)
            else:
                members = tuple(moment for month in year.months for moment in month.moments)
                heading = Heading(2, str(year.year), f"{self.prefix}{Period(year.year)}")
                yield Chapter(heading, members, is_month=False)

    @property
    def toc(self) -> tuple[Heading, ...]:
        """The headings of the chapters."""
        return tuple(chapter.heading for chapter in self.chapters())


@dataclass(frozen=True)
class Years:
    """The moments of a list by year, newest year first; within a year they keep their order."""

    by_year: Mapping[int, tuple[Moment, ...]]

    @cached_property
    def all(self) -> tuple[Moment, ...]:
        """Every moment, newest year first."""
        return tuple(moment for moments in self.by_year.values() for moment in moments)

    @property
    def is_split(self) -> bool:
        """Whether the list is too long for one page."""
        return len(self.all) > WHOLE

    def first(self, *, by_month: bool = False) -> Part:
        """Return what the list's own page shows: everything, or the newest."""
        shown = self.all[:NEWEST] if self.is_split else self.all
        return Part(shown, by_month or len(shown) > BY_MONTH, complete=not self.is_split)

    def is_dense(self, year: int) -> bool:
        """Whether a year is too long for one page, so that its parts have pages too."""
        return len(self.by_year[year]) > DENSE

    def periods(self) -> Iterator[Period]:
        """Yield what has a page of its own: each year, and each part of a dense one."""
        for year in self.by_year:
            yield Period(year)
            yield from self.parts(year)

    def parts(self, year: int) -> tuple[Period, ...]:
        """Return the parts of a year that have pages, newest first; none unless it is dense.

        They are its quarters, or its months if a quarter would be too long too. What is dated to
        the year alone is a part of its own, the last one.
        """
        if not self.is_dense(year):
            return ()
        rows = Counter(moment.date.month or 0 for moment in self.by_year[year])
        quarters: Counter[int] = Counter()
        for month, count in rows.items():
            quarters[(month + 2) // 3] += count
        undated = quarters.pop(0, 0)
        if any(count > DENSE for count in quarters.values()):
            return tuple(Period(year, month) for month in sorted(rows, reverse=True))
        dated = tuple(Period(year, quarter=number) for number in sorted(quarters, reverse=True))
        return (*dated, Period(year, 0)) if undated else dated

    def of(self, period: Period) -> tuple[Moment, ...]:
        """Return the moments of a period."""
        moments = self.by_year[period.year]
        if period.is_year:
            return moments
        return tuple(moment for moment in moments if period.holds(moment.date.month or 0))

    def part(self, period: Period) -> Part:
        """Return what a period's page shows: everything, or the newest of a dense year."""
        moments = self.of(period)
        if period.is_year and self.is_dense(period.year):
            return Part(moments[:NEWEST], by_month=True, complete=False)
        return Part(moments, by_month=True)

    def place(self, period: Period) -> tuple[Period, str]:
        """Return the period on whose page a month stands in full, and the id of its heading."""
        month = period.month or 0
        page = next((part for part in self._parts[period.year] if part.holds(month)), None)
        return page or Period(period.year), str(period)

    @cached_property
    def outline(self) -> tuple[tuple[int, int, tuple[tuple[str, int], ...]], ...]:
        """How many moments each year has, and each part of it that has a page."""
        return tuple(
            (
                year,
                len(moments),
                tuple((str(part), len(self.of(part))) for part in self._parts[year]),
            )
            for year, moments in self.by_year.items()
        )

    @cached_property
    def _parts(self) -> Mapping[int, tuple[Period, ...]]:
        return {year: self.parts(year) for year in self.by_year}


def split_years(moments: Iterable[Moment]) -> Years:
    """Return moments by year."""
    years: dict[int, list[Moment]] = {}
    for moment in moments:
        years.setdefault(moment.date.year, []).append(moment)
    return Years({year: tuple(found) for year, found in sorted(years.items(), reverse=True)})


def words_of(period: Period) -> str:
    """Return a period as a heading: "2025", "April to June 2025", "May 2025"."""
    if period.quarter is not None:
        return f"{QUARTERS[period.quarter - 1]} {period.year}"
    if period.month is None:
        return str(period.year)
    if period.month == 0:
        return f"{period.year}, month not given"
    return f"{MONTHS[period.month - 1]} {period.year}"


def unit_of(period: Period) -> str:
    """Return `year`, `quarter` or `month`."""
    if period.quarter is not None:
        return "quarter"
    return "year" if period.month is None else "month"
