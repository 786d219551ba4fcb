"""The search index of a finished site."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from briefwright.search.building import Extract, build_index
from briefwright.search.extract import extract_page, without_terms
from briefwright.search.pagefind import SearchError, read_page_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Take = Callable[[str, bytes | None], None]

FOLDER = "pagefind"
"""Where the index lies, below the site's root."""

_SPARE = "pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js"
"""Pagefind's own user interfaces, and its worker: a search takes milliseconds without one."""


def write_index(
    site: Path, expected: int, kept: Iterable[Extract] = (), take: Take | None = None
) -> None:
    """Index the pages of a finished site that ask for it, into the folder `pagefind` there.

    The same site gives the same bytes. Pages then lose the hidden terms by which they are found.

    Args:
        site: the folder.
        expected: how many pages the index is to hold.
        kept: what is to be indexed of pages that do not lie in the folder.
        take: told of each page in the folder what is to be indexed of it.

    Raises SearchError when Pagefind is missing or fails, or there is another number of pages than
    expected; then there is no index, and pages are as they were.
    """
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    if expected == 0:
        return
    indexed: list[Path] = []
    try:
        build_index(_read_extracts(site, indexed, expected, kept, take), folder)
        _check_count(read_page_count(folder), expected)
        for pattern in _SPARE:
            for spare in folder.glob(pattern):
                spare.unlink()
    except (SearchError, *_UNKNOWN) as fault:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(fault, SearchError):
            raise
        raise SearchError(f"{_OTHER_FORM}: {fault}") from fault
    for page in indexed:
        _drop_terms(page)


def _read_extracts(
    site: Path, indexed: list[Path], expected: int, kept: Iterable[Extract], take: Take | None
) -> Iterator[Extract]:
    """Yield what is to be indexed of each page, and take note of those in the site."""
    elsewhere = 0
    for extract in kept:
        elsewhere += 1
        yield extract
    try:
        for folder, _, names in os.walk(site):
            for name in names:
                if not name.endswith(".html"):
                    continue
                path = Path(folder, name)
                below = path.relative_to(site).as_posix()
                data = extract_page(path.read_bytes())
                if take is not None:
                    take(below, data)
                if data is not None:
                    indexed.append(path)
                    yield Extract(below, data)
    except OSError as fault:
        raise SearchError(f"the pages cannot be read for the search: {fault}") from fault
    _check_count(elsewhere + len(indexed), expected)


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
