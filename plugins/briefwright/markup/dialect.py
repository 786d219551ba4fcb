"""The dialect of bodies: CommonMark with what GitHub's preview also shows.

Tables, strikethrough, footnotes, task lists, `!!! note` and `> [!NOTE]` admonitions, and
`[[actor]]`. Raw HTML is off: a tag is shown as the text that it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.footnote import footnote_plugin

from briefwright.markup.html import TASK, BodyRenderer

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

ACTOR_REFERENCE = "actor_reference"
"""Token type of `[[…]]`; `meta` holds `name` and `linked`, `content` what is shown."""

NESTING_LIMIT = 40
"""Levels of lists and quotes within one another that a body may have."""

_ALERTS = {
    "note": "note",
    "tip": "tip",
    "important": "info",
    "warning": "warning",
    "caution": "danger",
}
"""GitHub's alerts and the admonitions that they become."""

_ALERT = re.compile(r"\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$)", re.IGNORECASE)
_TASK = re.compile(r"\[([ xX])\] ")
_REFERENCE = re.compile(r"\[\[(!?)([^\[\]|\n]{1,200})(?:\|([^\[\]|\n]{1,200}))?\]\](?![(\[])")


def make_parser() -> MarkdownIt:
    """Return a parser of the dialect with its renderer. It keeps nothing between two texts."""
    options = {"html": False, "maxNesting": NESTING_LIMIT}
    parser = MarkdownIt("commonmark", options, renderer_cls=BodyRenderer)
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False)
    parser.use(admon_plugin)
    parser.inline.ruler.before("link", ACTOR_REFERENCE, _parse_reference)
    parser.core.ruler.push("alerts", _make_alerts)
    parser.core.ruler.push("tasks", _make_tasks)
    # A link with a refused scheme must stay a link until it is reported with its place.
    parser.validateLink = _accept_link  # type: ignore[method-assign]
    return parser


def _accept_link(url: str) -> bool:
    del url
    return True


def _parse_reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it's signature)
    if not state.src.startswith("[[", state.pos):
        return False
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        unlinked, name, label = found.groups()
        token = state.push(ACTOR_REFERENCE, "", 0)
        token.content = (label or name).strip()
        token.meta = {"name": name.strip(), "linked": not unlinked, "labelled": label is not None}
        token.markup = found[0]
    state.pos = found.end()
    return True


def _make_alerts(state: StateCore) -> None:
    """Turn quotes that begin with `[!NOTE]` into admonitions."""
    open_quotes: list[bool] = []
    index = 0
    while index < len(state.tokens):
        token = state.tokens[index]
        if token.type == "blockquote_open":
            kind = _alert_kind(state.tokens, index)
            open_quotes.append(kind is not None)
            if kind is not None:
                token.type, token.tag = "admonition_open", "div"
                token.attrSet("class", f"admonition {_ALERTS[kind]}")
                state.tokens.insert(index + 1, _alert_title(token, kind))
                _drop_marker(state.tokens, index + 2)
        elif token.type == "blockquote_close" and open_quotes.pop():
            token.type, token.tag = "admonition_close", "div"
        index += 1


def _alert_kind(tokens: list[Token], index: int) -> str | None:
    if index + 2 >= len(tokens) or tokens[index + 1].type != "paragraph_open":
        return None
    found = _ALERT.match(tokens[index + 2].content)
    return found[1].lower() if found else None


def _alert_title(opening: Token, kind: str) -> Token:
    title = Token("alert_title", "p", 0)
    title.content = kind.capitalize()
    title.map = opening.map
    return title


def _drop_marker(tokens: list[Token], paragraph: int) -> None:
    """Take `[!NOTE]` out of the first paragraph, and the paragraph when nothing is left of it."""
    inline = tokens[paragraph + 1]
    children = inline.children or []
    while children and children[0].type not in {"softbreak", "hardbreak"}:
        children.pop(0)
    if children:
        children.pop(0)
    else:
        del tokens[paragraph : paragraph + 3]


def _make_tasks(state: StateCore) -> None:
    """Turn `[ ] ` and `[x] ` at the start of a list item into a box."""
    for index in range(2, len(state.tokens)):
        token, item = state.tokens[index], state.tokens[index - 2]
        if token.type != "inline" or item.type != "list_item_open" or not token.children:
            continue
        first = token.children[0]
        found = _TASK.match(first.content) if first.type == "text" else None
        if found:
            first.content = first.content[found.end() :]
            box = Token(TASK, "", 0)
            box.meta = {"done": found[1] != " "}
            token.children.insert(0, box)
            item.attrJoin("class", "task-list-item")
