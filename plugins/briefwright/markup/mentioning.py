"""Mentions put into the page: which are linked, where they stand, what is quoted of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.content.routes import relative
from briefwright.markup.body import Mention
from briefwright.markup.linking import fits_in_one_piece, link_block
from briefwright.markup.sentences import quote_around

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from briefwright.content.routes import Routes
    from briefwright.markup.passages import Block
    from briefwright.markup.places import Places
    from briefwright.names.mentions import Occurrence


@dataclass
class _Tally:
    """What is known so far of one actor in one text."""

    quote: str
    anchor: str
    block: Block
    name: str
    count: int = 0


@dataclass
class MentionLinker:
    """Links the mentions of one text while it is gone through from top to bottom."""

    routes: Routes
    url: str
    """The URL of the page that the text is shown on."""

    subject: str | None
    """The actor whose profile the text is: not counted, not linked."""

    linkable: frozenset[str] | None
    """Who has a page to link to; None when everybody has."""

    tokens: Sequence[Token]
    """The document's; changed in place."""

    _linked: set[str] = field(default_factory=set)
    """Actors linked in the current section."""

    _tallies: dict[str, _Tally] = field(default_factory=dict)

    def link(self, blocks: Sequence[Block], found: Sequence[Sequence[Occurrence]]) -> None:
        """Count the mentions; link the first of each actor in a section, and every `[[…]]`."""
        for block, occurrences in zip(blocks, found, strict=True):
            self._take(block, occurrences)

    def _take(self, block: Block, occurrences: Sequence[Occurrence]) -> None:
        if block.is_heading:
            self._linked.clear()
        links = []
        references = block.references
        for occurrence in occurrences:
            if occurrence.actor == self.subject:
                continue
            start = block.folded.original(occurrence.start)
            end = block.folded.original(occurrence.end)
            self._count(block, occurrence.actor, start, end)
            wanted = start in references or occurrence.actor not in self._linked
            if wanted and self._has_page(occurrence.actor) and fits_in_one_piece(block, start, end):
                self._linked.add(occurrence.actor)
                href = relative(self.url, self.routes.actor(occurrence.actor))
                links.append((start, end, href))
        if links or references:
            self.tokens[block.index].children = link_block(block, links)

    def mentions(self, places: Places) -> tuple[Mention, ...]:
        """Return one mention for each actor, in order of first occurrence."""
        return tuple(
            Mention(
                actor=actor,
                count=tally.count,
                quote=tally.quote,
                anchor=tally.anchor,
                span=places.find(self.tokens[tally.block.index], tally.name, tally.name.split()[0]),
                name=tally.name,
            )
            for actor, tally in self._tallies.items()
        )

    def _has_page(self, actor: str) -> bool:
        return self.linkable is None or actor in self.linkable

    def _count(self, block: Block, actor: str, start: int, end: int) -> None:
        tally = self._tallies.get(actor)
        if tally is None:
            tally = self._tallies[actor] = _Tally(
                quote_around(block.text, start, end),
                self._anchor(block),
                block,
                block.text[start:end],
            )
        tally.count += 1

    def _anchor(self, block: Block) -> str:
        """Return the id of the block's element; gives it one, such as `p-4`, when it has none."""
        at = block.index - 1
        while at >= 0 and (self.tokens[at].hidden or self.tokens[at].nesting != 1):
            at -= 1
        if at < 0:
            return ""
        opening = self.tokens[at]
        if not opening.attrGet("id"):
            opening.attrSet("id", f"p-{block.number}")
        return str(opening.attrGet("id"))
