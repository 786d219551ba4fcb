"""Our pages written straight to the site, one after another, without the host's page loop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs.exceptions import BuildError

from briefwright.hosts.mkdocs.files import destination
from briefwright.hosts.mkdocs.reports import log
from briefwright.publish.writing import write_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Template
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from briefwright.hosts.mkdocs.framing import Framing
    from briefwright.hosts.mkdocs.own_pages import Listing, OwnPages
    from briefwright.hosts.mkdocs.pages import FragmentPage
    from briefwright.hosts.mkdocs.renewing import Renewing

    Finish = Callable[[str, FragmentPage], str]
    Feed = Callable[[FragmentPage], None]


@dataclass
class DirectPages:
    """The pages that are written without the host; none of them is held."""

    own: OwnPages
    framing: Framing
    template: Template
    nav: Navigation
    listing: Listing
    finish: Finish
    """Gives what the theme has made of a page all that is ours to add."""

    progress: Callable[[], None]
    """Told of every page that is done."""

    feed: Feed | None = None
    """Has the host's search read a page; None when it reads none of ours."""

    renewing: Renewing | None = None
    """Knows which finished pages of the previous build stay; None when none does."""

    _left: Iterator[str] = field(init=False)
    _stay: frozenset[str] | None = None

    def __post_init__(self) -> None:
        """Begin with the first page."""
        self._left = iter(self.own.shelf.order)

    def write_before(self, page: Page) -> None:
        """Write what the host would build before one of its own pages, if that matters.

        A search that reads our pages has them in its index in the host's order.
        """
        if self.feed is not None:
            page.active = False
            self._write_until(page.file.src_uri)
            page.active = True

    def write_rest(self) -> None:
        """Write every page that is not written yet."""
        self._write_until(None)

    def _write_until(self, uri: str | None) -> None:
        for each in self._left:
            if each == uri:
                return
            if each in self.own:
                self._write(each)

    def _write(self, uri: str) -> None:
        """Write one page. What goes wrong is said as the host says it, and raised."""
        stays = uri in self.find_staying()
        if stays and self.feed is None:
            self.progress()
            return
        page = self.own.page(uri)
        try:
            if self.feed is not None:
                self.feed(page)
            if not stays:
                made = self._finished(page)
                if self.renewing is not None:
                    made = self.renewing.take(destination(page.made.url), made)
                write_file(page.file.abs_dest_path, [made])
            self.progress()
        except Exception as fault:
            reason = "" if isinstance(fault, BuildError) else f" {fault}"
            log.error("Error building page '%s':%s", uri, reason)
            raise
        finally:
            self.own.let_go(page)

    def find_staying(self) -> frozenset[str]:
        """Return which pages' files stay as they are; that is found once, and proven on some."""
        self.framing.begin(self.template, self.nav, self.listing)  # which may ask for them itself
        if self._stay is None:
            pages = ((destination(page.url), it, page) for it, page in self.own.shelf.apart.items())
            self._stay = self.renewing.choose(pages, self._make) if self.renewing else frozenset()
        return self._stay

    def _make(self, uri: str) -> bytes:
        page = self.own.page(uri)
        made = self._finished(page)
        self.own.let_go(page)
        return made

    def _finished(self, page: FragmentPage) -> bytes:
        """Return what the file of a page is to hold."""
        return self.finish(self.render(page), page).encode(errors="xmlcharrefreplace")

    def render(self, page: FragmentPage) -> str:
        """Return a page as the theme shows it."""
        self.framing.begin(self.template, self.nav, self.listing)
        return self.framing.output(self.template, page)
