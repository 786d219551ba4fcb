"""Entries: each published briefing with its body, its actors and its place in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.archive import Entry

if TYPE_CHECKING:
    from briefwright.archive.sources import Sources
    from briefwright.content.briefing import Briefing


def make_entries(sources: Sources) -> tuple[Entry, ...]:
    """Return the briefings newest first, in the order of the chronology."""
    entries = (_make_entry(briefing, sources) for briefing in sources.collection.briefings)
    return tuple(sorted(entries, key=_age, reverse=True))


def _age(entry: Entry) -> tuple[tuple[int, int], str, str]:
    briefing = entry.briefing
    return (briefing.date.sort_key, briefing.id, briefing.path)


def _make_entry(briefing: Briefing, sources: Sources) -> Entry:
    body = sources.bodies[briefing.path]
    declared = sources.declared[briefing.path].actors
    named = (*(declaration.actor for declaration in declared), *body.actors)
    return Entry(
        briefing=briefing,
        url=sources.routes.briefing(briefing.slug),
        level=sources.settings.scale[briefing.threat_level],
        body=body,
        declared=declared,
        summary=briefing.summary or body.summary,
        actors=tuple(dict.fromkeys(named)),
    )
