"""What the search needs on the site beside its index."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from briefwright.pages.styles import minify_css, minify_script
from briefwright.search.names import NAMES, render_names
from briefwright.search.words import WORDS, render_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefwright.archive.archive import Archive

ASSETS = Path(__file__).with_name("assets")
SCRIPT = "assets/find.js"
"""The one script on every page; it loads the rest when a reader searches."""


STYLES = "search.css"
MODULES = ("search-words.js", "search-site.js", "search-parts.js", "search-mend.js", "search.js")
"""In the order in which they can be joined; published under the name of the last."""

_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)


def search_files(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield (path below the site's root, text) of every file that the search loads."""
    yield NAMES, render_names(archive)
    yield WORDS, render_words(archive)
    yield SCRIPT, minify_script(_asset(Path(SCRIPT).name))
    yield f"assets/{STYLES}", minify_css(_asset(STYLES))
    yield f"assets/{MODULES[-1]}", join_modules(map(_asset, MODULES))


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def join_modules(texts: Iterable[str]) -> str:
    """Return modules as one and minified: a fifth smaller when compressed, and one request.

    Each module imports only from those before it, and no two have a name in common.
    """
    return minify_script("".join(_IMPORT.sub("", text) for text in texts))


def search_pages(archive: Archive) -> int:
    """Return how many pages of the archive the index holds."""
    return len(archive.entries) + len(archive.dossiers)
