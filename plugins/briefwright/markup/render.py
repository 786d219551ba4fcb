"""One pass over one text: Markdown in, a `Body` out.

Read, resolve the author's links, find the mentions, link the first of each actor in each
section, render, clean. A pure function of the text, the registry and the routes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.diagnostics.problem import sort_problems
from briefwright.diagnostics.rules import Severity
from briefwright.markup.authored import Authored
from briefwright.markup.body import Body
from briefwright.markup.document import Document, read_document
from briefwright.markup.headings import name_headings, place_headings
from briefwright.markup.links import LinkResolver
from briefwright.markup.losses import find_loss
from briefwright.markup.mentioning import MentionLinker
from briefwright.markup.places import Places
from briefwright.markup.preparation import prepare
from briefwright.markup.prose import plain_text, summarise
from briefwright.markup.sanitise import sanitise
from briefwright.names.mentions import MentionFinder

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefwright.content.briefing import SourceText
    from briefwright.content.routes import Routes
    from briefwright.names.mentions import Occurrence
    from briefwright.names.registry import Registry


@dataclass(frozen=True)
class _Text:
    """A text taken apart, and whom it names."""

    source: SourceText
    authored: Authored
    document: Document
    found: Sequence[Sequence[Occurrence]]
    taken: Collection[str]
    """Every id of the text but for those of paragraphs that name somebody."""

    def body(self, linker: MentionLinker, path: str) -> Body:
        """Return all that the text says."""
        blocks = self.document.blocks
        contents = place_headings(blocks)
        problems = sort_problems(self.authored.problems)
        shown, lost = sanitise(self.document.html())
        # A walk that ended early has been reported, and leaves elements open.
        if lost and all(problem.severity is not Severity.ERROR for problem in problems):
            problems = sort_problems((*problems, find_loss(lost, self.source, path)))
        return Body.of(
            shown,
            plain_text(blocks),
            toc=tuple(contents),
            summary=summarise(blocks),
            mentions=linker.mentions(self.authored.places),
            links=tuple(self.authored.links),
            words=sum([block.words for block in blocks]),
            problems=problems,
        )

    def findings(self, linker: MentionLinker, declared: frozenset[str]) -> Body:
        """Return what a check asks of the text, and no more."""
        blocks = self.document.blocks
        mentions = linker.mentions(self.authored.places, expected=declared)
        missing = declared.difference(mention.actor for mention in mentions)
        return Body.of(
            "",
            plain_text(blocks) if missing else "",
            toc=tuple(place_headings(blocks)) if missing else (),
            mentions=mentions,
            links=tuple(self.authored.links),
            problems=sort_problems(self.authored.problems),
        )


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
        text = self._take_apart(source, path, url, declared, linkable)
        linker = MentionLinker(self.routes, url, subject, linkable, text.taken)
        linker.link(text.document.blocks, text.found)
        return text.body(linker, path)

    def read(
        self,
        source: SourceText,
        *,
        path: str,
        url: str,
        declared: frozenset[str] = frozenset(),
        subject: str | None = None,
    ) -> Body:
        """Return of a body what most checks need, for less of the time.

        It has no HTML and so no anchors, no summary, no quotes; its plain text and its contents
        only where a declared actor is not mentioned; and the places of those mentions only that
        are not declared.
        """
        text = self._take_apart(source, path, url, declared, frozenset())
        linker = MentionLinker(self.routes, url, subject, frozenset(), text.taken)
        linker.count(text.document.blocks, text.found)
        return text.findings(linker, declared)

    def _take_apart(
        self,
        source: SourceText,
        path: str,
        url: str,
        declared: frozenset[str],
        linkable: frozenset[str] | None,
    ) -> _Text:
        authored = self.read_authored(source, path=path, url=url, linkable=linkable)
        document = read_document(authored)
        found = self.finder.find([block.passage() for block in document.blocks], declared)
        taken = name_headings(document.blocks, document.footnotes.ids())
        return _Text(source, authored, document, found, taken)

    def read_authored(
        self, source: SourceText, *, path: str, url: str, linkable: frozenset[str] | None = None
    ) -> Authored:
        """Return what settles the links and references of a text."""
        places = Places(path, source.first_line, prepare(source.text))
        return Authored(self.registry, LinkResolver(self.routes, path, url, linkable), places)


def make_renderer(registry: Registry, routes: Routes) -> Renderer:
    """Return a renderer for the texts of one site."""
    return Renderer(registry, routes, MentionFinder(registry))
