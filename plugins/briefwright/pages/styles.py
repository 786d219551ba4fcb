"""The style sheet and the scripts of the pages, as they are published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

ASSETS = Path(__file__).with_name("assets")

STYLES = "assets/briefwright.css"
"""The one style sheet of every page: all of ours, one after another in the order of their names,
so that a reader waits for one file."""

SCRIPT = "assets/briefwright.js"
"""The script of every page; it loads the others where a page has a use for them."""


def read_assets() -> Iterator[tuple[str, str]]:
    """Yield (path below the site's root, text) of each asset, minified."""
    sheets = sorted(ASSETS.glob("*.css"))
    yield STYLES, minify_css("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))
    for script in sorted(ASSETS.glob("*.js")):
        yield f"assets/{script.name}", minify_script(script.read_text(encoding="utf-8"))


def minify_css(text: str) -> str:
    """Return a style sheet without what only its authors read."""
    return str(rcssmin.cssmin(text))


def minify_script(text: str) -> str:
    """Return a script without what only its authors read; its names stay.

    Not for a template literal within another one: what is within is taken for code.
    """
    return str(rjsmin.jsmin(text))
