"""What a text may not hold, found in its tokens before anything is rendered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.markup.dialect import NESTING_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from briefwright.markup.places import Places

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>")
_COMMENT = re.compile(r"(^ {0,3})?<!--", re.MULTILINE)


def check_text(tokens: Sequence[Token], places: Places) -> Iterator[Problem]:
    """Yield a problem for every comment, tag and excess of one text."""
    for token in tokens:
        if token.level >= NESTING_LIMIT - 1:
            yield _too_deep(token, places)
            break
    for inline in tokens:
        if inline.type == "inline" and "<" in inline.content:
            yield from _check_inline(inline, places)


def _too_deep(token: Token, places: Places) -> Problem:
    line = (token.map or (0, 0))[0]
    return Problem(
        Span(places.path, places.first_line + line),
        "body-too-complex",
        f"lists and quotes are nested deeper than {NESTING_LIMIT // 2} levels",
        "take some of the levels out; what lies deeper would be lost",
    )


def _check_inline(inline: Token, places: Places) -> Iterator[Problem]:
    shown = "".join(child.content or "\n" for child in inline.children or [] if _is_shown(child))
    # What GitHub's preview hides: a comment that ends, or that begins a block (CommonMark 4.6).
    last_end = shown.rfind("-->")
    for opening in _COMMENT.finditer(shown):
        if opening[1] is not None or opening.end() <= last_end:
            yield Problem(
                places.find(inline, "<!--"),
                "html-comment",
                'the comment "<!--" would be printed on the page',
                "take the comment out of the file",
            )
    for tag in _TAG.finditer(shown):
        yield Problem(
            places.find(inline, tag[0]),
            "html-as-text",
            f'the tag "{tag[0]}" is shown as text',
            "use Markdown instead, or put it between backticks if it is meant as text",
        )


def _is_shown(token: Token) -> bool:
    return token.type in {"text", "softbreak", "hardbreak"}
