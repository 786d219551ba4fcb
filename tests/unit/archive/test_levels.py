from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.entries import make_entries
from briefwright.archive.levels import (
    find_current,
    find_movers,
    index_assessments,
)
from briefwright.archive.months import count_levels
from briefwright.archive.succession import find_standing, find_successors
from briefwright.content.briefing import Status
from tests.unit.archive.making import actor, briefing, prepare

if TYPE_CHECKING:
    from briefwright.archive.archive import Assessment, Entry
    from briefwright.content.briefing import Briefing


def histories(
    *briefings: Briefing,
) -> tuple[tuple[Entry, ...], dict[str, tuple[Assessment, ...]], frozenset[str]]:
    entries = make_entries(prepare(briefings, [actor("a"), actor("b")]))
    standing = find_standing(entries, find_successors(entries))
    return entries, index_assessments(entries), standing


def moves(*briefings: Briefing) -> list[tuple[str, str, str]]:
    entries, assessments, standing = histories(*briefings)
    return [
        (
            mover.actor,
            f"{mover.before.level.id} {mover.before.date.text}",
            f"{mover.after.level.id} {mover.after.date.text}",
        )
        for mover in find_movers(assessments, standing, entries)
    ]


def test_months_count_briefings_by_level_highest_first_unknown_last() -> None:
    entries, _, _ = histories(
        briefing("a1", "2025-05-01", threat_level="low"),
        briefing("a2", "2025-05-02", threat_level="unknown"),
        briefing("a3", "2025-05-03", threat_level="critical"),
        briefing("a4", "2025-05-04", threat_level="low"),
        briefing("a5", "2025", threat_level="high"),
        briefing("a6", "2024-12-31", threat_level="high"),
        briefing("gone", "2024-12-31", threat_level="high", status=Status.RETRACTED),
    )
    assert [
        (month.year, month.month, [(level.id, count) for level, count in month.counts])
        for month in count_levels(entries)
    ] == [
        (2024, 12, [("high", 1)]),
        (2025, None, [("high", 1)]),
        (2025, 5, [("critical", 1), ("low", 2), ("unknown", 1)]),
    ]


def test_a_briefings_own_level_is_never_an_assessment_of_its_actors() -> None:
    _, assessments, _ = histories(
        briefing("x", "2025-05-01", ["a", ("b", "low")], threat_level="critical"),
        briefing("y", "2025-05-02", [("b", "high")], threat_level="critical"),
    )
    assert {
        actor_id: [(each.date.text, each.level.id) for each in found]
        for actor_id, found in assessments.items()
    } == {"b": [("2025-05-02", "high"), ("2025-05-01", "low")]}


def test_current_is_the_newest_that_still_stands() -> None:
    _, assessments, standing = histories(
        briefing("x", "2025-05-01", [("a", "low")]),
        briefing("y", "2025-05-02", [("a", "high")]),
        briefing("z", "2025-05-03", supersedes="y"),
        briefing("gone", "2025-05-04", [("a", "critical")], status=Status.RETRACTED),
    )
    assert [each.level.id for each in assessments["a"]] == ["high", "low"]
    current = find_current(assessments["a"], standing)
    assert current is not None
    assert current.level.id == "low"


def test_a_move_is_dated_by_the_first_assessment_at_the_present_level() -> None:
    assert moves(
        briefing("w", "2025-03-01", [("a", "low")]),
        briefing("x", "2025-04-20", [("a", "elevated")]),
        briefing("y", "2025-05-01", [("a", "high")]),
        briefing("z", "2025-05-20", [("a", "high")]),
    ) == [("a", "elevated 2025-04-20", "high 2025-05-01")]


def test_an_old_change_a_first_assessment_and_a_constant_level_are_no_moves() -> None:
    old = briefing("x", "2025-03-01", [("a", "low"), ("b", "low")])
    change = briefing("y", "2025-04-01", [("a", "high"), ("b", "low")])
    assert moves(old, change, briefing("z", "2025-05-02")) == []
    assert moves(old, change, briefing("z", "2025-05-01")) == [
        ("a", "low 2025-03-01", "high 2025-04-01")
    ]
    assert moves(briefing("x", "2025-03-01", [("a", "low")])) == []
    assert moves() == []


def test_unknown_is_no_step_of_the_scale() -> None:
    low = briefing("x", "2025-05-01", [("a", "low")])
    unknown = briefing("y", "2025-05-02", [("a", "unknown")])
    assert moves(low, unknown) == []
    assert moves(low, unknown, briefing("z", "2025-05-03", [("a", "high")])) == [
        ("a", "low 2025-05-01", "high 2025-05-03")
    ]


def test_retraction_recomputes_the_move() -> None:
    low = briefing("x", "2025-05-01", [("a", "low")])
    high = briefing("y", "2025-05-02", [("a", "high")], status=Status.RETRACTED)
    assert moves(low, high) == []


def test_movers_are_newest_first_then_by_id() -> None:
    assert [
        mover
        for mover, _, _ in moves(
            briefing("x", "2025-05-01", [("a", "low"), ("b", "low")]),
            briefing("y", "2025-05-02", [("b", "high"), ("a", "high")]),
        )
    ] == ["a", "b"]
    assert [
        mover
        for mover, _, _ in moves(
            briefing("x", "2025-05-01", [("a", "low"), ("b", "low")]),
            briefing("y", "2025-05-02", [("a", "high")]),
            briefing("z", "2025-05-03", [("b", "high")]),
        )
    ] == ["b", "a"]
