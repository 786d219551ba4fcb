"""Turning mentions into links, inside the tokens of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from briefwright.markup.dialect import ACTOR_REFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefwright.markup.passages import Block, Piece

LINK_CLASS = "bw-actor"


def make_link(children: Sequence[Token], href: str) -> list[Token]:
    """Return the tokens with a link around them."""
    opening = Token("link_open", "a", 1, attrs={"href": href, "class": LINK_CLASS})
    return [opening, *children, Token("link_close", "a", -1)]


def link_block(block: Block, links: Iterable[tuple[int, int, str]]) -> list[Token]:
    """Return a block's inline tokens with links added; the text that they show is unchanged.

    Args:
        block: the block as it was read.
        links: (start, end, href) in the block's text, each within one piece; none overlap.
    """
    wanted = sorted(links)
    out: list[Token] = []
    at = 0
    for piece in block.pieces:
        begin = at
        while at < len(wanted) and wanted[at][0] < piece.end:
            at += 1
        inside = wanted[begin:at]
        if piece.token.type == ACTOR_REFERENCE:
            shown = _text(piece.token.content)
            out.extend(make_link([shown], inside[0][2]) if inside else [shown])
        elif inside and piece.linkable and piece.token.type == "text":
            out.extend(_split(piece, inside))
        else:
            out.append(piece.token)
    return out


def fits_in_one_piece(block: Block, start: int, end: int) -> bool:
    """Return whether one text token or reference holds a span: only then can it become a link."""
    return any(
        piece.start <= start and end <= piece.end
        for piece in block.pieces
        if (piece.linkable and piece.token.type == "text") or piece.token.type == ACTOR_REFERENCE
    )


def _split(piece: Piece, links: Iterable[tuple[int, int, str]]) -> Iterable[Token]:
    content, done = piece.token.content, 0
    for start, end, href in links:
        low, high = start - piece.start, end - piece.start
        if low > done:
            yield _text(content[done:low])
        yield from make_link([_text(content[low:high])], href)
        done = high
    if done < len(content):
        yield _text(content[done:])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
