"""Folding running text for the matcher without losing where each character stood."""

from __future__ import annotations

import re
import unicodedata

import msgspec

from briefwright.content.folding import APOSTROPHES, HYPHENS, SOFT_HYPHEN

_ONE_TO_ONE = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys(HYPHENS, "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\t\n\r\x0b\x0c", " "),
    }
)
_NEEDS_MAP = re.compile(rf"{SOFT_HYPHEN}|\s\s")


class Folded(msgspec.Struct, frozen=True, gc=False):
    """A text as the matcher reads it, and where each of its characters stood."""

    text: str
    places: tuple[int, ...] | None = None
    """Index in the original of each character, and of the end; None when nothing moved."""

    def original(self, index: int) -> int:
        """Return where the character at `index` stood in the original."""
        return index if self.places is None else self.places[index]


def fold_text(text: str) -> Folded:
    """Fold typography, white space and composition (NFC), keeping track of every character."""
    is_plain = text.isascii() and text.isprintable()
    plain = text if is_plain else text.translate(_ONE_TO_ONE)
    if is_plain or plain.isascii():
        moved = "  " in plain
    else:
        moved = not unicodedata.is_normalized("NFC", plain) or _NEEDS_MAP.search(plain) is not None
    return _fold_with_places(plain) if moved else Folded(plain)


def _fold_with_places(text: str) -> Folded:
    letters: list[str] = []
    places: list[int] = []
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and _composes(text[end]):
            end += 1
        for letter in unicodedata.normalize("NFC", text[start:end]):
            if letter == SOFT_HYPHEN or (letter == " " and letters and letters[-1] == " "):
                continue
            letters.append(letter)
            places.append(start)
        start = end
    places.append(len(text))
    return Folded("".join(letters), tuple(places))


def _composes(letter: str) -> bool:
    """Return whether a character may combine with the one before it (Unicode Annex 15, NFC_QC)."""
    return unicodedata.combining(letter) != 0 or "\u1161" <= letter <= "\u11ff"
