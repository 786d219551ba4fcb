"""Which feeds there are, and which briefings each of them carries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
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


@dataclass(frozen=True)
class Channel:
    """One feed, in whatever form it is written."""

    route: tuple[str, ...]
    """The path of the page that it follows; empty for the whole site."""

    title: str
    page: str
    """URL of that page, relative to the site's root."""

    latest: tuple[Entry, ...]
    """The last ones that changed, the newest change first; never none."""

    limit: Limit

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Those of the latest that the feed has room for."""
        sizes = accumulate(len(entry.body.html) for entry in self.latest)
        fitting = sum(size <= self.limit.size for size in sizes)
        return self.latest[: max(fitting, self.limit.at_least)]


def channels(press: Press) -> Iterator[Channel]:
    """Yield every feed: the site's, then the actors', then the levels'; none that is empty."""
    archive = press.archive
    if archive.entries:
        every = _latest(press, archive.entries, OF_SITE)
        yield Channel((), press.title, archive.routes.home, every, OF_SITE)
    for dossier in archive.dossiers.values():
        if dossier.backlinks:
            named = _latest(press, (link.entry for link in dossier.backlinks), OF_ACTOR)
            route = (ACTORS, dossier.actor.id)
            yield Channel(route, press.feed_titles[route], dossier.url, named, OF_ACTOR)
    for level_id, entries in _by_level(archive).items():
        if entries:
            route = (LEVELS, level_id)
            latest = _latest(press, entries, OF_SITE)
            page = archive.routes.level(level_id)
            yield Channel(route, press.feed_titles[route], page, latest, OF_SITE)


def _by_level(archive: Archive) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {level_id: [] for level_id in archive.settings.scale.by_id}
    for entry in archive.entries:
        found[entry.level.id].append(entry)
    return found


def _latest(press: Press, entries: Iterable[Entry], limit: Limit) -> tuple[Entry, ...]:
    """Return the last that changed. Of two that changed at once, the first one given is first."""
    return tuple(nlargest(limit.entries, entries, key=press.times.updated))
