"""Sources and every problem of theirs, one readable file for each behaviour.

`expected` holds what `briefwright check` would print of these files before they are related to
each other, or nothing when they are sound. To write it anew after a change of wording, run
`REWRITE=1 pytest tests/cases/test_reading.py` and read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from briefwright.content.project import read_configuration
from briefwright.content.reading import read_collection
from briefwright.diagnostics.rules import RULES
from briefwright.diagnostics.text import render_problem
from tests.trees import split_blocks, write_tree

CASES = sorted((Path(__file__).parent / "reading").glob("*.txt"))
EXPECTED = re.compile(r"^-- expected --\n", re.MULTILINE)
RULE = re.compile(r"\[([a-z0-9-]+)\]$", re.MULTILINE)
RULES_OF_READING = (
    "unreadable-file",
    "not-utf8",
    "control-character",
    "file-too-large",
    "empty-file",
    "not-a-file",
    "symlink",
    "bad-path",
    "duplicate-url",
    "attachment-type",
    "front-matter-missing",
    "front-matter-unclosed",
    "yaml-syntax",
    "yaml-feature",
    "yaml-limits",
    "duplicate-key",
    "unknown-key",
    "missing-key",
    "wrong-type",
    "empty-value",
    "bad-value",
    "bad-date",
    "bad-id",
    "duplicate-id",
    "unknown-level",
    "empty-body",
    "bad-setting",
)


def read(root: Path) -> str:
    configuration = read_configuration(root)
    problems = configuration.problems
    if not problems:
        problems = read_collection(configuration.root, configuration.settings).problems
    return "".join(f"{render_problem(problem)}\n" for problem in problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_reading(case: Path, tmp_path: Path) -> None:
    tree, expected = EXPECTED.split(case.read_text(encoding="utf-8"))
    _, blocks = split_blocks(tree)
    if any(mark == "no access" for mark, _ in blocks.values()) and os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    (tmp_path / "mkdocs.yml").write_text("site_name: Case\n", encoding="utf-8")
    write_tree(tmp_path, blocks)
    found = read(tmp_path)
    if "REWRITE" in os.environ:
        case.write_text(f"{tree}-- expected --\n{found}", encoding="utf-8", newline="\n")
    assert found == expected


@pytest.mark.parametrize("rule", RULES_OF_READING)
def test_every_rule_of_reading_has_a_case(rule: str) -> None:
    assert rule in RULES
    found = (RULE.findall(EXPECTED.split(case.read_text(encoding="utf-8"))[1]) for case in CASES)
    assert any(rule in rules for rules in found)


def test_some_cases_are_sound() -> None:
    sound = [
        case for case in CASES if case.read_text(encoding="utf-8").endswith("-- expected --\n")
    ]
    assert len(sound) >= 10
