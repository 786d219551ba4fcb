"""Every command, option, field and rule is documented, and what the guides show is true."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest
import yaml

from briefwright.cli import main
from briefwright.content.models import ActorRecord, BriefingRecord
from briefwright.content.records import parse_briefing
from briefwright.content.threat import DEFAULT_SCALE
from briefwright.diagnostics.rules import CATALOGUE
from tests.contract.lock import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from briefwright.diagnostics.rules import Rule

AUTHORS = ROOT / "docs/authors"
PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(AUTHORS.glob("*.md"))}
COMMANDS = PAGES["commands.md"]
TYPED = re.compile(r"^\$ briefwright (.+)$", re.MULTILINE)


def walk(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            if inner := command.get_command(context, name):
                yield from walk(inner, (*words, name))
    else:
        yield " ".join(words), command


EVERY = dict(walk(main, ("briefwright",)))


@pytest.mark.parametrize("name", EVERY)
def test_every_command_and_option_is_documented(name: str) -> None:
    assert f"`{name}" in COMMANDS
    section = COMMANDS.partition(f"`{name}")[2]
    for parameter in EVERY[name].params:
        if isinstance(parameter, click.Option):
            assert any(f"`{option}" in section for option in parameter.opts), parameter.name


@pytest.mark.parametrize("style", ["text", "github", "json", "sarif"])
def test_every_format_is_documented(style: str) -> None:
    assert f"`--format {style}`" in COMMANDS


@pytest.mark.parametrize("model", [ActorRecord, BriefingRecord])
def test_every_field_is_documented(model: type[BaseModel]) -> None:
    for key in model.model_fields:
        assert f"| `{key}` |" in PAGES["fields.md"]


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.id)
def test_every_rule_is_documented(rule: Rule) -> None:
    assert f"### {rule.id}\n" in PAGES["rules.md"]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_in_the_navigation(name: str) -> None:
    assert f"authors/{name}\n" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_what_a_guide_tells_to_type_is_understood(name: str) -> None:
    for line in TYPED.findall(PAGES[name]):
        command = next(each for each in EVERY if f"briefwright {line} ".startswith(f"{each} "))
        options = {option for each in EVERY[command].params for option in each.opts}
        assert set(re.findall(r"--[a-z-]+", line)) <= options


@pytest.mark.parametrize("name", ["threat-levels.md", "corrections.md"])
def test_the_front_matter_of_a_guide_is_sound(name: str) -> None:
    for block in re.findall(r"^```yaml\n(.*?)^```$", PAGES[name], re.MULTILINE | re.DOTALL):
        given = yaml.safe_load(block)
        needed = {"title": "T", "date": "2026-01-12", "actors": "[]", "threat_level": "low"}
        rest = "".join(f"{key}: {value}\n" for key, value in needed.items() if key not in given)
        text = f"---\n{rest}{block}---\nText.\n"
        assert parse_briefing(text, path="a.md", slug="a", scale=DEFAULT_SCALE)[1] == ()
