"""An actor's page, and the pages of a busy actor's years."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from briefwright.markup.body import Heading
from briefwright.pages.badges import mix_words
from briefwright.pages.index_terms import actor_terms
from briefwright.pages.sheet import Link
from briefwright.pages.titles import titles_of
from briefwright.pages.views_backlinks import backlink_row
from briefwright.pages.views_briefing import free_anchor, own_anchors
from briefwright.pages.views_grid import Targets, count_all, make_grid
from briefwright.pages.views_lists import ListView, period_targets, with_period, year_links
from briefwright.pages.views_record import has_record, record_of
from briefwright.pages.views_rows import count_moments, group_rows, when_in_full
from briefwright.pages.views_trend import assessed_trend, named_trend
from briefwright.pages.words import KIND_WORDS, counted
from briefwright.pages.years import Part, words_of

if TYPE_CHECKING:
    from briefwright.archive.archive import Assessment, Dossier
    from briefwright.content.routes import Period
    from briefwright.pages.badges import Badge, Shapes
    from briefwright.pages.charts import Spark
    from briefwright.pages.index_terms import IndexTerms
    from briefwright.pages.sheet import Sheet
    from briefwright.pages.titles import Title
    from briefwright.pages.views_grid import Grid
    from briefwright.pages.views_lists import YearLink
    from briefwright.pages.views_record import Fact
    from briefwright.pages.views_rows import Group, When
    from briefwright.pages.views_trend import AssessedTrend, NamedTrend
    from briefwright.pages.years import Years

BUSY = 150
"""An actor that more briefings name has a page for each year."""

NEWEST = 20
"""Entries of the chronology that a busy actor's own page shows."""

COMPANIONS = 12
"""Actors listed as often mentioned together."""

REASONS = 3
"""Assessments listed with their reasons below a chart that has the others in its table."""

GRID_FROM = 3
"""Briefings from which a table of months says more than a sentence."""

BY_MONTH = 12
"""A chronology of more entries has a heading for each month, a shorter one for each year."""

SORTING = (
    "Newest first, with the first sentence of each briefing that names it. "
    "The level beside a briefing is the briefing's own."
)


class AssessmentView(Struct, frozen=True):
    """A level that a briefing gave to the actor itself."""

    when: When
    badge: Badge
    reason: str
    link: Link


class CompanionView(Struct, frozen=True):
    """An actor that briefings name together with this one."""

    link: Link
    badge: Badge | None
    """The level last assessed for it."""

    spark: Spark | None
    count: str


class ActorView(Struct, frozen=True):
    """An actor's page."""

    shapes: Shapes
    name: str
    lang: str
    kind: str
    seen: str
    current: AssessmentView | None
    profile: Markup
    record: tuple[Fact, ...]
    sections: dict[str, Title]
    mix: str
    grid: Grid | None
    assessed: tuple[AssessmentView, ...]
    """Newest first; only the newest, where the table below the chart has them all."""

    assessed_trend: AssessedTrend | None
    named_trend: NamedTrend | None
    companions: tuple[CompanionView, ...]
    companions_assessed: bool
    """Whether any of them has an assessed level; else the table has no column for it."""

    companions_drawn: bool
    """Whether any of them has a sparkline."""

    groups: tuple[Group, ...]
    sorting: str
    years: tuple[YearLink, ...]
    rest: str
    terms: IndexTerms | None


def actor_view(sheet: Sheet, dossier: Dossier) -> ActorView:
    """Return the view of an actor."""
    actor = dossier.actor
    years = sheet.edition.moments_of(dossier)
    trend = assessed_trend(sheet, dossier)
    shown = dossier.assessments[:REASONS] if trend else dossier.assessments
    companions = _companions(sheet, dossier)
    part = _first_part(dossier, years)
    page = partial(sheet.routes.actor_in, actor.id)
    return ActorView(
        shapes=sheet.edition.shapes,
        name=actor.name,
        lang=actor.canonical.lang or "",
        kind=KIND_WORDS[actor.kind][0].capitalize(),
        seen=seen(dossier),
        current=_assessment(sheet, dossier.current) if dossier.current else None,
        profile=Markup(dossier.profile.html),  # noqa: S704 - sanitised by the renderer
        record=record_of(sheet, dossier),
        sections=titles_of(actor_sections(dossier)),
        mix=_mix(dossier),
        grid=_grid(sheet, dossier, years, part),
        assessed=tuple(_assessment(sheet, found) for found in shown),
        assessed_trend=trend,
        named_trend=named_trend(sheet, dossier),
        companions=companions,
        companions_assessed=any(one.badge for one in companions),
        companions_drawn=any(one.spark for one in companions),
        groups=_groups(sheet, dossier, part),
        sorting=f"{count_moments(years.all)}. {SORTING}" if years.all else "",
        years=() if part.complete else year_links(sheet, years, page),
        rest="" if part.complete else f"These are the newest {NEWEST}; each year has its own page.",
        terms=actor_terms(sheet.archive, dossier),
    )


