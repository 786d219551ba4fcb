"""Levels over time on an actor's page: two charts, never mixed, each with its figures below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.archive.trends import known_levels, readable_steps
from briefwright.content.routes import Period
from briefwright.pages.charts import plot_assessments, plot_steps
from briefwright.pages.views_rows import when_in_full
from briefwright.pages.words import counted
from briefwright.pages.years import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefwright.archive.archive import Assessment, Dossier
    from briefwright.archive.trends import Step
    from briefwright.pages.badges import Badge
    from briefwright.pages.charts import Plot
    from briefwright.pages.sheet import Link, Sheet
    from briefwright.pages.views_rows import When

FEWEST = 2
"""Assessments, or months, that make a chart."""


class AssessedRow(Struct, frozen=True):
    """One line of the table below the chart of assessments."""

    when: When
    badge: Badge
    reason: str
    link: Link


class StepRow(Struct, frozen=True):
    """One line of the table below the chart of briefings."""

    words: str
    median: Badge
    lowest: Badge
    highest: Badge
    count: str


class AssessedTrend(Struct, frozen=True):
    """The levels assessed for the actor itself."""

    sentence: str
    plot: Plot
    rows: tuple[AssessedRow, ...]
    """Newest first."""

    csv: str


class NamedTrend(Struct, frozen=True):
    """The levels of the briefings that name the actor."""

    sentence: str
    plot: Plot
    unit: str
    """`Month` or `Quarter`."""

    rows: tuple[StepRow, ...]
    """Newest first."""

    csv: str


def assessed_trend(sheet: Sheet, dossier: Dossier) -> AssessedTrend | None:
    """Return the chart of the levels assessed for an actor; None for fewer than two."""
    found = known_levels(dossier.assessments)
    if len(found) < FEWEST:
        return None
    scale = sheet.archive.settings.scale
    return AssessedTrend(
        sentence=_assessed_words(found),
        plot=plot_assessments(found, scale, f"Levels assessed for {dossier.actor.name} over time"),
        rows=tuple(
            AssessedRow(
                when_in_full(one.date),
                sheet.badge(one.level),
                one.reason or "",
                sheet.entry(one.entry),
            )
            for one in reversed(found)
        ),
        csv=sheet.link(sheet.routes.levels_of(dossier.actor.id)),
    )


def named_trend(sheet: Sheet, dossier: Dossier) -> NamedTrend | None:
    """Return the chart of the levels of the briefings that name an actor; None for one month."""
    steps = readable_steps(dossier.months)
    if len(steps) < FEWEST:
        return None
    unit = "Month" if steps[0].months == 1 else "Quarter"
    title = f"Levels of the briefings that name {dossier.actor.name}, by {unit.lower()}"
    return NamedTrend(
        sentence=_named_words(steps, unit.lower()),
        plot=plot_steps(steps, sheet.archive.settings.scale, title),
        unit=unit,
        rows=tuple(
            StepRow(
                words_of_step(step),
                sheet.badge(step.median),
                sheet.badge(step.lowest),
                sheet.badge(step.highest),
                f"{step.count:,}",
            )
            for step in reversed(steps)
        ),
        csv=sheet.link(sheet.routes.levels_of(dossier.actor.id)),
    )


def words_of_step(step: Step) -> str:
    """Return "May 2025", or "April to June 2025"."""
    if step.months == 1:
        return words_of(Period(step.year, step.month))
    return words_of(Period(step.year, quarter=(step.month + 2) // 3))


def _assessed_words(found: Sequence[Assessment]) -> str:
    first, last = found[0], found[-1]
    ranked = sorted(found, key=lambda one: one.level.rank)
    lowest, highest = ranked[0].level, ranked[-1].level
    dates = f"from {first.date.display()} to {last.date.display()}"
    span = f"{counted(len(found), 'assessment')}, {dates}"
    if lowest == highest:
        return f"{span}: always {lowest.label}."
    return (
        f"{span}: {first.level.label} at first, {last.level.label} at last; "
        f"lowest {lowest.label}, highest {highest.label}."
    )


def _named_words(steps: Sequence[Step], unit: str) -> str:
    ranked = sorted(steps, key=lambda step: step.median.rank)
    lowest, highest = ranked[0].median, ranked[-1].median
    last = steps[-1]
    count = counted(sum(step.count for step in steps), "briefing")
    span = f"{count} in {counted(len(steps), unit)}"
    medians = (
        f"the median of each is {lowest.label}"
        if lowest == highest
        else f"{unit}ly medians from {lowest.label} to {highest.label}"
    )
    return (
        f"{span}: {medians}, {last.median.label} in the newest, {words_of_step(last)}. "
        f"The line is the median of each {unit}, the band reaches from its lowest level "
        "to its highest."
    )
