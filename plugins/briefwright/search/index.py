"""The search index of a finished site, and the words that a mistyped one is mended by."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from briefwright.search.building import Extract, KeptPage, build_index, url_of
from briefwright.search.extract import extract_page, without_terms
from briefwright.search.pagefind import SearchError, read_page_count
from briefwright.search.renewing import renew_index
from briefwright.search.state import read_counts
from briefwright.search.words import WORDS, render_words
from briefwright.search.writing import fragment_path, name_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from briefwright.cache.texts import Texts
    from briefwright.search.renewing import Former
    from briefwright.search.state import IndexState

FOLDER = "pagefind"
"""Where the index lies, below the site's root."""

_SPARE = "pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js"
"""Pagefind's own user interfaces, and its worker: a search takes milliseconds without one."""

_FEW, _SHARE = 100, 10
"""An index is renewed when so many pages may have changed, or one of so many."""


_NOTHING: Mapping[str, Texts | None] = MappingProxyType({})


class Written(NamedTuple):
    """An index that has been written."""

    state: IndexState
    gone: AbstractSet[str] | None = None
    """The files of the former index, and of words to mend by, that are not those of this one, by
    their paths in the site; None when none of them is."""


def write_index(pages: Pages) -> Written | None:
    """Index the pages of a finished site that ask for it, into the folder `pagefind` there.

    The same site gives the same bytes. Pages then lose the hidden terms by which they are found.
    Return what the next build needs to know; None when there is nothing to index.

    Raises SearchError when Pagefind is missing or fails, or there is another number of pages than
    expected; then there is no index, and the files of pages are as they were.
    """
    folder = pages.site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    if pages.expected == 0:
        _write_words(pages.site, "")
        return None
    try:
        written = _renew(pages, folder) or _build(pages, folder)
    except (SearchError, *_UNKNOWN) as fault:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(fault, SearchError):
            raise
        raise SearchError(f"{_OTHER_FORM}: {fault}") from fault
    for page in pages.indexed:
        _drop_terms(page)
    return written


class Pages:
    """The pages of a site: those that lie in it, and those of which the former index knows."""

    def __init__(
        self,
        site: Path,
        expected: int,
        former: Former | None = None,
        kept: AbstractSet[str] = frozenset(),
        taken: Mapping[str, Texts | None] = _NOTHING,
    ) -> None:
        """Find the pages. Reads the disk.

        Args:
            site: the folder.
            expected: how many pages the index is to hold.
            former: the index of the previous site. Its files that stay are not written again.
            kept: paths of pages that stay as they were when it was made, and are not in the folder.
            taken: what is to be indexed of pages that have been read already, by their paths; None
                where nothing is.
        """
        self.site = site
        self.expected = expected
        self.former = former
        self.kept: frozenset[str] = frozenset()
        """URLs of those that do not lie in the site."""

        if former is not None:
            pages = (page for one in former.state.languages.values() for page in one.pages)
            known = (page.url for page in pages if not page.source)  # which only itself tells
            self.kept = frozenset(map(url_of, kept)).intersection(known)
        self.taken = {path: text for path, text in taken.items() if text is not None}
        self.files = [path for path in _find_pages(site) if path not in taken]
        self.indexed: list[Path] = []
        """The files that are indexed, once they have been read."""

    @property
    def changed(self) -> int:
        """How many pages may be others than before."""
        return len(self.taken) + len(self.files)

    def extracts(self) -> Iterator[Extract]:
        """Yield what is to be indexed of each page that may be another than before.

        Raises SearchError for another number of pages than expected, LostText.
        """
        self.indexed.clear()
        for path, text in self.taken.items():
            yield Extract(path, text.read())
        try:
            for path in self.files:
                data = extract_page((self.site / path).read_bytes())
                if data is not None:
                    self.indexed.append(self.site / path)
                    yield Extract(path, data)
        except OSError as fault:
            raise SearchError(f"the pages cannot be read for the search: {fault}") from fault
        _check_count(len(self.kept) + len(self.taken) + len(self.indexed), self.expected)

    def read_kept(self) -> Iterator[KeptPage]:
        """Yield the pages of the former index that stay."""
        if self.former is None:
            return
        for language, one in self.former.state.languages.items():
            for name, page in zip(name_pages(language, one.pages), one.pages, strict=True):
                if page.url in self.kept:
                    data = (self.former.folder / fragment_path(name)).read_bytes()
                    yield KeptPage(language, page, data)


def _find_pages(site: Path) -> Iterator[str]:
    for folder, _, names in os.walk(site):
        below = Path(folder).relative_to(site).as_posix()
        for name in names:
            if name.endswith(".html"):
                yield name if below == "." else f"{below}/{name}"


def _renew(pages: Pages, folder: Path) -> Written | None:
    """Renew the former index, if that is possible and pays."""
    if pages.former is None or pages.changed > max(_FEW, pages.expected // _SHARE):
        return None
    with suppress(*_UNKNOWN):
        renewed = renew_index(pages.former, pages.extracts(), pages.kept, folder)
        if renewed is not None:
            gone = {f"{FOLDER}/{path}" for path in renewed.gone}
            if renewed.state.words != pages.former.state.words:
                gone.add(WORDS)
                _write_words(pages.site, render_words(read_counts(renewed.state.words)))
            return Written(renewed.state, gone)
    shutil.rmtree(folder, ignore_errors=True)
    return None


def _build(pages: Pages, folder: Path) -> Written:
    state = build_index(pages.extracts(), folder, pages.read_kept())
    _check_count(read_page_count(folder), pages.expected)
    for pattern in _SPARE:
        for spare in folder.glob(pattern):
            spare.unlink()
    _write_words(pages.site, render_words(read_counts(state.words)))
    return Written(state)


def _write_words(site: Path, text: str) -> None:
    place = site / WORDS
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def _drop_terms(page: Path) -> None:
    """Leave out of an indexed page what only the index reads: a tenth of its HTML."""
    try:
        text = page.read_bytes()
        kept = without_terms(text)
        if kept != text:
            page.write_bytes(kept)
    except OSError as fault:
        raise SearchError(f"a page cannot be written after it was indexed: {fault}") from fault


def _check_count(indexed: int, expected: int) -> None:
    if indexed != expected:
        raise SearchError(
            f"the search index holds {indexed} pages, and {expected} were expected: a theme or "
            "a plugin has taken out the attribute data-pagefind-body, or has put it elsewhere"
        )


_UNKNOWN = (OSError, ValueError, LookupError)
_OTHER_FORM = "Pagefind's index is not of the form that is known"
