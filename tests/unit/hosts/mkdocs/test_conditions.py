from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mkdocs.config import load_config
from mkdocs.structure.nav import Link, Navigation

from briefwright.hosts.mkdocs.conditions import digest_conditions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

SETTINGS = (
    "site_name: One\ntheme: {name: mkdocs, custom_dir: theme}\nhooks: [hook.py]\nextra: {a: b}\n"
)
PROGRAM = b"program"


@pytest.fixture(autouse=True)
def project(tmp_path: Path) -> Iterator[Path]:
    before = Path.cwd()
    os.chdir(tmp_path)
    Path("docs").mkdir()
    Path("theme").mkdir()
    Path("theme/main.html").write_text("one", encoding="utf-8")
    Path("hook.py").write_text("'''One.'''\n", encoding="utf-8")
    Path("mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    yield tmp_path
    os.chdir(before)


def digest(
    config_file: str | IO[bytes] = "mkdocs.yml", *titles: str, program: bytes = PROGRAM
) -> bytes:
    items = [Link(title, "https://example.org/") for title in titles]
    return digest_conditions(load_config(config_file), Navigation([*items], []), program)


def test_conditions_are_the_same_however_the_settings_are_found(project: Path) -> None:
    """A preview that was given `-f` made every page anew at its first edit."""
    with Path("mkdocs.yml").open("rb") as file:  # as the command line opens it
        first = digest(file)
    assert first == digest() == digest(str(project / "mkdocs.yml"))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("mkdocs.yml", SETTINGS.replace("One", "Two")),
        ("mkdocs.yml", SETTINGS.replace("a: b", "a: c")),
        ("theme/main.html", "two"),
        ("theme/partial.html", ""),
        ("hook.py", "'''Two.'''\n"),
    ],
)
def test_other_settings_another_theme_or_hook_are_other_conditions(path: str, text: str) -> None:
    before = digest()
    Path(path).write_text(text, encoding="utf-8")
    assert digest() != before


def test_another_program_or_navigation_are_other_conditions() -> None:
    assert len({digest(), digest("mkdocs.yml", "A"), digest(program=b"other")}) == 3
