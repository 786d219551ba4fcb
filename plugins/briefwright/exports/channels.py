"""Which feeds there are, and which briefings each of them carries."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nlargest
from itertools import accumulate
from typing import TYPE_CHECKING

from briefwright.content.routes import ACTORS, LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefwright.archive.archive import Archive, Entry
    from briefwright.exports.press import Press


@dataclass(frozen=True, slots=True)
class Limit:
    """How much a feed carries: its subscribers fetch the whole of it again and again."""

    entries: int
    size: int
    """Characters of all bodies together, in HTML."""

    at_least: int = 5
    """As many are carried however long they are."""


OF_SITE = Limit(50, 256 * 1024)
"""Of the whole site, and of a level."""

OF_ACTOR = Limit(20, 48 * 1024)
"""There are thousands of these."""

FORMS = {"xml": "application/atom+xml", "json": "application/feed+json"}
"""The media type of each form of a feed."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed, in whatever form it is written."""

    route: tuple[str, ...]
    """The path of the page that it follows; empty for the whole site."""

    title: str
    page: str
    """URL of that page, relative to the site's root."""

    entries: tuple[Entry, ...]
    """The last ones that changed, the newest change first; never none."""


def channels(press: Press) -> Iterator[Channel]:
    """Yield every feed: the site's, then the actors', then the levels'; none that is empty."""
    archive = press.archive
    if archive.entries:
        every = _latest(press, archive.entries, OF_SITE)
        yield Channel((), press.title, archive.routes.home, every)
    for dossier in archive.dossiers.values():
        if dossier.backlinks:
            named = _latest(press, (link.entry for link in dossier.backlinks), OF_ACTOR)
            title = channel_title(press, dossier.actor.name)
            yield Channel((ACTORS, dossier.actor.id), title, dossier.url, named)
    for level_id, entries in _by_level(archive).items():
        if entries:
            level = archive.settings.scale[level_id]
            title = channel_title(press, f"threat level {level.label}")
            page = archive.routes.level(level_id)
            latest = _latest(press, entries, OF_SITE)
            yield Channel((LEVELS, level_id), title, page, latest)


def channel_title(press: Press, part: str) -> str:
    """Return the title of the feed of a part of the site."""
    return f"{press.title}: {part}"


def _by_level(archive: Archive) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {level_id: [] for level_id in archive.settings.scale.by_id}
    for entry in archive.entries:
        found[entry.level.id].append(entry)
    return found


def _latest(press: Press, entries: Iterable[Entry], limit: Limit) -> tuple[Entry, ...]:
    """Return the last that changed. Of two that changed at once, the first one given is first."""
    latest = nlargest(limit.entries, entries, key=press.times.updated)
    sizes = accumulate(len(entry.body.html) for entry in latest)
    fitting = sum(size <= limit.size for size in sizes)
    return tuple(latest[: max(fitting, limit.at_least)])
