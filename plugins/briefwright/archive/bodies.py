"""Bodies: one rendering of each text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefwright.archive.declarations import Declared
    from briefwright.content.collection import Collection
    from briefwright.content.routes import Routes
    from briefwright.markup.body import Body
    from briefwright.markup.render import Renderer


def render_bodies(
    collection: Collection, declared: Mapping[str, Declared], routes: Routes, renderer: Renderer
) -> dict[str, Body]:
    """Return the body of every text of the collection, by path.

    Texts whose front matter has errors are rendered too: their links are checked in the same run.
    """
    bodies: dict[str, Body] = {}
    for briefing in collection.briefings:
        bodies[briefing.path] = renderer.render(
            briefing.source,
            path=briefing.path,
            url=routes.files[briefing.path],
            declared=declared[briefing.path].ids,
        )
    for fragment in collection.fragments:
        bodies[fragment.path] = renderer.render(
            fragment.source, path=fragment.path, url=routes.files[fragment.path]
        )
    for actor in collection.actors:
        bodies[actor.path] = renderer.render(
            actor.source, path=actor.path, url=routes.files[actor.path], subject=actor.id
        )
    return bodies
