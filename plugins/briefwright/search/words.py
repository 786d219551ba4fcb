"""The words that a mistyped word is mended by: the commonest of the site."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from briefwright.content.routes import SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.archive.archive import Archive

WORDS = f"{SEARCH}/words.txt"
MOST_WORDS = 5000
_WORD = re.compile(r"[^\W\d_]{3,}")


def render_words(archive: Archive) -> str:
    """Return the commonest words of the briefings, one to a line, the commonest first."""
    texts = (f"{entry.briefing.title}\n{entry.body.text}" for entry in archive.entries)
    return "\n".join(common_words(texts))


def common_words(texts: Iterable[str], most: int = MOST_WORDS) -> list[str]:
    """Return the commonest words of three letters or more, in lower case.

    Of equally common words the one that comes first in the alphabet is the commoner.
    """
    tokens: Counter[str] = Counter()
    for text in texts:
        tokens.update(text.lower().split())
    counts: Counter[str] = Counter()
    for token, count in tokens.items():  # no word goes across white space
        for word in _WORD.findall(token):
            counts[word] += count
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [word for word, _ in ranked[:most]]
