"""What each briefing says itself, as digests: by them two sites are compared.

A page also shows what other briefings say, and is written anew when they change; from its HTML
nobody could tell an edit from that.
"""

from __future__ import annotations

import hashlib
import json
from functools import partial
from typing import TYPE_CHECKING

from briefwright.archive.stamps import stamp
from briefwright.content.routes import Routes
from briefwright.exports.files import ExportFile
from briefwright.exports.lines import Lines

if TYPE_CHECKING:
    from briefwright.archive.archive import Archive, Entry
    from briefwright.content.briefing import Briefing, DeclaredActor, Note

DIGESTS = Routes.data("digests.json")


def digests_file(archive: Archive) -> ExportFile:
    """Return the file of the digests."""
    stamps = archive.stamps
    return ExportFile(
        DIGESTS,
        partial(_render, archive),
        lambda: stamp(stamps.settings, b"".join(stamps.entries.values())),
        lines=partial(_lines, archive),
    )


def _lines(archive: Archive) -> Lines:
    """Return the lines, each of which depends on its briefing alone."""
    entries, stamps = _ordered(archive), archive.stamps
    return Lines(
        stamps.settings,
        [stamps.entries[entry.briefing.id] for entry in entries],
        lambda place: _line(entries[place]),
    )


def _render(archive: Archive) -> str:
    """Return a list of records in order of id."""
    return "[\n" + ",\n".join(map(_line, _ordered(archive))) + "\n]\n"


def _ordered(archive: Archive) -> list[Entry]:
    return sorted(archive.entries, key=lambda entry: entry.briefing.id)


def _line(entry: Entry) -> str:
    """Return one record.

    `text` is of the rendered text with its links; `particulars` of all else that its author wrote
    and `briefings.json` does not hold: summary, events, sources, notes, roles and the like.
    """
    record = {
        "id": entry.briefing.id,
        "text": _digest(entry.body.html),
        "particulars": _digest(_particulars(entry)),
    }
    return json.dumps(record)


def _particulars(entry: Entry) -> object:
    briefing = entry.briefing
    return [
        briefing.summary,
        briefing.authors,
        briefing.tags,
        briefing.situation,
        briefing.language,
        briefing.published.isoformat() if briefing.published else None,
        briefing.status,
        briefing.supersedes,
        [_note(note) for note in (*briefing.corrections, *briefing.updates)],
        [
            [each.actor, each.role, each.level and each.level.id, each.reason]
            for each in entry.declared
        ],
        [[each.date.text, each.title, _names(each.actors)] for each in briefing.events],
        _sources(briefing),
    ]


def _names(actors: tuple[DeclaredActor, ...]) -> list[str]:
    return [actor.name for actor in actors]


def _note(note: Note) -> list[object]:
    return [note.date.text, note.text, note.major]


def _sources(briefing: Briefing) -> list[object]:
    return [
        [each.title, each.url, each.publisher, each.accessed and each.accessed.text, each.archived]
        for each in briefing.sources
    ]


def _digest(value: object) -> str:
    """Return the first half of a SHA-256, which is enough to tell texts apart."""
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:32]
