"""The style sheet and the scripts of the pages, as they are published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MINIFIED = Path(__file__).with_name("minified")
"""What `make assets` makes of the files of `assets`."""

STYLES = "assets/briefwright.css"
"""The one style sheet of every page: all of ours, one after another in the order of their names,
so that a reader waits for one file."""

SCRIPT = "assets/briefwright.js"
"""The script of every page; it loads the others where a page has a use for them."""


def read_assets(*further: Path) -> Iterator[tuple[str, str]]:
    """Yield (path below the site's root, text) of each asset.

    A file of a further folder is added to the one of its name: to load one is less than two.
    """
    texts: dict[str, str] = {}
    for file in (file for folder in (MINIFIED, *further) for file in sorted(folder.iterdir())):
        texts[file.name] = texts.get(file.name, "") + file.read_text(encoding="utf-8")
    for name, text in texts.items():
        yield f"assets/{name}", text
