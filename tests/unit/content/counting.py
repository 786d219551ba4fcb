"""Which sources a test parses, beside those that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.content import reading

if TYPE_CHECKING:
    import pytest


def count_parsed(monkeypatch: pytest.MonkeyPatch, parser: str) -> list[str]:
    """Return a list that grows by the path of each source that a parser of `reading` is given."""
    parsed: list[str] = []
    original = getattr(reading, parser)

    def parse(text: str, **known: object) -> object:
        parsed.append(str(known["path"]))
        return original(text, **known)

    monkeypatch.setattr(reading, parser, parse)
    return parsed
