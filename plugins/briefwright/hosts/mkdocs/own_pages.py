"""Pages of ours of which the host has no file: each is made when it is asked for, and not kept.

What the host keeps of a page, ten thousand times, is most of what a build would hold. So it is told
only of pages that it has to know: those in the navigation, the indexes, drafts in a preview, and
those to which a page written by hand leads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, overload
from urllib.parse import urlsplit

from mkdocs.structure.files import Files
from mkdocs.utils import get_build_date
from typing_extensions import override

from briefwright.hosts.mkdocs.files import destination
from briefwright.hosts.mkdocs.navigation import adopt
from briefwright.hosts.mkdocs.pages import FragmentPage, whole_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.structure.files import File
    from mkdocs.structure.pages import Page

    from briefwright.hosts.mkdocs.files import Shelf
    from briefwright.hosts.mkdocs.particulars import Particulars
    from briefwright.pages.site import SitePage


@dataclass
class OwnPages:
    """The pages of one build that its host does not know."""

    shelf: Shelf
    particulars: Particulars
    indexes: Mapping[str, File]
    """File of each index page, by the folder that it is the index of."""

    kept: dict[str, FragmentPage] = field(default_factory=dict)
    """Pages to which the host has been led, by `src_uri`."""

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.shelf.apart)

    def __contains__(self, uri: object) -> bool:
        return uri in self.shelf.apart

    def keep(self, uri: str) -> File | None:
        """Return the file of a page to which the host is led, the same every time."""
        if uri in self.shelf.apart and uri not in self.kept:
            self.kept[uri] = self.page(uri)
        return self.kept[uri].file if uri in self.kept else None

    def page(self, uri: str) -> FragmentPage:
        """Return a page as the host would have it, ready to be shown."""
        if uri in self.kept:
            return self.kept[uri]
        made = self.shelf.apart[uri]
        file = self.shelf.make_file(uri, made)
        page = FragmentPage(made, file, self.shelf.config, self.particulars)
        adopt([page], self.indexes)
        page.settle()
        return page

    def let_go(self, page: FragmentPage) -> None:
        """Be done with a page; the collector of cycles need not find it."""
        page.drop_content()
        uri = page.file.src_uri
        if uri in self and uri not in self.kept:
            page.file.page = None

    def sources(self) -> Iterator[tuple[str, str]]:
        """Yield the path of each finished page below the site, and what it is made from."""
        for uri, page in self.shelf.apart.items():
            yield destination(page.url), page.source or uri

    def listed(self, files: Files) -> Listing:
        """Return every published page, the host's and ours, in the order of their files."""
        return Listing(self, files)

    def updated(self, made: SitePage) -> str:
        """Return the day on which a page last changed."""
        return self.particulars.updated(made, self._today)

    @cached_property
    def _today(self) -> str:
        return get_build_date()

    def address(self, url: str) -> str | None:
        """Return the whole address of a page as the host has it; None where it has none."""
        return whole_address(self.shelf.config.site_url, url)


@dataclass(frozen=True)
class Listing(Sequence["File"]):
    """Every published page, for a template that goes through them all."""

    own: OwnPages
    files: Files

    @override
    def __len__(self) -> int:
        return sum(1 for _ in self._uris())

    @override
    def __iter__(self) -> Iterator[File]:
        for uri in self._uris():
            file = self.files.src_uris.get(uri)
            yield file if file is not None else _ListedFile(self.own, uri)  # type: ignore[misc]

    @overload
    def __getitem__(self, place: int) -> File: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[File]: ...
    @override
    def __getitem__(self, place: int | slice) -> File | Sequence[File]:
        return list(self)[place]

    def addresses(self) -> Iterator[tuple[str, str]]:
        """Yield what a sitemap says: the address of each page that has one, and its last day."""
        for uri in self._uris():
            file = self.files.src_uris.get(uri)
            if file is None:
                made = self.own.shelf.apart[uri]
                if address := self.own.address(made.url):
                    yield address, self.own.updated(made)
            elif page := _addressed(file):
                yield str(page.canonical_url or page.abs_url), page.update_date

    def _uris(self) -> Iterator[str]:
        order = self.own.shelf.order
        published = [file.src_uri for file in Files.documentation_pages(self.files)]
        hosted = frozenset(published)
        yield from (uri for uri in order if uri in self.own or uri in hosted)
        yield from (uri for uri in published if uri not in order)


def _addressed(file: File) -> Page | None:
    """Return the page of a file of the host, if it has an address and leads nowhere else."""
    page = file.page
    has_address = page is not None and (page.abs_url or page.canonical_url)
    return page if has_address and page is not None and not page.is_link else None


class _ListedFile:
    """The file of a page of ours in such a list."""

    __slots__ = ("_own", "page", "src_uri")

    def __init__(self, own: OwnPages, uri: str) -> None:
        self._own, self.src_uri = own, uri
        self.page = _ListedPage(own, uri)

    def __getattr__(self, name: str) -> object:
        return getattr(self.page.whole.file, name)


class _ListedPage:
    """A page of ours in such a list: what a sitemap asks is at hand, the rest is made."""

    __slots__ = ("_made", "_own", "_uri", "_whole")
    is_link = False

    def __init__(self, own: OwnPages, uri: str) -> None:
        self._own, self._uri = own, uri
        self._made = own.shelf.apart[uri]
        self._whole: FragmentPage | None = None

    @property
    def url(self) -> str:
        """Relative to the site's root."""
        return self._made.url

    @property
    def update_date(self) -> str:
        """The day on which it last changed."""
        return self._own.updated(self._made)

    @property
    def canonical_url(self) -> str | None:
        """Its whole address."""
        return self._own.address(self._made.url)

    @property
    def abs_url(self) -> str | None:
        """The path of its address."""
        address = self.canonical_url
        return urlsplit(address).path if address else None

    @property
    def whole(self) -> FragmentPage:
        """The page as the host would have it."""
        if self._whole is None:
            self._whole = self._own.page(self._uri)
        return self._whole

    def __getattr__(self, name: str) -> object:
        return getattr(self.whole, name)
