"""Pagefind, run as a program."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NOT_INDEXED = (".headerlink",)
"""Selectors of what the index leaves out of pages written by hand: signs that are links."""


class SearchError(Exception):
    """The index could not be made; the message says why and what to do, on one line."""


def run_pagefind(site: Path, folder: Path) -> int:
    """Have Pagefind index the pages below `site` into a folder; return their number.

    Raises SearchError when it is missing, fails, or leaves no index.
    """
    if find_spec("pagefind") is None:
        raise SearchError(_MISSING)
    command = [sys.executable, "-m", "pagefind", "--silent"]
    places = ["--site", str(site), "--output-path", str(folder)]
    left_out = ["--exclude-selectors", ", ".join(NOT_INDEXED)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, and paths of the build
            [*command, *places, *left_out],
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
    return read_page_count(folder)


def read_page_count(folder: Path) -> int:
    """Return how many pages an index holds. Raises SearchError when there is none to read."""
    try:
        entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
        return sum(language["page_count"] for language in entry["languages"].values())
    except (OSError, ValueError, KeyError, AttributeError) as fault:
        raise SearchError(f"Pagefind left no index that can be read: {fault!r}") from fault


_MISSING = (
    "the search index needs Pagefind, which is not installed: "
    "pip install 'pagefind[bin]', or set `search: false`"
)
