"""`check --fix`: shown first, written when that is wanted, each file whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefwright.cli import fixing
from briefwright.cli.writing import WritingError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.running import Site

HEAD = "actors: [russia]\nthreat_level: low\n---\n\nRussia said no.\n"
BROKEN = f"---\ntitle: Talks: stalled\ndate: 2026-01-12\n{HEAD}"
SOUND = f'---\ntitle: "Talks: stalled"\ndate: 2026-01-12\n{HEAD}'
DIFF = """\
--- briefings/2026/a.md
+++ briefings/2026/a.md
@@ -1,3 +1,3 @@
 ---
-title: Talks: stalled
+title: "Talks: stalled"
 date: 2026-01-12
"""


@pytest.fixture
def broken(site: Site) -> Site:
    site.add(f"-- briefings/2026/a.md --\n{BROKEN}")
    return site


def test_without_a_terminal_it_is_only_shown(broken: Site) -> None:
    result = broken.run("check", "--fix")
    assert result.exit_code == 1
    assert result.stdout.startswith(DIFF)
    assert result.stdout.endswith("1 error in 1 file\n")
    assert result.stderr == "1 fix in 1 file; nothing was written: --yes writes it\n"
    assert broken.read("briefings/2026/a.md") == BROKEN


def test_with_yes_it_is_written_and_what_is_left_is_told(broken: Site) -> None:
    result = broken.run("check", "--fix", "--yes")
    assert (result.exit_code, result.stdout) == (0, f"{DIFF}no problems\n")
    assert result.stderr == "mended briefings/2026/a.md\n"
    assert broken.read("briefings/2026/a.md") == SOUND
    again = broken.run("check", "--fix", "-y")
    assert (again.exit_code, again.output) == (0, "no problems\n")


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("answer", "text", "code"), [("y\n", SOUND, 0), ("\n", BROKEN, 1)])
def test_at_a_terminal_it_is_asked(broken: Site, answer: str, text: str, code: int) -> None:
    result = broken.run("check", "--fix", answers=answer)
    assert result.stderr.startswith("1 fix in 1 file; write them? [y/N]: ")
    assert result.exit_code == code
    assert broken.read("briefings/2026/a.md") == text


@pytest.mark.usefixtures("terminal")
def test_stopping_at_the_question_writes_nothing(broken: Site) -> None:
    result = broken.run("check", "--fix", answers="")
    assert result.exit_code == 2
    assert result.stderr.endswith("briefwright: stopped; nothing was written since\n")
    assert broken.read("briefings/2026/a.md") == BROKEN


def test_only_what_is_asked_about_is_mended(broken: Site) -> None:
    broken.add(f"-- briefings/2026/b.md --\n{BROKEN}")
    broken.run("check", "--fix", "--yes", "briefings/2026/b.md")
    assert broken.read("briefings/2026/a.md") == BROKEN
    assert broken.read("briefings/2026/b.md") == SOUND


def test_a_link_behind_a_broken_fence_is_mended_too(site: Site) -> None:
    head = "---\ntitle: T\ndate: 12 January 2026\nactors: [russia]\nthreat_level: low\n----\n"
    body = "Russia: [here](a), [there](../../docs/guide/), [and](c#there), [x](d).\n"
    site.add(f"-- briefings/2026/a.md --\n{head}{body}-- briefings/2026/c.md --\n{SOUND}")
    site.add("-- docs/guide/index.md --\n")
    result = site.run("check", "--fix", "--yes")
    head = head.replace("12 January 2026", "2026-01-12").replace("----", "---")
    body = body.replace("(a)", "(a.md)").replace("guide/", "guide/index.md")
    assert site.read("briefings/2026/a.md") == head + body.replace("(c#", "(c.md#")
    assert result.exit_code == 1
    assert "[dead-link]" in result.stdout


def test_another_format_keeps_the_output_to_itself(broken: Site) -> None:
    result = broken.run("check", "--fix", "--format", "json")
    assert result.stdout.startswith('{\n  "version": 1')
    assert result.stderr.startswith(DIFF)


@pytest.mark.parametrize("words", [("--format", "github"), ("--public-log",)])
def test_a_public_log_is_shown_no_change(broken: Site, words: tuple[str, ...]) -> None:
    result = broken.run("check", "--fix", "--yes", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "not in a public log" in result.stderr
    assert broken.read("briefings/2026/a.md") == BROKEN


def test_yes_alone_is_refused(broken: Site) -> None:
    result = broken.run("check", "--yes")
    assert (result.exit_code, result.stderr) == (2, "briefwright: --yes goes with --fix\n")


def test_a_file_that_changes_meanwhile_is_left_as_it_is(
    broken: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = fixing._show

    def edit(path: str, mended: fixing.Mended, *, apart: bool) -> None:
        show(path, mended, apart=apart)
        (broken.root / path).write_text("mine", encoding="utf-8")

    monkeypatch.setattr(fixing, "_show", edit)
    result = broken.run("check", "--fix", "--yes")
    assert result.exit_code == 2
    assert "briefings/2026/a.md has changed meanwhile; it was left as it is" in result.stderr
    assert broken.read("briefings/2026/a.md") == "mine"


def test_a_file_that_cannot_be_written_stays_whole(
    broken: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes, *, replace: bool) -> None:
        assert data
        assert replace
        raise WritingError(f"{path.name} cannot be written: read-only file system")

    monkeypatch.setattr(fixing, "write_bytes", refuse)
    result = broken.run("check", "--fix", "--yes")
    assert result.exit_code == 2
    assert result.stderr == "briefwright: a.md cannot be written: read-only file system\n"
    assert broken.read("briefings/2026/a.md") == BROKEN


def test_a_check_says_that_there_are_fixes(broken: Site) -> None:
    result = broken.run("check")
    assert result.stdout.endswith("1 of them may be mended by: briefwright check --fix\n")


def test_a_terminal_is_not_told_what_to_do_by_a_file(site: Site) -> None:
    site.add("-- briefings/2026/a.md --\n" + BROKEN.replace("stalled", "\x9b31m\u202e"))
    site.add("-- briefings/2026/b.md --\n" + BROKEN.replace("stalled", "st\u202ealled"))
    result = site.run("check", "--fix")
    assert "\u202e" not in result.output
    assert "\x9b" not in result.output
