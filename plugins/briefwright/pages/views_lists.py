"""Lists of briefings: all of them, one level's, the chronology; whole or by year."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from briefwright.content.routes import Period
from briefwright.pages.escaping import escape
from briefwright.pages.sheet import Link
from briefwright.pages.views_filter import make_filter
from briefwright.pages.views_grid import Targets, make_grid
from briefwright.pages.views_rows import count_moments, density_of, group_rows, moment_row
from briefwright.pages.words import counted
from briefwright.pages.years import NEWEST, unit_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefwright.archive.archive import Moment
    from briefwright.content.threat import ThreatLevel
    from briefwright.pages.badges import Badge, Shapes
    from briefwright.pages.sheet import Sheet
    from briefwright.pages.views_filter import Filter
    from briefwright.pages.views_grid import Grid
    from briefwright.pages.views_rows import Group
    from briefwright.pages.years import Part, Years

SORTED = "Sorted by date, newest first."


class YearLink(Struct, frozen=True):
    """One year, or a part of one, of a list that is split."""

    year: str
    href: str
    count: str
    here: bool

    def __html__(self) -> str:
        """Return the link as a list of years has it; every page of a long list has two of these."""
        here = ' aria-current="page"' if self.here else ""
        count = f"<small>{escape(self.count)}</small>"
        return f'<li><a href="{escape(self.href)}"{here}>{escape(self.year)} {count}</a></li>'


class ListView(Struct, frozen=True):
    """A list of briefings and events."""

    css: str
    title: str
    sorting: str
    """What the list holds and what it is sorted by."""

    shapes: Shapes
    groups: tuple[Group, ...] = ()
    empty: str = ""
    lead: str = ""
    badge: Badge | None = None
    up: Link | None = None
    """The whole that this is a part of."""

    grid: Grid | None = None
    years: tuple[YearLink, ...] = ()
    parts: tuple[YearLink, ...] = ()
    """The quarters or months of a year that is too long for one page."""

    unit: str = ""
    """`quarter` or `month`: what those parts are."""

    rest: str = ""
    """What to say below a list that shows only the newest rows."""

    rail: bool = False
    filter: Filter | None = None
    """What the rows can be filtered by, where a script runs."""


def briefings_view(sheet: Sheet) -> ListView:
    """Return the list of all briefings: whole, or the newest with links to its years."""
    years = sheet.edition.briefings
    frame = ListView(
        css="briefings",
        title="Briefings",
        sorting=f"{counted(len(years.all), 'briefing')}. {SORTED}" if years.all else "",
        shapes=sheet.edition.shapes,
        empty="No briefing has been published yet.",
        years=year_links(sheet, years, sheet.routes.briefings_of),
    )
    return _with_first(sheet, years.first(), frame)


def briefings_period_view(sheet: Sheet, period: Period) -> ListView:
    """Return the briefings of a year or a part of it."""
    years = sheet.edition.briefings
    frame = ListView(
        css="briefings",
        title=f"Briefings of {words_of(period)}",
        sorting=f"{counted(len(years.of(period)), 'briefing')}. {SORTED}",
        shapes=sheet.edition.shapes,
        up=Link("All briefings", sheet.link(sheet.routes.briefings)),
    )
    return with_period(sheet, years, period, sheet.routes.briefings_of, frame)


def level_view(sheet: Sheet, level: ThreatLevel) -> ListView:
    """Return the briefings at a level: whole, or the newest with links to its years."""
    years = sheet.edition.at_level[level.id]
    view = _with_first(sheet, years.first(), _level_frame(sheet, level, years.all))
    if not years.is_split:
        return view
    return replace(view, years=year_links(sheet, years, partial(sheet.routes.level_in, level.id)))


def level_period_view(sheet: Sheet, level: ThreatLevel, period: Period) -> ListView:
    """Return the briefings of a year or a part of it at a level."""
    years = sheet.edition.at_level[level.id]
    frame = _level_frame(sheet, level, years.of(period))
    frame = replace(
        frame,
        title=f"{frame.title}, {words_of(period)}",
        lead="",
        up=Link(frame.title, sheet.link(sheet.routes.level(level.id))),
    )
    return with_period(sheet, years, period, partial(sheet.routes.level_in, level.id), frame)


def chronology_view(sheet: Sheet) -> ListView:
    """Return the newest of the chronology, below the table of all months."""
    years = sheet.edition.chronology
    frame = replace(
        _chronology_frame(sheet, years.all),
        title="Chronology",
        years=year_links(sheet, years, sheet.routes.chronology_of),
    )
    part = years.first(by_month=True)
    return _with_first(sheet, part, _with_filter(sheet, part, frame))


def chronology_period_view(sheet: Sheet, period: Period) -> ListView:
    """Return a year of the chronology, or a part of one, below the table of all months."""
    years = sheet.edition.chronology
    frame = replace(
        _chronology_frame(sheet, years.of(period)),
        title=f"Chronology {words_of(period)}",
        up=Link("Whole chronology", sheet.link(sheet.routes.chronology)),
    )
    frame = _with_filter(sheet, years.part(period), frame)
    return with_period(sheet, years, period, sheet.routes.chronology_of, frame)


def chronology_targets(sheet: Sheet) -> Targets:
    """Return where a grid leads to in the chronology."""
    return period_targets(sheet, sheet.edition.chronology, sheet.routes.chronology_of)


def period_targets(sheet: Sheet, years: Years, url: Callable[[Period], str]) -> Targets:
    """Return where a grid leads to in a list that is split by year."""

    @cache
    def top(page: Period) -> str:
        return sheet.link(f"{url(page)}#")

    def month(period: Period) -> str:
        page, anchor = years.place(period)
        return f"{top(page)}{anchor}"

    return Targets(year=lambda period: sheet.link(url(period)), month=month)


def with_period(
    sheet: Sheet,
    years: Years,
    period: Period,
    url: Callable[[Period], str],
    frame: ListView,
) -> ListView:
    """Return the page of a period: its rows, and the way to the other periods of its list.

    Rows that the frame has are kept.
    """
    part = years.part(period)
    parts = years.parts(period.year)
    unit = unit_of(parts[0]) if parts else ""
    return replace(
        frame,
        groups=frame.groups or rows_of(sheet, part),
        years=year_links(sheet, years, url, period),
        parts=tuple(
            YearLink(words_of(one), sheet.link(url(one)), f"{len(years.of(one)):,}", one == period)
            for one in parts
        ),
        unit=unit,
        rest="" if part.complete else _rest(unit),
    )


def rows_of(sheet: Sheet, part: Part, *, mixed: bool = False) -> tuple[Group, ...]:
    """Return the rows of a part of a list; a mixed one has events too, and can be filtered."""
    density = replace(density_of(len(part.moments)), kinds=mixed, facets=mixed)
    return group_rows(part, partial(moment_row, sheet, density=density))


def _with_filter(sheet: Sheet, part: Part, frame: ListView) -> ListView:
    return replace(frame, groups=rows_of(sheet, part, mixed=True), filter=make_filter(sheet, part))


def _with_first(sheet: Sheet, part: Part, frame: ListView) -> ListView:
    rest = "" if part.complete else _rest("year")
    return replace(frame, groups=frame.groups or rows_of(sheet, part), rest=rest)


def _rest(unit: str) -> str:
    return f"These are the newest {NEWEST}; each {unit} has its own page."


def year_links(
    sheet: Sheet, years: Years, url: Callable[[Period], str], here: Period | None = None
) -> tuple[YearLink, ...]:
    """Return a link to each year of a list."""
    return tuple(
        YearLink(str(year), sheet.link(url(Period(year))), f"{len(found):,}", Period(year) == here)
        for year, found in years.by_year.items()
    )


def _level_frame(sheet: Sheet, level: ThreatLevel, moments: Sequence[Moment]) -> ListView:
    count = f"{counted(len(moments), 'briefing')} at this level. " if moments else ""
    return ListView(
        css="level",
        title=f"Threat level: {level.label}",
        sorting=f"{count}{SORTED}" if moments else "",
        shapes=sheet.edition.shapes,
        empty="No briefing stands at this level.",
        lead=level.definition,
        badge=sheet.badge(level),
        up=Link("All levels", sheet.link(sheet.routes.levels)),
    )


def _chronology_frame(sheet: Sheet, moments: Sequence[Moment]) -> ListView:
    edition = sheet.edition
    return ListView(
        css="chronology",
        title="",
        sorting=f"{count_moments(moments)}. Events are sorted by when they happened, briefings by "
        "their date; newest first."
        if moments
        else "",
        shapes=edition.shapes,
        empty="Nothing has been published yet, so there is no chronology.",
        grid=make_grid(
            sheet,
            edition.months,
            chronology_targets(sheet),
            caption="Briefings per month; the bar shows the mix of their threat levels.",
            events=edition.events,
        ),
        rail=True,
    )
