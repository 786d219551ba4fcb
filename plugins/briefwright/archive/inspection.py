"""What is wrong in the sources, without an archive of them: for a check, which shows no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.checks import check_sources
from briefwright.archive.declarations import resolve_declarations
from briefwright.archive.sources import Sources
from briefwright.content.routes import plan_routes
from briefwright.diagnostics.problem import sort_problems
from briefwright.markup.render import make_renderer
from briefwright.names.registry import make_registry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefwright.archive.declarations import Declared
    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing
    from briefwright.content.collection import Collection, Fragment
    from briefwright.content.routes import Routes
    from briefwright.content.settings import Settings
    from briefwright.diagnostics.problem import Problem
    from briefwright.markup.body import Body
    from briefwright.markup.render import Renderer


def find_problems(collection: Collection, settings: Settings) -> tuple[Problem, ...]:
    """Return the problems that `assemble` finds, and nothing else, for less of the time."""
    registry, name_problems = make_registry(collection.actors)
    routes = plan_routes(collection, settings)
    declared = resolve_declarations(collection, settings, registry)
    bodies = _read_bodies(collection, declared, routes, make_renderer(registry, routes))
    sources = Sources(collection, settings, registry, routes, declared, bodies)
    return sort_problems((*collection.problems, *name_problems, *check_sources(sources)))


def _read_bodies(
    collection: Collection, declared: Mapping[str, Declared], routes: Routes, renderer: Renderer
) -> dict[str, Body]:
    """Return the body of every text; only those that a link leads into have their anchors."""
    listed: tuple[Briefing | Fragment | Actor, ...] = (
        *collection.briefings,
        *collection.fragments,
        *collection.actors,
    )
    texts = {text.path: text for text in listed}
    subjects = {actor.path: actor.id for actor in collection.actors}
    bodies: dict[str, Body] = {}
    for path, text in texts.items():
        own = declared.get(path)
        bodies[path] = renderer.read(
            text.source,
            path=path,
            url=routes.files[path],
            declared=own.ids if own else frozenset(),
            subject=subjects.get(path),
        )
    led_into = {
        link.path for body in bodies.values() for link in body.links if link.path and link.fragment
    }
    for path in sorted(led_into & texts.keys()):
        own = declared.get(path)
        bodies[path] = renderer.render(
            texts[path].source,
            path=path,
            url=routes.files[path],
            declared=own.ids if own else frozenset(),
            subject=subjects.get(path),
        )
    return bodies
