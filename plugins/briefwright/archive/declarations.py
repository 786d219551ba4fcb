"""Declared actors: each entry of front matter becomes one actor, or a problem."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from briefwright.archive.archive import Declaration
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.wording import list_words, quote
from briefwright.names.checks import unknown_hint
from briefwright.names.registry import Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing, DeclaredActor
    from briefwright.content.collection import Collection, Fragment
    from briefwright.content.settings import Settings
    from briefwright.content.threat import Scale, ThreatLevel
    from briefwright.diagnostics.span import Span
    from briefwright.names.registry import Registry

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


class Declared(msgspec.Struct, frozen=True, gc=False):
    """The actors that one briefing's front matter names, resolved."""

    actors: tuple[Declaration, ...] = ()
    """In the author's order, each actor once."""

    entries: Mapping[str, DeclaredActor] = {}
    """What declares each actor, by the actor's id."""

    events: tuple[tuple[str, ...], ...] = ()
    """Ids of the actors of each event, in the author's order, each once."""

    problems: tuple[Problem, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the declared actors."""
        return frozenset(self.entries)


def resolve_declarations(
    collection: Collection, settings: Settings, registry: Registry
) -> dict[str, Declared]:
    """Return the declared actors of each briefing and each fragment, by path.

    An entry that names no actor, or several, is a problem and is left out.
    """
    broken = _broken_records(collection, settings)
    resolved = {
        briefing.path: _resolve_briefing(briefing, registry, settings.scale, broken)
        for briefing in collection.briefings
    }
    for fragment in collection.fragments:
        resolved[fragment.path] = _resolve_fragment(fragment, registry, broken)
    return resolved


def _broken_records(collection: Collection, settings: Settings) -> frozenset[str]:
    """Return the ids of actors whose record has errors of its own.

    One broken record must not become an error in each briefing that names the actor.
    """
    root = f"{settings.actors_path}/"
    return frozenset(
        fragment.id for fragment in collection.fragments if fragment.path.startswith(root)
    )


def _resolve_briefing(
    briefing: Briefing, registry: Registry, scale: Scale, broken: frozenset[str]
) -> Declared:
    problems: list[Problem] = []
    found = list(_resolve_list(briefing.path, briefing.actors, registry, broken, problems))
    events = tuple(
        tuple(
            actor.id
            for _, actor in _resolve_list(briefing.path, event.actors, registry, broken, problems)
        )
        for event in briefing.events
    )
    return Declared(
        actors=tuple(_declaration(entry, actor, scale) for entry, actor in found),
        entries={actor.id: entry for entry, actor in found},
        events=events,
        problems=tuple(problems),
    )


def _resolve_fragment(fragment: Fragment, registry: Registry, broken: frozenset[str]) -> Declared:
    """Return what can be told of a source with errors; it may name an actor in several events."""
    problems: list[Problem] = []
    declared = {
        actor.id: entry
        for each in fragment.actors
        for entry, actor in _resolve_list(fragment.path, (each,), registry, broken, problems)
    }
    return Declared(entries=declared, problems=tuple(problems))


def _resolve_list(
    path: str,
    entries: Iterable[DeclaredActor],
    registry: Registry,
    broken: frozenset[str],
    problems: list[Problem],
) -> Iterator[tuple[DeclaredActor, Actor]]:
    """Yield each actor once with the entry that declares it; put what is wrong into `problems`."""
    first: dict[str, DeclaredActor] = {}
    for entry in entries:
        match registry.resolve(entry.name):
            case None:
                if _NOT_IN_IDS.sub("-", entry.name.lower()).strip("-") not in broken:
                    problems.append(_unknown(entry, entry.span(path), registry))
            case Shared(bearers):
                problems.append(_shared(entry, entry.span(path), bearers))
            case actor:
                if actor.id in first:
                    problems.append(_twice(path, entry, first[actor.id], actor))
                else:
                    first[actor.id] = entry
                    yield entry, actor


def _declaration(entry: DeclaredActor, actor: Actor, scale: Scale) -> Declaration:
    level = None if entry.threat_level is None else scale[entry.threat_level]
    return _declare(actor.id, entry.role, level, entry.reason)


@lru_cache(maxsize=4096)
def _declare(
    actor: str, role: str | None, level: ThreatLevel | None, reason: str | None
) -> Declaration:
    """Return a declaration. Most say no more than the actor, and are one for all briefings."""
    return Declaration(actor, role, level, reason)


def _unknown(entry: DeclaredActor, span: Span, registry: Registry) -> Problem:
    message = f"no actor is called {quote(entry.name)}"
    return Problem(span, "unknown-actor", message, unknown_hint(registry, entry.name))


def _shared(entry: DeclaredActor, span: Span, bearers: tuple[Actor, ...]) -> Problem:
    named = list_words([f"{actor.name} ({actor.path})" for actor in bearers], "and")
    ids = list_words([quote(actor.id) for actor in bearers])
    return Problem(
        span,
        "shared-name",
        f"{quote(entry.name)} is a name of {len(bearers)} actors: {named}",
        f"write the id of the one that is meant: {ids}",
    )


def _twice(path: str, entry: DeclaredActor, first: DeclaredActor, actor: Actor) -> Problem:
    span, former = entry.span(path), first.span(path)
    here, there = entry.threat_level, first.threat_level
    if here is not None and there is not None and here != there:
        return Problem(
            span,
            "conflicting-levels",
            f"{actor.name} is given the level {quote(here)}, and {quote(there)} at {former}",
            "keep the entry with the level that is meant, and take the other out",
        )
    return Problem(
        span,
        "actor-declared-twice",
        f"{quote(entry.name)} is {actor.name}, declared as {quote(first.name)} at {former}",
        "take this entry out",
    )
