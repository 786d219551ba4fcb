"""The command line run in a small project of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner, Result

from briefwright.cli import main
from tests.trees import split_blocks, write_tree

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

PROJECT = """\
-- mkdocs.yml --
site_name: Example
-- docs/actors/russia.md --
---
name: Russia
kind: state
---
-- docs/actors/ukraine.md --
---
name: Ukraine
kind: state
names: [{name: Kyiv, kind: alias}]
---
-- docs/actors/volodymyr-zelenskyy.md --
---
name: Volodymyr Zelenskyy
kind: person
names: [Volodymyr Zelensky, {name: Zelensky, kind: surname}]
---
-- docs/actors/lazarus.md --
---
name: Lazarus
kind: group
names: [{name: Hidden Cobra, link: never}]
---
-- docs/actors/andariel.md --
---
name: Andariel
kind: group
names: [{name: Hidden Cobra, link: never}]
---
"""


class Site:
    """A project in a folder."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        monkeypatch.chdir(root)
        self.add(PROJECT)

    def add(self, tree: str) -> None:
        write_tree(self.root, split_blocks(tree)[1])

    def run(self, *words: str, answers: str | None = None) -> Result:
        env = {"SOURCE_DATE_EPOCH": "1764000000", "GITHUB_ACTIONS": None}
        result = CliRunner().invoke(
            main, words, input=answers, prog_name="briefwright", env=env, catch_exceptions=True
        )
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        assert "Traceback" not in result.output
        return result

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def files(self) -> set[str]:
        return {
            path.relative_to(self.root).as_posix()
            for path in self.root.rglob("*")
            if path.is_file()
        }
