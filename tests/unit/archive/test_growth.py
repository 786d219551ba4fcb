"""The cost of every stage grows with the number of briefings and no faster. Counted, not timed."""

from __future__ import annotations

import sys
from itertools import chain
from typing import TYPE_CHECKING, Any

from briefwright.archive import companions
from briefwright.archive.checks import check_sources
from briefwright.archive.chronology import group_by_year, make_chronology
from briefwright.archive.companions import MOST_ACTORS, count_companions
from briefwright.archive.dossiers import make_dossiers
from briefwright.archive.entries import make_entries
from briefwright.archive.levels import find_movers, index_assessments
from briefwright.archive.related import relate
from briefwright.archive.succession import find_standing, find_successors
from tests.unit.archive.making import actor, briefing, event, prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

    import pytest

    from briefwright.archive.sources import Sources


def sources_of(size: int) -> Sources:
    """Return briefings that all name two actors, each other actor being named by ten."""
    names = ["usa", "russia", *(f"a{number}" for number in range(size))]
    briefings = []
    for number in range(size):
        slug = f"b{number:05d}"
        date = f"{2000 + number // 336}-{number // 28 % 12 + 1:02d}-{number % 28 + 1:02d}"
        rare = [f"a{number // 10 * 10 + step}" for step in range(3)]
        briefings.append(
            briefing(
                slug,
                date,
                [("usa", ("low", "high")[number % 2]), "russia", rare[0]],
                f"@usa @russia @{rare[1]} @{rare[2]}",
                events=(event(slug, date, "what", "usa"),),
                supersedes=f"b{number - 1:05d}" if number % 2 else None,
            )
        )
    return prepare(briefings, [actor(each) for each in names])


def index_and_check(sources: Sources) -> None:
    entries = make_entries(sources)
    standing = find_standing(entries, find_successors(entries))
    chronology = make_chronology(entries, sources.declared)
    assessments = index_assessments(entries)
    group_by_year(chronology)
    companions = count_companions(entries)
    make_dossiers(sources, entries, chronology, assessments, standing, companions)
    relate(entries, standing)
    find_movers(assessments, standing, entries)
    for _ in check_sources(sources):
        pass


def count_lines(work: Callable[[], object]) -> int:
    """Return how many lines of Python a piece of work executes."""
    lines = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return lines


def test_twice_the_briefings_cost_twice_the_work() -> None:
    small, large = sources_of(150), sources_of(300)
    ratio = count_lines(lambda: index_and_check(large)) / count_lines(
        lambda: index_and_check(small)
    )
    assert ratio < 2.2


def counted_pairs(sources: Sources, monkeypatch: pytest.MonkeyPatch) -> int:
    counted = 0

    class Counting:
        @staticmethod
        def from_iterable(lists: Iterable[Iterable[str]]) -> Iterator[str]:
            nonlocal counted
            for each in chain.from_iterable(lists):
                counted += 1
                yield each

    monkeypatch.setattr(companions, "chain", Counting)
    count_companions(make_entries(sources))
    return counted


def test_companions_of_twice_the_briefings_cost_twice_the_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small = counted_pairs(sources_of(100), monkeypatch)
    assert counted_pairs(sources_of(200), monkeypatch) == 2 * small


def test_a_briefing_that_names_300_actors_costs_a_bounded_number_of_pairs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    crowd = [f"a{number}" for number in range(300)]
    sources = prepare([briefing("x", "2025-05-01", crowd)], [actor(each) for each in crowd])
    assert counted_pairs(sources, monkeypatch) == MOST_ACTORS**2
