"""Mistakes planted in many files, many to a file: one run finds each at its place, and no other.

The files of `planted/` are one project. Before the place where a mistake is to be reported stands
its rule between ⟦ and ⟧; the marks are taken out before the project is written.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from briefwright.cli import main
from briefwright.diagnostics.rules import RULES
from briefwright.diagnostics.rules_of_files import CHANGES, FINISHED, SETTINGS
from tests.trees import split_blocks, write_tree

PLANTED = Path(__file__).parent / "planted"
MARK = re.compile("⟦([a-z0-9-]+)⟧")
NOT_OF_A_CHECK = {rule.id for rule in (*CHANGES, *FINISHED, *SETTINGS)} | {"text-lost"}
"""Rules of a proposal, of a finished site, and of settings that are wrong: no check says them.

And one that no known text breaks."""


class Place(NamedTuple):
    path: str
    line: int
    column: int
    rule: str


def read_planted() -> tuple[dict[str, tuple[str, str]], list[Place]]:
    """Return the project's files without their marks, and where each mark stood."""
    files: dict[str, tuple[str, str]] = {}
    places: list[Place] = []
    for case in sorted(PLANTED.glob("*.txt")):
        for path, (mark, text) in split_blocks(case.read_text(encoding="utf-8"))[1].items():
            assert path not in files, path
            if mark == "no access" and os.geteuid() == 0:
                continue  # The superuser may read everything.
            files[path] = (mark, MARK.sub("", text))
            lines = text.split(r"\n") if mark == "bytes" else text.split("\n")
            for number, line in enumerate(lines, start=1):
                before = 0
                for found in MARK.finditer(line):
                    column = found.start() - before + 1
                    places.append(Place(path, number, column, found[1]))
                    before += len(found[0])
    return files, places


FILES, PLACES = read_planted()


def test_one_run_finds_every_mistake_at_its_place_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_tree(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    env = {"SOURCE_DATE_EPOCH": "1764000000", "GITHUB_ACTIONS": None}
    result = CliRunner().invoke(main, ["check", "--format", "json"], env=env)
    assert result.exit_code == 1, result.output
    found = [
        Place(each["path"], each["line"], each["column"], each["rule"])
        for each in json.loads(result.stdout)["problems"]
    ]
    assert sorted(found) == sorted(PLACES)


def test_enough_is_planted() -> None:
    assert len(PLACES) >= 150


@pytest.mark.parametrize("rule", sorted(RULES.keys() - NOT_OF_A_CHECK))
def test_every_rule_is_planted(rule: str) -> None:
    if rule == "unreadable-file" and os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    assert any(place.rule == rule for place in PLACES)


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_has_a_hint_that_says_what_to_do(rule: str) -> None:
    case = (PLANTED.parent / "rules" / f"{rule}.txt").read_text(encoding="utf-8")
    assert re.search(rf"\[{rule}\]\n    hint: \w", case)
