"""Dossiers: everything that is known of one actor, together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.archive import Dossier
from briefwright.archive.backlinks import NO_BACKLINKS, index_backlinks
from briefwright.archive.chronology import index_events
from briefwright.archive.hierarchy import index_members
from briefwright.archive.levels import find_current

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefwright.archive.archive import Assessment, Companion, Entry, Moment
    from briefwright.archive.sources import Sources


def make_dossiers(  # noqa: PLR0913, PLR0917 - here all indexes come together
    sources: Sources,
    entries: Sequence[Entry],
    chronology: Sequence[Moment],
    assessments: Mapping[str, tuple[Assessment, ...]],
    standing: frozenset[str],
    companions: Mapping[str, tuple[Companion, ...]],
) -> dict[str, Dossier]:
    """Return a dossier for each actor that has a page, by id, in order of id.

    Which actors have one: `briefwright.archive.presence`.
    """
    present = sources.present
    backlinks = index_backlinks(entries)
    events = index_events(chronology)
    members = index_members(
        {key: actor for key, actor in sources.registry.actors.items() if key in present}
    )
    return {
        actor.id: Dossier(
            actor=actor,
            url=sources.routes.actor(actor.id),
            profile=sources.bodies[actor.path],
            backlinks=backlinks.get(actor.id, NO_BACKLINKS),
            moments=events.get(actor.id, ()),
            companions=companions.get(actor.id, ()),
            assessments=assessments.get(actor.id, ()),
            current=find_current(assessments.get(actor.id, ()), standing),
            members=members.get(actor.id, ()),
        )
        for actor in sources.registry.actors.values()
        if actor.id in present
    }
