from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.content.folders import find_missing_folders
from briefwright.content.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def missing(root: Path, settings: Settings, **options: object) -> list[tuple[str, str]]:
    found = find_missing_folders(root, settings, options, path="mkdocs.yml", spans={})
    return [(problem.message, problem.hint) for problem in found]


def test_a_named_folder_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "docs" / "who" / "people").mkdir(parents=True)
    (tmp_path / "briefings").mkdir()
    settings = Settings(briefings_dir="breifings", actors_dir="who/peple")
    found = missing(tmp_path, settings, briefings_dir="./breifings/", actors_dir="who/peple")
    assert found == [
        (
            '"briefings_dir" is "breifings", and there is no such folder',
            'closest is "briefings"; fix the spelling',
        ),
        (
            '"actors_dir" is "who/peple", and there is no such folder in docs/',
            'closest is "who/people"; fix the spelling',
        ),
    ]


def test_a_folder_like_no_other_is_to_be_made(tmp_path: Path) -> None:
    found = missing(tmp_path, Settings(briefings_dir="reports"), briefings_dir="reports")
    assert [hint for _, hint in found] == ["make that folder"]


def test_the_defaults_may_be_absent(tmp_path: Path) -> None:
    assert missing(tmp_path, Settings()) == []


def test_an_option_that_was_refused_is_not_told_a_second_time(tmp_path: Path) -> None:
    assert missing(tmp_path, Settings(), briefings_dir="../x", actors_dir=3) == []
