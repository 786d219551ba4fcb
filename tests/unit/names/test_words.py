"""The classes of words are kept so that a change of one word is a change of one line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefwright.names import words

_SOURCE = Path(words.__file__).read_text(encoding="utf-8")
_CLASSES = re.findall(r'^([A-Z_]+) = _words\("+([^"]+)"+\)', _SOURCE, re.MULTILINE)


@pytest.mark.parametrize(("name", "text"), _CLASSES)
def test_words_are_in_order_in_lower_case_and_stand_once(name: str, text: str) -> None:
    listed = text.split()
    assert len(set(listed)) == len(listed)
    assert listed == sorted(listed) or name == "MONTHS"
    assert text == text.lower()


def test_every_class_was_looked_at() -> None:
    assert len(_CLASSES) == len(re.findall(r"^[A-Z_]+ = ", _SOURCE, re.MULTILINE)) - 1
