"""Small archives to publish in other forms than pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.archive import Archive
from briefwright.archive.chronology import make_chronology
from briefwright.archive.dossiers import make_dossiers
from briefwright.archive.entries import make_entries
from briefwright.archive.succession import find_successors
from briefwright.content.settings import Site
from briefwright.exports.press import Press
from briefwright.markup.body import Body
from tests.replacing import replace
from tests.unit.archive.making import SETTINGS, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefwright.archive.archive import Entry
    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing

SITE = Site(
    name="Digests",
    url="https://example.org/small/",
    description="What happened",
    author="The Desk",
    language="en",
)


def publish(
    briefings: Iterable[Briefing],
    actors: Iterable[Actor] = (),
    *,
    site: Site = SITE,
    id_prefix: str = "",
    html: Mapping[str, str] | None = None,
) -> Press:
    """Return what a site publishes; `html` gives bodies by the briefing's path."""
    bodies = {path: Body.of(text, summary="In short") for path, text in (html or {}).items()}
    sources = prepare(briefings, actors, bodies=bodies)
    entries = make_entries(sources)
    chronology = make_chronology(entries, sources.declared)
    settings = replace(SETTINGS, site=site, id_prefix=id_prefix)
    return Press(
        Archive(
            settings=settings,
            routes=sources.routes,
            registry=sources.registry,
            entries=entries,
            dossiers=make_dossiers(sources, entries, chronology, {}, frozenset(), {}),
            chronology=chronology,
            successors=find_successors(entries),
        )
    )


def only(press: Press) -> Entry:
    """Return the one entry of an archive."""
    (entry,) = press.archive.entries
    return entry
