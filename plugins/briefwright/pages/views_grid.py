"""Months at a glance: a table of years and months with the mix of threat levels in each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.content.routes import Period
from briefwright.pages.escaping import escape, escape_once
from briefwright.pages.words import MONTHS, counted
from briefwright.pages.years import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefwright.archive.months import MonthLevels
    from briefwright.content.threat import ThreatLevel
    from briefwright.pages.badges import Badge
    from briefwright.pages.sheet import Sheet

OPEN_YEARS = 4
"""Years that stand open; earlier ones are folded."""


class Cell(Struct, frozen=True):
    """One month: how many briefings, the mix of their levels, where they are listed."""

    text: str
    label: str
    """What the cell says to who cannot see the bar."""

    href: str
    bar: str = ""
    """The mix as HTML; nothing for a month that has events only."""

    def __html__(self) -> str:
        """Return the cell of the table."""
        href, label = escape_once(self.href), escape_once(self.label)
        return f'<td><a href="{href}" title="{label}">{escape(self.text)}{self.bar}</a></td>'


class GridYear(Struct, frozen=True):
    """One year: twelve cells, None where nothing happened, and one for dates without a month."""

    year: str
    href: str
    cells: tuple[Cell | None, ...]

    def __html__(self) -> str:
        """Return the row of the table: a long history has hundreds of cells on every page."""
        year = escape(self.year)
        if self.href:
            year = f'<a href="{escape_once(self.href)}">{year}</a>'
        cells = "".join([cell.__html__() if cell else "<td></td>" for cell in self.cells])
        return f'<tr><th scope="row">{year}</th>{cells}</tr>'


class Key(Struct, frozen=True):
    """One level of the grid's key."""

    badge: Badge
    count: str


class Grid(Struct, frozen=True):
    """The whole table."""

    caption: str
    months: tuple[tuple[str, str], ...]
    """Abbreviation and name of each column."""

    recent: tuple[GridYear, ...]
    earlier: tuple[GridYear, ...]
    earlier_label: str
    keys: tuple[Key, ...]


class Targets(Struct, frozen=True):
    """Where the years and months of a grid lead to."""

    year: Callable[[Period], str]
    """The link of a year, or nothing."""

    month: Callable[[Period], str]
    """The link of a month."""


def make_grid(
    sheet: Sheet,
    months: Sequence[MonthLevels],
    targets: Targets,
    *,
    caption: str,
    events: Mapping[tuple[int, int], int] | None = None,
) -> Grid | None:
    """Return the grid of some months, newest year first; None when there is nothing to show.

    `events` counts the events of a month, by (year, month or 0): a month that has only events
    is shown too.
    """
    cells: dict[int, dict[int, Cell]] = {}
    for month in months:
        period = Period(month.year, month.month or 0)
        cells.setdefault(month.year, {})[month.month or 0] = _cell(
            sheet, month, words_of(period), targets.month(period)
        )
    for (year, number), count in sorted((events or {}).items()):
        period = Period(year, number)
        label = f"{counted(count, 'event')} in {words_of(period)}"
        cell = Cell("◇", label, targets.month(period))
        cells.setdefault(year, {}).setdefault(number, cell)
    if not cells:
        return None
    undated = any(0 in row for row in cells.values())
    numbers = (*range(1, 13), 0) if undated else tuple(range(1, 13))
    years = tuple(
        GridYear(
            str(year), targets.year(Period(year)), tuple(row.get(number) for number in numbers)
        )
        for year, row in sorted(cells.items(), reverse=True)
    )
    columns = tuple((name[:3], name) for name in MONTHS)
    return Grid(
        caption=caption,
        months=(*columns, ("No month", "Month not given")) if undated else columns,
        recent=years[:OPEN_YEARS],
        earlier=years[OPEN_YEARS:],
        earlier_label=counted(len(years) - OPEN_YEARS, "earlier year"),
        keys=make_keys(sheet, count_all(months)),
    )


def count_all(months: Iterable[MonthLevels]) -> Counter[ThreatLevel]:
    """Return how many briefings of all months stand at each level."""
    totals: Counter[ThreatLevel] = Counter()
    for month in months:
        for level, count in month.counts:
            totals[level] += count
    return totals


def make_keys(sheet: Sheet, totals: Mapping[ThreatLevel, int]) -> tuple[Key, ...]:
    """Return the key: every level that occurs, the highest first, `unknown` last."""
    ordered = sorted(totals.items(), key=lambda pair: -pair[0].rank)
    return tuple(Key(sheet.badge(level), f"{count:,}") for level, count in ordered if count)


def _cell(sheet: Sheet, month: MonthLevels, where: str, href: str) -> Cell:
    mix = sheet.edition.mix(month.counts)
    label = f"{counted(mix.total, 'briefing')} in {where}: {mix.words}"
    return Cell(f"{mix.total:,}", label, href, mix.__html__())
