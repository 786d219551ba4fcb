"""The dialect of bodies: CommonMark with what GitHub's preview also shows.

Tables, strikethrough, footnotes, task lists, `!!! note` and `> [!NOTE]` admonitions, and
`[[actor]]`. Raw HTML is off: a tag is shown as the text that it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

from pyromark import Options, events_with_range, reference_definitions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyromark.event import Range

Said: TypeAlias = Any
"""One thing that the parser says: a name, or a mapping of one name to what it says of it."""


class LinkData(TypedDict):
    """What the parser says of a link or an image."""

    link_type: str
    dest_url: str
    title: str
    id: str


OPTIONS = (
    Options.ENABLE_TABLES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
)

NESTING_LIMIT = 20
"""Lists and quotes within one another that a body may have."""

EVENT_LIMIT = 50_000
"""Pieces of markup that a body may have: more than ten times those of the longest real text."""

ALERTS = {
    "Note": "note",
    "Tip": "tip",
    "Important": "info",
    "Warning": "warning",
    "Caution": "danger",
}
"""GitHub's alerts and the admonitions that they become."""

ADMONITIONS = frozenset(
    {
        "abstract",
        "bug",
        "danger",
        "example",
        "failure",
        "info",
        "note",
        "question",
        "quote",
        "success",
        "tip",
        "warning",
    }
)
"""The types that Material styles; any other is shown as a note."""


def parse_events(text: str) -> Iterator[tuple[Said, Range]]:
    """Return what the Markdown of a text says, in order, with the bytes that say it.

    The cost grows with the length of the text and nothing else.
    """
    # A copy: Python keeps the UTF-8 of what it hands to the parser for as long as the text.
    return events_with_range(f"{text} "[:-1], options=OPTIONS, merge_text=True)


def find_definitions(text: str) -> dict[str, int]:
    """Return the byte at which each `[label]: target` begins, by the label in lower case."""
    found = reference_definitions(text, options=OPTIONS)
    return {label.lower(): definition["span"]["start"] for label, definition in found.items()}
