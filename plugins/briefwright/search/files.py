"""What the search needs on the site beside its index."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

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
_COMMENT = re.compile(r"^ *(/\*.*?\*/)?\s*?$\n|^ +", re.MULTILINE | re.DOTALL)


def search_files(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield (path below the site's root, text) of every file that the search loads."""
    yield NAMES, render_names(archive)
    yield WORDS, render_words(archive)
    for name in (Path(SCRIPT).name, STYLES):
        yield f"assets/{name}", without_comments(_asset(name))
    yield f"assets/{MODULES[-1]}", join_modules(map(_asset, MODULES))


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def join_modules(texts: Iterable[str]) -> str:
    """Return modules as one, which is a fifth smaller when compressed, and one request.

    Each module imports only from those before it, and no two have a name in common.
    """
    return "".join(without_comments(_IMPORT.sub("", text)) for text in texts)


def without_comments(text: str) -> str:
    """Return a script or style sheet without comments on lines of their own, and unindented.

    A third of the scripts is explanation that readers need not load. No text of ours has a line
    within a string.
    """
    return _COMMENT.sub("", text)


def search_pages(archive: Archive) -> int:
    """Return how many pages of the archive the index holds."""
    return len(archive.entries) + len(archive.dossiers)
