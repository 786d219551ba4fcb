"""What the search needs on the site beside its index."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefwright.search.names import NAMES, render_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.archive.archive import Archive

MINIFIED = Path(__file__).with_name("minified")
"""What `make assets` makes of the files of `assets`: what the style sheet and the script of every
page hold more, and the script that they load when a reader searches."""


def search_files(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield (path below the site's root, text) of every list that the search loads."""
    yield NAMES, render_names(archive)


def search_pages(archive: Archive) -> int:
    """Return how many pages of the archive the index holds."""
    return len(archive.entries) + len(archive.dossiers)
