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

from briefwright.search.extract import extract_page
from briefwright.search.settling import write_settled

FOLDER = "pagefind"
"""Where the index lies, below the site's root."""

NOT_INDEXED = (".headerlink",)
"""Selectors of what the index leaves out of pages written by hand: signs that are links."""

CHUNKS = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": "5000"}
"""A reader loads the chunk that holds a word. At 10,000 briefings a quarter of Pagefind's own size
takes 60 KB from a search for two words, and the list of chunks grows by 6 KB. Pagefind may drop
the setting: then chunks are large again, and nothing else happens."""

_TERMS = re.compile(rb"<div hidden>(?:<span data-pagefind-[^>]*></span>)+</div>\n?")

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
            _run_pagefind(Path(extracts), folder)
        _check_count(read_page_count(folder), expected)
        for pattern in _SPARE:
            for spare in folder.glob(pattern):
                spare.unlink()
        _settle(folder)
    except SearchError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    for page in pages:
        _drop_terms(page)


def _write_extracts(site: Path, extracts: Path) -> list[Path]:
    """Put what is to be indexed of each page where Pagefind finds it; return those with any."""
    written = []
    try:
        for folder, _, names in os.walk(site):
            for name in names:
                if not name.endswith(".html"):
                    continue
                extract = extract_page(Path(folder, name).read_bytes())
                if extract is not None:
                    place = extracts / Path(folder).relative_to(site)
                    place.mkdir(parents=True, exist_ok=True)
                    (place / name).write_bytes(extract)
                    written.append(Path(folder, name))
    except OSError as fault:
        raise SearchError(f"the pages cannot be read for the search: {fault}") from fault
    return written


def _drop_terms(page: Path) -> None:
    """Leave out of an indexed page what only the index reads: a tenth of its HTML."""
    try:
        text = page.read_bytes()
        kept = _TERMS.sub(b"", text)
        if kept != text:
            page.write_bytes(kept)
    except OSError as fault:
        raise SearchError(f"a page cannot be written after it was indexed: {fault}") from fault


def _settle(folder: Path) -> None:
    try:
        write_settled(folder)
    except (OSError, ValueError, LookupError) as fault:
        raise SearchError(f"Pagefind's index is not of the form that is known: {fault}") from fault


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


_MISSING = (
    "the search index needs Pagefind, which is not installed: "
    "pip install 'pagefind[bin]', or set `search: false`"
)
