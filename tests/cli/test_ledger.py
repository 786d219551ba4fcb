"""`briefwright ledger` writes down what is published, and takes nothing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from briefwright.cli import main
from tests.cli.running import Site

if TYPE_CHECKING:
    from pathlib import Path

TALKS = """\
-- briefings/2026/talks.md --
---
title: Talks
date: 2026-01-12
actors: [russia]
threat_level: low
{keys}---

Russia {text}
"""
HIDDEN = """\
-- briefings/2026/secret.md --
---
title: Secret
date: 2026-01-12
actors: [ukraine]
threat_level: low
status: draft
---

Ukraine waits.
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(tmp_path, monkeypatch)


def write(site: Site, keys: str = "", text: str = "waits.") -> None:
    site.add(TALKS.format(keys=keys, text=text))


def run() -> Result:
    return CliRunner().invoke(main, ["ledger"], catch_exceptions=False)


def lines(site: Site) -> list[str]:
    text = (site.root / "published.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_what_is_published_is_recorded_and_nothing_else(site: Site) -> None:
    write(site)
    site.add(HIDDEN)
    result = run()
    assert (result.exit_code, result.stdout) == (0, "published.txt: 2 pages, 2 of them new\n")
    assert [line.split()[:2] for line in lines(site)] == [
        ["actors/russia/", "russia"],
        ["briefings/2026/talks/", "2026/talks"],
    ]


def test_a_flawed_file_beside_a_draft_waits_with_it(site: Site) -> None:
    write(site)
    site.add(f"{HIDDEN}[Plan](plan.pdf)\n-- briefings/2026/plan.pdf --\nno PDF\n")
    result = run()
    assert (result.exit_code, result.stderr) == (0, "")
    assert "briefings/2026/plan.pdf:1:1" in CliRunner().invoke(main, ["check"]).output


@pytest.mark.parametrize("link", ["[Plan](plan.pdf)", "[Plan](../2026/pl%61n.pdf#page=2)"])
def test_a_flawed_file_that_a_public_text_names_is_a_problem(site: Site, link: str) -> None:
    write(site, text=link)
    site.add("-- briefings/2026/plan.pdf --\nno PDF\n")
    result = run()
    assert result.exit_code == 1
    assert "briefings/2026/plan.pdf:1:1: error: the file is no PDF" in result.stderr


def test_a_second_run_changes_nothing(site: Site) -> None:
    write(site)
    run()
    before = lines(site)
    assert run().stdout == "published.txt: 2 pages, 0 of them new\n"
    assert lines(site) == before


def test_a_changed_text_is_renewed_and_named(site: Site) -> None:
    write(site)
    run()
    before = lines(site)
    write(site, text="waited.")
    assert run().stdout == (
        "renewed briefings/2026/talks/\npublished.txt: 2 pages, 0 of them new\n"
    )
    assert len(lines(site)) == 2
    assert lines(site) != before


def test_a_page_that_is_gone_keeps_its_line_and_its_error(site: Site) -> None:
    write(site)
    run()
    before = lines(site)
    (site.root / "briefings/2026/talks.md").unlink()
    result = run()
    assert result.exit_code == 1
    assert "[lost-address]" in result.stderr
    assert lines(site) == before
    checked = CliRunner().invoke(main, ["check"])
    assert checked.exit_code == 1
    assert "[lost-address]" in checked.output


MOVED = TALKS.replace("talks.md", "moved.md")


@pytest.mark.parametrize(
    ("keys", "rule"),
    [("", "lost-address"), ("id: 2026/talks\n", "lost-address"),
     ("redirect_from: [2026/talks]\n", "lost-id")],
)  # fmt: skip
def test_a_page_that_has_half_moved_is_not_recorded(site: Site, keys: str, rule: str) -> None:
    write(site)
    run()
    before = lines(site)
    (site.root / "briefings/2026/talks.md").unlink()
    site.add(MOVED.format(keys=keys, text="waits."))
    result = run()
    assert result.exit_code == 1
    assert f"[{rule}]" in result.stderr
    assert lines(site) == before
    site.add(MOVED.format(keys="id: 2026/talks\nredirect_from: [2026/talks]\n", text="waits."))
    assert run().exit_code == 0
    assert len(lines(site)) == len(before) + 1
    assert "published.txt" not in CliRunner().invoke(main, ["check"]).output


def test_a_lost_notice_is_not_forgotten(site: Site) -> None:
    write(site, "status: retracted\n")
    run()
    write(site)
    run()
    assert "[lost-notice]" in CliRunner().invoke(main, ["check"]).output


def test_an_update_does_not_let_a_retraction_go(site: Site) -> None:
    write(site, "status: retracted\n")
    run()
    before = lines(site)
    write(site, "updates: [{date: 2026-02-01, type: minor, note: typo}]\n")
    run()
    assert lines(site) == before
    assert "[lost-notice]" in CliRunner().invoke(main, ["check"]).output


def test_the_words_of_an_editor_are_not_lost(site: Site) -> None:
    write(site)
    run()
    path = site.root / "published.txt"
    told = f"{path.read_text(encoding='utf-8')}# The court's file: 12 O 34/26.\n"
    path.write_text(told, encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert "[bad-ledger-line]" in result.stderr
    assert path.read_text(encoding="utf-8") == told


def test_with_other_errors_it_is_as_it_was(site: Site) -> None:
    write(site, "colour: red\n")
    result = run()
    assert result.exit_code == 1
    assert "[unknown-key]" in result.stderr
    assert not (site.root / "published.txt").exists()
