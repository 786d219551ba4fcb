"""Bodies: one rendering of each text."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefwright.archive.declarations import resolve_declarations
from briefwright.archive.known_bodies import KnownBodies
from briefwright.archive.presence import find_present
from briefwright.archive.tasks import Task
from briefwright.archive.workers import render_tasks
from briefwright.content.routes import plan_routes
from briefwright.markup.body import Body
from briefwright.markup.encoding import restore_body
from briefwright.markup.render import make_renderer
from briefwright.names.registry import make_registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefwright.archive.declarations import Declared
    from briefwright.archive.making import Making
    from briefwright.cache.part import Part
    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing
    from briefwright.content.collection import Collection, Fragment
    from briefwright.content.routes import Routes
    from briefwright.content.settings import Settings
    from briefwright.markup.render import Renderer


def render_bodies(
    collection: Collection,
    declared: Mapping[str, Declared],
    routes: Routes,
    renderer: Renderer,
    making: Making,
) -> dict[str, Body]:
    """Return the body of every text of the collection, by path.

    Texts whose front matter has errors are rendered too: their links are checked in the same run.
    Profiles come last: a profile links to those actors only that have a page, and who has one
    depends on what the briefings name.
    """
    total = len(collection.briefings) + len(collection.fragments) + len(collection.actors)
    press = _Press(declared, routes, renderer, total, making)
    press.render(press.task(briefing) for briefing in collection.briefings)
    press.render(press.task(fragment) for fragment in collection.fragments)
    linkable = find_present(collection, declared, press.bodies)
    press.render(
        press.task(actor, subject=actor.id, linkable=linkable) for actor in collection.actors
    )
    return press.bodies


def render_part(
    collection: Collection, settings: Settings, part: Part, making: Making
) -> dict[str, Body]:
    """Return the bodies of the briefings that belong to a part, by path.

    Profiles belong to none: whom they link depends on all briefings.
    """
    registry, _ = make_registry(collection.actors)
    routes = plan_routes(collection, settings)
    own = tuple(each for each in collection.briefings if each.path in part)
    declared = resolve_declarations(replace(collection, briefings=own), settings, registry)
    press = _Press(declared, routes, make_renderer(registry, routes), len(own), making)
    press.render(press.task(briefing) for briefing in own)
    return press.bodies


@dataclass
class _Press:
    """Renders many texts, or takes what is known of them, and says how far it has come."""

    declared: Mapping[str, Declared]
    routes: Routes
    renderer: Renderer
    total: int
    making: Making
    bodies: dict[str, Body] = field(default_factory=dict)
    done: int = 0

    def __post_init__(self) -> None:
        """Open the cache, if there is one."""
        cache, withheld = self.making.cache, self.making.withheld
        self.known = cache and KnownBodies(cache, self.renderer.registry, self.routes, withheld)

    def task(
        self,
        text: Briefing | Fragment | Actor,
        *,
        subject: str | None = None,
        linkable: frozenset[str] | None = None,
    ) -> Task:
        """Return what has to be known to render a text."""
        declared = self.declared.get(text.path)
        ids = declared.ids if declared else frozenset()
        return Task(text, self.routes.files[text.path], ids, subject, linkable)

    def render(self, tasks: Iterable[Task]) -> None:
        """Put the body of each text in its place, in the order of the texts."""
        missing: list[Task] = []
        for task in tasks:
            body = self.known.find(task) if self.known else None
            if body is None:
                missing.append(task)
                self.bodies[task.path] = Body()
            else:
                self._place(task, body)
        rendered = render_tasks(self.renderer, missing, self.making.jobs)
        for task, new in zip(missing, rendered, strict=True):
            known = self.known
            body = known.keep(task, new) if known else restore_body(new, task.path)
            self._place(task, body)

    def _place(self, task: Task, body: Body) -> None:
        self.bodies[task.path] = body
        self.done += 1
        if self.making.progress is not None:
            self.making.progress(self.done, self.total)
