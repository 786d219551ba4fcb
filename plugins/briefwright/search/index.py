"""The search index: Pagefind run over a finished site, its result counted and put in order."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from briefwright.search.extract import extract_page, without_terms
from briefwright.search.merging import merge_indexes
from briefwright.search.settling import write_settled

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "pagefind"
"""Where the index lies, below the site's root."""

NOT_INDEXED = (".headerlink",)
"""Selectors of what the index leaves out of pages written by hand: signs that are links."""

CHUNK_SIZE = 5000
CHUNKS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(CHUNK_SIZE)}
"""A reader loads the chunk that holds a word. At 10,000 briefings a quarter of Pagefind's own size
takes 60 KB from a search for two words, and the list of chunks grows by 6 KB. Pagefind may drop
the setting: then chunks are large again, and nothing else happens."""

WHOLE_SIZE = 32_000_000
PART_SIZE = 8_000_000
"""Above how many bytes of extracts Pagefind is given them in parts, and of how many. It holds up
to thirty times as many in memory until it has read the last: 1.3 GB for 4,400 pages."""

_SORTED = re.compile(rb'data-pagefind-sort="date:([^"]*)"')

_SPARE = "pagefind-*ui.*", "pagefind-highlight.js", "pagefind-worker.js"
"""Pagefind's own user interfaces, and its worker: a search takes milliseconds without one."""


class SearchError(Exception):
    """The index could not be made; the message says why and what to do, on one line."""


def write_index(site: Path, expected: int) -> None:
    """Index the pages of a finished site that ask for it, into the folder `pagefind` there.

    The same site gives the same bytes. Pages then lose the hidden terms by which they are found.
    Raises SearchError when Pagefind is missing or fails, or has indexed another number of pages
    than expected; then there is no index, and pages are as they were.
    """
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    if expected == 0:
        return
    try:
        with TemporaryDirectory(prefix="briefwright-search-") as extracts:
            pages = _write_extracts(site, Path(extracts))
            _check_count(len(pages), expected)
            _index_parts(Path(extracts), pages, folder)
        _check_count(read_page_count(folder), expected)
        for pattern in _SPARE:
            for spare in folder.glob(pattern):
                spare.unlink()
        _settle(folder)
    except SearchError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    for page in pages:
        _drop_terms(site / page.path)


class _Extract(NamedTuple):
    """What is to be indexed of a page: its date or nothing, its path in the site, where it is."""

    date: bytes
    path: Path
    file: Path
    size: int


def _write_extracts(site: Path, extracts: Path) -> list[_Extract]:
    """Keep in a folder what is to be indexed of each page; return those with any."""
    written: list[_Extract] = []
    try:
        for folder, _, names in os.walk(site):
            for name in names:
                if not name.endswith(".html"):
                    continue
                extract = extract_page(Path(folder, name).read_bytes())
                if extract is not None:
                    path = Path(folder).relative_to(site) / name
                    file = extracts / str(len(written))
                    file.write_bytes(extract)
                    dated = _SORTED.search(extract)
                    written.append(_Extract(dated[1] if dated else b"", path, file, len(extract)))
    except OSError as fault:
        raise SearchError(f"the pages cannot be read for the search: {fault}") from fault
    return written


def _index_parts(extracts: Path, pages: list[_Extract], folder: Path) -> None:
    """Have all extracts indexed, a part at a time when they are many."""
    parts = list(_split_pages(pages))
    written: list[Path] = []
    for number, part in enumerate(parts):
        place = extracts / f"part{number}"
        try:
            for page in part:
                (place / page.path).parent.mkdir(parents=True, exist_ok=True)
                page.file.rename(place / page.path)
        except OSError as fault:
            raise SearchError(f"a page cannot be kept for the search: {fault}") from fault
        if len(parts) == 1:
            _run_pagefind(place, folder)
            return
        _run_pagefind(place, folder / place.name)
        _check_count(read_page_count(folder / place.name), len(part))
        written.append(folder / place.name)
    try:
        merge_indexes(written, folder, CHUNK_SIZE)
    except _UNKNOWN as fault:
        raise SearchError(f"{_OTHER_FORM}: {fault}") from fault


def _split_pages(pages: list[_Extract]) -> Iterator[list[_Extract]]:
    """Yield the pages, in parts when they are many: first those without a date, then the oldest."""
    limit = sum(page.size for page in pages)
    if limit > WHOLE_SIZE:
        limit = PART_SIZE
    part: list[_Extract] = []
    size = 0
    for page in sorted(pages):
        part.append(page)
        size += page.size
        if size >= limit:
            yield part
            part, size = [], 0
    if part:
        yield part


def _drop_terms(page: Path) -> None:
    """Leave out of an indexed page what only the index reads: a tenth of its HTML."""
    try:
        text = page.read_bytes()
        kept = without_terms(text)
        if kept != text:
            page.write_bytes(kept)
    except OSError as fault:
        raise SearchError(f"a page cannot be written after it was indexed: {fault}") from fault


def _settle(folder: Path) -> None:
    try:
        write_settled(folder)
    except _UNKNOWN as fault:
        raise SearchError(f"{_OTHER_FORM}: {fault}") from fault


def read_page_count(folder: Path) -> int:
    """Return how many pages an index holds. Raises SearchError when there is none to read."""
    try:
        entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
        return sum(language["page_count"] for language in entry["languages"].values())
    except (OSError, ValueError, KeyError, AttributeError) as fault:
        raise SearchError(f"Pagefind left no index that can be read: {fault!r}") from fault


def _check_count(indexed: int, expected: int) -> None:
    if indexed != expected:
        raise SearchError(
            f"the search index holds {indexed} pages, and {expected} were expected: a theme or "
            "a plugin has taken out the attribute data-pagefind-body, or has put it elsewhere"
        )


def _run_pagefind(site: Path, folder: Path) -> None:
    if find_spec("pagefind") is None:
        raise SearchError(_MISSING)
    command = [sys.executable, "-m", "pagefind", "--silent"]
    places = ["--site", str(site), "--output-path", str(folder)]
    left_out = ["--exclude-selectors", ", ".join(NOT_INDEXED)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, and paths of the build
            [*command, *places, *left_out],
            env={**os.environ, **CHUNKS},
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            close_fds=False,  # the site's lock: if we are killed, it still writes
        )
    except OSError as fault:
        raise SearchError(f"Pagefind did not start: {fault}") from fault
    if done.returncode:
        said = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        if said and "could not find" in said[-1].lower():
            raise SearchError(_MISSING)
        raise SearchError(f"Pagefind failed: {said[-1] if said else f'exit {done.returncode}'}")


_UNKNOWN = (OSError, ValueError, LookupError)
_OTHER_FORM = "Pagefind's index is not of the form that is known"
_MISSING = (
    "the search index needs Pagefind, which is not installed: "
    "pip install 'pagefind[bin]', or set `search: false`"
)
