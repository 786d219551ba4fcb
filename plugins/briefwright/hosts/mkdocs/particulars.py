"""What MkDocs and its plugins are told of a page beside its HTML."""

from __future__ import annotations

import datetime as dt
import html
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefwright.content.briefing import SourceText
from briefwright.markup.render import make_renderer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefwright.archive.archive import Archive, Dossier, Entry
    from briefwright.exports.press import Press
    from briefwright.markup.body import Body
    from briefwright.markup.render import Renderer
    from briefwright.pages.site import SitePage

NOTHING = SourceText("", 1)

FIRST_DAY, LAST_DAY = dt.date(1970, 1, 1), dt.date(2106, 2, 7)
"""The days that the head of a compressed file can tell (RFC 1952, MTIME)."""


@dataclass(frozen=True)
class Particulars:
    """The archive, asked for what a page of the host needs."""

    press: Press

    @property
    def archive(self) -> Archive:
        """The archive."""
        return self.press.archive

    def source(self, page: SitePage) -> SourceText:
        """Return the text behind a page; empty for one that has no source."""
        entry, dossier = self._entries.get(page.url), self._dossiers.get(page.url)
        if entry is not None:
            return entry.briefing.source
        return dossier.actor.source if dossier is not None else NOTHING

    def render(self, page: SitePage, text: str) -> Body:
        """Return the body for a text that another plugin has put in the place of the page's own."""
        entry, dossier = self._entries.get(page.url), self._dossiers.get(page.url)
        return self._renderer.render(
            SourceText(text, self.source(page).first_line),
            path=page.source or page.url,
            url=page.url,
            declared=frozenset(item.actor for item in entry.declared) if entry else frozenset(),
            subject=dossier.actor.id if dossier else None,
            linkable=frozenset(self.archive.dossiers),
        )

    def meta(self, page: SitePage) -> dict[str, object]:
        """Return the metadata by which other plugins and themes know a page.

        Themes take it for HTML: Material 9.8 writes titles, descriptions and tags into its pages
        as they are, and MkDocs has no autoescaping.
        """
        found: dict[str, object] = {
            "title": as_html(page.title),
            "description": as_html(page.description),
            "render_macros": False,  # a text is data, whatever else the site loads
        }
        entry = self._entries.get(page.url)
        if entry is not None:
            found["date"] = entry.briefing.date.lower
            if entry.briefing.tags:
                found["tags"] = [as_html(tag) for tag in entry.briefing.tags]
        elif page.url not in self._dossiers:
            found["search"] = {"exclude": True}
        return found

    def updated(self, page: SitePage | None, today: str) -> str:
        """Return the ISO day on which a page last changed; nothing if nobody knows.

        The host would say that every page changes with every build. `today` is what it would say:
        with no briefing to date anything by, that stands, because it wants one date at least.
        It compresses the sitemap with the last of these days in the file's head, 32 bits of seconds
        from 1970 on, so a day that does not fit in there is told as the nearest one that does.
        """
        if not self.archive.entries:
            return today
        day = self.press.changes.day(page.url, page.route) if page is not None else None
        return min(max(day, FIRST_DAY), LAST_DAY).isoformat() if day else ""

    def search_text(self, page: SitePage) -> str:
        """Return the few words of HTML by which the host's own search finds a page."""
        entry, dossier = self._entries.get(page.url), self._dossiers.get(page.url)
        if entry is not None:
            actors = self.archive.registry.actors
            return _paragraphs(entry.summary, ", ".join(actors[key].name for key in entry.actors))
        if dossier is not None:
            return _paragraphs(", ".join(name.text for name in dossier.actor.all_names))
        return ""

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return {entry.url: entry for entry in self.archive.entries}

    @cached_property
    def _dossiers(self) -> Mapping[str, Dossier]:
        return {dossier.url: dossier for dossier in self.archive.dossiers.values()}

    @cached_property
    def _renderer(self) -> Renderer:
        return make_renderer(self.archive.registry, self.archive.routes)


def as_html(text: str) -> str:
    """Return a text for an element's content or a value between double quotes."""
    return html.escape(text, quote=False).replace('"', "&quot;")


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{html.escape(text)}</p>" for text in texts if text)
