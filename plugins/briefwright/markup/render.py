"""One pass over one text: Markdown in, a `Body` out.

Read, resolve the author's links, find the mentions, link the first of each actor in each
section, render, clean. A pure function of the text, the registry and the routes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefwright.markup.body import Body
from briefwright.markup.dialect import make_parser
from briefwright.markup.headings import place_headings
from briefwright.markup.html import dress
from briefwright.markup.links import LinkResolver
from briefwright.markup.mentioning import MentionLinker
from briefwright.markup.passages import read_blocks
from briefwright.markup.places import Places
from briefwright.markup.prose import plain_text, summarise
from briefwright.markup.references import References
from briefwright.markup.sanitise import sanitise
from briefwright.markup.targets import resolve_links
from briefwright.markup.text_checks import check_text
from briefwright.names.mentions import MentionFinder

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from briefwright.content.briefing import SourceText
    from briefwright.content.routes import Routes
    from briefwright.diagnostics.problem import Problem
    from briefwright.markup.body import Link
    from briefwright.names.registry import Registry

_ID = re.compile(r' id="([^"]+)"')


@dataclass(frozen=True)
class Renderer:
    """Renders texts. Made once for a build, then only read."""

    registry: Registry
    routes: Routes
    parser: MarkdownIt
    finder: MentionFinder

    def render(  # noqa: PLR0913 (a text, where it stands, and what its page may link)
        self,
        source: SourceText,
        *,
        path: str,
        url: str,
        declared: frozenset[str] = frozenset(),
        subject: str | None = None,
        linkable: frozenset[str] | None = None,
    ) -> Body:
        """Return the body of one text.

        Args:
            source: the Markdown and the line of the file on which it starts.
            path: the file, relative to the project's root; links are resolved from it.
            url: URL of the page that shows the body, relative to the site's root.
            declared: ids of the actors that the briefing declares.
            subject: id of the actor whose profile this is; it is not linked to itself.
            linkable: ids of the actors that have a page; None when every mentioned one gets one.
        """
        html, body = self._take_apart(source, path, url, declared, subject, linkable)
        shown = html()
        return replace(body, html=shown, anchors=frozenset(_ID.findall(shown)))

    def read(
        self,
        source: SourceText,
        *,
        path: str,
        url: str,
        declared: frozenset[str] = frozenset(),
        subject: str | None = None,
    ) -> Body:
        """Return the body as `render` does, but without its HTML and its anchors.

        That is all that most checks need, for less of the time.
        """
        return self._take_apart(source, path, url, declared, subject, frozenset())[1]

    def _take_apart(  # noqa: PLR0913, PLR0917 (as render)
        self,
        source: SourceText,
        path: str,
        url: str,
        declared: frozenset[str],
        subject: str | None,
        linkable: frozenset[str] | None,
    ) -> tuple[Callable[[], str], Body]:
        """Return what makes a text's HTML, and all else that the text says."""
        env: dict[str, object] = {}
        tokens = self.parser.parse(source.text, env)
        places = Places(path, source.text.split("\n"), source.first_line)
        links, problems = self._settle(tokens, places, url)
        blocks = read_blocks(tokens)
        found = self.finder.find([block.passage() for block in blocks], declared)
        linker = MentionLinker(self.routes, url, subject, linkable, tokens)
        linker.link(blocks, found)
        contents = place_headings(tokens, blocks)
        body = Body(
            html="",
            toc=tuple(contents),
            text=plain_text(blocks),
            summary=summarise(tokens, blocks),
            mentions=linker.mentions(places),
            links=tuple(links),
            words=sum(len(block.text.split()) for block in blocks),
            problems=tuple(problems),
        )
        return lambda: self._print(tokens, env), body

    def _print(self, tokens: list[Token], env: dict[str, object]) -> str:
        dress(tokens)
        return sanitise(self.parser.renderer.render(tokens, self.parser.options, env))

    def _settle(
        self, tokens: list[Token], places: Places, url: str
    ) -> tuple[list[Link], list[Problem]]:
        """Settle in place what the author linked; return the links and all that is wrong."""
        problems = list(check_text(tokens, places))
        resolver = LinkResolver(self.routes, places.path, url)
        links, faults = resolve_links(tokens, resolver, places)
        references = References(self.registry, places)
        references.settle(tokens)
        return links, [*problems, *faults, *references.problems]


def make_renderer(registry: Registry, routes: Routes) -> Renderer:
    """Return a renderer for the texts of one site."""
    return Renderer(registry, routes, make_parser(), MentionFinder(registry))
