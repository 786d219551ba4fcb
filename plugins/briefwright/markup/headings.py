"""Headings: their anchors, their place in the page, and the table of contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefwright.markup.body import Heading
from briefwright.markup.html import quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

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


def name_headings(blocks: Iterable[Block], ids: Iterable[str]) -> Collection[str]:
    """Give every heading its anchor; return all ids that are taken then.

    `ids` are those that the text has otherwise: those of its footnotes.
    """
    taken = dict.fromkeys(ids, 0)
    for block in blocks:
        if block.level:
            block.anchor = make_anchor(block.shown, taken)
    return taken.keys()


def place_headings(blocks: Sequence[Block]) -> list[Heading]:
    """Give every heading its level and a permanent link; return the contents.

    The page's title is its only heading of level 1, so a text that uses level 1 moves down by one.
    The HTML around the blocks is changed in place; their own must be in place already.
    """
    headings = [block for block in blocks if block.level]
    shift = any(block.level == 1 for block in headings)
    contents = []
    for block in headings:
        level = min(block.level + shift, DEEPEST)
        block.parts[block.element] = f"<h{level} id={quoted(block.anchor)}>"
        block.parts[block.slot] += _permalink(block.anchor)
        block.parts[block.slot + 1] = f"</h{level}>\n"
        contents.append(Heading(level, block.shown, block.anchor))
    return contents


def _permalink(anchor: str) -> str:
    return (
        f'<a class="headerlink" href={quoted(f"#{anchor}")} title="Permanent link"'
        ' aria-label="Permanent link">\u00b6</a>'
    )
