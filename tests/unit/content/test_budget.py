"""A source that would cost too much is refused by name, and all others are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefwright.content.budget import DEEPEST, LIMITS, check_budget
from briefwright.content.reading import read_collection
from briefwright.content.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "---\ntitle: Good\ndate: 2025-05-27\nactors: []\nthreat_level: low\n---\n\n{}\n"


@pytest.mark.parametrize("sign", LIMITS)
def test_a_sign_too_many_is_named_where_it_stands(sign: str) -> None:
    most = f"x{sign}\n" * LIMITS[sign]
    assert check_budget(most, "a.md") == ()
    (problem,) = check_budget(f"{most}ab {sign}\n", "a.md")
    assert problem.rule == "body-too-complex"
    assert (problem.span.line, problem.span.column) == (LIMITS[sign] + 1, 4)
    assert f"{LIMITS[sign]:,}" in problem.message


def test_admonitions_within_one_another_have_an_end() -> None:
    assert check_budget(f"{' ' * DEEPEST}!!! note\n", "a.md") == ()
    (problem,) = check_budget(f"a\n{' ' * (DEEPEST + 4)}!!! note\n", "a.md")
    assert (problem.span.line, problem.span.column) == (2, DEEPEST + 5)


def test_the_others_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "briefings" / "2025"
    folder.mkdir(parents=True)
    (folder / "bad.md").write_text(GOOD.format("[" * 100_000), encoding="utf-8")
    (folder / "good.md").write_text(GOOD.format("Text."), encoding="utf-8")
    (folder / "long.md").write_text(GOOD.format("a" * 600_000), encoding="utf-8")
    collection = read_collection(tmp_path, Settings())
    assert [briefing.path for briefing in collection.briefings] == ["briefings/2025/good.md"]
    assert [(problem.span.path, problem.rule) for problem in collection.problems] == [
        ("briefings/2025/bad.md", "body-too-complex"),
        ("briefings/2025/long.md", "file-too-large"),
    ]
