"""Headings: their anchors, their place in the page, and the table of contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from briefwright.markup.body import Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefwright.markup.passages import Block

DEEPEST = 6

_NOT_IN_ANCHOR = re.compile(r"[^\w\- ]+")


def make_anchor(title: str, taken: dict[str, int]) -> str:
    """Return the anchor that GitHub gives to a heading, and mark it taken.

    Source: GitHub's heading anchors: lower case, punctuation out, spaces to hyphens, and `-1`,
    `-2` behind those that are taken.

    Args:
        title: plain text.
        taken: the anchors so far, each with the last number that was put behind it.
    """
    base = _NOT_IN_ANCHOR.sub("", title.strip().lower()).replace(" ", "-").strip("_") or "section"
    anchor, number = base, taken.get(base, 0)
    while anchor in taken:
        number += 1
        anchor = f"{base}-{number}"
    taken[base] = number
    taken.setdefault(anchor, 0)
    return anchor


def place_headings(tokens: Sequence[Token], blocks: Sequence[Block]) -> list[Heading]:
    """Give every heading its level, its anchor and a permanent link; return the contents.

    The page's title is its only heading of level 1, so a text that uses level 1 moves down by one.
    The tokens are changed in place.
    """
    headings = [block for block in blocks if tokens[block.index - 1].type == "heading_open"]
    shift = any(tokens[block.index - 1].tag == "h1" for block in headings)
    taken: dict[str, int] = {}
    contents = []
    for block in headings:
        opening, inline, closing = tokens[block.index - 1 : block.index + 2]
        level = min(int(opening.tag[1]) + shift, DEEPEST)
        opening.tag = closing.tag = f"h{level}"
        anchor = make_anchor(block.shown, taken)
        opening.attrSet("id", anchor)
        inline.children = [*(inline.children or []), *_permalink(anchor)]
        contents.append(Heading(level, block.shown, anchor))
    return contents


def _permalink(anchor: str) -> list[Token]:
    opening = Token("link_open", "a", 1)
    opening.attrs = {
        "class": "headerlink",
        "href": f"#{anchor}",
        "title": "Permanent link",
        "aria-label": "Permanent link",
    }
    return [opening, Token("text", "", 0, content="\u00b6"), Token("link_close", "a", -1)]
