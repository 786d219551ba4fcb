"""What all exports of one build share: the archive, and what is asked of it again and again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from briefwright.content.routes import ACTORS, LEVELS
from briefwright.exports.addresses import Addresses
from briefwright.exports.changes import Changes
from briefwright.exports.contents import content_html
from briefwright.exports.json_ld import publisher_node, reference_node, site_node
from briefwright.exports.standing import Standing, find_standing
from briefwright.exports.times import Times

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefwright.archive.archive import Archive, Entry
    from briefwright.content.settings import Site
    from briefwright.exports.json_ld import Node

REMEMBERED = 512
"""Texts: a new briefing is in the feeds of all its actors, and in two forms of each."""


@dataclass(frozen=True)
class Press:
    """The archive, ready to be published in other forms than pages."""

    archive: Archive

    @property
    def site(self) -> Site:
        """How the site presents itself."""
        return self.archive.settings.site

    @property
    def publisher(self) -> str:
        """Who answers for the site, by name; never empty."""
        return self.site.author or self.title

    @property
    def title(self) -> str:
        """The site's name; never empty."""
        return self.site.name or "Briefings"

    @cached_property
    def addresses(self) -> Addresses:
        """Permanent ids and absolute addresses."""
        return Addresses(self.archive.settings)

    @cached_property
    def times(self) -> Times:
        """When each briefing was published and changed."""
        return Times(self.archive)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every entry by its briefing's id."""
        return {entry.briefing.id: entry for entry in self.archive.entries}

    def address(self, url: str) -> str:
        """Return the whole address of a URL below the site's root; nothing if nobody knows it."""
        return self.addresses.absolute(url)

    def name(self, actor_id: str) -> str:
        """Return an actor's canonical name."""
        return self.archive.registry.actors[actor_id].name

    @cached_property
    def content(self) -> Callable[[str], str]:
        """A briefing's whole text by its id; that of the last ones asked for is remembered."""
        return lru_cache(REMEMBERED)(lambda key: content_html(self, self.entries[key]))

    @cached_property
    def reference(self) -> Callable[[str], Node]:
        """An actor as another thing's description refers to it, by its id; made once for each."""
        return cache(partial(reference_node, self))

    @cached_property
    def site_node(self) -> Node:
        """The site as every page's description refers to it."""
        return site_node(self)

    @cached_property
    def publisher_node(self) -> Node:
        """Who answers for the site, likewise."""
        return publisher_node(self)

    @cached_property
    def changes(self) -> Changes:
        """When each page last changed."""
        return Changes(self)

    @cached_property
    def feed_titles(self) -> Mapping[tuple[str, ...], str]:
        """The title of the feed of each part of the site that has one, by the part's route."""
        titles = {
            (ACTORS, actor_id): dossier.actor.name
            for actor_id, dossier in self.archive.dossiers.items()
            if dossier.backlinks
        }
        for level in {entry.level.id: entry.level for entry in self.archive.entries}.values():
            titles[LEVELS, level.id] = f"threat level {level.label}"
        return {route: f"{self.title}: {title}" for route, title in titles.items()}

    def standing(self, entry: Entry) -> Standing | None:
        """Return why a briefing no longer holds; None while it does."""
        return find_standing(self.archive, entry, self.entries)
