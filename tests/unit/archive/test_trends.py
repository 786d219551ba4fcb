"""Levels over time: medians, quarters, gaps and changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from briefwright.archive.assemble import assemble
from briefwright.archive.entries import make_entries
from briefwright.archive.levels import index_assessments
from briefwright.archive.months import MonthLevels, count_levels
from briefwright.archive.trends import (
    Step,
    has_trend,
    is_connected,
    joined,
    monthly_steps,
    pair_changes,
    readable_steps,
)
from briefwright.content.briefing import Status
from briefwright.content.threat import DEFAULT_SCALE, UNKNOWN
from tests.unit.archive.making import SETTINGS, actor, briefing, collect, prepare

if TYPE_CHECKING:
    from briefwright.archive.archive import Dossier
    from briefwright.content.briefing import Briefing

LEVELS = DEFAULT_SCALE.levels
LOW, GUARDED, ELEVATED, HIGH, CRITICAL = LEVELS


def month(year: int, number: int | None, *counts: int, unknown: int = 0) -> MonthLevels:
    """Return a month with so many briefings at each level, the lowest first."""
    pairs = [*zip(LEVELS, counts, strict=False), (UNKNOWN, unknown)]
    return MonthLevels(year, number, tuple((level, count) for level, count in pairs if count))


def test_a_step_has_the_median_and_both_ends() -> None:
    (step,) = monthly_steps([month(2024, 5, 2, 0, 1, 2)])
    assert (step.median, step.lowest, step.highest) == (ELEVATED, LOW, HIGH)
    assert (step.count, step.months, step.year, step.month) == (5, 1, 2024, 5)


def test_of_two_middle_levels_the_lower_is_the_median() -> None:
    (step,) = monthly_steps([month(2024, 5, 1, 0, 0, 0, 1)])
    assert step.median == LOW


def test_unknown_is_no_level_and_a_year_alone_no_place() -> None:
    months = [month(2024, None, 5), month(2024, 2, unknown=3), month(2024, 3, 0, 1, unknown=9)]
    (step,) = monthly_steps(months)
    assert (step.month, step.median, step.count) == (3, GUARDED, 1)


def test_more_than_six_years_are_told_by_quarters() -> None:
    short = [month(2018 + place // 12, place % 12 + 1, 1) for place in range(72)]
    assert {step.months for step in readable_steps(short)} == {1}
    long = [*short, month(2024, 1, 0, 0, 0, 0, 1), month(2024, 3, 1)]
    steps = readable_steps(long)
    assert {step.months for step in steps} == {3}
    assert len(steps) == 25
    assert (steps[-1].month, steps[-1].count, steps[-1].highest) == (1, 2, CRITICAL)


def test_a_gap_of_more_than_half_a_year_breaks_the_line() -> None:
    first, near, far = monthly_steps([month(2024, 1, 1), month(2024, 8, 1), month(2025, 4, 1)])
    assert is_connected(first, near)
    assert not is_connected(near, far)
    assert list(joined([first, near, far])) == [(first, near)]


def dossier_of(*briefings: Briefing) -> Dossier:
    """Return the dossier of the actor `a`."""
    archive = assemble(collect(briefings, [actor("a", standing=True)]), SETTINGS)
    return archive.dossiers["a"]


def test_one_month_is_no_trend() -> None:
    may = (briefing("x", "2024-05-03", ["a"]), briefing("y", "2024-05-04", ["a"]))
    assert not has_trend(dossier_of(*may))
    assert has_trend(dossier_of(*may, briefing("z", "2024-06-01", ["a"])))


SAID = st.builds(
    lambda date, level, status: {"date": date, "threat_level": level, "status": status},
    st.sampled_from(("2024", "2024-01", "2024-01-02", "2024-02-03", "2023-12/2024-02")),
    st.sampled_from(("low", "high", "unknown")),
    st.sampled_from((Status.PUBLISHED, Status.RETRACTED)),
)


@given(st.lists(SAID, max_size=4))
def test_a_trend_is_two_steps(said: list[dict[str, Any]]) -> None:
    named = [
        briefing(f"b{number}", each.pop("date"), ["a"], **each) for number, each in enumerate(said)
    ]
    found = dossier_of(*named)
    assert has_trend(found) == (len(monthly_steps(found.months)) > 1)


def test_changes_pass_over_what_is_unknown() -> None:
    briefings = (
        briefing("a", "2024-01-01", [("russia", "low")]),
        briefing("b", "2024-02-01", [("russia", "unknown")]),
        briefing("c", "2024-03-01", [("russia", "high")]),
    )
    entries = make_entries(prepare(briefings, [actor("russia")]))
    changes = list(pair_changes(index_assessments(entries)["russia"]))
    assert [change.now.level.id for change in changes] == ["low", "high"]
    assert changes[0].before is None
    assert changes[1].before == changes[0].now


counts = st.lists(st.integers(0, 9), min_size=5, max_size=5)


@given(st.lists(counts, min_size=1, max_size=120))
def test_no_briefing_is_lost_and_the_median_lies_between(rows: list[list[int]]) -> None:
    months = [month(2000 + n // 12, n % 12 + 1, *row) for n, row in enumerate(rows)]
    for steps in (monthly_steps(months), readable_steps(months)):
        assert sum(step.count for step in steps) == sum(map(sum, rows))
        for step in steps:
            assert step.lowest.rank <= step.median.rank <= step.highest.rank
            assert isinstance(step, Step)


def test_levels_of_real_entries_make_steps() -> None:
    briefings = (
        briefing("a", "2024-01-01", threat_level="low"),
        briefing("b", "2024-01-02", threat_level="critical"),
    )
    entries = make_entries(prepare(briefings, []))
    (step,) = monthly_steps(count_levels(entries))
    assert (step.median, step.highest, step.count) == (LOW, CRITICAL, 2)
