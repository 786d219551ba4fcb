"""What scripts do at the edges of words."""

from __future__ import annotations

import re

_SPACELESS = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),  # CJK extension A
    (0x4E00, 0x9FFF),  # CJK unified ideographs
    (0xF900, 0xFAFF),  # CJK compatibility ideographs
    (0x20000, 0x3FFFF),  # CJK extensions B and later
)
"""Scripts that put no space between words (Unicode Standard Annex 14, classes ID and SA)."""

_RUN = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _SPACELESS) + "]+")

_ARABIC = (0x0600, 0x06FF)
_HEBREW = (0x0590, 0x05FF)

_PREFIXES = (
    (_ARABIC, frozenset({"و", "ف", "ب", "ك", "ل", "ال", "وال", "بال", "لل", "ول", "وب"})),
    (_HEBREW, frozenset({"ו", "ב", "ה", "ל", "מ", "ש", "כ", "וה", "וב", "ול", "שה"})),
)
"""Conjunctions, prepositions and articles that are written onto the word after them."""

LONGEST_PREFIX = 3


def is_spaceless(letter: str) -> bool:
    """Return whether the letter is of a script that puts no space between words."""
    if letter < "\u0e00":
        return False
    code = ord(letter)
    return any(first <= code <= last for first, last in _SPACELESS)


def spaceless_runs(text: str) -> list[str]:
    """Return the stretches of the text that are of scripts which put no space between words."""
    return [] if text.isascii() else _RUN.findall(text)


def attaches(text: str, start: int) -> bool:
    """Return whether what stands right before `start` is a particle written onto the word there."""
    code = ord(text[start])
    for (first, last), prefixes in _PREFIXES:
        if first <= code <= last:
            begin = start
            while begin > 0 and text[begin - 1].isalpha() and start - begin <= LONGEST_PREFIX:
                begin -= 1
            return text[begin:start] in prefixes
    return False
