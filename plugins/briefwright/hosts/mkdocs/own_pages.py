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

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date
from typing_extensions import override

from briefwright.hosts.mkdocs.files import destination
from briefwright.hosts.mkdocs.navigation import adopt
from briefwright.hosts.mkdocs.pages import FragmentPage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.structure.files import File

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

    def _uris(self) -> Iterator[str]:
        order = self.own.shelf.order
        published = [file.src_uri for file in Files.documentation_pages(self.files)]
        hosted = frozenset(published)
        yield from (uri for uri in order if uri in self.own or uri in hosted)
        yield from (uri for uri in published if uri not in order)


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

    __slots__ = ("_own", "_uri", "_whole", "abs_url", "canonical_url", "update_date", "url")
    is_link = False

    def __init__(self, own: OwnPages, uri: str) -> None:
        self._own, self._uri = own, uri
        self._whole: FragmentPage | None = None
        made = own.shelf.apart[uri]
        self.url = made.url
        self.update_date = own.updated(made)
        # What the host makes of them is a page's own business, and needs no more than the URL.
        Page._set_canonical_url(self, own.shelf.config.site_url)  # type: ignore[arg-type] # noqa: SLF001

    @property
    def whole(self) -> FragmentPage:
        """The page as the host would have it."""
        if self._whole is None:
            self._whole = self._own.page(self._uri)
        return self._whole

    def __getattr__(self, name: str) -> object:
        return getattr(self.whole, name)
