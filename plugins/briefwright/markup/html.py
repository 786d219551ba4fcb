"""Tokens to HTML: the parts that differ from CommonMark's plain rendering."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

    from markdown_it.token import Token
    from markdown_it.utils import OptionsDict
    from pygments.lexer import Lexer

ADMONITIONS = frozenset(
    {
        "abstract",
        "bug",
        "danger",
        "example",
        "failure",
        "info",
        "note",
        "question",
        "quote",
        "success",
        "tip",
        "warning",
    }
)
"""The types that Material styles; any other is shown as a note."""

TASK = "task_box"
"""Token type of a task's box; `meta` holds `done`. The renderer finds its methods by token type."""

LONGEST_HIGHLIGHT = 50_000
"""Code points beyond which a code block has no colours: some lexers are not linear."""

_FORMATTER = HtmlFormatter(nowrap=True)


class BodyRenderer(RendererHTML):
    """Renders the dialect of bodies."""

    @override
    @staticmethod
    def renderAttrs(token: Token) -> str:
        """Render attributes; most tokens have none, and most values stand on many tokens."""
        if not token.attrs:
            return ""
        return "".join([f' {key}="{_escape(str(value))}"' for key, value in token.attrs.items()])

    @override
    def fence(
        self,
        tokens: Sequence[Token],
        idx: int,
        options: OptionsDict,
        env: MutableMapping[str, Any],
    ) -> str:
        """Render a fenced code block with Pygments' classes."""
        del options, env
        token = tokens[idx]
        language = token.info.split(maxsplit=1)[0] if token.info.strip() else ""
        return _code_block(token.content, language)

    @override
    def code_block(
        self,
        tokens: Sequence[Token],
        idx: int,
        options: OptionsDict,
        env: MutableMapping[str, Any],
    ) -> str:
        """Render an indented code block."""
        del options, env
        return _code_block(tokens[idx].content, "")

    def table_open(self, *_: object) -> str:
        """Open a table in a box of its own, which scrolls where the page is too narrow."""
        return '<div class="bw-scroll" role="region" aria-label="Table" tabindex="0"><table>\n'

    def table_close(self, *_: object) -> str:
        """Close a table and its box."""
        return "</table></div>\n"

    def alert_title(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Render the title of `> [!NOTE]`."""
        return f'<p class="admonition-title">{escapeHtml(tokens[idx].content)}</p>\n'

    def task_box(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Render a task's box as a picture with a name: it cannot be ticked on a published page."""
        done = tokens[idx].meta["done"]
        name, mark = ("done", " bw-task--done") if done else ("to do", "")
        return f'<span class="bw-task{mark}" role="img" aria-label="{name}"></span> '


@lru_cache(maxsize=4096)
def _escape(value: str) -> str:
    return escapeHtml(value)


def _code_block(code: str, language: str) -> str:
    lexer = _find_lexer(language) if len(code) <= LONGEST_HIGHLIGHT else None
    body = highlight(code, lexer, _FORMATTER) if lexer else escapeHtml(code)
    return f'<div class="highlight"><pre><code>{body}</code></pre></div>\n'


@lru_cache(maxsize=64)
def _find_lexer(language: str) -> Lexer | None:
    if not language:
        return None
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None


def dress(tokens: Sequence[Token]) -> None:
    """Give tokens the classes that the page's style sheet knows; no inline style survives."""
    for token in tokens:
        style = token.attrs.pop("style", None)
        if isinstance(style, str):
            token.attrJoin("class", f"bw-{style.rpartition(':')[2]}")
        if token.type == "admonition_open":
            kind = str(token.attrs.get("class", "")).removeprefix("admonition").strip().lower()
            token.attrs["class"] = f"admonition {kind if kind in ADMONITIONS else 'note'}"
        if token.type == "th_open":
            token.attrSet("scope", "col")
