"""Nearest spellings, for hints. Never used to resolve a name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DIGIT_COST = 3
"""Digits tell designators apart: APT82 is no misspelling of APT29."""


def nearest(text: str, spellings: Iterable[str]) -> tuple[str, ...]:
    """Return the spellings nearest to `text`, all ties, sorted; empty when none is near.

    Near means a distance of at most a quarter of the text's length, and of 1 for a short text.
    Both sides are compared in lower case.
    """
    wanted = text.lower()
    best = max(1, len(wanted) // 4)
    letters = Counter(wanted)
    found: list[str] = []
    for spelling in spellings:
        candidate = spelling.lower()
        if abs(len(candidate) - len(wanted)) > best:
            continue
        if _letters_apart(letters, candidate) > 2 * best:
            continue
        apart = distance(wanted, candidate)
        if apart < best:
            found, best = [spelling], apart
        elif apart == best:
            found.append(spelling)
    return tuple(sorted(found))


def _letters_apart(letters: Counter[str], candidate: str) -> int:
    """Return how many letters one side has and the other lacks: at most twice the distance."""
    other = Counter(candidate)
    return sum((letters - other).values()) + sum((other - letters).values())


def distance(one: str, two: str) -> int:
    """Return the optimal string alignment distance with digits weighed.

    Source: Boytsov, "Indexing methods for approximate dictionary searching", ACM JEA 16 (2011),
    section 2.1: insertions, deletions, substitutions and swaps of neighbours cost 1 each; here
    an edit that touches a digit costs `DIGIT_COST`.
    """
    before: list[int] = []
    row = [0]
    for letter in two:
        row.append(row[-1] + _cost(letter))
    for i, left in enumerate(one, start=1):
        older, before, row = before, row, [row[0] + _cost(left)]
        for j, right in enumerate(two, start=1):
            same = 0 if left == right else max(_cost(left), _cost(right))
            cost = min(before[j] + _cost(left), row[j - 1] + _cost(right), before[j - 1] + same)
            if i > 1 and j > 1 and left == two[j - 2] and one[i - 2] == right and left != right:
                cost = min(cost, older[j - 2] + max(_cost(left), _cost(right)))
            row.append(cost)
    return row[-1]


def _cost(letter: str) -> int:
    return DIGIT_COST if letter.isdigit() else 1
