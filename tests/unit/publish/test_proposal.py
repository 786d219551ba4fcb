import os
import subprocess
from pathlib import Path

import pytest

from briefwright.content import attachments
from briefwright.diagnostics.text import render_problem
from briefwright.publish.proposal import (
    MAX_FILES,
    ChangedFile,
    Kind,
    Proposal,
    ProposalError,
    check_proposal,
    classify,
    parse_raw_diff,
    read_proposal,
    write_overlay,
)

FOLDERS = ("briefings", "docs/actors")
FILE, EXECUTABLE, LINK, SUBMODULE, GONE = "100644", "100755", "120000", "160000", "000000"
GIT = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(repository: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-C", repository, *arguments],
        env={**os.environ, **GIT},
        check=True,
        capture_output=True,
    )


def commit(repository: Path) -> None:
    git(repository, "add", "-A")
    git(repository, "commit", "--quiet", "--allow-empty", "-m", "x")


@pytest.fixture
def head(tmp_path: Path) -> Path:
    """A checkout with one commit, that of the base."""
    repository = tmp_path / "head"
    write(repository, "briefings/2025/old.md", "docs/actors/russia.md", "Makefile")
    git(tmp_path, "init", "--quiet", "head")
    commit(repository)
    return repository


def write(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("new\n", encoding="utf-8")


def content(*files: ChangedFile) -> Proposal:
    return Proposal(Kind.CONTENT, files)


def told(proposal: Proposal, head: Path) -> list[str]:
    return [
        render_problem(problem).partition("\n")[0] for problem in check_proposal(proposal, head)
    ]


def test_a_change_of_briefings_and_actors_is_one_of_content(head: Path) -> None:
    write(head, "briefings/2025/new.md", "docs/actors/iran.md")
    (head / "briefings/2025/old.md").unlink()
    commit(head)
    assert read_proposal(head, FOLDERS) == content(
        ChangedFile("briefings/2025/new.md", FILE),
        ChangedFile("briefings/2025/old.md", GONE),
        ChangedFile("docs/actors/iran.md", FILE),
    )


@pytest.mark.parametrize(
    "path",
    [
        "Makefile",
        "briefings.md",
        "docs/actors.md",
        "docs/index.md",
        ".github/workflows/check.yml",
        "Briefings/x.md",
    ],
)
def test_a_change_of_anything_else_is_one_of_code(path: str) -> None:
    files = (ChangedFile("briefings/2025/new.md", FILE), ChangedFile(path, FILE))
    assert classify(files, FOLDERS).kind is Kind.CODE


@pytest.mark.parametrize(
    ("path", "mode", "kind"),
    [
        ("published.txt", FILE, Kind.CONTENT),
        ("published.txt", GONE, Kind.CODE),
        ("other.txt", FILE, Kind.CODE),
        ("docs/published.txt", FILE, Kind.CODE),
    ],
)
def test_a_file_of_content_may_change_and_not_go(path: str, mode: str, kind: Kind) -> None:
    files = (ChangedFile("briefings/a.md", FILE), ChangedFile(path, mode))
    assert classify(files, FOLDERS, ("published.txt",)).kind is kind


def test_a_folder_of_content_replaced_by_a_link_is_code(head: Path) -> None:
    (head / "briefings/2025/old.md").unlink()
    (head / "briefings/2025").rmdir()
    (head / "briefings").rmdir()
    (head / "briefings").symlink_to("/etc")
    commit(head)
    assert read_proposal(head, FOLDERS).kind is Kind.CODE


def test_a_file_moved_out_of_the_code_is_code(head: Path) -> None:
    (head / "Makefile").rename(head / "briefings/2025/Makefile")
    commit(head)
    assert read_proposal(head, FOLDERS).kind is Kind.CODE


def test_a_change_of_nothing_runs_no_overlay(head: Path) -> None:
    commit(head)
    assert read_proposal(head, FOLDERS) == Proposal(Kind.CODE, ())


@pytest.mark.parametrize(
    "name", ["$(touch pwned).md", 'a"b\n::set-output name=x::y.md', "caf\udce9.md"]
)
def test_names_are_read_as_they_are(head: Path, name: str) -> None:
    write(head, f"briefings/2025/{name}")
    commit(head)
    (file,) = read_proposal(head, FOLDERS).files
    assert file.path == f"briefings/2025/{name}"


def test_the_output_of_git_is_parsed_by_its_zeros() -> None:
    raw = (
        b":000000 100644 0000000 1111111 A\0briefings/b\n.md\0"
        b":100644 120000 1111111 2222222 T\0briefings/a.md\0"
    )
    assert parse_raw_diff(raw) == (
        ChangedFile("briefings/a.md", LINK),
        ChangedFile("briefings/b\n.md", FILE),
    )


def test_a_folder_that_is_no_checkout_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProposalError, match="not a git repository"):
        read_proposal(tmp_path, FOLDERS)


