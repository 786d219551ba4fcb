"""Text as XML and JSON may carry it."""

from __future__ import annotations

import json
import re

import msgspec

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0, section 2.2, does not count among its characters."""


def legal(text: str) -> str:
    """Return the text with a replacement character for each that no XML document may hold."""
    if text.isprintable():
        return text  # what is not legal is not printable, and most texts are
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def json_text(value: object) -> str:
    """Return a value as JSON without spaces: the bytes of `json.dumps`, in a fifth of its time."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:  # half of a surrogate pair, which only a string can hold
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
