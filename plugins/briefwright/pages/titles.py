"""The headings that a page has beside those of its author's text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.pages.escaping import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefwright.markup.body import Heading


class Title(Struct, frozen=True):
    """The heading of one section."""

    level: int
    anchor: str
    text: str

    def __html__(self) -> str:
        """Return the heading as every page shows it."""
        text, anchor = escape(self.text), escape(self.anchor)
        return f'<h{self.level} id="{anchor}">{text}</h{self.level}>'


def titles_of(headings: Mapping[str, Heading]) -> dict[str, Title]:
    """Return the headings of sections, by what they hold, as a page shows them."""
    return {
        key: Title(heading.level, heading.anchor, heading.title)
        for key, heading in headings.items()
    }
