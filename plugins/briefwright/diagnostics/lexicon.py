"""Words among which the nearest ones of a misspelt word are looked for, many times over."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FEW = 64
"""Up to so many words all are compared."""

MOST = 24
"""Of more words, so many are compared: those that share most pairs of letters with the word."""

_MOST_LOOKED_AT = 32_768
"""Entries of the index that one word may cost: what it shares with few others comes first."""


_Pair: TypeAlias = tuple[str, int]


class Lexicon:
    """A set of known words with an index, so that a slip costs the same among many as among few.

    Without it, a folder whose name has changed makes every link in it a search through all files.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(sorted(set(words)))

    def find_alike(self, word: str) -> Sequence[str]:
        """Return the words that may be near to a misspelt one, sorted."""
        if len(self.words) <= FEW:
            return self.words
        shared = Counter[int]()
        left = _MOST_LOOKED_AT
        for holders in sorted((self._index.get(pair, []) for pair in _pairs(word)), key=len):
            left -= len(holders)
            if left < 0:
                break
            shared.update(holders)
        return sorted(self.words[number] for number, _ in shared.most_common(MOST))

    @cached_property
    def _index(self) -> dict[_Pair, list[int]]:
        """Which words hold a pair of letters, by their number."""
        index = defaultdict[_Pair, list[int]](list)
        for number, word in enumerate(self.words):
            for pair in _pairs(word):
                index[pair].append(number)
        return dict(index)


def _pairs(word: str) -> list[_Pair]:
    """Return the pairs of neighbouring letters, the ends of the word being signs of their own.

    Each has its number among equal ones: `aaa` shares less with `aa` than with itself.
    """
    framed = f"\0{word.casefold()}\0"
    seen = Counter[str]()
    pairs: list[_Pair] = []
    for at in range(len(framed) - 1):
        pair = framed[at : at + 2]
        pairs.append((pair, seen[pair]))
        seen[pair] += 1
    return pairs