def actor_period_view(sheet: Sheet, dossier: Dossier, years: Years, period: Period) -> ListView:
    """Return a year of a busy actor's chronology, or a part of one."""
    actor = dossier.actor
    frame = ListView(
        css="actor-year",
        title=f"{actor.name} in {words_of(period)}",
        sorting=f"{count_moments(years.of(period))}. {SORTING}",
        shapes=sheet.edition.shapes,
        up=Link(actor.name, sheet.link(dossier.url), actor.canonical.lang or ""),
        groups=_groups(sheet, dossier, years.part(period)),
        rail=True,
    )
    return with_period(sheet, years, period, partial(sheet.routes.actor_in, actor.id), frame)


def is_busy(dossier: Dossier) -> bool:
    """Whether the actor's chronology is split by year."""
    return len(dossier.backlinks) > BUSY


def actor_sections(dossier: Dossier) -> dict[str, Heading]:
    """Return the headings of an actor's page below its profile, by what they hold."""
    name = dossier.actor.name
    levels = bool(dossier.backlinks or dossier.assessments)
    found = {
        "record": (2, "Names and ties", has_record(dossier)),
        "levels": (2, "Threat levels", levels),
        "assessed": (3, f"Assessed for {name}", levels),
        "named": (3, f"Levels of the briefings that name {name}", levels),
        "companions": (2, "Often mentioned with", bool(dossier.companions)),
        "chronology": (2, "Chronology", True),
    }
    taken = own_anchors(dossier.profile)
    return {
        key: Heading(level, title, free_anchor(f"bw-{key}", taken))
        for key, (level, title, there) in found.items()
        if there
    }


def seen(dossier: Dossier) -> str:
    """Return in how many briefings the actor is named, and when; no full stop."""
    links = dossier.backlinks
    if not links:
        return "No published briefing names it yet"
    newest, oldest = (links[place].entry.briefing.date.display() for place in (0, -1))
    count = f"Named in {counted(len(links), 'briefing')}"
    return f"{count}, {newest}" if newest == oldest else f"{count}, from {oldest} to {newest}"


def _first_part(dossier: Dossier, years: Years) -> Part:
    moments = years.all
    if is_busy(dossier):
        return Part(moments[:NEWEST], by_month=True, complete=False, prefix="bw-")
    return Part(moments, by_month=len(moments) > BY_MONTH, prefix="bw-")


def _assessment(sheet: Sheet, found: Assessment) -> AssessmentView:
    return AssessmentView(
        when_in_full(found.date),
        sheet.badge(found.level),
        found.reason or "",
        sheet.entry(found.entry),
    )


def _mix(dossier: Dossier) -> str:
    totals = sorted(count_all(dossier.months).items(), key=lambda pair: -pair[0].rank)
    return mix_words(totals)


def _grid(sheet: Sheet, dossier: Dossier, years: Years, part: Part) -> Grid | None:
    if len(dossier.backlinks) < GRID_FROM:
        return None
    if part.complete:
        targets = Targets(
            year=lambda _: "",
            month=lambda period: f"#{part.prefix}{period if part.by_month else period.year}",
        )
    else:
        targets = period_targets(sheet, years, partial(sheet.routes.actor_in, dossier.actor.id))
    return make_grid(sheet, dossier.months, targets, caption="Briefings per month, by their level.")


def _companions(sheet: Sheet, dossier: Dossier) -> tuple[CompanionView, ...]:
    return tuple(
        _companion(sheet, found.actor, found.count) for found in dossier.companions[:COMPANIONS]
    )


def _companion(sheet: Sheet, actor: str, count: int) -> CompanionView:
    other = sheet.archive.dossiers.get(actor)
    current = other.current if other else None
    return CompanionView(
        link=sheet.actor(actor),
        badge=sheet.badge(current.level) if current else None,
        spark=sheet.edition.sparks.get(actor),
        count=f"{count:,}",
    )


def _groups(sheet: Sheet, dossier: Dossier, part: Part) -> tuple[Group, ...]:
    return group_rows(part, partial(backlink_row, sheet, dossier.actor.id))
