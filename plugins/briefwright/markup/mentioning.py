"""Mentions put into the page: which are linked, where they stand, what is quoted of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from briefwright.content.routes import relative
from briefwright.markup.body import Mention
from briefwright.markup.linking import fits_in_one_piece, open_link, render_block
from briefwright.markup.passages import PieceKind
from briefwright.markup.sentences import quote_around

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from briefwright.content.routes import Routes
    from briefwright.markup.passages import Block
    from briefwright.markup.places import Places
    from briefwright.names.mentions import Occurrence

_TEXT = PieceKind.TEXT


class _Tally(msgspec.Struct, eq=False):
    """What is known so far of one actor in one text."""

    block: Block
    """Where it is named first."""

    start: int
    end: int
    name: str
    """The first name as it is written."""

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

    taken: Collection[str] = ()
    """Ids that the text has already."""

    _linked: set[str] = field(default_factory=set)
    """Actors linked in the current section."""

    _tags: dict[str, str] = field(default_factory=dict)
    """The start tags of links, by the actor that they lead to."""

    _tallies: dict[str, _Tally] = field(default_factory=dict)

    def link(self, blocks: Sequence[Block], found: Sequence[Sequence[Occurrence]]) -> None:
        """Count the mentions; link the first of each actor in a section, and every `[[…]]`.

        The HTML of every block is put in its place.
        """
        self.count(blocks, found)
        for block, occurrences in zip(blocks, found, strict=True):
            if block.is_heading:
                self._linked.clear()
            links = self._take(block, occurrences) if occurrences else ()
            block.parts[block.slot] = render_block(block, links)

    def count(self, blocks: Sequence[Block], found: Sequence[Sequence[Occurrence]]) -> None:
        """Count the mentions."""
        tallies = self._tallies
        for block, occurrences in zip(blocks, found, strict=True):
            for occurrence in occurrences:
                actor = occurrence.actor
                if actor == self.subject:
                    continue
                tally = tallies.get(actor)
                if tally is None:
                    tally = tallies[actor] = _begin(block, occurrence)
                    _give_anchor(block, self.taken)
                tally.count += 1

    def _take(
        self, block: Block, occurrences: Sequence[Occurrence]
    ) -> Sequence[tuple[int, int, str]]:
        links = []
        pieces, places = block.pieces, block.folded.places
        is_plain = len(pieces) == 1 and pieces[0].kind is _TEXT
        references = block.references if len(pieces) > 1 else ()
        for occurrence in occurrences:
            if occurrence.actor == self.subject:
                continue
            start, end = occurrence.start, occurrence.end
            if places is not None:
                start, end = places[start], places[end]
            wanted = start in references or occurrence.actor not in self._linked
            if (
                wanted
                and self._has_page(occurrence.actor)
                and (is_plain or fits_in_one_piece(block, start, end))
            ):
                self._linked.add(occurrence.actor)
                links.append((start, end, self._lead_to(occurrence.actor)))
        return links

    def mentions(
        self, places: Places, *, expected: frozenset[str] | None = None
    ) -> tuple[Mention, ...]:
        """Return one mention for each actor, in order of first occurrence.

        For a check, `expected` are the actors whose mentions are no news: theirs have no place,
        and none has a quote.
        """
        if expected is not None:
            return tuple(
                [
                    _note(actor, tally, places, is_expected=actor in expected)
                    for actor, tally in self._tallies.items()
                ]
            )
        return tuple([_mention(actor, tally, places) for actor, tally in self._tallies.items()])

    def _lead_to(self, actor: str) -> str:
        tag = self._tags.get(actor)
        if tag is None:
            href = relative(self.url, self.routes.actor(actor))
            tag = self._tags[actor] = open_link(href)
        return tag

    def _has_page(self, actor: str) -> bool:
        return self.linkable is None or actor in self.linkable


def _begin(block: Block, occurrence: Occurrence) -> _Tally:
    start = block.folded.original(occurrence.start)
    end = block.folded.original(occurrence.end)
    return _Tally(block, start, end, block.text[start:end])


def _give_anchor(block: Block, taken: Collection[str]) -> None:
    """Give the block's element an id, such as `p-4`, when it has none; a heading has its own.

    A heading may be called `P 4`. No anchor of a heading ends in `_`.
    """
    if block.anchor or block.element < 0 or block.level:
        return
    tag = block.parts[block.element]
    _, known, anchor = tag.partition(' id="')
    own = f"p-{block.number}"
    block.anchor = anchor[:-2] if known else f"{own}_" if own in taken else own
    if not known:
        block.parts[block.element] = f'{tag[:-1]} id="{block.anchor}">'


def _mention(actor: str, tally: _Tally, places: Places) -> Mention:
    block = tally.block
    quote = quote_around(block.text, tally.start, tally.end)
    return Mention(actor, tally.count, quote, block.anchor, tally.name, *_find(places, tally))


def _note(actor: str, tally: _Tally, places: Places, *, is_expected: bool) -> Mention:
    line, column = (1, 1) if is_expected else _find(places, tally)
    return Mention(actor, tally.count, "", "", tally.name, line, column)


def _find(places: Places, tally: _Tally) -> tuple[int, int]:
    """Return the line and the column of the first occurrence."""
    pieces = tally.block.pieces
    piece, name = pieces[0] if len(pieces) == 1 else tally.block.piece_at(tally.start), tally.name
    before = piece.text[: tally.start - piece.start].replace("\n", " ")
    for needle in (name, name.split(maxsplit=1)[0]):
        found = places.find(piece.byte, piece.end_byte, needle, before.count(needle))
        if found is not None:
            return places.locate(found)
    return places.locate(piece.byte)
