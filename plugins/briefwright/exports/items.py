"""What every form of a feed says of a briefing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefwright.archive.archive import Entry
    from briefwright.exports.press import Press


def item_title(press: Press, entry: Entry) -> str:
    """Return the title, which says first of all when the briefing no longer holds.

    A list of titles is all that many readers see of a feed.
    """
    standing = press.standing(entry)
    title = entry.briefing.title
    return f"{standing.word}: {title}" if standing is not None else title


def item_authors(press: Press, entry: Entry) -> tuple[str, ...]:
    """Return who has written it: its authors, else whoever answers for the site."""
    return entry.briefing.authors or (press.publisher,)
