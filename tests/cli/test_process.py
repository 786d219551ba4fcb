"""The command line as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contract.lock import ROOT

WITHOUT_HOSTS = """
import sys
from importlib.abc import MetaPathFinder

class Block(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("mkdocs", "material", "properdocs"):
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Block())
from briefwright.cli import main
main(sys.argv[1:], prog_name="briefwright")
"""


def run(folder: Path, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT / "plugins")} | env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def project(folder: Path, name: str = "talks") -> None:
    (folder / "briefings").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: S\n", encoding="utf-8")
    (folder / "briefings" / f"{name}.md").write_text(
        "---\ntitle: T\ndate: 2025-05-27\nactors: []\nthreat_level: Зло\n---\nText.\n",
        encoding="utf-8",
    )


def test_module_runs_as_the_command_does(tmp_path: Path) -> None:
    project(tmp_path)
    done = run(tmp_path, "-m", "briefwright", "check")
    assert done.returncode == 1
    assert done.stdout.startswith("briefings/talks.md:5:15: error: no threat level is called")
    assert done.stderr == ""


def test_check_needs_no_host(tmp_path: Path) -> None:
    project(tmp_path)
    done = run(tmp_path, "-c", WITHOUT_HOSTS, "check")
    assert done.returncode == 1
    assert "1 error in 1 file" in done.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("actors",),
        ("explain", "bad-date"),
        ("import", "talks.txt", "--date", "2025-05-27", "--level", "low", "--dry-run"),
        ("new", "actor", "--name", "Russia", "--kind", "state"),
        ("schema",),
        ("stats",),
    ],
    ids=lambda words: words[0],
)
def test_no_command_of_authors_needs_a_host(tmp_path: Path, command: tuple[str, ...]) -> None:
    project(tmp_path)
    (tmp_path / "talks.txt").write_text("Talks stall\n\nNobody moved.\n", encoding="utf-8")
    done = run(tmp_path, "-c", WITHOUT_HOSTS, *command)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr


def test_output_that_the_terminal_cannot_show_stops_nothing(tmp_path: Path) -> None:
    project(tmp_path)
    done = run(tmp_path, "-m", "briefwright", "check", PYTHONIOENCODING="latin-1")
    assert done.returncode == 1
    assert "\\u0417" in done.stdout


def test_a_file_name_that_is_no_utf8_stops_nothing(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "briefings" / b"caf\xe9.md".decode("utf-8", "surrogateescape")).write_text("x")
    done = run(tmp_path, "-m", "briefwright", "check")
    assert done.returncode == 1
    assert "briefings/caf\\xe9.md:1:1: error:" in done.stdout
    assert done.stderr == ""


def test_a_broken_clock_is_told(tmp_path: Path) -> None:
    project(tmp_path)
    done = run(tmp_path, "-m", "briefwright", "check", SOURCE_DATE_EPOCH="soon")
    assert done.returncode == 2
    assert (
        done.stderr == 'briefwright: SOURCE_DATE_EPOCH is "soon", which is no number of seconds\n'
    )


def test_a_workflow_gets_annotations_and_a_summary(tmp_path: Path) -> None:
    project(tmp_path)
    summary = tmp_path / "summary.md"
    env = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    done = run(tmp_path, "-m", "briefwright", "check", **env)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=briefings/talks.md,line=5,col=15,title=unknown-le")
    assert "[unknown-level]" in summary.read_text(encoding="utf-8")


def test_a_summary_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    project(tmp_path)
    env = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(tmp_path)}
    done = run(tmp_path, "-m", "briefwright", "check", **env)
    assert (done.returncode, done.stderr) == (
        1,
        "briefwright: the summary cannot be written: is a directory\n",
    )


def test_a_file_name_is_no_command(tmp_path: Path) -> None:
    project(tmp_path, name="x\n::set-output name=a::b")
    done = run(tmp_path, "-m", "briefwright", "check", GITHUB_ACTIONS="true")
    assert done.returncode == 1
    starts = {line.partition(" ")[0] for line in done.stdout.splitlines() if "::" in line}
    assert starts == {"::error"}


def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    project(tmp_path)
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "briefwright", "check"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(ROOT / "plugins")},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (2, "briefwright: no space left on device\n")


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_stream_that_is_closed_ends_in_no_traceback(tmp_path: Path, closed: str) -> None:
    project(tmp_path)
    command = f"{sys.executable} -m briefwright check {closed}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


def test_a_file_of_bytes_is_told_from_a_text(tmp_path: Path) -> None:
    project(tmp_path)
    (tmp_path / "briefings" / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\xff")
    done = run(tmp_path, "-m", "briefwright", "check")
    assert "briefings/picture.md:1:1: error: the file is no text [not-utf8]" in done.stdout


def test_an_empty_configuration_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").touch()
    done = run(tmp_path, "-m", "briefwright", "check")
    assert done.returncode == 2
    assert "hint: write site_name: and the name of the site" in done.stderr
