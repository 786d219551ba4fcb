from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefwright.archive.companions import (
    MOST_ACTORS,
    MOST_COMPANIONS,
    OFTEN,
    count_companions,
)
from briefwright.archive.entries import make_entries
from tests.unit.archive.making import actor, briefing, prepare


def companions(*groups: list[str]) -> dict[str, list[tuple[str, int]]]:
    names = sorted({each for group in groups for each in group})
    briefings = [
        briefing(f"b{number}", "2025-05-01", group[:1], " ".join(f"@{each}" for each in group))
        for number, group in enumerate(groups)
    ]
    found = count_companions(make_entries(prepare(briefings, [actor(each) for each in names])))
    return {
        actor_id: [(each.actor, each.count) for each in those] for actor_id, those in found.items()
    }


def test_companions_are_counted_by_briefing_most_often_first() -> None:
    found = companions(["a", "b", "c"], ["a", "b"], ["a", "b", "c"], ["a"])
    assert found == {
        "a": [("b", 3), ("c", 2)],
        "b": [("a", 3), ("c", 2)],
        "c": [("b", 2), ("a", 2)],
    }


def test_one_common_briefing_is_no_habit() -> None:
    assert companions(["a", "b"], ["a", "c"]) == {"a": [], "b": [], "c": []}


def test_of_equals_the_one_named_less_elsewhere_comes_first_then_by_id() -> None:
    found = companions(["x", "everywhere", "d", "c"], ["x", "everywhere", "c", "d"], ["everywhere"])
    assert [each for each, _ in found["x"]] == ["c", "d", "everywhere"]


def test_a_survey_counts_for_its_first_actors_only() -> None:
    crowd = [f"a{number:03d}" for number in range(300)]
    found = companions(crowd, crowd)
    assert sum(1 for those in found.values() if those) == MOST_ACTORS
    assert all(len(those) <= MOST_COMPANIONS for those in found.values())
    assert "a299" not in found


NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)


@given(st.lists(NAMES, max_size=8))
def test_counts_are_exact_and_symmetric(groups: list[list[str]]) -> None:
    found = companions(*groups)
    for one, those in found.items():
        assert len({other for other, _ in those}) == len(those)
        for other, count in those:
            assert count == sum(1 for group in groups if one in group and other in group) >= OFTEN
            assert (one, count) in found[other]
