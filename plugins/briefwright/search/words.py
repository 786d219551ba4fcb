"""The words that a mistyped word is mended by: the commonest of the site's briefings."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefwright.content.routes import SEARCH

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = f"{SEARCH}/words.txt"
MOST_WORDS = 5000
_WORD = re.compile(r"[^\W\d_]{3,}")


def count_letters(parts: Mapping[str, int]) -> Counter[str]:
    """Return how often each word of three letters or more stands in parts of texts, in lower case.

    `parts` are what is between white space, and how often.
    """
    counts: Counter[str] = Counter()
    for part, count in parts.items():
        for word in _WORD.findall(part.lower()):
            counts[word] += count
    return counts


def render_words(counts: Mapping[str, int], most: int = MOST_WORDS) -> str:
    """Return the commonest words, one to a line, the commonest first.

    Of equally common words the one that comes first in the alphabet is the commoner.
    """
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return "\n".join(word for word, _ in ranked[:most])
