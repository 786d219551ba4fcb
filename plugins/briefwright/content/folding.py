"""How two spellings of a name are compared.

A name is compared after NFC and folding of white space. Typography that a word processor
changes without asking is folded too: curly apostrophes, non-breaking and soft hyphens,
non-breaking spaces. Case, accents and letters are never folded: they tell actors apart.
"""

from __future__ import annotations

import unicodedata

APOSTROPHES = "\u2019\u02bc\u2018\uff07"
HYPHENS = "\u2010\u2011"
SOFT_HYPHEN = "\u00ad"

_TYPOGRAPHY = (
    *((sign, "'") for sign in APOSTROPHES),
    *((sign, "-") for sign in HYPHENS),
    (SOFT_HYPHEN, ""),
)


def fold_space(text: str) -> str:
    """Return the text in NFC with runs of white space folded to one space, stripped.

    This is the form that a name is kept and shown in.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold_name(text: str) -> str:
    """Return the form in which two names are compared: `fold_space` with plain typography."""
    text = unicodedata.normalize("NFC", text)
    for sign, plain in _TYPOGRAPHY:  # On whole texts many times as fast as `str.translate`.
        text = text.replace(sign, plain)
    return fold_space(text)
