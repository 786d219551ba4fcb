"""Bodies: one rendering of each text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.archive.presence import find_present

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefwright.archive.declarations import Declared
    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing
    from briefwright.content.collection import Collection, Fragment
    from briefwright.content.routes import Routes
    from briefwright.markup.body import Body
    from briefwright.markup.render import Renderer


def render_bodies(
    collection: Collection,
    declared: Mapping[str, Declared],
    routes: Routes,
    renderer: Renderer,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Body]:
    """Return the body of every text of the collection, by path.

    Texts whose front matter has errors are rendered too: their links are checked in the same run.
    Profiles come last: a profile links to those actors only that have a page, and who has one
    depends on what the briefings name.
    """
    total = len(collection.briefings) + len(collection.fragments) + len(collection.actors)
    press = _Press(declared, routes, renderer, total, progress)
    for briefing in collection.briefings:
        press.render(briefing)
    for fragment in collection.fragments:
        press.render(fragment)
    linkable = find_present(collection, declared, press.bodies)
    for actor in collection.actors:
        press.render(actor, subject=actor.id, linkable=linkable)
    return press.bodies


@dataclass
class _Press:
    """Renders one text after another and says how far it has come."""

    declared: Mapping[str, Declared]
    routes: Routes
    renderer: Renderer
    total: int
    progress: Callable[[int, int], None] | None
    bodies: dict[str, Body] = field(default_factory=dict)

    def render(
        self,
        text: Briefing | Fragment | Actor,
        *,
        subject: str | None = None,
        linkable: frozenset[str] | None = None,
    ) -> None:
        declared = self.declared.get(text.path)
        self.bodies[text.path] = self.renderer.render(
            text.source,
            path=text.path,
            url=self.routes.files[text.path],
            declared=declared.ids if declared else frozenset(),
            subject=subject,
            linkable=linkable,
        )
        if self.progress is not None:
            self.progress(len(self.bodies), self.total)
