"""Plain text and summaries of a body."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefwright.markup.passages import Block

SUMMARY_SECTION = "executive summary"


def plain_text(blocks: Sequence[Block]) -> str:
    """Return the text of every block, separated by blank lines."""
    return "\n\n".join([shown for block in blocks if (shown := block.shown)])


def summarise(blocks: Sequence[Block]) -> str:
    """Return the section "Executive Summary", else the first paragraph, else the first block."""
    section: list[str] = []
    inside = False
    for block in blocks:
        if block.is_heading:
            if inside:
                break
            inside = block.shown.lower() == SUMMARY_SECTION
        elif inside:
            section.append(block.shown)
    if section:
        return " ".join(section)
    bodies = [block for block in blocks if not block.is_heading]
    ranked = chain((block for block in bodies if block.is_top), bodies)
    return next((shown for block in ranked if (shown := block.shown)), "")
