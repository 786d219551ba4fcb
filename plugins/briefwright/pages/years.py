"""Briefings and events by year and month: how lists that would grow without bound are split."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefwright.archive.chronology import group_by_year
from briefwright.markup.body import Heading
from briefwright.pages.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefwright.archive.archive import Moment

WHOLE = 100
"""A list of up to so many rows stands on one page."""

NEWEST = 50
"""A longer one shows so many and links to its years."""

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
                    anchor = f"{self.prefix}{month_anchor(month.year, month.month)}"
                    heading = Heading(2, month_heading(month.year, month.month), anchor)
                    yield Chapter(heading, month.moments, is_month=True)
            else:
                members = tuple(moment for month in year.months for moment in month.moments)
                heading = Heading(2, str(year.year), f"{self.prefix}{year.year:04d}")
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

    def year(self, year: int) -> Part:
        """Return what a year's page shows."""
        return Part(self.by_year[year], by_month=True)


def split_years(moments: Iterable[Moment]) -> Years:
    """Return moments by year."""
    years: dict[int, list[Moment]] = {}
    for moment in moments:
        years.setdefault(moment.date.year, []).append(moment)
    return Years({year: tuple(found) for year, found in sorted(years.items(), reverse=True)})


def month_anchor(year: int, month: int | None) -> str:
    """Return the id of a month's heading, such as `2025-05`."""
    return f"{year:04d}-{month:02d}" if month else f"{year:04d}-month-unknown"


def month_heading(year: int, month: int | None) -> str:
    """Return a month's heading."""
    return f"{MONTHS[month - 1]} {year}" if month else f"{year}, month not given"
