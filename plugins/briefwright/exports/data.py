"""The archive as data: three JSON files, each with its schema, below `/data/`."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from briefwright.archive.stamps import stamp
from briefwright.exports.files import ExportFile
from briefwright.exports.lines import Lines
from briefwright.exports.records import actor_record, briefing_record, moment_record
from briefwright.exports.schemas import actors_schema, briefings_schema, chronology_schema
from briefwright.exports.texts import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefwright.archive.archive import Archive, Dossier
    from briefwright.archive.stamps import Stamps


def data_files(archive: Archive) -> Iterator[ExportFile]:
    """Yield each data file, in order of path."""
    for path, _ in data_streams(archive):
        yield ExportFile(
            path,
            partial(_render, archive, path),
            partial(_stamp, archive, path),
            partial(_stream, archive, path),
            partial(_lines, archive) if path == archive.routes.data("briefings.json") else None,
        )


def _lines(archive: Archive) -> Lines:
    """Return the lines of the briefings, each of which depends on its briefing alone."""
    entries, stamps = archive.entries, archive.stamps
    return Lines(
        stamps.settings,
        tuple(stamps.entries.values()),
        lambda place: json_text(briefing_record(entries[place])),
    )


def _render(archive: Archive, path: str) -> str:
    return "".join(_stream(archive, path))


def _stream(archive: Archive, path: str) -> Iterator[str]:
    return dict(data_streams(archive))[path]


def _stamp(archive: Archive, path: str) -> bytes:
    stamps, data = archive.stamps, archive.routes.data
    if path == data("briefings.json"):
        return stamp(stamps.settings, b"".join(stamps.entries.values()))
    if path == data("chronology.json"):
        ids = tuple(moment.entry.briefing.id for moment in archive.chronology)
        return stamp(stamps.settings, stamps.moments(archive.chronology), ids)
    if path == data("actors.json"):
        actors = (_stamp_actor(stamps, dossier) for dossier in archive.dossiers.values())
        return stamp(stamps.settings, b"".join(actors))
    return stamps.settings  # a schema


def _stamp_actor(stamps: Stamps, dossier: Dossier) -> bytes:
    key, links = dossier.actor.id, dossier.backlinks
    dates = tuple(links[place].entry.briefing.date.text for place in (0, -1) if links)
    return stamp(stamps.names[key], stamps.spellings[key], len(links), dates)


def data_streams(archive: Archive) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield each data file as its path and its pieces, for archives too large for one text."""
    data, scale = archive.routes.data, archive.settings.scale
    yield data("actors.json"), _list(map(actor_record, archive.dossiers.values()))
    yield data("actors.schema.json"), _schema(actors_schema())
    yield data("briefings.json"), _list(map(briefing_record, archive.entries))
    yield data("briefings.schema.json"), _schema(briefings_schema(scale))
    yield data("chronology.json"), _list(map(moment_record, archive.chronology))
    yield data("chronology.schema.json"), _schema(chronology_schema(scale))


def _list(records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield a JSON array, one record to a line, so that a change shows as the lines it touches."""
    before = "[\n"
    for record in records:
        yield before
        yield json_text(record)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _schema(schema: Mapping[str, object]) -> Iterator[str]:
    yield json.dumps(schema, ensure_ascii=False, indent=2)
    yield "\n"
