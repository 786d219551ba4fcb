"""The HTML of what the parser names, as the page's style sheet knows it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from briefwright.markup.dialect import ADMONITIONS

if TYPE_CHECKING:
    from pygments.lexer import Lexer

TABLE_OPEN = '<div class="bw-scroll" role="region" aria-label="Table" tabindex="0"><table>'
"""A table stands in a box of its own, which scrolls where the page is too narrow."""

TABLE_CLOSE = "</table></div>\n"

ITEM = "<li>"
TASK_ITEM = '<li class="task-list-item">'

LONGEST_HIGHLIGHT = 50_000
"""Code points beyond which a code block has no colours: some lexers are not linear."""

_ALIGNMENTS = {"None": "", "Left": "bw-left", "Center": "bw-center", "Right": "bw-right"}
_FORMATTER = HtmlFormatter(nowrap=True)


def escape(text: str) -> str:
    """Return text as content of an element, as the HTML standard writes it (13.3)."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\xa0", "&nbsp;") if "\xa0" in text else text


def quoted(text: str) -> str:
    """Return text as the value of an attribute, in quotes."""
    return f'"{escape(text).replace(chr(34), "&quot;")}"'


def code_block(code: str, language: str) -> str:
    """Return a block of code with Pygments' classes; without, where it knows no such language."""
    lexer = _find_lexer(language) if language and len(code) <= LONGEST_HIGHLIGHT else None
    body = _plain(highlight(code, lexer, _FORMATTER)) if lexer else escape(code)
    return f'<div class="highlight"><pre><code>{body}</code></pre></div>\n'


def cell(name: str, alignment: str) -> str:
    """Return the start tag of a table's cell, `td` or `th`."""
    scope = ' scope="col"' if name == "th" else ""
    found = _ALIGNMENTS[alignment]
    return f'<{name} class="{found}"{scope}>' if found else f"<{name}{scope}>"


def admonition(kind: str) -> str:
    """Return the start tag of an admonition; of a note, where the theme knows no such kind."""
    return f'<div class="admonition {kind if kind in ADMONITIONS else "note"}">'


def task_box(*, done: bool) -> str:
    """Return a task's box as a picture with a name: it cannot be ticked on a published page."""
    name, mark = ("done", " bw-task--done") if done else ("to do", "")
    return f'<span class="bw-task{mark}" role="img" aria-label="{name}"></span> '


def link_open(href: str, title: str) -> str:
    """Return the start tag of a link that the author wrote."""
    named = f" title={quoted(title)}" if title else ""
    return f"<a href={quoted(href)}{named}>"


def image(source: str, alternative: str, title: str) -> str:
    """Return an image that is loaded when it comes into view."""
    named = f" title={quoted(title)}" if title else ""
    return f'<img src={quoted(source)} alt={quoted(alternative)}{named} loading="lazy">'


def _plain(highlighted: str) -> str:
    """Return what Pygments writes as the standard writes it: quotes in content are themselves."""
    return highlighted.replace("&quot;", '"').replace("&#39;", "'").replace("\xa0", "&nbsp;")


@lru_cache(maxsize=64)
def _find_lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None
