"""Every rule of the catalogue: a project that breaks it, the same project mended, what is said.

A case is one file, named after its rule: a line of prose, the broken tree, `== mended ==`, the
mended tree, and `-- expected --` with all that is wrong with the broken one, places included. The
mended tree has nothing wrong with it at all. To write the outcomes anew, run
`REWRITE=1 pytest tests/cases/test_rules.py` and read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from briefwright.archive.assemble import assemble
from briefwright.content.project import read_configuration
from briefwright.content.reading import read_collection
from briefwright.diagnostics.rules import CATALOGUE, RULES, Rule
from briefwright.diagnostics.rules_of_files import CHANGES, FINISHED
from briefwright.diagnostics.text import render_problem
from briefwright.markup import sanitise
from briefwright.publish import proposal
from briefwright.publish.audit import Audit
from briefwright.publish.page_audit import PageAudit
from briefwright.publish.policy import MATERIAL, Policy
from briefwright.publish.proposal import ChangedFile, Kind, Proposal, check_proposal
from briefwright.publish.tag_rules import TagRules
from tests.trees import split_blocks, write_tree

CASES = Path(__file__).parent / "rules"
EXPECTED = re.compile(r"^-- expected --\n", re.MULTILINE)
MENDED = re.compile(r"^== mended ==\n", re.MULTILINE)
PROPOSED = {rule.id for rule in CHANGES}
AUDITED = {rule.id for rule in FINISHED}


def check_tree(root: Path, blocks: dict[str, tuple[str, str]]) -> str:
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_name: Case\n", encoding="utf-8")
    write_tree(root, blocks)
    configuration = read_configuration(root)
    settings, problems = configuration.settings, configuration.problems
    if not problems:
        problems = assemble(read_collection(root, settings), settings).problems
    return "".join(f"{render_problem(problem)}\n" for problem in problems)


def check_change(root: Path, blocks: dict[str, tuple[str, str]]) -> str:
    """Return what is wrong with a change that adds the files; `| executable` marks a program."""
    files = tuple(
        ChangedFile(path, "100755" if mark == "executable" else "100644")
        for path, (mark, _) in sorted(blocks.items())
    )
    write_tree(root, {path: ("", text) for path, (_, text) in blocks.items()})
    problems = check_proposal(Proposal(Kind.CONTENT, files), root)
    return "".join(f"{render_problem(problem)}\n" for problem in problems)


def check_site(root: Path, blocks: dict[str, tuple[str, str]]) -> str:
    """Return what is wrong with a finished site of these files."""
    write_tree(root, blocks)
    problems = Audit(PageAudit(TagRules(Policy(MATERIAL)))).read_problems(root)
    return "".join(f"{render_problem(problem)}\n" for problem in problems)


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.id)
def test_rule(rule: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = CASES / f"{rule.id}.txt"
    trees, expected = EXPECTED.split(case.read_text(encoding="utf-8"))
    broken, mended = (split_blocks(tree)[1] for tree in MENDED.split(trees))
    if any(mark == "no access" for mark, _ in broken.values()) and os.geteuid() == 0:
        pytest.skip("the superuser may read everything")
    if rule.id == "change-too-large":
        monkeypatch.setattr(proposal, "MAX_FILES", 2)
    if rule.id == "text-lost":
        monkeypatch.setattr(sanitise, "TAGS", sanitise.TAGS - {"table"})
        monkeypatch.setattr(sanitise, "_PLAIN", re.compile("(?!)"))  # no text is plain then
        monkeypatch.setattr(sanitise, "_CLEANER", sanitise._make_cleaner(None))
        monkeypatch.setattr(sanitise, "_PLAIN", re.compile("(?!)"))
    check = check_change if rule.id in PROPOSED else check_tree
    check = check_site if rule.id in AUDITED else check
    found = check(tmp_path / "broken", broken)
    if "REWRITE" in os.environ:
        case.write_text(f"{trees}-- expected --\n{found}", encoding="utf-8", newline="\n")
    assert found == expected
    assert re.search(rf":\d+:\d+: {rule.severity}: .* \[{rule.id}\]$", expected, re.MULTILINE)
    assert not check(tmp_path / "mended", mended)


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_are_those_of_its_case(rule: Rule) -> None:
    trees, _ = EXPECTED.split((CASES / f"{rule.id}.txt").read_text(encoding="utf-8"))
    broken, mended = MENDED.split(trees)
    assert rule.bad in broken
    assert rule.good in mended
    assert rule.bad != rule.good


def test_no_case_is_left_of_a_rule_that_is_gone() -> None:
    assert {case.stem for case in CASES.glob("*.txt")} == set(RULES)
