"""One pass over one text: Markdown in, a `Body` out.

Read, resolve the author's links, find the mentions, link the first of each actor in each
section, render, clean. A pure function of the text, the registry and the routes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefwright.diagnostics.problem import sort_problems
from briefwright.markup.authored import Authored
from briefwright.markup.body import Body
from briefwright.markup.document import Document, read_document
from briefwright.markup.headings import place_headings
from briefwright.markup.links import LinkResolver
from briefwright.markup.mentioning import MentionLinker
from briefwright.markup.places import Places
from briefwright.markup.preparation import prepare
from briefwright.markup.prose import plain_text, summarise
from briefwright.markup.sanitise import sanitise
from briefwright.names.mentions import MentionFinder

if TYPE_CHECKING:
    from briefwright.content.briefing import SourceText
    from briefwright.content.routes import Routes
    from briefwright.names.registry import Registry

_ID = re.compile(r' id="([^"]+)"')


@dataclass(frozen=True)
class Renderer:
    """Renders texts. Made once for a build, then only read."""

    registry: Registry
    routes: Routes
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
        document, body = self._take_apart(source, path, url, declared, subject, linkable)
        shown = sanitise(document.html())
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
    ) -> tuple[Document, Body]:
        """Return a text taken apart, and all that it says but for its HTML."""
        authored = self.read_authored(source, path=path, url=url, linkable=linkable)
        document = read_document(authored)
        blocks = document.blocks
        found = self.finder.find([block.passage() for block in blocks], declared)
        linker = MentionLinker(self.routes, url, subject, linkable)
        linker.link(blocks, found)
        contents = place_headings(blocks)
        body = Body(
            html="",
            toc=tuple(contents),
            text=plain_text(blocks),
            summary=summarise(blocks),
            mentions=linker.mentions(authored.places),
            links=tuple(authored.links),
            words=sum([block.words for block in blocks]),
            problems=sort_problems(authored.problems),
        )
        return document, body

    def read_authored(
        self, source: SourceText, *, path: str, url: str, linkable: frozenset[str] | None = None
    ) -> Authored:
        """Return what settles the links and references of a text."""
        places = Places(path, source.first_line, prepare(source.text))
        return Authored(self.registry, LinkResolver(self.routes, path, url, linkable), places)


def make_renderer(registry: Registry, routes: Routes) -> Renderer:
    """Return a renderer for the texts of one site."""
    return Renderer(registry, routes, MentionFinder(registry))
