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

_TYPOGRAPHY = str.maketrans(
    {**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(HYPHENS, "-"), SOFT_HYPHEN: None}
)


def fold_space(text: str) -> str:
    """Return the text in NFC with runs of white space folded to one space, stripped.

    This is the form that a name is kept and shown in.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold_name(text: str) -> str:
    """Return the form in which two names are compared: `fold_space` with plain typography."""
    return fold_space(unicodedata.normalize("NFC", text).translate(_TYPOGRAPHY))
