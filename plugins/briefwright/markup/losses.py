"""The place in a text of what cleaning has changed."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote

if TYPE_CHECKING:
    from briefwright.content.briefing import SourceText

_TAG = re.compile(r"<[^>]*>")
_WORDS = re.compile(r"\w[^\n]{0,39}\w|\w")
_LOOKED_AT = 2000
"""Code points of the rest of a page in which words of the text are looked for."""


def find_loss(lost: str, source: SourceText, path: str) -> Problem:
    """Return the problem of a text that cleaning changes.

    Args:
        lost: the HTML from the place of the change on.
        source: the text.
        path: its file, relative to the project's root.
    """
    shown = unescape(_TAG.sub("\n", lost[:_LOOKED_AT]))
    words = next((found[0] for found in _WORDS.finditer(shown) if found[0] in source.text), "")
    line = source.text.count("\n", 0, source.text.find(words)) if words else 0
    message = f"what stands at {quote(words)} would not be shown as it is written"
    if not words:
        message = "a part of the text would not be shown as it is written"
    hint = "write it in a plainer way, with fewer signs within one another"
    return Problem(Span(path, source.first_line + line), "text-lost", message, hint)