def test_a_commit_without_its_parent_is_told(head: Path) -> None:
    with pytest.raises(ProposalError, match=r"HEAD\^1"):
        read_proposal(head, FOLDERS)


@pytest.mark.parametrize(
    ("path", "mode", "line"),
    [
        (
            "briefings/a.md",
            LINK,
            "error: this is a symbolic link, which is never followed [symlink]",
        ),
        ("briefings/a.md", EXECUTABLE, "error: this is marked as a program [executable-file]"),
        ("briefings/a", SUBMODULE, "error: this is another repository [not-a-file]"),
        ("briefings/a.md", "040000", "error: this is of mode 040000 [not-a-file]"),
        (
            "briefings/.htaccess",
            FILE,
            "error: this is hidden, so nobody would look at it [hidden-file]",
        ),
        (
            "briefings/.x/a.md",
            FILE,
            "error: this is hidden, so nobody would look at it [hidden-file]",
        ),
    ],
)
def test_what_must_not_be_copied_is_refused(
    tmp_path: Path, path: str, mode: str, line: str
) -> None:
    assert told(content(ChangedFile(path, mode)), tmp_path) == [f"{path}:1:1: {line}"]


def test_what_goes_is_never_refused(tmp_path: Path) -> None:
    assert told(content(ChangedFile("briefings/.hidden", GONE)), tmp_path) == []


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "briefings/map.png"
    path.parent.mkdir()
    path.touch()
    os.truncate(path, attachments.MAX_BYTES)
    proposal = content(ChangedFile("briefings/map.png", FILE))
    assert told(proposal, tmp_path) == []
    os.truncate(path, attachments.MAX_BYTES + 1)
    assert told(proposal, tmp_path) == [
        (
            "briefings/map.png:1:1: error: the file has 20971521 bytes, and 20 MiB are the limit "
            "[file-too-large]"
        )
    ]


def test_a_change_over_the_limit_is_refused(tmp_path: Path) -> None:
    files = [ChangedFile(f"briefings/{number:02}.png", FILE) for number in range(11)]
    (tmp_path / "briefings").mkdir()
    for file in files:
        (tmp_path / file.path).touch()
        os.truncate(tmp_path / file.path, attachments.MAX_BYTES)
    assert told(content(*files[:10]), tmp_path) == []
    (line,) = told(content(*files), tmp_path)
    assert line.startswith("briefings/00.png:1:1: error: the change holds 230686720 bytes, and ")
    assert line.endswith("200 MiB are the limit [change-too-large]")


def test_a_change_of_too_many_files_is_refused(tmp_path: Path) -> None:
    files = [ChangedFile(f"briefings/{number:04}.md", GONE) for number in range(MAX_FILES + 1)]
    assert told(content(*files[1:]), tmp_path) == []
    assert told(content(*files), tmp_path) == [
        (
            "briefings/0000.md:1:1: error: the change touches 1001 files, and 1000 are the limit "
            "[change-too-large]"
        )
    ]


def test_the_overlay_makes_the_content_that_of_the_change(head: Path, tmp_path: Path) -> None:
    base = tmp_path / "base"
    git(head, "worktree", "add", "--detach", str(base), "HEAD")
    (head / "briefings/2025/old.md").unlink()
    write(head, "briefings/2026/$(touch pwned).md", "briefings/2025/old.md/inside.md")
    (head / "docs/actors/russia.md").write_text("changed\n", encoding="utf-8")
    commit(head)
    write_overlay(read_proposal(head, FOLDERS), head, base)
    git(base, "add", "-A")
    assert tree(base) == tree(head)


def test_the_overlay_puts_a_file_where_a_folder_was(head: Path, tmp_path: Path) -> None:
    base = tmp_path / "base"
    git(head, "worktree", "add", "--detach", str(base), "HEAD")
    (head / "briefings/2025/old.md").unlink()
    (head / "briefings/2025").rmdir()
    write(head, "briefings/2025")
    commit(head)
    write_overlay(read_proposal(head, FOLDERS), head, base)
    git(base, "add", "-A")
    assert tree(base) == tree(head)


def tree(repository: Path) -> bytes:
    return subprocess.run(
        ["git", "-C", repository, "ls-files", "-s", "-z"], check=True, capture_output=True
    ).stdout
