"""Texts as HTML has them; those that stand in many places are remembered."""

from __future__ import annotations

from functools import lru_cache

REMEMBERED = 1 << 14
"""Titles and names: each stands in some twenty pages of a site."""


def escape_once(text: str) -> str:
    """Return a text that may stand in an element or in the value of an attribute.

    For what stands in one place: a sentence, a summary.
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&#34;").replace("'", "&#39;")


escape = lru_cache(REMEMBERED)(escape_once)
"""The same for what stands in many places."""


def as_html(value: object) -> str:
    """Return what a template shows for a value: a text escaped, a view as it writes itself."""
    if type(value) is str:
        return escape_once(value)
    write = getattr(value, "__html__", None)
    return write() if write else escape_once(str(value))
