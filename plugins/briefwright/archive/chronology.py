"""The chronology: briefings and the events that they report, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.archive.archive import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefwright.archive.archive import Entry
    from briefwright.archive.declarations import Declared


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a chronology."""

    year: int
    month: int | None
    """None for what is dated to the year alone: such a date is never given a made-up month."""

    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a chronology."""

    year: int
    months: tuple[Month, ...]
    """Newest first; the group without a month is last, as its dates begin with the year."""


def make_chronology(
    entries: Iterable[Entry], declared: Mapping[str, Declared]
) -> tuple[Moment, ...]:
    """Return every briefing and event, newest first.

    The order is (first day of the date, coarser first, briefing's id, number), descending. A
    briefing counts as later than the events that it reports, so it stands above them.
    """
    moments = (
        moment
        for entry in entries
        for moment in _moments_of(entry, declared[entry.briefing.path].events)
    )
    return tuple(sorted(moments, key=_age, reverse=True))


def _moments_of(entry: Entry, event_actors: Sequence[tuple[str, ...]]) -> Iterator[Moment]:
    briefing = entry.briefing
    declared = tuple(declaration.actor for declaration in entry.declared)
    yield Moment(briefing.date, briefing.title, entry, declared)
    for number, (event, actors) in enumerate(zip(briefing.events, event_actors, strict=True)):
        yield Moment(event.date, event.title, entry, actors, number)


def _age(moment: Moment) -> tuple[tuple[int, int], str, str, int]:
    briefing = moment.entry.briefing
    number = len(briefing.events) if moment.event is None else moment.event
    return (moment.date.sort_key, briefing.id, briefing.path, number)


def index_events(chronology: Iterable[Moment]) -> dict[str, tuple[Moment, ...]]:
    """Return, by actor, the events that name it, in the order of the chronology."""
    events: dict[str, list[Moment]] = {}
    for moment in chronology:
        if moment.event is not None:
            for actor in moment.actors:
                events.setdefault(actor, []).append(moment)
    return {actor: tuple(found) for actor, found in sorted(events.items())}


def group_by_year(moments: Iterable[Moment]) -> tuple[Year, ...]:
    """Return the moments by year and month, newest first; within a month they keep their order."""
    years: dict[int, dict[int, list[Moment]]] = {}
    for moment in moments:
        months = years.setdefault(moment.date.year, {})
        months.setdefault(moment.date.month or 0, []).append(moment)
    return tuple(
        Year(year, tuple(_months(year, months)))
        for year, months in sorted(years.items(), reverse=True)
    )


def _months(year: int, months: Mapping[int, list[Moment]]) -> Iterator[Month]:
    for month, moments in sorted(months.items(), reverse=True):
        yield Month(year, month or None, tuple(moments))
