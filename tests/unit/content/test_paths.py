"""Names of files and folders, and what is offered instead of a wrong one."""

from __future__ import annotations

import pytest

from briefwright.content.paths import check_name


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Two.md", "rename it to two.md"),
        ("two words.MD", "rename it to two-words.md"),
        ("Notes", "rename it to notes"),
        ("Données.v2.pdf", "rename it to donnees-v2.pdf"),
        ("Россия.md", "give it another name"),
    ],
)
def test_a_wrong_name_gets_one_that_can_be_part_of_a_url(name: str, hint: str) -> None:
    (problem,) = check_name(f"briefings/2026/{name}", is_folder=False)
    assert problem.hint == hint
    assert check_name(hint.removeprefix("rename it to "), is_folder=False) == () or "give" in hint


@pytest.mark.parametrize("name", ["two.md", "map-2.png", "notes"])
def test_a_right_name_is_left_alone(name: str) -> None:
    assert check_name(f"briefings/2026/{name}", is_folder=False) == ()
