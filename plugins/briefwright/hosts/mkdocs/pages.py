"""Pages of ours as MkDocs sees them: made by the core, framed by the theme."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from typing_extensions import override

from briefwright.content.front_matter import parse_front_matter
from briefwright.hosts.mkdocs.particulars import as_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from briefwright.hosts.mkdocs.particulars import Particulars
    from briefwright.markup.body import Heading
    from briefwright.pages.site import SitePage


class FragmentPage(Page):
    """A page whose content the core makes.

    MkDocs's reader of front matter and Python-Markdown never see its source; the hooks of other
    plugins see its text, its HTML and its metadata, and may change them, as for any page.
    """

    def __init__(
        self, made: SitePage, file: File, config: MkDocsConfig, particulars: Particulars
    ) -> None:
        super().__init__(as_html(made.title), file, config)
        self.made = made
        self.particulars = particulars
        self.meta = particulars.meta(made)
        self.update_date = particulars.updated(made, self.update_date)

    @override
    def read_source(self, config: MkDocsConfig) -> None:
        """Hand out the text below the front matter, or what another plugin says instead."""
        given = config.plugins.on_page_read_source(page=self, config=config)
        if given is not None:
            given = parse_front_matter(given, self.file.src_uri).source.text
        self.markdown = self.particulars.source(self.made).text if given is None else given

    @override
    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the page, with another plugin's text if there is one."""
        made, text, added = self.made, self.markdown or "", ""
        if text != self.particulars.source(made).text:
            body = self.particulars.render(made, text)
            made = made.with_body(body)
            added = body.html if made is self.made else ""  # a list has no body to change
        self.content = made.html() + added
        self.toc = table_of_contents(made.toc)

    @property
    @override
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override] # here it is computed
        """Every id in the page; asked for only when a page written by hand links to one."""
        return find_ids(self.content or "")


def table_of_contents(headings: Iterable[Heading]) -> TableOfContents:
    """Return headings nested as MkDocs nests them."""
    top: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(as_html(heading.title), heading.anchor, heading.level)
        while open_links and open_links[-1].level >= heading.level:
            open_links.pop()
        (open_links[-1].children if open_links else top).append(link)
        open_links.append(link)
    return TableOfContents(top)


def append_contents(contents: TableOfContents, headings: Iterable[Heading]) -> None:
    """Add headings to the contents of a page that MkDocs has rendered, below its title."""
    title = contents.items[0] if contents.items and contents.items[0].level == 1 else None
    (title.children if title else contents.items).extend(table_of_contents(headings))


def find_ids(text: str) -> set[str]:
    """Return every id in a piece of HTML."""
    finder = _IdFinder()
    finder.feed(text)
    finder.close()
    return finder.ids


class _IdFinder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids.update(value for name, value in attrs if name == "id" and value)
