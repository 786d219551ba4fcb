"""The geometry of the charts: levels over time as a few SVG paths on a small grid of whole numbers.

A chart is stretched to the width that it is given, so nothing in it but lines may be drawn: its
words are HTML, and its lines keep their thickness. A dot is a line of no length with round ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from briefwright.archive.trends import MONTHS_A_YEAR, joined
from briefwright.pages.badges import tone_of
from briefwright.pages.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefwright.archive.archive import Assessment
    from briefwright.archive.trends import Step
    from briefwright.content.threat import Scale, ThreatLevel

ROW = 4
"""Height of a level's row in a chart's own units."""

DAYS = 31
"""Units of a month where days count."""

STALE = 365
"""Days after which an assessment no longer reaches to the next one."""

BY_MONTH = 24
"""A chart of more months has its axis in years."""

MONTH_LABELS, YEAR_LABELS = 3, 5
"""Labels that have room below a chart on a phone."""

SPARK = 24
"""Months of a sparkline."""

SPARK_STEPS = 3
"""Months with a level that make a sparkline."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The pieces of the line that stand at one level."""

    tone: int
    path: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart of levels over time."""

    title: str
    width: int
    height: int
    rules: str
    """A line for each level, and one where each label of the axis stands."""

    band: str
    """From the lowest to the highest level of each step; empty where that says nothing."""

    stems: str
    """Where the line goes from one level to another."""

    marks: tuple[Mark, ...]
    levels: tuple[str, ...]
    """Labels of the rows, from the top."""

    labels: tuple[str, ...]
    """Labels of the equal parts of the axis, most of them empty."""


@dataclass(frozen=True, slots=True)
class Spark:
    """A chart small enough for a cell of a table: the median by month, and nothing else."""

    title: str
    width: int
    height: int
    path: str


@dataclass(frozen=True, slots=True)
class _Axis:
    """The months that a chart spans, in equal parts."""

    first: int
    parts: int
    months: int
    """Months of a part: 1 or 12."""

    units: int
    """Units of a month."""

    @property
    def width(self) -> int:
        return self.parts * self.months * self.units

    def labelled(self) -> range:
        """Return the parts with a label; the last one needs as much room as the others."""
        every = -(-self.parts // (MONTH_LABELS if self.months == 1 else YEAR_LABELS))
        return range(0, self.parts - every + 1, every)

    def labels(self) -> tuple[str, ...]:
        labelled = self.labelled()
        return tuple(self._label(part) if part in labelled else "" for part in range(self.parts))

    def _label(self, part: int) -> str:
        year, month = divmod(self.first + part * self.months, MONTHS_A_YEAR)
        return f"{MONTHS[month][:3]} {year}" if self.months == 1 else str(year)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The pieces of a chart's paths, while they are collected."""

    band: list[str] = field(default_factory=list)
    stems: list[str] = field(default_factory=list)
    marks: dict[int, list[str]] = field(default_factory=dict)
    """By the level's rank."""


def plot_steps(steps: Sequence[Step], scale: Scale, title: str) -> Plot:
    """Return the chart of at least one step: a line at the medians, a band behind it."""
    axis = _make_axis(steps[0].place, steps[-1].place + steps[-1].months)
    lines = _Lines()
    for step in steps:
        x, y = step.place - axis.first, _y(step.median, scale)
        lines.marks.setdefault(step.median.rank, []).append(f"M{x} {y}h{step.months}")
        top, bottom = _y(step.highest, scale) - 1, _y(step.lowest, scale) + 1
        lines.band.append(f"M{x} {top}h{step.months}V{bottom}h-{step.months}z")
    for one, after in joined(steps):
        end, start = one.place + one.months - axis.first, after.place - axis.first
        across = f"H{start}" if start > end else ""
        if across or one.median != after.median:
            y, target = _y(one.median, scale), _y(after.median, scale)
            lines.stems.append(f"M{end} {y}{across}V{target}")
    return _make_plot(title, axis, lines, scale)


def plot_assessments(found: Sequence[Assessment], scale: Scale, title: str) -> Plot:
    """Return the chart of at least one assessment, oldest first: dots, and what holds between."""
    places = [one.date.lower.year * MONTHS_A_YEAR + one.date.lower.month - 1 for one in found]
    axis = _make_axis(places[0], places[-1] + 1, DAYS)
    lines = _Lines()
    dots = [
        ((place - axis.first) * DAYS + one.date.lower.day - 1, one)
        for place, one in zip(places, found, strict=True)
    ]
    for x, one in dots:
        lines.marks.setdefault(one.level.rank, []).append(f"M{x} {_y(one.level, scale)}h0")
    for (x, one), (end, after) in pairwise(dots):
        if (after.date.lower - one.date.lower).days <= STALE:
            y = _y(one.level, scale)
            lines.marks[one.level.rank].append(f"M{x} {y}H{end}")
            if one.level != after.level:
                lines.stems.append(f"M{end} {y}V{_y(after.level, scale)}")
    return _make_plot(title, axis, lines, scale)


def draw_spark(steps: Iterable[Step], newest: int, scale: Scale) -> Spark | None:
    """Return the medians of the `SPARK` months up to `newest`; None for fewer than a course."""
    recent = [step for step in steps if 0 <= newest - step.place < SPARK]
    if len(recent) < SPARK_STEPS:
        return None
    pieces: list[str] = []
    end = -1
    for step in recent:
        x, y = step.place - (newest - SPARK + 1), _y(step.median, scale)
        pieces.append(f"V{y}h1" if x == end else f"M{x} {y}h1")
        end = x + 1
    first, last = recent[0].median.label, recent[-1].median.label
    course = f"from {first} to {last}" if first != last else f"{last} at both ends"
    return Spark(course, SPARK, ROW * len(scale.levels), "".join(pieces))


def _make_axis(first: int, end: int, units: int = 1) -> _Axis:
    if end - first <= BY_MONTH:
        return _Axis(first, end - first, 1, units)
    year = first // MONTHS_A_YEAR
    years = -(-end // MONTHS_A_YEAR) - year
    return _Axis(year * MONTHS_A_YEAR, years, MONTHS_A_YEAR, units)


def _make_plot(title: str, axis: _Axis, lines: _Lines, scale: Scale) -> Plot:
    width, height = axis.width, ROW * len(scale.levels)
    rules = [f"M0 {_y(level, scale)}h{width}" for level in scale.levels]
    rules += [f"M{part * width // axis.parts} 0v{height}" for part in axis.labelled()]
    return Plot(
        title=title,
        width=width,
        height=height,
        rules="".join(rules),
        band="".join(lines.band),
        stems="".join(lines.stems),
        marks=tuple(
            Mark(tone_of(rank, len(scale.levels)), "".join(pieces))
            for rank, pieces in sorted(lines.marks.items())
        ),
        levels=tuple(level.label for level in reversed(scale.levels)),
        labels=axis.labels(),
    )


def _y(level: ThreatLevel, scale: Scale) -> int:
    """Return the middle of a level's row."""
    return ROW * (len(scale.levels) - level.rank) + ROW // 2
