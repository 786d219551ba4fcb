"""From sources to the archive. Read `assemble` from top to bottom: it is the architecture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.archive import Archive
from briefwright.archive.bodies import render_bodies
from briefwright.archive.checks import check_sources
from briefwright.archive.chronology import make_chronology
from briefwright.archive.declarations import resolve_declarations
from briefwright.archive.dossiers import make_dossiers
from briefwright.archive.entries import make_entries
from briefwright.archive.known_coverage import cover_known
from briefwright.archive.known_relations import relate_known
from briefwright.archive.levels import find_movers, index_assessments
from briefwright.archive.making import ALONE
from briefwright.archive.presence import leave_shown
from briefwright.archive.related import find_related
from briefwright.archive.sources import Sources
from briefwright.archive.succession import find_standing, find_successors
from briefwright.content.routes import plan_routes
from briefwright.diagnostics.problem import sort_problems
from briefwright.markup.render import make_renderer
from briefwright.names.registry import make_registry

if TYPE_CHECKING:
    from briefwright.archive.making import Making
    from briefwright.content.collection import Collection
    from briefwright.content.settings import Settings


def assemble(
    collection: Collection,
    settings: Settings,
    making: Making = ALONE,
) -> Archive:
    """Return everything that the sources say, related to each other, and all that is wrong in them.

    `collection.briefings` holds what is published and nothing else. The sources may have any
    problems: what cannot be resolved is left out and reported, and nothing is raised.

    `making` says with what help; the archive is the same with any.
    """
    # A name means one actor, and every page has one URL.
    registry, name_problems = make_registry(collection.actors)
    routes = plan_routes(collection, settings)

    # Each text on its own: who is declared, who is mentioned, what links where.
    declared = resolve_declarations(collection, settings, registry)
    renderer = make_renderer(registry, routes)
    bodies = render_bodies(collection, declared, routes, renderer, making)
    coverage = cover_known(collection.briefings, declared, bodies, registry, making)
    sources = Sources(collection, settings, registry, routes, declared, bodies, coverage)

    problems = (*collection.problems, *name_problems, *check_sources(sources))

    # All of them together, in time.
    entries = make_entries(sources)
    successors = find_successors(entries)
    standing = find_standing(entries, successors)
    chronology = make_chronology(entries, declared)
    assessments = index_assessments(entries)
    relations = relate_known(entries, standing, making)

    return Archive(
        settings=settings,
        routes=routes,
        registry=registry,
        entries=entries,
        dossiers=make_dossiers(
            sources, entries, chronology, assessments, standing, relations.companions
        ),
        chronology=chronology,
        related=find_related(relations, entries),
        movers=find_movers(assessments, standing, entries),
        ledger=collection.ledger,
        successors=successors,
        problems=sort_problems(leave_shown(sources, problems)),
    )
