"""When each page last changed, for the sitemap: by what its briefings say, and by no clock."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from briefwright.content.routes import ACTORS, BRIEFINGS, CHRONOLOGY, LEVELS, Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

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
            return self._by_route.get(route)
        while route and route not in self._by_route:
            route = route[:-1]
        return self._by_route.get(route)

    @cached_property
    def _by_url(self) -> Mapping[str, dt.date]:
        return {entry.url: self._changed(entry) for entry in self.press.archive.entries}

    @cached_property
    def _by_route(self) -> Mapping[tuple[str, ...], dt.date]:
        found: dict[tuple[str, ...], dt.date] = {}
        for route, entry in self._places():
            day = self._by_url[entry.url]
            found[route] = max(day, found.get(route, day))
        return found

    def _places(self) -> Iterator[tuple[tuple[str, ...], Entry]]:
        """Yield each list that a briefing stands in, itself or with an event that it reports."""
        archive = self.press.archive
        for entry in archive.entries:
            yield (), entry
            yield (LEVELS,), entry
            yield (ACTORS,), entry
            date = entry.briefing.date
            for route in ((BRIEFINGS,), (LEVELS, entry.level.id)):
                yield from ((place, entry) for place in _periods(route, date))
        for moment in archive.chronology:
            for place in _periods((CHRONOLOGY,), moment.date):
                yield place, moment.entry
        for actor_id, dossier in archive.dossiers.items():
            dated = [(link.entry.briefing.date, link.entry) for link in dossier.backlinks]
            dated += [(moment.date, moment.entry) for moment in dossier.moments]
            for date, entry in dated:
                yield from ((place, entry) for place in _periods((ACTORS, actor_id), date))

    def _changed(self, entry: Entry) -> dt.date:
        return self.press.times.changed(entry).date()


def _periods(route: tuple[str, ...], date: Date) -> Iterator[tuple[str, ...]]:
    """Yield a list, its year, and the parts of it that may have pages."""
    yield route
    for part in _parts(date.year, date.month or 0):
        yield (*route, part)


@cache
def _parts(year: int, month: int) -> tuple[str, ...]:
    periods = [Period(year), Period(year, month)]
    if month:
        periods.append(Period(year, quarter=(month + 2) // 3))
    return tuple(map(str, periods))
