from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefwright.content.briefing import Note
from briefwright.content.dates import parse_date
from briefwright.exports.changes import Changes
from tests.replacing import replace
from tests.unit.archive.making import actor, briefing, event
from tests.unit.exports.making import publish

if TYPE_CHECKING:
    from briefwright.exports.press import Press

OLD = briefing("2024/old", "2024-03-05", ["russia"])
YEAR = briefing("2024/year", "2024", [], threat_level="low")
NEW = briefing(
    "2025/new",
    "2025-05-27",
    ["nato"],
    events=(event("2025/new", "2024-02-01", "Then", "finland"),),
    updates=(Note(parse_date("2025-06-02"), "A comma", major=False),),
)
ACTORS = [actor("russia"), actor("nato"), actor("finland"), actor("spain", standing=True)]


def day(press: Press, *route: str) -> str:
    return str(Changes(press).day("".join(f"{part}/" for part in route), route))


@pytest.mark.parametrize(
    ("route", "expected"),
    [
        ("", "2025-06-02"),
        ("briefings", "2025-06-02"),
        ("briefings/2024", "2024-03-05"),
        ("briefings/2024-03", "2024-03-05"),
        ("briefings/2024-no-month", "2024-01-01"),
        ("briefings/2024/old", "2024-03-05"),
        ("briefings/2025/new", "2025-06-02"),
        ("actors", "2025-06-02"),
        ("actors/letters/r", "2025-06-02"),
        ("actors/russia", "2024-03-05"),
        ("actors/russia/2024", "2024-03-05"),
        ("actors/nato/2025-05", "2025-06-02"),
        ("actors/finland", "2025-06-02"),
        ("actors/finland/2024-02", "2025-06-02"),
        ("actors/spain", "None"),
        ("chronology", "2025-06-02"),
        ("chronology/2024", "2025-06-02"),
        ("chronology/2024-03", "2024-03-05"),
        ("threat-levels", "2025-06-02"),
        ("threat-levels/low", "2024-01-01"),
        ("threat-levels/high/2024", "2024-03-05"),
        ("search", "2025-06-02"),
    ],
)
def test_a_page_changes_with_what_stands_in_it(route: str, expected: str) -> None:
    press = publish([OLD, YEAR, NEW], ACTORS)
    assert day(press, *route.split("/") if route else ()) == expected


def test_a_briefing_changes_when_another_supersedes_it() -> None:
    press = publish([OLD, replace(NEW, supersedes=OLD.id)], ACTORS)
    assert day(press, "briefings", "2024", "old") == "2025-05-27"


def test_nothing_changes_where_nothing_is() -> None:
    press = publish([], ACTORS)
    assert {day(press), day(press, "actors"), day(press, "actors", "spain")} == {"None"}
