"""When each page last changed, for the sitemap: by what its briefings say, and by no clock."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from briefwright.content.routes import ACTORS, BRIEFINGS, CHRONOLOGY, LEVELS, Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from briefwright.archive.archive import Entry
    from briefwright.content.dates import Date
    from briefwright.exports.press import Press


@dataclass(frozen=True)
class Changes:
    """The days on which an archive's pages changed."""

    press: Press

    def day(self, url: str, route: tuple[str, ...]) -> dt.date | None:
        """Return the day on which a page last changed; None if no briefing says anything of it.

        A briefing's page changes with the briefing, a list with the newest change of what stands
        in it, an actor's page with the briefings that name the actor. A list of something else,
        such as a letter's actors, is taken to change with the list that it is a part of.
        """
        if url in self._by_url:
            return self._by_url[url]
        if route[:1] == (ACTORS,) and route[1:2] and route[1] in self.press.archive.dossiers:
            return self._find(route, 2)
        for end in range(len(route), -1, -1):
            if day := self._find(route[:end], 2 if route[:1] == (LEVELS,) else 1):
                return day
        return None

    def _find(self, route: tuple[str, ...], depth: int) -> dt.date | None:
        """Return the day of a list, of whose route so many parts name it whole, or of a period."""
        if route in ((), (LEVELS,), (ACTORS,)):
            return self._newest
        if len(route) > depth:
            return self._periods_of(route[:depth]).get(route[depth:])
        return self._last_of(route)

    @cached_property
    def _by_url(self) -> Mapping[str, dt.date]:
        return {entry.url: self._changed(entry) for entry in self.press.archive.entries}

    @cached_property
    def _newest(self) -> dt.date | None:
        return max(self._by_url.values(), default=None)

    @cached_property
    def _last_of(self) -> Callable[[tuple[str, ...]], dt.date | None]:
        """The newest change of what stands in a list, by the list's route."""
        return cache(
            lambda route: max(
                (self._by_url[entry.url] for _, entry in self._dated(route)), default=None
            )
        )

    @cached_property
    def _periods_of(self) -> Callable[[tuple[str, ...]], Mapping[tuple[str, ...], dt.date]]:
        """The newest change of each period of a list, by the list's route."""
        return cache(self._find_periods)

    def _find_periods(self, route: tuple[str, ...]) -> Mapping[tuple[str, ...], dt.date]:
        months: dict[tuple[int, int], dt.date] = {}
        by_url = self._by_url
        for date, entry in self._dated(route):
            day, known = by_url[entry.url], date.known
            month = known.year, known.month or 0
            if month not in months or months[month] < day:
                months[month] = day
        found: dict[tuple[str, ...], dt.date] = {}
        for month, day in months.items():
            for part in _parts(*month):
                found[part,] = max(day, found.get((part,), day))
        return found

    def _dated(self, route: tuple[str, ...]) -> Iterator[tuple[Date, Entry]]:
        """Yield what stands in a list: briefings, and events with who reports them."""
        archive = self.press.archive
        if route == (BRIEFINGS,):
            yield from ((entry.briefing.date, entry) for entry in archive.entries)
        elif route == (CHRONOLOGY,):
            yield from ((moment.date, moment.entry) for moment in archive.chronology)
        elif route[0] == LEVELS:
            at_level = (entry for entry in archive.entries if entry.level.id == route[1])
            yield from ((entry.briefing.date, entry) for entry in at_level)
        elif route[0] == ACTORS and len(route) > 1 and route[1] in archive.dossiers:
            dossier = archive.dossiers[route[1]]
            yield from ((link.entry.briefing.date, link.entry) for link in dossier.backlinks)
            yield from ((moment.date, moment.entry) for moment in dossier.moments)

    def _changed(self, entry: Entry) -> dt.date:
        return self.press.times.changed(entry).date()


@cache
def _parts(year: int, month: int) -> tuple[str, ...]:
    periods = [Period(year), Period(year, month)]
    if month:
        periods.append(Period(year, quarter=(month + 2) // 3))
    return tuple(map(str, periods))
