"""What can be wrong among the records of a registry."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefwright.content.actor import Actor, LinkPolicy
from briefwright.content.folding import fold_name, fold_space
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import MOST_NAMED
from briefwright.names.confusables import find_confusable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefwright.content.actor import Name
    from briefwright.names.registry import Bearer, Registry


def check_records(actors: Sequence[Actor], registry: Registry) -> Iterator[Problem]:
    """Yield every problem among the records. `actors` is sorted by id, then path."""
    yield from _duplicate_ids(actors)
    yield from _duplicate_canonical_names(actors)
    yield from _duplicate_external_ids(actors)
    yield from _unknown_relations(actors, registry)
    yield from _cycles(registry)
    for actor in actors:
        yield from _names_twice(actor)
        yield from _contexts_without_name(actor)
    yield from _shared_names(registry)
    yield from _case_only(registry)
    yield from find_confusable(registry)


def unknown_hint(registry: Registry, text: str) -> str:
    """Return the hint for a name that no actor bears: the nearest spellings, or what to add.

    All that are equally near are named, up to `MOST_NAMED`, in alphabetical order.
    """
    if current := registry.renamed.get(text):
        return f"write {current}, which it is called now"
    near = registry.nearest(text)
    meant = registry.resolve(near[0]) if len(near) == 1 else None
    record = meant.path if isinstance(meant, Actor) else "the record of the one that is meant"
    return _hint(registry, near, f"add the name to {record}")


def _unknown_id_hint(registry: Registry, text: str) -> str:
    """Return the hint for an id that no actor has; names are no answer where an id is asked for."""
    if current := registry.renamed.get(text):
        return f"write {current}, which it is called now"
    return _hint(registry, registry.nearest_ids(text), "add a record of that id")


def _hint(registry: Registry, near: Sequence[str], otherwise: str) -> str:
    if not near:
        return f"fix the spelling, or add the actor's record to {_records(registry)}"
    closest = " and ".join(f'"{name}"' for name in near[:MOST_NAMED])
    verb = "is" if len(near) == 1 else "are"
    return f"closest {verb} {closest}; fix the spelling, or {otherwise}"


def _records(registry: Registry) -> str:
    paths = [actor.path for actor in registry.actors.values()]
    return paths[0].rpartition("/")[0] + "/" if paths else "docs/actors/"


def _span(actor: Actor, key: str) -> Span:
    return actor.spans.get(key) or Span(actor.path)


def _duplicate_ids(actors: Sequence[Actor]) -> Iterator[Problem]:
    for one, two in pairwise(actors):
        if one.id == two.id:
            yield Problem(
                Span(two.path),
                "duplicate-actor",
                f'the id "{two.id}" is also that of {one.path}',
                "rename one of the two files; the file's name is the id",
            )


def _duplicate_canonical_names(actors: Sequence[Actor]) -> Iterator[Problem]:
    first: dict[str, Actor] = {}
    for actor in actors:
        other = first.setdefault(fold_space(actor.name), actor)
        if other is not actor and other.id != actor.id:
            yield Problem(
                actor.canonical.span,
                "duplicate-actor",
                f'"{actor.name}" is also the name of {other.canonical.span}',
                "give one of the two a name that tells them apart",
            )


def _duplicate_external_ids(actors: Sequence[Actor]) -> Iterator[Problem]:
    first: dict[tuple[str, str], Actor] = {}
    for actor in actors:
        for scheme, external in actor.same_as:
            other = first.setdefault((scheme, external), actor)
            if other is not actor:
                key = f"same_as.{scheme}"
                yield Problem(
                    _span(actor, key),
                    "duplicate-external-id",
                    f'the {scheme} id "{external}" is also that of {_span(other, key)}',
                    "look the id up and correct the record that it does not belong to",
                )


def _unknown_relations(actors: Sequence[Actor], registry: Registry) -> Iterator[Problem]:
    for actor in actors:
        for key, ids in (("part_of", actor.part_of), ("member_of", actor.member_of)):
            for index, other in enumerate(ids):
                if other not in registry.actors:
                    yield Problem(
                        _span(actor, f"{key}.{index}"),
                        "unknown-actor",
                        f'{key}: no actor has the id "{other}"',
                        _unknown_id_hint(registry, other),
                    )


def _cycles(registry: Registry) -> Iterator[Problem]:
    done: set[str] = set()
    for start in registry.actors:
        cycle = _find_cycle(registry, start, done)
        if cycle:
            first = min(cycle)
            way = " → ".join(_rotate(cycle, first))
            others = ", ".join(
                registry.actors[other].path for other in sorted(set(cycle) - {first})
            )
            also = f" (also {others})" if others else ""
            yield Problem(
                _span(registry.actors[first], "part_of"),
                "part-of-cycle",
                f"part_of leads back to where it began: {way}{also}",
                "take one of these entries out of part_of",
            )


def _find_cycle(registry: Registry, start: str, done: set[str]) -> list[str]:
    """Return the first cycle that is reached from `start`, or an empty list.

    Every actor that was visited is put into `done`, and no actor in `done` is visited.
    """
    path: list[str] = []
    place: dict[str, int] = {}
    stack: list[tuple[str, bool]] = [(start, False)]
    while stack:
        actor_id, leaving = stack.pop()
        if leaving:
            place.pop(path.pop())
            done.add(actor_id)
        elif actor_id in place:
            done.update(path)
            return path[place[actor_id] :]
        elif actor_id not in done and actor_id in registry.actors:
            place[actor_id] = len(path)
            path.append(actor_id)
            stack.append((actor_id, True))
            stack.extend((other, False) for other in reversed(registry.actors[actor_id].part_of))
    return []


def _rotate(cycle: list[str], first: str) -> list[str]:
    """Return the way round a cycle from one of its actors back to it."""
    at = cycle.index(first)
    return [*cycle[at:], *cycle[:at], first]


def _names_twice(actor: Actor) -> Iterator[Problem]:
    first: dict[str, Name] = {}
    for name in actor.all_names:
        other = first.setdefault(fold_space(name.text), name)
        if other is not name:
            yield Problem(
                name.span,
                "name-twice",
                f'"{name.text}" stands here a second time (first at {other.span})',
                "take this one out",
            )


def _contexts_without_name(actor: Actor) -> Iterator[Problem]:
    names = [fold_name(name.text) for name in actor.all_names]
    for index, phrase in enumerate(actor.context):
        if not any(name in fold_name(phrase) for name in names):
            yield Problem(
                _span(actor, f"context.{index}"),
                "context-without-name",
                f'"{phrase}" contains no name of {actor.name}, so it keeps nothing from linking',
                "write the whole phrase as it stands in texts, or take it out",
            )


def _linking(bearers: Iterable[Bearer]) -> list[Bearer]:
    return [bearer for bearer in bearers if bearer.name.link is not LinkPolicy.NEVER]


def _shared_names(registry: Registry) -> Iterator[Problem]:
    for bearers in registry.bearers.values():
        linking = _linking(bearers)
        here = next((bearer for bearer in linking if not _is_canonical(registry, bearer)), None)
        if here is not None and len(linking) > 1:
            others = ", ".join(
                f"{registry.actors[bearer.actor].name} ({bearer.name.span})"
                for bearer in linking
                if bearer is not here
            )
            yield Problem(
                here.name.span,
                "name-shared",
                f'"{here.name.text}" is also a name of {others}',
                "take it out of the record that does not bear it; if all of them do, leave it",
            )


def _is_canonical(registry: Registry, bearer: Bearer) -> bool:
    return bearer.name is registry.actors[bearer.actor].canonical


def _case_only(registry: Registry) -> Iterator[Problem]:
    groups: dict[str, list[Bearer]] = {}
    for key, bearers in registry.bearers.items():
        groups.setdefault(fold_name(key).casefold(), []).extend(_linking(bearers))
    for group in groups.values():
        ordered = sorted(group, key=lambda bearer: bearer.name.span)
        others = [bearer for bearer in ordered if _is_twin(bearer, ordered[0])]
        if others:
            here = ordered[0].name
            named = ", ".join(f'"{bearer.name.text}" ({bearer.name.span})' for bearer in others)
            yield Problem(
                here.span,
                "name-case-only",
                f'"{here.text}" differs only in case or typography from {named}',
                "make one record of them if they are one actor; if they are two, leave them",
            )


def _is_twin(bearer: Bearer, other: Bearer) -> bool:
    """Return whether another actor bears another spelling; both are the same when folded."""
    return bearer.actor != other.actor and (
        fold_space(bearer.name.text) != fold_space(other.name.text)
    )
