"""How messages word values: quoted, shortened, listed, and the nearest of what is known."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from briefwright.diagnostics.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_NAMED = 5
"""Nearest words that a hint names."""

_LONGEST = 60
_SHORT = 3
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


def find_nearest(word: str, known: Iterable[str] | Lexicon) -> tuple[str, ...]:
    """Return the known words that a misspelt one is closest to: all ties, sorted, or none."""
    best, nearest = _ALIKE, list[str]()
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word.casefold())
    alike = known.find_alike(word) if isinstance(known, Lexicon) else sorted(set(known))
    for candidate in alike:
        matcher.set_seq1(candidate.casefold())
        if matcher.real_quick_ratio() < best or matcher.quick_ratio() < best:
            continue
        likeness = matcher.ratio()
        if likeness > best:
            best, nearest = likeness, [candidate]
        elif likeness == best:
            nearest.append(candidate)
    return tuple(nearest)


def is_one_slip(written: str, meant: str) -> bool:
    """Return whether a word is another one with at most one letter too many, too few or wrong.

    Two neighbours in each other's place are one slip as well. In words of three letters or fewer
    only that is: of any other slip in them too little would be left.
    """
    if written == meant:
        return True
    start = _shared_start(written, meant)
    left, right = written[start:], meant[start:]
    if left[:2] == right[1::-1] and left[2:] == right[2:]:
        return True
    rests = ((left[1:], right), (left, right[1:]), (left[1:], right[1:]))
    return len(meant) > _SHORT and any(one == other for one, other in rests)


def _shared_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def suggest(word: str, known: Iterable[str] | Lexicon) -> str:
    """Return `closest is "a"`, `closest are "a" and "b"`, or nothing; of many ties the first."""
    nearest = find_nearest(word, known)[:MOST_NAMED]
    if not nearest:
        return ""
    return (
        f"closest {'is' if len(nearest) == 1 else 'are'} {list_words(map(quote, nearest), 'and')}"
    )
