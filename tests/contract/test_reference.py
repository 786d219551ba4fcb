"""The pages of reference are what the code makes of itself, and ids of rules stay for ever."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefwright.cli.explain import PAGES
from briefwright.diagnostics.rules import CATALOGUE, RULES, Rule
from tests.contract.lock import ROOT

IDS = (Path(__file__).parent / "rule_ids.txt").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_reference_is_fresh(name: str) -> None:
    written = (ROOT / "docs/authors" / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "run `briefwright reference`"


def test_no_id_of_a_rule_is_ever_renamed_or_dropped() -> None:
    assert [rule_id for rule_id in IDS if rule_id not in RULES] == []


def test_every_id_is_written_down() -> None:
    assert sorted(RULES) == IDS, "add the new id to tests/contract/rule_ids.txt"
    assert len(CATALOGUE) == len(RULES)


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.id)
def test_a_rule_says_all_that_an_author_needs(rule: Rule) -> None:
    assert rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.bad
    assert rule.good
