"""What can be wrong among the records of a registry."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from briefwright.content.actor import LinkPolicy
from briefwright.content.folding import fold_name, fold_space
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefwright.content.actor import Actor, Name
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
                yield Problem(
                    _span(actor, f"same_as.{scheme}"),
                    "duplicate-external-id",
                    f'the {scheme} id "{external}" is also that of {_span(other, f"same_as.{scheme}")}',
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
                        unknown_hint(registry, other),
                    )


def unknown_hint(registry: Registry, text: str) -> str:
    """Return the hint for a name that no actor bears: the nearest spellings, all ties, or what to add."""
    near = registry.nearest(text)
    if not near:
        return f"fix the spelling, or add a record for the actor below {_records(registry)}"
    closest = " and ".join(f'"{name}"' for name in near[:5])
    verb = "is" if len(near) == 1 else "are"
    return f"closest {verb} {closest}; fix the spelling, or add the name to the actor's record"


def _records(registry: Registry) -> str:
    paths = [actor.path for actor in registry.actors.values()]
    return paths[0].rpartition("/")[0] + "/" if paths else "docs/actors/"


def _cycles(registry: Registry) -> Iterator[Problem]:
    done: set[str] = set()
    for start in registry.actors:
        cycle = _find_cycle(registry, start, done)
        if cycle:
            actor = registry.actors[min(cycle)]
            places = " → ".join(_rotate(cycle, actor.id))
            others = ", ".join(registry.actors[other].path for other in sorted(set(cycle) - {actor.id}))
            yield Problem(
                _span(actor, "part_of"),
                "part-of-cycle",
                f"part_of leads back to where it began: {places}" + (f" (also {others})" if others else ""),
                "take one of these entries out of part_of",
            )


def _find_cycle(registry: Registry, start: str, done: set[str]) -> list[str]:
    """Return the first cycle that is reached from `start`, or an empty list. Marks what it visits."""
    path: list[str] = []
    place: dict[str, int] = {}
    stack: list[tuple[str, bool]] = [(start, False)]
    while stack:
        actor_id, leaving = stack.pop()
        if leaving:
            place.pop(path.pop())
            done.add(actor_id)
        elif actor_id in place:
            cycle = path[place[actor_id] :]
            done.update(path)
            return cycle
        elif actor_id not in done and actor_id in registry.actors:
            place[actor_id] = len(path)
            path.append(actor_id)
            stack.append((actor_id, True))
            stack.extend((other, False) for other in reversed(registry.actors[actor_id].part_of))
    return []


def _rotate(cycle: list[str], first: str) -> list[str]:
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
                "take one of the two out",
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
        further = [bearer for bearer in linking if bearer.name is not registry.actors[bearer.actor].canonical]
        if len(linking) > 1 and further:
            here = further[0]
            others = _list_bearers(registry, linking, here)
            yield Problem(
                here.name.span,
                "name-shared",
                f'"{here.name.text}" is also a name of {others}',
                "nothing to do if both bear it: it links only where a briefing declares exactly one of them",
            )


def _list_bearers(registry: Registry, bearers: Iterable[Bearer], here: Bearer) -> str:
    return ", ".join(
        f"{registry.actors[bearer.actor].name} ({bearer.name.span})"
        for bearer in bearers
        if bearer is not here
    )


def _case_only(registry: Registry) -> Iterator[Problem]:
    groups: dict[str, list[Bearer]] = {}
    for key, bearers in registry.bearers.items():
        groups.setdefault(fold_name(key).casefold(), []).extend(_linking(bearers))
    for group in groups.values():
        spellings = {fold_space(bearer.name.text) for bearer in group}
        if len(spellings) > 1 and len({bearer.actor for bearer in group}) > 1:
            ordered = sorted(group, key=lambda bearer: bearer.name.span)
            here = ordered[0]
            others = [
                bearer
                for bearer in ordered
                if bearer.actor != here.actor
                and fold_space(bearer.name.text) != fold_space(here.name.text)
            ]
            if others:
                named = ", ".join(f'"{bearer.name.text}" ({bearer.name.span})' for bearer in others)
                yield Problem(
                    here.name.span,
                    "name-case-only",
                    f'"{here.name.text}" differs only in case or typography from {named}',
                    "check that they are two actors; each name links only as it is written",
                )
