"""What each page reads: for each kind of page, the list of what it shows, as a stamp.

Who adds something to a page adds it here too. A page whose stamp is as it was is not made again,
so what is left out here stays as it was on a reader's page: that would be a false statement. A
property test holds the list complete (`tests/unit/pages/test_stamps.py`).

The lists follow the views, line by line. Where a page shows what stands on it in order, the stamp
has the stamps of these things in their order; where it counts, the count.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefwright.archive.stamps import stamp
from briefwright.content.folding import fold_name
from briefwright.content.threat import UNKNOWN
from briefwright.pages.views_actor import COMPANIONS, NEWEST, is_busy
from briefwright.pages.views_actors import most_named
from briefwright.pages.views_home import LATEST, MOVERS
from briefwright.pages.views_thread import threaded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefwright.archive.archive import Archive, Companion, Declaration, Dossier, Entry
    from briefwright.archive.stamps import Stamps
    from briefwright.content.routes import Period
    from briefwright.content.threat import ThreatLevel
    from briefwright.pages.directory import Line
    from briefwright.pages.sheet import Edition
    from briefwright.pages.years import Part, Years


@dataclass(frozen=True)
class PageStamps:
    """Makes the stamps of an edition's pages. Each method is for the view of the same name."""

    edition: Edition

    @property
    def archive(self) -> Archive:
        """The archive."""
        return self.edition.archive

    @property
    def parts(self) -> Stamps:
        """The stamps of what pages are made of."""
        return self.edition.archive.stamps

    def page(self, kind: str, url: str, route: tuple[str, ...], shown: bytes) -> bytes:
        """Return the stamp of a page: of what is shown on it, and of what is said about it."""
        press = self.edition.press
        day = press.changes.day(url, route)
        return stamp(
            self.parts.settings,
            kind,
            url,
            bool(self.archive.entries),  # the site's feed
            press.feed_titles.get(route[:2]),
            day,
            shown,
        )

    def home(self) -> bytes:
        """Return the stamp of the home page."""
        archive = self.archive
        return stamp(
            self._totals,
            self.parts.moments(self.edition.briefings.all[:LATEST]),
            tuple(
                (
                    self.parts.names[mover.actor],
                    self.parts.assessment(mover.before),
                    self.parts.assessment(mover.after),
                )
                for mover in archive.movers[:MOVERS]
            ),
            any(dossier.assessments for dossier in archive.dossiers.values()),
            self._grid,
        )

    def search(self) -> bytes:
        """Return the stamp of the page to search on."""
        return stamp(self._totals)

    def briefing(self, entry: Entry) -> bytes:
        """Return the stamp of a briefing's page."""
        archive, edition, parts = self.archive, self.edition, self.parts
        key = entry.briefing.id
        return stamp(
            parts.entries[key],
            entry.body.digest,  # perhaps of the text that a plugin of the host has put there
            parts.links.get(entry.briefing.supersedes or ""),
            parts.moments(edition.reported.get(key, ())),
            b"".join([parts.spellings[actor] for actor in entry.actors]),
            tuple(self._change(entry, one) for one in entry.declared if one.level),
            self._turns(entry),
            tuple(
                (parts.cards[one.entry.briefing.id], one.shared, one.days)
                for one in archive.related.get(key, ())
            ),
            self._beside(archive.entries, edition.places[key]),
        )

    def _change(self, entry: Entry, one: Declaration) -> bytes | None:
        """Return the stamp of the assessment before this one; None where there is no change."""
        change = self.edition.changes.get((entry.briefing.id, one.actor))
        return None if change is None else self.parts.assessment(change.before)

    def _turns(self, entry: Entry) -> tuple[tuple[str, object], ...]:
        """Return the stamps of the briefings before and after in each actor's thread."""
        dossiers = self.archive.dossiers
        return tuple(
            [
                (actor, self._beside(dossiers[actor].backlinks.entries, place))
                for actor, place in threaded(self.edition, entry)
            ]
        )

    def _beside(self, entries: tuple[Entry, ...], place: int) -> tuple[bytes | None, bytes | None]:
        links = self.parts.links
        return (
            links[entries[place + 1].briefing.id] if place + 1 < len(entries) else None,
            links[entries[place - 1].briefing.id] if place else None,
        )

    def briefings(self) -> bytes:
        """Return the stamp of the list of all briefings."""
        return self._first(self.edition.briefings, self.edition.briefings.first())

    def briefings_period(self, period: Period) -> bytes:
        """Return the stamp of the briefings of a year or a part of it."""
        return self._period(self.edition.briefings, period)

    def level(self, level: ThreatLevel) -> bytes:
        """Return the stamp of the list of a level's briefings."""
        years = self.edition.at_level[level.id]
        return stamp(level.id, self._first(years, years.first()))

    def level_period(self, level: ThreatLevel, period: Period) -> bytes:
        """Return the stamp of a level's briefings of a year or a part of it."""
        return stamp(level.id, self._period(self.edition.at_level[level.id], period))

    def chronology(self) -> bytes:
        """Return the stamp of the newest of the chronology."""
        years = self.edition.chronology
        return stamp(self._filter, self._grid, self._first(years, years.first(by_month=True)))

    def chronology_period(self, period: Period) -> bytes:
        """Return the stamp of a year of the chronology, or a part of it."""
        return stamp(self._filter, self._grid, self._period(self.edition.chronology, period))

    def scale(self) -> bytes:
        """Return the stamp of the threat scale."""
        levels = []
        for key, years in self.edition.at_level.items():
            newest = self.parts.moments(years.all[:1])
            levels.append((key, len(years.all), newest))
        return stamp(tuple(levels))

    def actors(self) -> bytes:
        """Return the stamp of the list of actors."""
        directory = self.edition.directory
        return stamp(
            self._totals,
            directory.is_split,
            self._lines(directory.top),
            self._lines(() if directory.top else most_named(self.archive)),
            self._letters,
        )

    def actors_letter(self, letter: str) -> bytes:
        """Return the stamp of the actors and names under one letter."""
        return stamp(letter, self._lines(self.edition.directory.letters[letter]), self._letters)

    def actor(self, dossier: Dossier) -> bytes:
        """Return the stamp of an actor's page."""
        parts, actor = self.parts, dossier.actor
        shown = dossier.backlinks.entries[: NEWEST if is_busy(dossier) else None]
        return stamp(
            actor.digest,
            dossier.profile.digest,
            parts.names[actor.id],
            parts.histories[actor.id],
            parts.moments(dossier.moments),
            b"".join([parts.entries[each.briefing.id] for each in shown]),
            tuple(map(self._companion, dossier.companions[:COMPANIONS])),
            self._ties(dossier),
        )

    def _companion(self, companion: Companion) -> tuple[object, ...]:
        key = companion.actor
        dossier = self.archive.dossiers.get(key)
        current = dossier.current if dossier else None
        return (
            self.parts.names[key],
            companion.count,
            current and current.level.id,
            self._sparks.get(key),
        )

    @cached_property
    def _sparks(self) -> Mapping[str, bytes]:
        """What the sparkline of each actor is drawn from: the levels of late, and until when."""
        late = self.edition.late
        read = {entry.briefing.id: entry for entries in late.values() for entry in entries}
        marks = {
            key: stamp(
                entry.briefing.date.year,
                entry.briefing.date.month,
                entry.level.id,
                entry.briefing.status,
            )
            for key, entry in read.items()
        }
        newest = self.edition.newest_month
        return {
            key: stamp(newest, b"".join([marks[entry.briefing.id] for entry in entries]))
            for key, entries in late.items()
        }

    def _ties(self, dossier: Dossier) -> tuple[object, ...]:
        """Return the actors that an actor's record names, and those that share a name with it."""
        actor, names = dossier.actor, self.parts.names
        bearers = self.archive.registry.bearers
        return (
            tuple(
                tuple(names[one.actor] for one in bearers.get(fold_name(name.text), ()))
                for name in actor.names
            ),
            *(
                tuple(names.get(key) for key in keys)
                for keys in (actor.part_of, actor.member_of, dossier.members)
            ),
        )

    def actor_period(self, dossier: Dossier, years: Years, period: Period) -> bytes:
        """Return the stamp of a year of a busy actor's chronology, or a part of one."""
        return stamp(
            self.parts.names[dossier.actor.id],
            str(period),
            years.outline,
            self.parts.wholes(years.of(period)),
        )

    def _first(self, years: Years, part: Part) -> bytes:
        """Return the stamp of a list's own page: its newest rows, and how it goes on."""
        return stamp(years.outline, self.parts.moments(part.moments))

    def _period(self, years: Years, period: Period) -> bytes:
        """Return the stamp of one of a list's periods: its rows, and what the others hold."""
        return stamp(str(period), years.outline, self.parts.moments(years.part(period).moments))

    def _lines(self, lines: Iterable[Line]) -> bytes:
        return stamp(tuple(map(self._line, lines)))

    def _line(self, line: Line) -> tuple[object, ...]:
        said = (line.name, line.lang, line.kind.value, line.see)
        if line.see:
            return (*said, tuple(self.parts.names[actor] for actor in line.actors))
        dossier = self.archive.dossiers[line.actors[0]]
        level = dossier.current and dossier.current.level.id
        return (*said, line.actors, len(dossier.backlinks), level)

    @cached_property
    def _letters(self) -> bytes:
        """How many actors stand under each letter, where each has a page."""
        directory = self.edition.directory
        if not directory.is_split:
            return b""
        counts = (
            (letter, sum(not line.see for line in lines))
            for letter, lines in directory.letters.items()
        )
        return stamp(tuple(counts))

    @cached_property
    def _totals(self) -> bytes:
        return stamp(len(self.archive.entries), len(self.archive.dossiers))

    @cached_property
    def _grid(self) -> bytes:
        """The table of all months, and where each of them stands in the chronology."""
        months = (
            (month.year, month.month, tuple((level.id, count) for level, count in month.counts))
            for month in self.edition.months
        )
        return stamp(
            tuple(months),
            tuple(sorted(self.edition.events.items())),
            self.edition.chronology.outline,
        )

    @cached_property
    def _filter(self) -> bytes:
        """What every page of the chronology can be filtered by, beside the actors of its rows."""
        return stamp(bool(self.edition.at_level[UNKNOWN.id].by_year), bool(self.edition.events))
