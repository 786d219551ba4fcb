"""What the chronology can be filtered by: the bar, and the figures that its counts follow."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.archive.stamps import stamp
from briefwright.content.routes import Period
from briefwright.exports.files import ExportFile
from briefwright.pages.collation import collate
from briefwright.pages.views_rows import named_in
from briefwright.pages.views_threat import shown_levels

if TYPE_CHECKING:
    from briefwright.archive.archive import Archive
    from briefwright.pages.badges import Badge
    from briefwright.pages.sheet import Sheet
    from briefwright.pages.years import Part

KINDS = (("briefing", "Briefings"), ("event", "Events"))

NO_LEVEL = -1
"""Stands for the level of an event, which has none."""


class LevelChoice(Struct, frozen=True):
    """One level to filter by."""

    value: str
    badge: Badge


class ActorChoice(Struct, frozen=True):
    """One actor to filter by."""

    value: str
    name: str


class Filter(Struct, frozen=True):
    """The bar above the rows."""

    counts: str
    """Where the figures of all months are, for the table."""

    levels: tuple[LevelChoice, ...]
    kinds: tuple[tuple[str, str], ...]
    """Value and label; none where there are no events."""

    actors: tuple[ActorChoice, ...]
    """Those that the rows of the page name, A to Z."""


def make_filter(sheet: Sheet, part: Part) -> Filter | None:
    """Return what a page's rows can be filtered by; None for a page without rows."""
    if not part.moments:
        return None
    registry = sheet.archive.registry.actors
    ids = {actor for moment in part.moments for actor in named_in(moment)}
    choices = (ActorChoice(key, registry[key].name) for key in ids)
    return Filter(
        counts=sheet.link(sheet.routes.months()),
        levels=tuple(
            LevelChoice(level.id, sheet.badge(level)) for level in shown_levels(sheet.edition)
        ),
        kinds=KINDS if sheet.edition.events else (),
        actors=tuple(sorted(choices, key=lambda one: (collate(one.name), one.value))),
    )


def months_file(archive: Archive) -> ExportFile:
    """Return the file that the counts of the table are made from."""
    return ExportFile(
        archive.routes.months(),
        partial(_render_months, archive),
        lambda: stamp(archive.stamps.settings, archive.stamps.moments(archive.chronology)),
    )


def _render_months(archive: Archive) -> str:
    """Return the figures of each month.

    `months` has, by month, a list for each entry: the number of its level, `NO_LEVEL` for an
    event, and the numbers of its actors. It is read when a reader filters, and by nobody else.
    """
    levels = {key: number for number, key in enumerate(archive.settings.scale.by_id)}
    actors: dict[str, int] = {}
    months: dict[str, list[list[int]]] = {}
    for moment in archive.chronology:
        month = str(Period(moment.date.year, moment.date.month or 0))
        level = levels[moment.entry.level.id] if moment.event is None else NO_LEVEL
        named = (actors.setdefault(actor, len(actors)) for actor in named_in(moment))
        months.setdefault(month, []).append([level, *named])
    content = {"levels": list(levels), "actors": list(actors), "months": months}
    return json.dumps(content, separators=(",", ":"))
