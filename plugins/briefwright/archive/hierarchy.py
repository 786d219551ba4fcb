"""Hierarchy: who is a part or a member of whom, seen from above."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefwright.content.actor import Actor


def index_members(actors: Mapping[str, Actor]) -> dict[str, tuple[str, ...]]:
    """Return, by actor, the ids of those whose `part_of` or `member_of` names it, sorted by name.

    An id that the registry does not have is the registry's problem and is passed over.
    """
    members: dict[str, list[Actor]] = {}
    for actor in actors.values():
        for group in dict.fromkeys((*actor.part_of, *actor.member_of)):
            if group in actors and group != actor.id:
                members.setdefault(group, []).append(actor)
    return {
        group: tuple(actor.id for actor in sorted(found, key=_by_name))
        for group, found in sorted(members.items())
    }


def _by_name(actor: Actor) -> tuple[str, str]:
    return (actor.name.casefold(), actor.id)
