"""A check finds what a build finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefwright.archive.assemble import assemble
from briefwright.archive.inspection import find_problems
from briefwright.content.reading import read_collection
from briefwright.content.settings import Settings
from tests.contract.lock import ROOT
from tests.trees import split_blocks, write_tree

if TYPE_CHECKING:
    from pathlib import Path

CASES = sorted((ROOT / "tests/cases/rules").glob("*.txt")) + sorted(
    (ROOT / "tests/cases/archive").glob("*.txt")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_a_check_finds_what_a_build_finds(case: Path, tmp_path: Path) -> None:
    tree = case.read_text(encoding="utf-8").partition("== mended ==")[0]
    blocks = split_blocks(tree)[1]
    files = {name: block for name, block in blocks.items() if "." in name and block[0][:2] != "ex"}
    write_tree(tmp_path, files)
    collection = read_collection(tmp_path, Settings())
    assert find_problems(collection, Settings()) == assemble(collection, Settings()).problems


def test_the_sample_is_as_sound_in_a_check_as_in_a_build() -> None:
    collection = read_collection(ROOT, Settings())
    assert find_problems(collection, Settings()) == assemble(collection, Settings()).problems
