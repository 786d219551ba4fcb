"""Characters that no author means to write: controls, and signs that hide or turn text.

Sources: Unicode Standard, section 23.1 (controls); Unicode TR 36 and TR 39 (bidirectional and
invisible characters); Unicode TR 31, section 2.3 (where joiners belong to a word).
"""

from __future__ import annotations

import re
import unicodedata

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_HIDDEN = re.compile("[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_JOINERS = "\u200c\u200d"
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u0dff\ufb50-\ufdff\ufe70-\ufefc]")
"""Arabic and the Indic scripts, whose spelling needs joiners."""


def find_control(text: str) -> int | None:
    """Return where the first control character stands. Tabs and line breaks are none."""
    found = _CONTROL.search(text)
    return found.start() if found else None


def find_turning(text: str) -> int | None:
    """Return where the first character stands that turns the direction of the text."""
    found = _TURNING.search(text)
    return found.start() if found else None


def find_hidden(text: str) -> int | None:
    """Return where the first invisible character stands that does not belong to a word."""
    for found in _HIDDEN.finditer(text):
        if found[0] not in _JOINERS or not _JOINING.match(text, found.start() - 1):
            return found.start()
    return None


def describe(character: str) -> str:
    """Return a character as `U+202E (right-to-left override)`."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X}{f' ({name})' if name else ''}"
