"""A digest changes with what the author of a briefing wrote, and with nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from briefwright.content.briefing import Citation, Note, Status
from briefwright.content.dates import parse_date
from briefwright.exports.digests import digests_file
from tests.replacing import replace
from tests.unit.archive.making import actor, briefing, event
from tests.unit.exports.making import publish

if TYPE_CHECKING:
    from briefwright.content.briefing import Briefing

ACTORS = [actor("a"), actor("b")]
ONE = briefing("2025/one", "2025-05-01", ["a"])
NOTE = (Note(parse_date("2025-05-02"), "A slip."),)


def digests(*briefings: Briefing, html: str = "<p>Text.</p>") -> list[dict[str, str]]:
    press = publish(briefings, ACTORS, html={each.path: html for each in briefings})
    file = digests_file(press.archive)
    assert file.path == "data/digests.json"
    found: list[dict[str, str]] = json.loads(file.render())
    return found


@pytest.mark.parametrize(
    "fields",
    [
        {"summary": "In short."},
        {"authors": ("Ana",)},
        {"tags": ("war",)},
        {"situation": "war"},
        {"language": "uk"},
        {"status": Status.RETRACTED},
        {"supersedes": "2025/two"},
        {"corrections": NOTE},
        {"updates": NOTE},
        {"events": (event("2025/one", "2025", "Strike", "a"),)},
        {"sources": (Citation("Statement"),)},
        {"actors": briefing("2025/one", "2025", [("a", "high")]).actors},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_every_particular_counts(fields: dict[str, Any]) -> None:
    (before,) = digests(ONE)
    (after,) = digests(replace(ONE, **fields))
    assert before["text"] == after["text"]
    assert before["particulars"] != after["particulars"]


def test_the_text_counts_apart_with_its_links() -> None:
    (before,) = digests(ONE)
    (after,) = digests(ONE, html='<p><a href="../a/">Text</a>.</p>')
    assert before["text"] != after["text"]
    assert before["particulars"] == after["particulars"]


def test_another_briefing_does_not_count() -> None:
    other = replace(briefing("2025/two", "2025-06-01", ["a"]), supersedes="2025/one")
    (alone,) = digests(ONE)
    assert alone in digests(ONE, other)


def test_records_are_in_order_of_id() -> None:
    found = digests(briefing("b", "2024-01-01"), briefing("a", "2023-01-01"))
    assert [each["id"] for each in found] == ["a", "b"]


def test_a_site_without_briefings_has_an_empty_list() -> None:
    assert digests() == []
