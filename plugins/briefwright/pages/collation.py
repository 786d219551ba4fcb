"""The order of names in a list, and the letter that a name stands under."""

from __future__ import annotations

import unicodedata

OTHER_SCRIPTS = "other-scripts"
DIGITS = "0-9"

_PLAIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ħ": "h",
        **dict.fromkeys(
            "'\"\N{MODIFIER LETTER TURNED COMMA}\N{MODIFIER LETTER APOSTROPHE}"
            "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
            "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
        ),
    }
)
"""Letters that have no decomposition, and quotes, which do not sort."""


def collate(name: str) -> tuple[str, str]:
    """Return the sort key of a name: without case, accents and quotes first, then as written."""
    return _fold(name), name


def letter_of(name: str) -> str:
    """Return "a" to "z", `DIGITS` or `OTHER_SCRIPTS`: part of a URL, so ASCII only."""
    for character in _fold(name):
        if "a" <= character <= "z":
            return character
        if character.isdecimal():
            return DIGITS
        if character.isalpha():
            return OTHER_SCRIPTS
    return OTHER_SCRIPTS


def letter_label(letter: str) -> str:
    """Return a letter as a reader sees it."""
    if letter == OTHER_SCRIPTS:
        return "Other scripts"
    return letter.upper() if len(letter) == 1 else "0–9"  # noqa: RUF001 - a range


def letter_rank(letter: str) -> tuple[int, str]:
    """Return the order of letters: digits, a to z, other scripts."""
    return ((DIGITS, OTHER_SCRIPTS).index(letter) * 2 if len(letter) > 1 else 1, letter)


def _fold(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).strip()
