"""How messages word values: quoted, shortened, listed, and the nearest of what is known."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 60
_ALIKE = 0.6
"""Similarity from which a word counts as a misspelling of another; difflib's own default."""


def quote(value: str) -> str:
    """Return a value in double quotes, its white space folded and its tail cut when it is long."""
    text = " ".join(value.split())
    return f'"{text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"}"'


def list_words(words: Iterable[str], last: str = "or") -> str:
    """Return `a, b or c`."""
    *others, final = words
    return f"{', '.join(others)} {last} {final}" if others else final


def count_words(number: int, word: str, plural: str = "") -> str:
    """Return `1 error`, `2 errors`."""
    return f"{number} {word if number == 1 else plural or f'{word}s'}"


def find_nearest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known words that a misspelt one is closest to: all ties, sorted, or none."""
    best, nearest = _ALIKE, list[str]()
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word.casefold())
    for candidate in sorted(set(known)):
        matcher.set_seq1(candidate.casefold())
        if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
            continue
        likeness = matcher.ratio()
        if likeness > best:
            best, nearest = likeness, [candidate]
        elif likeness == best:
            nearest.append(candidate)
    return tuple(nearest)


def suggest(word: str, known: Iterable[str]) -> str:
    """Return `closest is "a"`, `closest are "a" and "b"`, or nothing."""
    nearest = find_nearest(word, known)
    if not nearest:
        return ""
    return (
        f"closest {'is' if len(nearest) == 1 else 'are'} {list_words(map(quote, nearest), 'and')}"
    )
