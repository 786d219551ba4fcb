"""What the head of a page says: for link previews, for programs, and for feed readers."""

from __future__ import annotations

import html
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefwright.content.routes import relative
from briefwright.exports.channels import FORMS
from briefwright.exports.json_ld import actor_node, briefing_node, render_json_ld
from briefwright.exports.texts import legal
from briefwright.exports.times import published_text, timestamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefwright.archive.archive import Dossier, Entry
    from briefwright.exports.press import Press


DISCOVERY = "alternate feed"
"""A list of relations, of which readers know the first. Material takes a link whose relation is
`alternate` and nothing else for the site in another language, and asks for its sitemap on every
page view."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page announces."""

    href: str
    """Relative to the page."""

    media_type: str
    title: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's head says."""

    description: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    """Open Graph's properties, in order. Source: https://ogp.me/."""

    feeds: tuple[FeedLink, ...] = ()
    json_ld: str = ""
    """A document that may stand within a `script` element."""


@dataclass(frozen=True)
class Heads:
    """Makes the heads of an archive's pages."""

    press: Press

    def head(self, url: str, route: tuple[str, ...], title: str, description: str) -> Head:
        """Return the head of the page at a URL below the site's root.

        `route` is the page's path without an ending. Another page than the archive's has a head
        too: it announces the site's feed.
        """
        entry, dossier = self._entries.get(url), self._dossiers.get(url)
        return Head(
            description=description,
            properties=tuple(self._properties(url, title, description, entry)),
            feeds=tuple(self._feeds(url, route)),
            json_ld=self._json_ld(url, entry, dossier),
        )

    def _properties(
        self, url: str, title: str, description: str, entry: Entry | None
    ) -> Iterator[tuple[str, str]]:
        yield "og:site_name", self.press.title
        yield "og:type", "article" if entry else "website"
        yield "og:title", self.press.title if url == self._home else title
        if description:
            yield "og:description", description
        if address := self.press.address(url):
            yield "og:url", address
        if entry is not None:
            yield "article:published_time", published_text(entry.briefing)
            yield "article:modified_time", timestamp(self.press.times.changed(entry))
            for tag in entry.briefing.tags:
                yield "article:tag", tag

    def _feeds(self, url: str, route: tuple[str, ...]) -> Iterator[FeedLink]:
        if not self.press.site.url or not self.press.archive.entries:
            return
        yield from self._forms(url, (), self.press.title)
        title = self.press.feed_titles.get(route[:2])
        if title is not None:
            yield from self._forms(url, route[:2], title)

    def _forms(self, url: str, route: tuple[str, ...], title: str) -> Iterator[FeedLink]:
        for form, media_type in FORMS.items():
            feed = self.press.archive.routes.feed(*route, form=form)
            yield FeedLink(relative(url, feed), media_type, title)

    def _json_ld(self, url: str, entry: Entry | None, dossier: Dossier | None) -> str:
        if entry is not None:
            return render_json_ld(briefing_node(self.press, entry))
        if dossier is not None:
            return render_json_ld(actor_node(self.press, dossier))
        return render_json_ld(self.press.site_node) if url == self._home else ""

    @property
    def _home(self) -> str:
        return self.press.archive.routes.home

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return {entry.url: entry for entry in self.press.archive.entries}

    @cached_property
    def _dossiers(self) -> Mapping[str, Dossier]:
        return {dossier.url: dossier for dossier in self.press.archive.dossiers.values()}


def render_head(head: Head, *, described: bool = False) -> str:
    """Return the elements of a head as HTML, one to a line.

    `described` says that the page has its description already: one theme writes it for every
    page, another for the home page alone.
    """
    return "".join([f"{element}\n" for element in _elements(head, described=described)])


def _elements(head: Head, *, described: bool) -> Iterator[str]:
    if head.description and not described:
        yield f'<meta name="description" content="{_value(head.description)}">'
    for name, content in head.properties:
        yield f'<meta property="{name}" content="{_value(content)}">'
    for feed in head.feeds:
        about = f'type="{feed.media_type}" title="{_value(feed.title)}"'
        yield f'<link rel="{DISCOVERY}" {about} href="{_value(feed.href)}">'
    if head.json_ld:
        yield f'<script type="application/ld+json">{head.json_ld}</script>'


def _value(text: str) -> str:
    """Return a text as an attribute's value between double quotes."""
    return html.escape(legal(text), quote=False).replace('"', "&quot;")
