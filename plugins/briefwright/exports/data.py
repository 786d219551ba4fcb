"""The archive as data: three JSON files, each with its schema, below `/data/`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefwright.exports.records import actor_record, briefing_record, moment_record
from briefwright.exports.schemas import actors_schema, briefings_schema, chronology_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefwright.archive.archive import Archive


def data_files(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield each data file as its path relative to the site's root and its text, in order of path.

    Each text is made when its turn comes, so that a caller which writes it and lets it go holds
    one of them at a time.
    """
    for name, lines in data_streams(archive):
        yield name, "".join(lines)


def data_file(archive: Archive, path: str) -> str:
    """Return the text of one data file. Raises KeyError where there is none of that path."""
    return "".join(dict(data_streams(archive))[path])


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
        yield json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def _schema(schema: Mapping[str, object]) -> Iterator[str]:
    yield json.dumps(schema, ensure_ascii=False, indent=2)
    yield "\n"
