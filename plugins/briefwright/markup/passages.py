"""The running text of a block, with the tokens that it came from."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.markup.dialect import ACTOR_REFERENCE
from briefwright.markup.html import TASK
from briefwright.names.flattening import Folded, fold_text
from briefwright.names.mentions import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

GAP = "\ufffc"
"""Stands for an image, and for what the matcher must not read: no name runs across it."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One inline token and the part of the running text that it makes."""

    token: Token
    start: int
    end: int
    linkable: bool
    """Whether a name in it may become a link: plain text outside of links."""


@dataclass(frozen=True, slots=True)
class Block:
    """The inline content of one block."""

    index: int
    """Index of the inline token among the document's tokens."""

    text: str
    """The running text as it is shown, one string; line breaks are spaces."""

    shown: str
    """The running text without the gaps of images."""

    number: int
    """Which of the document's blocks this is, from 1."""

    folded: Folded
    pieces: tuple[Piece, ...]
    is_heading: bool

    @property
    def references(self) -> frozenset[int]:
        """Where the author has written `[[…]]`, as indexes into the text."""
        return frozenset(piece.start for piece in self.pieces if _is_reference(piece))

    def passage(self) -> Passage:
        """Return what the mention finder reads: folded text, and what the author has decided."""
        decided = [
            (piece.start, piece.end, piece.token.meta["actor"] if _is_reference(piece) else None)
            for piece in self.pieces
            if _is_reference(piece) or (not piece.linkable and piece.end > piece.start)
        ]
        if "@" in self.text or "://" in self.text or "www." in self.text:
            decided.extend(
                (found.start(), found.end(), None) for found in _ADDRESS.finditer(self.text)
            )
        return Passage(
            self.folded.text, counts=not self.is_heading, explicit=_move(decided, self.folded)
        )


def _is_reference(piece: Piece) -> bool:
    return piece.token.type == ACTOR_REFERENCE


def _move(
    spans: list[tuple[int, int, str | None]], folded: Folded
) -> tuple[tuple[int, int, str | None], ...]:
    """Return spans of the shown text as spans of the folded text."""
    if folded.places is None or not spans:
        return tuple(spans)
    places = folded.places
    return tuple(
        (bisect_left(places, start), bisect_left(places, end), actor) for start, end, actor in spans
    )


def read_blocks(tokens: Sequence[Token]) -> list[Block]:
    """Return every block of a document that has inline content, in order."""
    indexes = [index for index, token in enumerate(tokens) if token.type == "inline"]
    return [_read_block(tokens, index, number) for number, index in enumerate(indexes, start=1)]


def _read_block(tokens: Sequence[Token], index: int, number: int) -> Block:
    inline = tokens[index]
    pieces: list[Piece] = []
    parts: list[str] = []
    length = links = 0
    for token in inline.children or []:
        shown = _shown(token)
        if token.type == "link_open":
            links += 1
        elif token.type == "link_close":
            links -= 1
        linkable = token.type in {"text", "softbreak", "hardbreak"} and not links
        pieces.append(Piece(token, length, length + len(shown), linkable))
        parts.append(shown)
        length += len(shown)
    text = "".join(parts)
    heading = index > 0 and tokens[index - 1].type in {"heading_open", "admonition_title_open"}
    bare = " ".join(text.replace(GAP, " ").split())
    read = _hide_code(pieces) if "`" in inline.content else text
    return Block(index, text, bare, number, fold_text(read), tuple(pieces), heading)


def _hide_code(pieces: Sequence[Piece]) -> str:
    """Return the running text with gaps for code, which is shown and never read for names."""
    return "".join(
        GAP * (piece.end - piece.start)
        if piece.token.type == "code_inline"
        else _shown(piece.token)
        for piece in pieces
    )


def _shown(token: Token) -> str:
    if token.type in {"text", "code_inline", ACTOR_REFERENCE}:
        return token.content
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    if token.type == "image":
        return GAP
    return "" if token.type in {TASK, "footnote_ref", "footnote_anchor"} or token.nesting else GAP
