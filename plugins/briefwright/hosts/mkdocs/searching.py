"""The search as MkDocs carries it: its button, the pages it holds, its index at the end."""

from __future__ import annotations

import html
import threading
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIServer

from mkdocs.exceptions import Abort

from briefwright.cache.texts import LostText
from briefwright.hosts.mkdocs.pages import FragmentPage
from briefwright.hosts.mkdocs.reports import log
from briefwright.pages.index_terms import PAGE, UNDATED
from briefwright.search.files import search_pages
from briefwright.search.index import FOLDER, Pages, write_index
from briefwright.search.pagefind import SearchError
from briefwright.search.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIEnvironment

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from briefwright.archive.archive import Archive
    from briefwright.hosts.mkdocs.renewing import Renewing

THEMES = Path(__file__).with_name("themes")
"""For each theme that has a place for a search of ours, the templates that put it there."""

BODY = "data-pagefind-body"


@dataclass
class Searching:
    """The search of one build."""

    archive: Archive
    theme: str | None
    written: int = 0
    """Pages written by hand that the index holds."""

    made: threading.Lock = field(default_factory=threading.Lock)

    @cached_property
    def replaces_the_hosts(self) -> bool:
        """Whether the theme shows our search where it would show the host's own."""
        return has_place(self.theme)

    def wrap(self, content: str, page: Page) -> str:
        """Return the HTML of a page written by hand as the index reads it."""
        if isinstance(page, FragmentPage) or _is_excluded(page):
            return content
        title = html.escape(str(page.title or ""))
        return (
            f'<div {BODY} data-pagefind-filter="kind:{PAGE}" data-pagefind-sort="date:{UNDATED}" '
            f'data-pagefind-meta="title[data-title]" data-title="{title}">\n{content}\n</div>'
        )

    def count(self, output: str, page: Page) -> None:
        """Take note of a finished page."""
        if not isinstance(page, FragmentPage) and BODY in output:
            self.written += 1

    def write_index(self, site: Path, renewing: Renewing | None = None) -> None:
        """Index a finished site, of which some pages lie elsewhere. Raises SearchError."""
        expected = search_pages(self.archive) + self.written
        log.info("Indexing %d pages for the search", expected)
        if renewing is None or renewing.index is None:
            write_index(Pages(site, expected))
        else:
            renewing.index.write(site, expected, renewing.renewal)

    def publish(self, site_dir: str, renewing: Renewing | None) -> None:
        """Index a site that is about to be published. Raises Abort when that fails."""
        try:
            self.write_index(Path(site_dir), renewing)
        except (SearchError, LostText) as fault:
            raise Abort(f"{fault}; nothing was published") from fault

    def answer(self, path: str, site: Path) -> None:
        """Make the index when a preview is first asked for it, once for each build."""
        if f"/{FOLDER}/" not in path and not path.endswith(f"/{WORDS}"):
            return
        with self.made:
            if not (site / FOLDER).is_dir():
                try:
                    self.write_index(site)
                except SearchError as fault:
                    log.error(str(fault))


def has_place(theme: str | None) -> bool:
    """Return whether a theme has a place for our search."""
    return theme is not None and (THEMES / theme).is_dir()


def prepare(config: MkDocsConfig) -> None:
    """Have the theme show the button that opens the search, where it has a place for it."""
    if has_place(config.theme.name):
        # Before the theme's own templates, and after those of the site.
        place = 1 if config.theme.custom_dir else 0
        config.theme.dirs.insert(place, str(THEMES / str(config.theme.name)))


def _is_excluded(page: Page) -> bool:
    asked = page.meta.get("search")
    return isinstance(asked, dict) and bool(asked.get("exclude"))


def watch(server: object, answer: Callable[[str], None]) -> None:
    """Have a preview's server tell the path of each request before it answers."""
    inner = server.get_app() if isinstance(server, WSGIServer) else None
    if isinstance(server, WSGIServer) and inner is not None:

        def application(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            answer(str(environ.get("PATH_INFO", "")))
            return inner(environ, start)

        server.set_app(application)
