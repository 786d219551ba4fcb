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
    from collections.abc import Iterator

FOLDER = "pagefind"
"""Where the index lies, below the site's root."""

_SPARE = "pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js"
"""Pagefind's own user interfaces, and its worker: a search takes milliseconds without one."""


def write_index(site: Path, expected: int) -> None:
    """Index the pages of a finished site that ask for it, into the folder `pagefind` there.

    The same site gives the same bytes. Pages then lose the hidden terms by which they are found.
    Raises SearchError when Pagefind is missing or fails, or there is another number of pages than
    expected; then there is no index, and pages are as they were.
    """
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    if expected == 0:
        return
    indexed: list[Path] = []
    try:
        build_index(_read_extracts(site, indexed, expected), folder)
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


def _read_extracts(site: Path, indexed: list[Path], expected: int) -> Iterator[Extract]:
    """Yield what is to be indexed of each page, and take note of the page."""
    try:
        for folder, _, names in os.walk(site):
            for name in names:
                if not name.endswith(".html"):
                    continue
                path = Path(folder, name)
                extract = extract_page(path.read_bytes())
                if extract is not None:
                    indexed.append(path)
                    yield Extract(path.relative_to(site).as_posix(), extract)
    except OSError as fault:
        raise SearchError(f"the pages cannot be read for the search: {fault}") from fault
    _check_count(len(indexed), expected)


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
