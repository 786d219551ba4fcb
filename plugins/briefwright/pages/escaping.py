"""Texts as HTML has them; those that stand in many places are remembered."""

from __future__ import annotations

import html
from functools import lru_cache

REMEMBERED = 1 << 14
"""Titles, names and links: each stands in some twenty pages of a site."""

escape = lru_cache(REMEMBERED)(html.escape)
"""Return a text that may stand in an element or in the value of an attribute."""
