"""Lists of briefings: all of them, one level's, the chronology; whole or by year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from briefwright.pages.sheet import Link
from briefwright.pages.views_grid import Targets, make_grid
from briefwright.pages.views_rows import count_moments, density_of, group_rows, moment_row
from briefwright.pages.words import counted
from briefwright.pages.years import NEWEST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from briefwright.archive.archive import Moment
    from briefwright.content.threat import ThreatLevel
    from briefwright.pages.badges import Badge, Glyph
    from briefwright.pages.sheet import Sheet
    from briefwright.pages.views_grid import Grid
    from briefwright.pages.views_rows import Group
    from briefwright.pages.years import Part, Years

SORTED = "Sorted by date, newest first."


@dataclass(frozen=True, slots=True)
class YearLink:
    """One year of a list that is split by year."""

    year: str
    href: str
    count: str
    here: bool


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of briefings and events."""

    css: str
    title: str
    sorting: str
    """What the list holds and what it is sorted by."""

    glyphs: tuple[Glyph, ...]
    groups: tuple[Group, ...] = ()
    empty: str = ""
    lead: str = ""
    badge: Badge | None = None
    up: Link | None = None
    """The whole that this is a part of."""

    grid: Grid | None = None
    years: tuple[YearLink, ...] = ()
    rest: str = ""
    """What to say below a list that shows only the newest rows."""

    rail: bool = False


def briefings_view(sheet: Sheet) -> ListView:
    """Return the list of all briefings: whole, or the newest with links to its years."""
    years = sheet.edition.briefings
    frame = ListView(
        css="briefings",
        title="Briefings",
        sorting=f"{counted(len(years.all), 'briefing')}. {SORTED}" if years.all else "",
        glyphs=sheet.edition.glyphs,
        empty="No briefing has been published yet.",
        years=year_links(sheet, years, sheet.routes.briefings_of),
    )
    return _with_first(sheet, years.first(), frame)


def briefings_year_view(sheet: Sheet, year: int) -> ListView:
    """Return one year's briefings, month by month."""
    years = sheet.edition.briefings
    moments = years.by_year[year]
    return ListView(
        css="briefings",
        title=f"Briefings of {year}",
        sorting=f"{counted(len(moments), 'briefing')}. {SORTED}",
        glyphs=sheet.edition.glyphs,
        groups=rows_of(sheet, years.year(year)),
        years=year_links(sheet, years, sheet.routes.briefings_of, year),
        up=Link("All briefings", sheet.link(sheet.routes.briefings)),
    )


def level_view(sheet: Sheet, level: ThreatLevel) -> ListView:
    """Return the briefings at a level: whole, or the newest with links to its years."""
    years = sheet.edition.at_level[level.id]
    view = _with_first(sheet, years.first(), _level_frame(sheet, level, years.all))
    if not years.is_split:
        return view
    url = partial(sheet.routes.level_year, level.id)
    return replace(view, years=year_links(sheet, years, url))


def level_year_view(sheet: Sheet, level: ThreatLevel, year: int) -> ListView:
    """Return one year's briefings at a level."""
    years = sheet.edition.at_level[level.id]
    moments = years.by_year[year]
    frame = _level_frame(sheet, level, moments)
    return replace(
        frame,
        title=f"{frame.title}, {year}",
        lead="",
        groups=rows_of(sheet, years.year(year)),
        years=year_links(sheet, years, partial(sheet.routes.level_year, level.id), year),
        up=Link(frame.title, sheet.link(sheet.routes.level(level.id))),
    )


def chronology_view(sheet: Sheet) -> ListView:
    """Return the newest of the chronology, below the table of all months."""
    years = sheet.edition.chronology
    frame = replace(_chronology_frame(sheet, years.all), title="Chronology")
    return _with_first(sheet, years.first(by_month=True), frame)


def chronology_year_view(sheet: Sheet, year: int) -> ListView:
    """Return one year of the chronology, below the table of all months."""
    years = sheet.edition.chronology
    return replace(
        _chronology_frame(sheet, years.by_year[year], year),
        title=f"Chronology {year}",
        groups=rows_of(sheet, years.year(year)),
        up=Link("Whole chronology", sheet.link(sheet.routes.chronology)),
    )


def chronology_targets(sheet: Sheet) -> Targets:
    """Return where a grid leads to in the chronology."""
    page = sheet.routes.chronology_of
    return Targets(
        year=lambda year: sheet.link(page(year)),
        month=lambda year, anchor: sheet.link(f"{page(year)}#{anchor}"),
    )


def rows_of(sheet: Sheet, part: Part) -> tuple[Group, ...]:
    """Return the rows of a part of a list."""
    density = density_of(len(part.moments))
    return group_rows(part, partial(moment_row, sheet, density=density))


def _with_first(sheet: Sheet, part: Part, frame: ListView) -> ListView:
    rest = "" if part.complete else f"These are the newest {NEWEST}; each year has its own page."
    return replace(frame, groups=rows_of(sheet, part), rest=rest)


def year_links(
    sheet: Sheet, years: Years, url: Callable[[int], str], here: int | None = None
) -> tuple[YearLink, ...]:
    """Return a link to each year of a list."""
    return tuple(
        YearLink(str(year), sheet.link(url(year)), f"{len(moments):,}", year == here)
        for year, moments in years.by_year.items()
    )


def _level_frame(sheet: Sheet, level: ThreatLevel, moments: Sequence[Moment]) -> ListView:
    count = f"{counted(len(moments), 'briefing')} at this level. " if moments else ""
    return ListView(
        css="level",
        title=f"Threat level: {level.label}",
        sorting=f"{count}{SORTED}" if moments else "",
        glyphs=sheet.edition.glyphs,
        empty="No briefing stands at this level.",
        lead=level.definition,
        badge=sheet.badge(level),
        up=Link("All levels", sheet.link(sheet.routes.levels)),
    )


def _chronology_frame(sheet: Sheet, moments: Sequence[Moment], year: int | None = None) -> ListView:
    edition = sheet.edition
    return ListView(
        css="chronology",
        title="",
        sorting=f"{count_moments(moments)}. Events are sorted by when they happened, briefings by "
        "their date; newest first."
        if moments
        else "",
        glyphs=edition.glyphs,
        empty="Nothing has been published yet, so there is no chronology.",
        grid=make_grid(
            sheet,
            edition.months,
            chronology_targets(sheet),
            caption="Briefings per month; the bar shows the mix of their threat levels.",
            events=edition.events,
        ),
        years=year_links(sheet, edition.chronology, sheet.routes.chronology_of, year),
        rail=True,
    )
