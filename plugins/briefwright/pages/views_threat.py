"""The threat scale with its definitions, and how many briefings stand at each level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.content.threat import UNKNOWN
from briefwright.pages.words import counted

if TYPE_CHECKING:
    from briefwright.content.threat import ThreatLevel
    from briefwright.pages.badges import Badge, Shapes
    from briefwright.pages.sheet import Edition, Link, Sheet


class LevelView(Struct, frozen=True):
    """One level of the scale."""

    badge: Badge
    definition: str
    href: str
    count: str
    amount: int
    """The count as a number, for the width of its bar."""

    newest: Link | None
    newest_date: str


class ScaleView(Struct, frozen=True):
    """The scale, the highest level first."""

    shapes: Shapes
    sorting: str
    levels: tuple[LevelView, ...]
    most: int
    """The count of the fullest level, at least 1: the length of a full bar."""


def shown_levels(edition: Edition) -> tuple[ThreatLevel, ...]:
    """Return the levels that have a page: all of the scale, and `unknown` when it is used."""
    levels = tuple(reversed(edition.archive.settings.scale.levels))
    return (*levels, UNKNOWN) if edition.at_level[UNKNOWN.id].by_year else levels


def scale_view(sheet: Sheet) -> ScaleView:
    """Return the view of the scale."""
    levels = tuple(_level(sheet, level) for level in shown_levels(sheet.edition))
    count = counted(len(sheet.archive.entries), "briefing")
    return ScaleView(
        shapes=sheet.edition.shapes,
        sorting=f"{count}, each at one level. Sorted from the highest level to the lowest.",
        levels=levels,
        most=max(1, *(level.amount for level in levels)) if levels else 1,
    )


def _level(sheet: Sheet, level: ThreatLevel) -> LevelView:
    moments = sheet.edition.at_level[level.id].all
    newest = moments[0].entry if moments else None
    return LevelView(
        badge=sheet.badge(level),
        definition=level.definition,
        href=sheet.link(sheet.routes.level(level.id)),
        count=counted(len(moments), "briefing") if moments else "no briefing",
        amount=len(moments),
        newest=sheet.entry(newest) if newest else None,
        newest_date=newest.briefing.date.display() if newest else "",
    )
