"""Bodies: one rendering of each text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from briefwright.archive.declarations import Declared
    from briefwright.content.collection import Collection
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
    """
    total = len(collection.briefings) + len(collection.fragments) + len(collection.actors)
    bodies: dict[str, Body] = {}
    for path, body in _render_each(collection, declared, routes, renderer):
        bodies[path] = body
        if progress is not None:
            progress(len(bodies), total)
    return bodies


def _render_each(
    collection: Collection, declared: Mapping[str, Declared], routes: Routes, renderer: Renderer
) -> Iterator[tuple[str, Body]]:
    for briefing in collection.briefings:
        yield (
            briefing.path,
            renderer.render(
                briefing.source,
                path=briefing.path,
                url=routes.files[briefing.path],
                declared=declared[briefing.path].ids,
            ),
        )
    for fragment in collection.fragments:
        url = routes.files[fragment.path]
        yield fragment.path, renderer.render(fragment.source, path=fragment.path, url=url)
    for actor in collection.actors:
        url = routes.files[actor.path]
        body = renderer.render(actor.source, path=actor.path, url=url, subject=actor.id)
        yield actor.path, body
