"""The finder reads hostile texts as fast as any other."""

from __future__ import annotations

import pytest

from briefwright.names.mentions import MentionFinder, Occurrence, Passage
from briefwright.names.registry import make_registry
from tests.unit.names.making import make_actor


@pytest.mark.parametrize(
    "before",
    ["in " + "A" * 73 + "!, ", "in " + "A " * 36 + "!, ", "in " + "A," * 36 + "!, ", "- " * 38],
)
def test_rules_take_no_exponential_time(before: str) -> None:
    registry, _ = make_registry([make_actor("meta", "Meta", "organisation")])
    passages = [Passage(f"{before}Meta.")] * 50
    found = MentionFinder(registry).find(passages)
    assert found == [[Occurrence(len(before), len(before) + 4, "meta")]] * 50
