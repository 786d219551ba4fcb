"""Bodies for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml.html import HtmlElement, fragment_fromstring

from briefwright.content.briefing import SourceText
from briefwright.content.routes import Routes
from briefwright.markup.render import make_renderer
from briefwright.names.registry import make_registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefwright.content.actor import Actor
    from briefwright.markup.body import Body

FILES = {
    "briefings/2025/a.md": "briefings/2025/a/",
    "briefings/2025/b.md": "briefings/2025/b/",
    "briefings/2025/map.png": "briefings/2025/map.png",
    "docs/actors/russia.md": "actors/russia/",
    "docs/method.md": "method/",
}


def render(
    text: str,
    actors: Iterable[Actor] = (),
    declared: Iterable[str] = (),
    *,
    files: Mapping[str, str] = FILES,
    subject: str | None = None,
    linkable: frozenset[str] | None = None,
) -> Body:
    registry, _ = make_registry(actors)
    return make_renderer(registry, Routes(files=files)).render(
        SourceText(text, 8),
        path="briefings/2025/a.md",
        url="briefings/2025/a/",
        declared=frozenset(declared),
        subject=subject,
        linkable=linkable,
    )


def tree(body: Body) -> HtmlElement:
    return fragment_fromstring(body.html, create_parent="div")


def problems(body: Body) -> list[str]:
    return [
        f"{problem.span.line}:{problem.span.column} {problem.rule}" for problem in body.problems
    ]
