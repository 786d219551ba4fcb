"""Nearest spellings, for hints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.names.spelling import distance, nearest

_TEXT = st.text(alphabet="ab12", max_size=8)


def test_every_tie_is_named() -> None:
    assert nearest("Kyev", ["Kyiv", "Kiev", "Lviv"]) == ("Kiev", "Kyiv")


def test_designators_with_other_digits_are_not_near() -> None:
    assert nearest("APT82", ["APT28", "APT29", "APT32"]) == ()


def test_case_is_no_distance() -> None:
    assert nearest("sandworm", ["Sandworm", "Turla"]) == ("Sandworm",)


def test_far_names_are_no_hint() -> None:
    assert nearest("Sandworm", ["Russia", "Ukraine"]) == ()


@pytest.mark.parametrize(
    ("one", "two", "apart"),
    [("ab", "ba", 1), ("abc", "abd", 1), ("", "abc", 3), ("a1", "a2", 3), ("ca", "abc", 3)],
)
def test_distance(one: str, two: str, apart: int) -> None:
    assert distance(one, two) == apart


@given(_TEXT, _TEXT)
def test_distance_is_symmetric_and_zero_only_for_equals(one: str, two: str) -> None:
    assert distance(one, two) == distance(two, one)
    assert (distance(one, two) == 0) == (one == two)


@given(st.lists(_TEXT, max_size=6), _TEXT)
def test_nearest_are_all_equally_near(spellings: list[str], text: str) -> None:
    found = nearest(text, spellings)
    assert len({distance(text, spelling) for spelling in found}) <= 1
    if text in spellings:
        assert set(found) == {text}
