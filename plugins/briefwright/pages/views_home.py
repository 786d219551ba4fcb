"""The fragment below the home page's own text: what is new, what moved, the months at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.markup.body import Heading
from briefwright.pages.sheet import Link
from briefwright.pages.titles import titles_of
from briefwright.pages.views_grid import make_grid
from briefwright.pages.views_lists import chronology_targets
from briefwright.pages.views_rows import Density, Rows, moment_row, when_in_full
from briefwright.pages.words import counted

if TYPE_CHECKING:
    from briefwright.archive.archive import Mover
    from briefwright.pages.badges import Badge, Shapes
    from briefwright.pages.sheet import Edition, Sheet
    from briefwright.pages.titles import Title
    from briefwright.pages.views_grid import Grid
    from briefwright.pages.views_rows import When

LATEST = 8
"""Briefings that the home page shows."""

MOVERS = 10
"""Changes of level that the home page shows."""

SECTIONS = {
    "latest": Heading(2, "Latest briefings", "bw-latest"),
    "movers": Heading(2, "What changed level lately", "bw-movers"),
    "months": Heading(2, "Month by month", "bw-months"),
}


class MoverView(Struct, frozen=True):
    """An actor whose assessed level changed."""

    link: Link
    when: When
    direction: str
    """`up` or `down`."""

    word: str
    before: Badge
    after: Badge
    reason: str
    source: Link


class HomeView(Struct, frozen=True):
    """The fragment of the home page."""

    shapes: Shapes
    sections: dict[str, Title]
    sorting: str
    latest: Rows
    all_briefings: Link
    movers: tuple[MoverView, ...]
    no_movers: str
    grid: Grid | None
    totals: str


def home_view(sheet: Sheet) -> HomeView:
    """Return the view of the home page's fragment."""
    archive = sheet.archive
    entries = archive.entries
    return HomeView(
        shapes=sheet.edition.shapes,
        sections=titles_of(SECTIONS),
        sorting="Sorted by date, newest first.",
        latest=Rows(
            tuple(
                moment_row(sheet, moment, when_in_full(moment.date), Density())
                for moment in sheet.edition.briefings.all[:LATEST]
            )
        ),
        all_briefings=Link(
            f"All {counted(len(entries), 'briefing')}", sheet.link(sheet.routes.briefings)
        ),
        movers=tuple(_mover(sheet, mover) for mover in archive.movers[:MOVERS]),
        no_movers=_no_movers(sheet.edition),
        grid=make_grid(
            sheet,
            sheet.edition.months,
            chronology_targets(sheet),
            caption="Briefings per month; the bar shows the mix of their threat levels.",
            events=sheet.edition.events,
        ),
        totals=f"{counted(len(entries), 'briefing')} on {counted(len(archive.dossiers), 'actor')}.",
    )


def _mover(sheet: Sheet, mover: Mover) -> MoverView:
    up = mover.after.level.rank > mover.before.level.rank
    return MoverView(
        link=sheet.actor(mover.actor),
        when=when_in_full(mover.after.date),
        direction="up" if up else "down",
        word="Raised" if up else "Lowered",
        before=sheet.badge(mover.before.level),
        after=sheet.badge(mover.after.level),
        reason=mover.after.reason or "",
        source=sheet.entry(mover.after.entry),
    )


def _no_movers(edition: Edition) -> str:
    archive = edition.archive
    if any(dossier.assessments for dossier in archive.dossiers.values()):
        return "The assessed level of no actor changed in the 30 days before the newest briefing."
    return (
        "No briefing has assessed an actor itself yet, so no level could change. "
        "The levels below are those of whole briefings."
    )
