"""Presence: which actors have a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefwright.archive.declarations import Declared
    from briefwright.archive.sources import Sources
    from briefwright.content.collection import Collection
    from briefwright.markup.body import Body


def find_named(
    collection: Collection, declared: Mapping[str, Declared], bodies: Mapping[str, Body]
) -> frozenset[str]:
    """Return the ids of the actors that briefings declare or mention, or whose record is standing.

    The actors of a briefing's events count as declared, and a link to an actor's record as a
    mention. `bodies` needs to hold those of the briefings only.
    """
    records = _records(collection)
    named: set[str] = {actor.id for actor in collection.actors if actor.standing}
    for briefing in collection.briefings:
        named |= declared[briefing.path].ids
        named.update(*declared[briefing.path].events)
        named.update(mention.actor for mention in bodies[briefing.path].mentions)
        named.update(_linked(bodies[briefing.path], records))
    return frozenset(named)


def find_present(sources: Sources) -> frozenset[str]:
    """Return the ids of the actors that have a page.

    They are those that are named, and those to whose records their profiles link, and so on: a
    link that an author wrote to a file that exists leads to a page.
    """
    records = _records(sources.collection)
    present = set(find_named(sources.collection, sources.declared, sources.bodies))
    waiting: list[str] = sorted(present)
    while waiting:
        profile = sources.bodies[sources.registry.actors[waiting.pop()].path]
        found = [actor for actor in _linked(profile, records) if actor not in present]
        present.update(found)
        waiting.extend(dict.fromkeys(found))
    return frozenset(present)


def _records(collection: Collection) -> dict[str, str]:
    """Return the actor of each record, by the record's path."""
    return {actor.path: actor.id for actor in collection.actors}


def _linked(body: Body, records: Mapping[str, str]) -> Iterator[str]:
    """Yield the actors to whose records a text links."""
    paths: Iterable[str | None] = (link.path for link in body.links)
    for path in paths:
        if path is not None and path in records:
            yield records[path]
