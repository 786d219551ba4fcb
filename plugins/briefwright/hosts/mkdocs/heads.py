"""The heads of pages: completed after the theme has written them, whatever the theme is."""

from __future__ import annotations

import html
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefwright.exports.head import Heads, render_head

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from briefwright.exports.press import Press
    from briefwright.pages.site import SitePage

DESCRIPTION, END = '<meta name="description"', "</head>"


@dataclass(frozen=True)
class PageHeads:
    """Completes the heads of one build's pages.

    In the finished page and not in a block of the theme: a theme need not have that block, and a
    template of the site's own, or of another plugin, need not pass it on.
    """

    press: Press

    def complete(self, output: str, page: Page, made: SitePage | None, config: MkDocsConfig) -> str:
        """Return a page with our elements at the end of its head; `made` if it is one of ours."""
        before, end, after = output.partition(END)
        if not end:
            return output
        if made is not None:
            head = self._heads.head(made.url, made.route, made.title, made.description)
        else:
            asked = page.meta.get("description") or config.site_description
            title, description = html.unescape(str(page.title or "")), str(asked or "")
            url = "" if page.file.url == "./" else page.file.url
            head = self._heads.head(url, (), title, description)
        added = render_head(head, described=DESCRIPTION in before)
        return f"{before}{added}{end}{after}"

    @cached_property
    def _heads(self) -> Heads:
        return Heads(self.press)
