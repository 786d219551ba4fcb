"""Levels over time as tables for a spreadsheet: `/actors/<id>/levels.csv`."""

from __future__ import annotations

import csv
import io
from functools import partial
from typing import TYPE_CHECKING

from briefwright.archive.stamps import stamp
from briefwright.archive.trends import has_trend, known_levels, monthly_steps
from briefwright.exports.files import ExportFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefwright.archive.archive import Archive, Dossier
    from briefwright.exports.addresses import Addresses

COLUMNS = (
    "history",
    "date",
    "level",
    "lowest",
    "highest",
    "briefings",
    "reason",
    "briefing",
    "url",
)
"""`history` is `assessed` for a level that a briefing gives to the actor itself, and `named` for
a month of the briefings that name it, whose `level` is their median."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet run a cell. Source: OWASP, "CSV Injection"."""


def levels_files(archive: Archive, addresses: Addresses) -> Iterator[ExportFile]:
    """Yield the file of each actor that has levels to tell."""
    for dossier in archive.dossiers.values():
        if has_trend(dossier):
            yield ExportFile(
                archive.routes.levels_of(dossier.actor.id),
                partial(render_levels, dossier, addresses),
                partial(_stamp, archive, dossier),
            )


def _stamp(archive: Archive, dossier: Dossier) -> bytes:
    return stamp(archive.stamps.settings, archive.stamps.histories[dossier.actor.id])


def render_levels(dossier: Dossier, addresses: Addresses) -> str:
    """Return both histories of an actor, oldest first, the assessed one above; RFC 4180."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in (*_assessed(dossier, addresses), *_named(dossier)):
        writer.writerow(map(neutral, row))
    return text.getvalue()


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe stands before what it would run."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _assessed(dossier: Dossier, addresses: Addresses) -> Iterable[tuple[str, ...]]:
    for found in known_levels(dossier.assessments):
        entry = found.entry
        yield (
            "assessed",
            found.date.text,
            found.level.id,
            "",
            "",
            "",
            " ".join((found.reason or "").split()),
            entry.briefing.title,
            addresses.absolute(entry.url) or entry.url,
        )


def _named(dossier: Dossier) -> Iterable[tuple[str, ...]]:
    for step in monthly_steps(dossier.months):
        date = f"{step.year:04d}-{step.month:02d}"
        levels = (step.median.id, step.lowest.id, step.highest.id)
        yield ("named", date, *levels, str(step.count), "", "", "")
