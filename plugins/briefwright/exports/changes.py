"""When each page last changed, for the sitemap: by what its briefings say, and by no clock."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from briefwright.content.routes import ACTORS, BRIEFINGS, CHRONOLOGY, LEVELS, Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from briefwright.archive.archive import Moment
    from briefwright.content.dates import Date
    from briefwright.exports.press import Press

    _Month = tuple[int, int]
    """A year and its month; 0 for what is dated to the year alone."""


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
        return max(self._months_of(route).values(), default=None)

    @cached_property
    def _by_url(self) -> Mapping[str, dt.date]:
        return {url: day for url, (_, day) in self._filed.items()}

    @cached_property
    def _filed(self) -> Mapping[str, tuple[_Month, dt.date]]:
        """The month of each briefing and the day of its newest change, by its URL."""
        return {
            entry.url: (_month(entry.briefing.date), self.press.times.changed(entry).date())
            for entry in self.press.archive.entries
        }

    @cached_property
    def _newest(self) -> dt.date | None:
        return max(self._by_url.values(), default=None)

    @cached_property
    def _periods_of(self) -> Callable[[tuple[str, ...]], Mapping[tuple[str, ...], dt.date]]:
        """The newest change of each period of a list, by the list's route."""
        return cache(self._find_periods)

    def _find_periods(self, route: tuple[str, ...]) -> Mapping[tuple[str, ...], dt.date]:
        found: dict[tuple[str, ...], dt.date] = {}
        for month, day in self._months_of(route).items():
            for part in _parts(*month):
                found[part,] = max(day, found.get((part,), day))
        return found

    @cached_property
    def _months_of(self) -> Callable[[tuple[str, ...]], Mapping[_Month, dt.date]]:
        """The newest change of each month of a list, by the list's route."""
        return cache(self._find_months)

    def _find_months(self, route: tuple[str, ...]) -> Mapping[_Month, dt.date]:
        found: dict[_Month, dt.date] = {}
        for month, day in self._dated(route):
            known = found.get(month)
            if known is None or known < day:
                found[month] = day
        return found

    def _dated(self, route: tuple[str, ...]) -> Iterable[tuple[_Month, dt.date]]:
        """Return the month of what stands in a list, and the day of its newest change.

        That is briefings, and events, which change with the briefing that reports them.
        """
        archive, filed = self.press.archive, self._filed
        if route == (BRIEFINGS,):
            return filed.values()
        if route == (CHRONOLOGY,):
            return self._moments(archive.chronology)
        if route[0] == LEVELS:
            return [filed[each.url] for each in archive.entries if each.level.id == route[1]]
        if route[0] == ACTORS and len(route) > 1 and route[1] in archive.dossiers:
            dossier = archive.dossiers[route[1]]
            named = [filed[entry.url] for entry in dossier.backlinks.entries]
            return [*named, *self._moments(dossier.moments)]
        return ()

    def _moments(self, moments: Iterable[Moment]) -> Iterable[tuple[_Month, dt.date]]:
        by_url = self._by_url
        return [(_month(moment.date), by_url[moment.entry.url]) for moment in moments]


def _month(date: Date) -> _Month:
    known = date.known
    return known.year, known.month or 0


@cache
def _parts(year: int, month: int) -> tuple[str, ...]:
    periods = [Period(year), Period(year, month)]
    if month:
        periods.append(Period(year, quarter=(month + 2) // 3))
    return tuple(map(str, periods))
