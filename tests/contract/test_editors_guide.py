"""What the guide for editors tells one to type or to copy."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from briefwright.cli import COMMANDS
from briefwright.content.configuration import OPTIONS
from briefwright.publish.proposal import MAX_BYTES, MAX_FILES
from tests.contract.lock import ROOT

PAGES = {
    path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/editors").glob("*.md")
}
BLOCKS = [
    (name, language, body)
    for name, text in sorted(PAGES.items())
    for language, body in re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
]
TYPED = re.compile(
    r"(?:^\$ |command = \"|    - |\| `|^)((?:make|briefwright) [a-z ]+)", re.MULTILINE
)


def verbs() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(makefile.partition(".PHONY: ")[2].partition("\n")[0].split())


@pytest.mark.parametrize("name", PAGES)
def test_every_verb_and_command_is_there(name: str) -> None:
    known = {"make": verbs(), "briefwright": set(COMMANDS)}
    found = [match.split() for match in TYPED.findall(PAGES[name])]
    assert found
    for program, *words in found:
        named = words if program == "make" else words[:1]
        assert set(named) <= known[program], (program, words)


@pytest.mark.parametrize(("name", "language", "body"), BLOCKS)
def test_every_snippet_is_sound(name: str, language: str, body: str) -> None:
    assert name in PAGES
    match language:
        case "yaml":
            assert yaml.safe_load(body)
        case "toml":
            assert tomllib.loads(body)
        case _:
            assert language in {"console", "markdown", "text"}


def test_the_limits_of_a_change_are_those_of_the_program() -> None:
    assert f"more than {MAX_FILES:,} files or {MAX_BYTES // 1024**2} MiB" in PAGES["index.md"]


def test_the_hook_of_the_guide_is_the_one_that_there_is() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert f"- id: {hook['id']}" in PAGES["index.md"]


def test_the_environments_of_the_workflows_are_those_of_the_guide() -> None:
    for workflow, page in (("site", "index.md"), ("release", "upgrading.md")):
        text = (ROOT / f".github/workflows/{workflow}.yml").read_text(encoding="utf-8")
        for name in re.findall(r"environment:\n\s+name: (\S+)", text):
            assert name in PAGES[page]


def test_every_option_is_in_the_table_of_options() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", PAGES["index.md"], re.MULTILINE)) == set(OPTIONS)
