"""Makes the style sheets and scripts that are published from those that are written: `make assets`.

What only authors read is taken out, and names that nobody outside a script knows are shortened. It
is done here and not in a build, so that nothing that minifies is needed where the program runs.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import minify  # type: ignore[import-untyped]

from briefwright.pages import styles
from briefwright.search import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PAGES = styles.MINIFIED.with_name("assets")
SEARCH = files.MINIFIED.with_name("assets")
MODULES = ("search-words.js", "search-site.js", "search-parts.js", "search-mend.js", "search.js")
"""In the order in which they can be joined; published under the name of the last."""

EXPORTS = ("start", "Site", "forIndex", "mend", "words")
"""What others ask of the joined modules: the pages, the tests, the benchmark."""

_IMPORT = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


def make_assets() -> Iterator[tuple[Path, str]]:
    """Yield each file that is published, and what it says."""
    sheets = sorted(PAGES.glob("*.css"))
    yield styles.MINIFIED / Path(styles.STYLES).name, minify_css("\n".join(map(_read, sheets)))
    yield styles.MINIFIED / "briefwright.js", minify_script(_read(PAGES / "briefwright.js"))
    yield styles.MINIFIED / "filter.js", join_modules([_read(PAGES / "filter.js")], ["start"])
    yield files.MINIFIED / "briefwright.js", minify_script(_read(SEARCH / "find.js"))
    yield files.MINIFIED / "briefwright.css", minify_css(_read(SEARCH / "search.css"))
    modules = [_read(SEARCH / name) for name in MODULES]
    yield files.MINIFIED / MODULES[-1], join_modules(modules, EXPORTS)


def join_modules(texts: Iterable[str], exports: Iterable[str]) -> str:
    """Return modules as one, minified, that exports these names alone.

    Each module imports only from those before it, and no two have a name in common.
    """
    names = ",".join(exports)
    joined = _EXPORT.sub("", "".join(_IMPORT.sub("", text) for text in texts))
    return minify_script(f"export const {{{names}}}=(()=>{{{joined}\nreturn{{{names}}}}})();")


def minify_css(text: str) -> str:
    return str(minify.string("text/css", text)) + "\n"


def minify_script(text: str) -> str:
    """Return a script, ended so that another can stand behind it."""
    minified = str(minify.string("application/javascript", text))
    return minified.rstrip(";") + ";\n"


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    for path, text in make_assets():
        path.write_text(text, encoding="utf-8", newline="\n")
