"""A tag says which version it is, and the changelog what is in it."""

import pytest

from tests.contract.release import check_tag

CHANGELOG = "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-11-23\n"


def faults(name: str, *, version: str = "1.2.0", changelog: str = CHANGELOG) -> list[str]:
    tag = {"GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": name}
    return check_tag(tag, version, changelog)


def test_a_tag_that_names_the_version_is_released() -> None:
    assert faults("v1.2.0") == []


@pytest.mark.parametrize("name", ["1.2.0", "v1.2.1", "v1.2.0\n", "$(touch pwned)"])
def test_another_tag_is_not(name: str) -> None:
    assert faults(name) == [f"the tag is {name!r}, and pyproject.toml says '1.2.0'"]


def test_a_version_without_its_changes_is_not() -> None:
    assert faults("v1.3.0", version="1.3.0") == ["CHANGELOG.md has no section for 1.3.0"]


def test_a_build_without_a_tag_is_fine() -> None:
    assert check_tag({"GITHUB_REF_TYPE": "branch", "GITHUB_REF_NAME": "main"}, "1.2.0", "") == []
