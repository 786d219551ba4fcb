"""Turning mentions into links, inside the running text of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.markup.html import escape, quoted
from briefwright.markup.passages import PieceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefwright.markup.passages import Block, Piece

LINK_CLASS = "bw-actor"

_TEXT, _REFERENCE = PieceKind.TEXT, PieceKind.REFERENCE
_WRITTEN = frozenset({PieceKind.TEXT, PieceKind.LINKED})


def render_block(block: Block, links: Sequence[tuple[int, int, str]]) -> str:
    """Return the HTML of a block with links in it; the text that it shows is unchanged.

    Args:
        block: the block as it was read.
        links: (start, end, start tag) in the block's text, in order, each within one piece.
    """
    pieces = block.pieces
    if len(pieces) == 1 and pieces[0].kind is _TEXT:
        return "".join(_split(pieces[0], links)) if links else escape(pieces[0].text)
    out: list[str] = []
    at = 0
    for piece in pieces:
        if piece.kind is _TEXT or piece.kind is _REFERENCE:
            begin = at
            while at < len(links) and links[at][0] < piece.end:
                at += 1
            if at > begin:
                out.extend(_split(piece, links[begin:at]))
            else:
                out.append(escape(piece.text))
        else:
            out.append(escape(piece.text) if piece.kind in _WRITTEN else piece.html)
    return "".join(out)


def open_link(href: str) -> str:
    """Return the start tag of the link of a mention."""
    return f'<a href={quoted(href)} class="{LINK_CLASS}">'


def fits_in_one_piece(block: Block, start: int, end: int) -> bool:
    """Return whether one piece of text or reference holds a span: only then can it be a link."""
    piece = block.piece_at(start)
    return end <= piece.end and (piece.kind is _TEXT or piece.kind is _REFERENCE)


def _split(piece: Piece, links: Iterable[tuple[int, int, str]]) -> Iterable[str]:
    text, done = piece.text, 0
    for start, end, tag in links:
        low, high = start - piece.start, end - piece.start
        if low > done:
            yield escape(text[done:low])
        yield f"{tag}{escape(text[low:high])}</a>"
        done = high
    if done < len(text):
        yield escape(text[done:])
