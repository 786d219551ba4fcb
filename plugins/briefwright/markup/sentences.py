"""Sentences: what is quoted where an actor is mentioned."""

from __future__ import annotations

import re

from briefwright.markup.passages import GAP
from briefwright.names.words import ABBREVIATED_TITLES

LONGEST_QUOTE = 320
"""Code points of a quote; a longer sentence is cut at a word on either side of the name."""

_REACH = 2 * LONGEST_QUOTE
"""Code points that are looked at on each side: what ends farther off would be cut anyway."""

_END = re.compile(
    r"[.!?\u2026\u3002][\"'\u201d\u2019)\]]*(?=\s+[\"'\u201c\u2018(\[]*[^\Wa-z_])|[\u3002]"
)
_SHORT = re.compile(r"(?:^|[\s(\"\u201c])(?:[A-Z]\.)+$|(?:^|\W)(\w+)\.$")
_SHORT_WORDS = ABBREVIATED_TITLES | {
    *("al", "approx", "art", "cf", "co", "corp", "ed", "est", "etc", "fig", "inc", "ltd", "no"),
    *("vol", "vs"),
}
"""Words whose dot ends no sentence."""


def quote_around(text: str, start: int, end: int) -> str:
    """Return the sentence of `text` that holds `text[start:end]`.

    White space is folded, and of a sentence longer than `LONGEST_QUOTE` only the part around
    the name is kept.
    """
    begin, last = max(0, start - _REACH), min(len(text), end + _REACH)
    for stop in _END.finditer(text, begin, last):
        if stop.end() <= start:
            if _ends_sentence(text, stop):
                begin = stop.end()
        elif stop.start() >= end - 1 and _ends_sentence(text, stop):
            return _cut(text, begin, stop.end(), start, end)
    return _cut(text, begin, last, start, end)


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    if text[stop.start()] != ".":
        return True
    before = text[max(0, stop.start() - 24) : stop.start() + 1]
    found = _SHORT.search(before)
    if found is None:
        return True
    word = (found[1] or "").lower()
    return len(word) > 1 and word not in _SHORT_WORDS


def _cut(text: str, first: int, last: int, start: int, end: int) -> str:
    if last - first <= LONGEST_QUOTE:
        return _clean(text[first:last])
    room = max(0, LONGEST_QUOTE - (end - start)) // 2
    low, high = max(first, start - room), min(last, end + room)
    if low > first:
        low = text.find(" ", low, start) + 1 or low
    if high < last:
        found = text.rfind(" ", end, high)
        high = found if found > 0 else high
    head = "\u2026 " if low > first else ""
    tail = " \u2026" if high < last else ""
    return f"{head}{_clean(text[low:high])}{tail}"


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(text.replace(GAP, "\u2026").split())
