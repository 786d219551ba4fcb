"""When a briefing was published and when it last changed, by what its front matter says.

A day has no time of day: as a point in time it is its first moment in UTC. A date of less
precision is its first day. No clock is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefwright.archive.archive import Archive, Entry
    from briefwright.content.briefing import Briefing
    from briefwright.content.dates import Date, Point


@dataclass(frozen=True)
class Times:
    """The times of an archive's briefings."""

    archive: Archive

    def updated(self, entry: Entry) -> datetime:
        """Return when the briefing last changed in a way that its author calls significant.

        That is when it was published, corrected, updated (not in a minor way), or superseded by
        a newer one. Source: RFC 4287, section 4.2.15.
        """
        return self._updated[entry.briefing.id]

    def changed(self, entry: Entry) -> datetime:
        """Return when the briefing last changed in any way."""
        minor = (midnight(note.date) for note in entry.briefing.updates)
        return max(self.updated(entry), *minor) if entry.briefing.updates else self.updated(entry)

    @cached_property
    def _updated(self) -> Mapping[str, datetime]:
        published = {
            entry.briefing.id: published_at(entry.briefing) for entry in self.archive.entries
        }
        return {
            entry.briefing.id: max(self._significant(entry.briefing, published))
            for entry in self.archive.entries
        }

    def _significant(
        self, briefing: Briefing, published: Mapping[str, datetime]
    ) -> Iterator[datetime]:
        yield published[briefing.id]
        successor = self.archive.successors.get(briefing.id)
        if successor is not None:
            yield published[successor]
        for note in (*briefing.corrections, *briefing.updates):
            if note.major:
                yield midnight(note.date)


def published_at(briefing: Briefing) -> datetime:
    """Return when the briefing was published; its date when it does not say more."""
    return briefing.published or midnight(briefing.date)


def published_text(briefing: Briefing) -> str:
    """Return when the briefing was published, as precisely as is known and no more."""
    if briefing.published is not None:
        return timestamp(briefing.published)
    return iso_point(briefing.date.known)


def midnight(date: Date) -> datetime:
    """Return the first moment of a date in UTC."""
    return datetime.combine(date.lower, time.min, UTC)


def timestamp(moment: datetime) -> str:
    """Return a moment as RFC 3339 writes it, with its own offset."""
    return moment.isoformat().replace("+00:00", "Z")


def iso_point(point: Point) -> str:
    """Return a year, a month or a day in ISO 8601, without its doubt."""
    parts = (f"{point.year:04d}", *(f"{part:02d}" for part in (point.month, point.day) if part))
    return "-".join(parts)
