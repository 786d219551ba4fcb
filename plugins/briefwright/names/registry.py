"""The registry: a name means one actor, or nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from briefwright.content.actor import LinkPolicy, NameKind
from briefwright.content.digest import digest_bytes
from briefwright.content.folding import fold_name, fold_space
from briefwright.diagnostics.lexicon import Lexicon
from briefwright.names.checks import check_records
from briefwright.names.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefwright.content.actor import Actor, Name
    from briefwright.diagnostics.problem import Problem

LOOSE_KINDS = frozenset({NameKind.WEAK, NameKind.DEMONYM, NameKind.METONYM})
"""Kinds that are searched but say too little to declare an actor by."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """An actor together with the name by which it is meant."""

    actor: str
    """The actor's id."""

    name: Name

    @property
    def links(self) -> bool:
        """Whether the name may link at all."""
        return self.name.link is not LinkPolicy.NEVER


@dataclass(frozen=True, slots=True)
class Shared:
    """The answer for a name that several actors bear."""

    bearers: tuple[Actor, ...]
    """In order of id."""


@dataclass(frozen=True)
class Registry:
    """Every actor and every name. Does not depend on the order in which records were read."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    """By id, in order of id."""

    @cached_property
    def bearers(self) -> Mapping[str, tuple[Bearer, ...]]:
        """Who bears a name, by the name's compared form (`fold_space`); in order of id."""
        found: dict[str, list[Bearer]] = {}
        for actor in self.actors.values():
            seen: set[str] = set()
            for name in actor.all_names:
                key = fold_space(name.text)
                if key not in seen:
                    seen.add(key)
                    found.setdefault(key, []).append(Bearer(actor.id, name))
        return {key: tuple(bearers) for key, bearers in sorted(found.items())}

    @cached_property
    def by_canonical(self) -> Mapping[str, Actor]:
        """The actor of each canonical name, by the name's compared form."""
        return {fold_space(actor.name): actor for actor in self.actors.values()}

    @cached_property
    def renamed(self) -> Mapping[str, str]:
        """The id that an actor has now, by each that it had before."""
        ids = ((former, each.id) for each in self.actors.values() for former in each.redirect_from)
        return dict(reversed(tuple(ids)))  # of two the first, as everywhere

    @cached_property
    def _by_typography(self) -> Mapping[str, tuple[str, ...]]:
        """The names that only apostrophes and hyphens tell apart, by their plain form."""
        found: dict[str, list[str]] = {}
        for key in self.bearers:
            found.setdefault(fold_name(key), []).append(key)
        return {plain: tuple(keys) for plain, keys in found.items()}

    @cached_property
    def digest(self) -> bytes:
        """16 bytes that tell all that this registry finds and links from anything else."""
        said = [
            (
                actor.id,
                actor.kind,
                [
                    (each.text, each.kind, each.link, each.case, each.lang)
                    for each in actor.all_names
                ],
                (actor.part_of, actor.member_of, actor.country),
                (actor.redirect_from, actor.context),
            )
            for actor in self.actors.values()
        ]
        return digest_bytes(msgspec.msgpack.encode(said))

    def resolve(self, text: str) -> Actor | Shared | None:
        """Return the actor that an entry of front matter stands for.

        An id or a canonical name always means its own actor. A further name means its bearer,
        or `Shared` when several bear it. Nothing but white space is forgiven, and an apostrophe or
        hyphen of another shape when that leaves no doubt: a looser match would merge two actors
        silently, and no reader could see that it had happened.
        """
        if text in self.actors:
            return self.actors[text]
        key = fold_space(text)
        if key not in self.bearers:
            twins = self._by_typography.get(fold_name(text), ())
            key = twins[0] if len(twins) == 1 else key
        if key in self.by_canonical:
            return self.by_canonical[key]
        ids = [
            bearer.actor
            for bearer in self.bearers.get(key, ())
            if bearer.name.kind not in LOOSE_KINDS
        ]
        if not ids:
            return None
        if len(ids) == 1:
            return self.actors[ids[0]]
        return Shared(tuple(self.actors[actor_id] for actor_id in ids))

    def nearest(self, text: str) -> tuple[str, ...]:
        """Return what the author may have meant: ids or names, every tie of the nearest.

        A demonym, metonym or weak name is answered with the ids of its bearers.
        """
        loose = self.bearers.get(fold_space(text), ())
        if loose:
            return tuple(bearer.actor for bearer in loose)
        wanted = fold_name(text)
        found = nearest(wanted, self._spellings.find_alike(wanted))
        return tuple(name for name in found if not self._is_id_of_another(name, found))

    def nearest_ids(self, text: str) -> tuple[str, ...]:
        """Return the ids that the author may have meant, every tie of the nearest."""
        return nearest(text, self._ids.find_alike(text))

    def _is_id_of_another(self, name: str, found: tuple[str, ...]) -> bool:
        """Return whether `name` is only the id of an actor whose name is among the found ones."""
        actor = self.actors.get(name)
        return actor is not None and any(
            other != name and self.resolve(other) is actor for other in found
        )

    @cached_property
    def _ids(self) -> Lexicon:
        return Lexicon(self.actors)

    @cached_property
    def _spellings(self) -> Lexicon:
        """Everything that front matter may name an actor by."""
        names = (
            key
            for key, bearers in self.bearers.items()
            if any(bearer.name.kind not in LOOSE_KINDS for bearer in bearers)
        )
        return Lexicon((*self.actors, *names))


def make_registry(actors: Iterable[Actor]) -> tuple[Registry, tuple[Problem, ...]]:
    """Return the registry of the records and what is wrong among them.

    Of two records with one id the one with the smaller path is kept; the other is a problem.
    """
    ordered = sorted(actors, key=lambda actor: (actor.id, actor.path))
    kept: dict[str, Actor] = {}
    for actor in ordered:
        kept.setdefault(actor.id, actor)
    registry = Registry(kept)
    return registry, tuple(check_records(ordered, registry))
