"""The style sheet and the scripts of the pages, as they are published."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ASSETS = Path(__file__).with_name("assets")

STYLES = "assets/briefwright.css"
"""The one style sheet of every page: all of ours, one after another in the order of their names,
so that a reader waits for one file."""

SCRIPT = "assets/briefwright.js"
"""The script of every page; it loads the others where a page has a use for them."""

_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_REMARK = re.compile(r"^\s*/\*.*?\*/\s*$", re.DOTALL | re.MULTILINE)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};]) ?|(:) ")


def read_assets() -> Iterator[tuple[str, str]]:
    """Yield (path below the site's root, text) of each asset, without remarks and indentation."""
    sheets = sorted(ASSETS.glob("*.css"))
    yield STYLES, compact_css("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))
    for script in sorted(ASSETS.glob("*.js")):
        yield f"assets/{script.name}", compact_script(script.read_text(encoding="utf-8"))


def compact_css(text: str) -> str:
    """Return a style sheet that says the same on fewer bytes.

    Only for sheets of ours: none has a brace, a semicolon or two spaces in a string.
    """
    line = _SPACE.sub(" ", _REMARK.sub("", text)).strip()
    return _AROUND.sub(r"\1\2", line).replace(";}", "}") + "\n"


def compact_script(text: str) -> str:
    """Return a script without remarks on lines of their own, blank lines and indentation.

    Only for scripts of ours: none has a string that goes over several lines.
    """
    lines = (line.strip() for line in _LINE_REMARK.sub("", text).splitlines())
    return "\n".join(line for line in lines if line) + "\n"
