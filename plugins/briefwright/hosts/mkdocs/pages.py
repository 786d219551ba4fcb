"""Pages of ours as MkDocs sees them: made by the core, framed by the theme."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from mkdocs.structure.files import InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from typing_extensions import override

from briefwright.content.front_matter import parse_front_matter
from briefwright.hosts.mkdocs.files import PLAIN_URL
from briefwright.hosts.mkdocs.listening import is_content_read
from briefwright.hosts.mkdocs.particulars import as_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from briefwright.hosts.mkdocs.particulars import Particulars
    from briefwright.markup.body import Heading
    from briefwright.pages.site import SitePage

_UNPUBLISHED = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


class FragmentPage(Page):
    """A page whose content the core makes.

    MkDocs's reader of front matter and Python-Markdown never see its source; the hooks of other
    plugins see its text, its HTML and its metadata, and may change them, as for any page.

    The host holds every page to the end of a build. So the HTML is made when it is asked for, and
    let go when the page is written; who asks later has it made again.
    """

    _markdown: str | None = None
    _content: str | None = None
    _made: str | None = None
    """The HTML as we made it, while it is held."""

    _added: str = ""
    _rendered = False
    _awaited = False
    """Whether the host is about to ask its plugins for changes, and none of them looks."""

    def __init__(
        self, made: SitePage, file: File, config: MkDocsConfig, particulars: Particulars
    ) -> None:
        super().__init__(as_html(made.title), file, config)
        self.made = made
        self.particulars = particulars
        self.meta = particulars.meta(made)
        self.update_date = particulars.updated(made, self.update_date)

    @override
    def _set_canonical_url(self, base: str | None) -> None:
        self.canonical_url = whole_address(base, self.url)
        self.abs_url = urlsplit(self.canonical_url).path if self.canonical_url else None

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
        made, text = self.made, self.markdown or ""
        if text != self.particulars.source(made).text:
            body = self.particulars.render(made, text)
            self.made = made.with_body(body)
            # A list has no body to change.
            self._added = body.html if self.made is made else ""
        self.settle()
        self._awaited = not is_content_read(config)

    def settle(self) -> None:
        """Be ready to be shown; a page for which nobody listens needs nothing else."""
        self.toc = table_of_contents(self.made.toc)
        self._rendered = True

    @property  # type: ignore[explicit-override] # mypy looks at the setter
    @override
    def markdown(self) -> str | None:
        """The text below the front matter; None before the page is read."""
        if self._markdown is None and self._rendered:
            return self.particulars.source(self.made).text
        return self._markdown

    @markdown.setter
    def markdown(self, markdown: str | None) -> None:
        self._markdown = markdown

    @property  # type: ignore[explicit-override] # mypy looks at the setter
    @override
    def content(self) -> str | None:  # made when it is asked for
        """The HTML; None before the page is rendered."""
        if self._awaited:
            return ""
        if self._content is None and self._rendered:
            self._content = self._made = self.made.html() + self._added
        return self._content

    @content.setter
    def content(self, content: str | None) -> None:
        if not self._awaited:
            self._content = content
        self._awaited = False

    def drop_content(self) -> None:
        """Let the HTML go, unless somebody has changed it."""
        if self._content is self._made:
            self._content = self._made = None

    @property
    @override
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override] # here it is computed
        """Every id in the page; asked for only when a page written by hand links to one."""
        held = self._content is not None
        ids = find_ids(self.content or "")
        if not held:
            self.drop_content()
        return ids


def whole_address(base: str | None, url: str) -> str | None:
    """Return the address of a page of a site, as the host has it; None where it has none."""
    if not base:
        return None
    start, is_plain = _start_of(base)
    return start + url if is_plain and PLAIN_URL.fullmatch(url) else urljoin(start, url)


@lru_cache(maxsize=8)
def _start_of(base: str) -> tuple[str, bool]:
    """Return how addresses below a site's own begin, and whether they only begin so."""
    start = base if base.endswith("/") else f"{base}/"
    return start, urljoin(start, "a/b/") == f"{start}a/b/"


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


@dataclass(frozen=True)
class HostedPages:
    """Which files of the docs folder the host publishes, and what its pages hold."""

    files: Files
    docs_dir: str
    _anchors: dict[str, set[str]] = field(default_factory=dict)

    def is_published(self, path: str) -> bool:
        """Return whether a file is part of the site, by its path from the project's root."""
        file = self._file(path)
        return file is not None and file.inclusion not in _UNPUBLISHED

    def find_anchors(self, path: str) -> set[str] | None:
        """Return every id in the page made of a file; None when the host makes no page of it."""
        file = self._file(path)
        page = file.page if file is not None else None
        if page is None or isinstance(page, FragmentPage):
            return None
        if path not in self._anchors:
            self._anchors[path] = (page.present_anchor_ids or set()) | find_ids(page.content or "")
        return self._anchors[path]

    def _file(self, path: str) -> File | None:
        return self.files.get_file_from_path(path.removeprefix(f"{self.docs_dir}/"))


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
