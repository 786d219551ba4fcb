"""Our pages in MkDocs's navigation: the indexes first, their titles as mkdocs.yml gives them."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

from briefwright.hosts.mkdocs.pages import FragmentPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

INDEXES = ("briefings", "actors", "chronology", "threat-levels")
"""The folders whose index pages stand in the navigation, in this order."""


def find_named(config: MkDocsConfig) -> frozenset[str]:
    """Return the paths, relative to the docs folder, that the settings of a site name.

    The host, or the plugin for redirects, looks for a page there before any page is written.
    """
    redirects = config.plugins.get("redirects")
    named = [path for _, path in _titles(config.nav)]
    if redirects is not None:
        maps = redirects.config.get("redirect_maps")
        named += [str(path).partition("#")[0] for path in maps.values()] if maps else []
    return frozenset(PurePath(path.lstrip("/")).as_posix() for path in named)


def name_pages(written: object, files: Files) -> None:
    """Give pages of ours the titles of the `nav` in mkdocs.yml.

    MkDocs itself gives them only to pages that it has made.
    """
    for title, path in _titles(written):
        file = files.get_file_from_path(path)
        if title and file is not None and isinstance(file.page, FragmentPage):
            file.page.title = title


def _titles(written: object) -> Iterator[tuple[str, str]]:
    """Yield each path that a `nav` names, and its title; empty when it gives none."""
    if isinstance(written, list):
        for item in written:
            yield from _titles(item)
    elif isinstance(written, dict):
        for title, value in written.items():
            if isinstance(value, str):
                yield str(title), value
            else:
                yield from _titles(value)
    elif isinstance(written, str):
        yield "", written


def put_indexes_first(nav: Navigation, indexes: Mapping[str, File]) -> None:
    """Order a navigation that MkDocs has made itself: home, our indexes, everything else.

    MkDocs makes a section of every folder. An index page that is alone in its section takes the
    section's place.
    """
    first: list[StructureItem] = []
    if nav.homepage is not None and nav.homepage in nav.items:
        first.append(nav.homepage)
    for name in INDEXES:
        page = indexes[name].page if name in indexes else None
        if page is not None and page in nav.pages:
            first.append(_raise(page, nav))
    nav.items = [*first, *(item for item in nav.items if item not in first)]
    _relink(nav)


def leave_out(nav: Navigation) -> int:
    """Take briefings and actors out of a navigation, and the sections that held nothing else.

    Every page carries the whole navigation, so it must not grow with the archive. Returns how
    many pages were taken out.
    """
    taken = [page for page in nav.pages if _is_of_archive(page)]
    if taken:
        nav.items = list(_kept(nav.items))
        for page in taken:
            page.previous_page = page.next_page = page.parent = None
        _relink(nav)
    return len(taken)


def _is_of_archive(item: StructureItem) -> bool:
    return isinstance(item, FragmentPage) and item.made.source is not None


def _kept(items: Iterable[StructureItem]) -> Iterator[StructureItem]:
    for item in items:
        if isinstance(item, Section) and item.children:
            item.children = list(_kept(item.children))
            if not item.children:
                continue
        if not _is_of_archive(item):
            yield item


def _relink(nav: Navigation) -> None:
    nav.pages = list(_pages(nav.items))
    for page, before, after in zip(
        nav.pages, [None, *nav.pages], [*nav.pages[1:], None], strict=False
    ):
        page.previous_page, page.next_page = before, after


def _raise(page: Page, nav: Navigation) -> StructureItem:
    top: StructureItem = page
    while top.parent is not None:
        top = top.parent
    if top is not page.parent or page.parent.children != [page]:
        return top
    nav.items[nav.items.index(top)] = page
    page.parent = None
    return page


def adopt(pages: Iterable[Page], indexes: Mapping[str, File]) -> None:
    """Make each page a child of its index, so that the theme marks where the reader is."""
    for page in pages:
        if isinstance(page, FragmentPage) and page.made.route and page.parent is None:
            index = indexes.get(page.made.route[0])
            if index is not None and index.page is not page:
                page.parent = index.page  # type: ignore[assignment] # as Material's blog does


def _pages(items: Sequence[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)
