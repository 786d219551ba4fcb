import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefwright.cli import main
from tests.unit.publish.test_proposal import commit, git, write


@pytest.fixture
def head(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of a change, beside the base that the test runs in."""
    repository = tmp_path / "head"
    write(repository, "briefings/2025/old.md", "code.py")
    (repository / "mkdocs.yml").write_text("site_name: x\nplugins: [briefings]\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet", "head")
    commit(repository)
    git(repository, "worktree", "add", "--detach", str(tmp_path / "base"), "HEAD")
    monkeypatch.chdir(tmp_path / "base")
    return repository


def overlay(head: str = "../head") -> Result:
    return CliRunner().invoke(main, ["overlay", head], catch_exceptions=False)


def test_content_is_taken_over(head: Path) -> None:
    write(head, "briefings/2025/new.md")
    commit(head)
    result = overlay()
    assert (result.exit_code, result.stdout, result.stderr) == (0, "kind=content\n", "")
    assert Path("briefings/2025/new.md").is_file()


def test_code_is_left_where_it_is(head: Path) -> None:
    write(head, "briefings/2025/new.md")
    (head / "code.py").write_text("evil\n", encoding="utf-8")
    commit(head)
    result = overlay()
    assert (result.exit_code, result.stdout) == (0, "kind=code\n")
    assert not Path("briefings/2025/new.md").exists()
    assert Path("code.py").read_text(encoding="utf-8") == "new\n"


def test_a_link_is_refused_and_nothing_is_copied(head: Path) -> None:
    write(head, "briefings/2025/new.md")
    (head / "briefings/2025/passwords.md").symlink_to("/etc/passwd")
    commit(head)
    result = overlay()
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("briefings/2025/passwords.md:1:1: error: this is a symbolic ")
    assert not Path("briefings/2025/new.md").exists()


def test_a_hostile_name_is_printed_harmlessly(head: Path) -> None:
    name = "x\n::set-output name=kind::code"
    (head / "briefings/2025" / name).symlink_to("/etc/passwd")
    commit(head)
    result = overlay()
    assert result.exit_code == 1
    assert not any(line.startswith("::") for line in result.stderr.splitlines())


def test_a_folder_that_is_no_checkout_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [briefings]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(tmp_path.parent))
    result = overlay(".")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("briefwright: .: fatal: not a git repository")


def test_a_command_outside_a_project_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = overlay()
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("briefwright: there is no mkdocs.yml")
