"""Presence: which actors have a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.content.attachments import is_named
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefwright.archive.declarations import Declared
    from briefwright.archive.sources import Sources
    from briefwright.content.collection import Collection
    from briefwright.markup.body import Body


def find_present(
    collection: Collection, declared: Mapping[str, Declared], bodies: Mapping[str, Body]
) -> frozenset[str]:
    """Return the ids of the actors that have a page.

    They are those that briefings declare or mention, or whose record is standing. The actors of a
    briefing's events count as declared, and a link to an actor's record as a mention. `bodies`
    needs to hold those of the briefings only.
    """
    records = _records(collection)
    named: set[str] = {actor.id for actor in collection.actors if actor.standing}
    for briefing in collection.briefings:
        said, body = declared[briefing.path], bodies[briefing.path]
        named.update(said.entries, *said.events, body.actors, _linked(body, records))
    return frozenset(named)


def check_profile_links(sources: Sources) -> Iterator[Problem]:
    """Yield a warning for each link of a profile to an actor that has no page.

    Only briefings give an actor a page. A profile is written at leisure, perhaps for a briefing
    that is not published yet, and must not publish the records that it links to.
    """
    records = _records(sources.collection)
    if any(briefing.path not in sources.bodies for briefing in sources.collection.briefings):
        return  # Nobody asks: to know who has a page, every briefing has to be read.
    present = sources.present
    for actor in sources.collection.actors:
        if actor.id not in present or actor.path not in sources.bodies:
            continue
        for link in sources.bodies[actor.path].links:
            if link.path in records and records[link.path] not in present:
                yield Problem(
                    link.span(actor.path),
                    "actor-without-page",
                    f"no published briefing names {quote(records[link.path])}, so it has no page",
                    f"take the link out, or write standing: true in {link.path}",
                )


def leave_shown(sources: Sources, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of what is published, and of what all texts are read with.

    What the record of an actor without a page says below its front matter nobody sees: it may have
    been written for a briefing that is not published yet, and stops nothing until that is. So it
    is with the files that only such records name.
    """
    unseen, seen = {}, []
    for actor in sources.collection.actors:
        if actor.id in sources.present:
            seen.append(actor)
        else:
            unseen[actor.path] = actor.source.first_line
    for problem in problems:
        first = unseen.get(problem.span.path)
        if first is None or problem.span.line < first:
            yield problem
    for problem in sources.collection.waiting:
        path = problem.span.path
        if any(is_named(path, actor.path, actor.source.text) for actor in seen):
            yield problem


def _records(collection: Collection) -> dict[str, str]:
    """Return the actor of each record, by the record's path."""
    return {actor.path: actor.id for actor in collection.actors}


def _linked(body: Body, records: Mapping[str, str]) -> Iterator[str]:
    """Yield the actors to whose records a text links."""
    paths: Iterable[str | None] = (link.path for link in body.links)
    for path in paths:
        if path is not None and path in records:
            yield records[path]
