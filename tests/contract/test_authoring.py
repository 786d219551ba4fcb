"""What editors, forms and hooks are told is what the program says and takes."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
import yaml

from briefwright.cli import COMMANDS
from briefwright.cli.project import Project
from briefwright.content.actor import ActorKind
from briefwright.content.cms import make_cms
from briefwright.content.models import ActorRecord, BriefingRecord
from briefwright.content.project import read_configuration
from briefwright.content.records import parse_briefing
from briefwright.content.threat import DEFAULT_SCALE
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.text import render_problems
from tests.contract.lock import ROOT

LEVELS = set(read_configuration(ROOT).settings.scale.by_id)
KINDS = {kind.value for kind in ActorKind}
PLACEHOLDER = re.compile(r"@briefwright/|github\.com/briefwright|//example\.org/briefwright")


def read_json(path: str) -> Any:
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


def read_yaml(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


def snippet(name: str) -> str:
    """Return a snippet as it stands in the file before anybody has typed."""
    body = "\n".join(read_json(".vscode/briefwright.code-snippets")[name]["body"])
    body = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\|\}", r"\1", body)
    body = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", body)
    return re.sub(r"\$\{CURRENT_YEAR\}-\$\{CURRENT_MONTH\}-\$\{CURRENT_DATE\}", "2026-01-12", body)


def choices(name: str, key: str) -> set[str]:
    """Return what a snippet offers for a key."""
    body = "\n".join(read_json(".vscode/briefwright.code-snippets")[name]["body"])
    found = re.search(rf"^{key}: \$\{{\d+\|(.*)\|\}}$", body, re.MULTILINE)
    assert found
    return set(found[1].split(","))


@pytest.mark.parametrize(
    ("rule", "severity"), [("unknown-actor", "error"), ("declared-not-mentioned", "warning")]
)
@pytest.mark.parametrize("path", ["briefings/2026/lull.md", "briefings/2026/a b: 1.md"])
def test_the_problem_matcher_reads_every_message(path: str, rule: str, severity: str) -> None:
    (matcher,) = (
        task["problemMatcher"]
        for task in read_json(".vscode/tasks.json")["tasks"]
        if task["problemMatcher"]
    )
    pattern = matcher["pattern"]
    message = 'no actor is called "Sandwrm [x]: error: 1:2"'
    text = render_problems([Problem(Span(path, 6, 5), rule, message, "hint: a [b]")])
    lines = [found for line in text.splitlines() if (found := re.match(pattern["regexp"], line))]
    assert [
        tuple(line[pattern[key]] for key in ("file", "line", "column", "severity", "code"))
        for line in lines
    ] == [(path, "6", "5", severity, rule)]
    assert lines[0][pattern["message"]] == message


@pytest.mark.parametrize(("name", "fields"), [("Briefing", BriefingRecord), ("Actor", ActorRecord)])
def test_a_snippet_uses_known_keys_and_has_all_that_are_required(name: str, fields: Any) -> None:
    values = yaml.safe_load(snippet(name).split("---\n")[1])
    required = {key for key, field in fields.model_fields.items() if field.is_required()}
    assert required <= set(values) <= set(fields.model_fields)


def test_snippets_offer_what_the_program_takes() -> None:
    assert choices("Briefing", "threat_level") == LEVELS
    assert choices("Actor", "kind") == KINDS


def test_the_form_asks_for_what_a_briefing_needs() -> None:
    body = read_yaml(".github/ISSUE_TEMPLATE/briefing.yml")["body"]
    asked = {field["id"]: field for field in body if "id" in field}
    fields = BriefingRecord.model_fields
    assert set(asked) - {"body", "sure"} <= set(fields)
    for key, field in fields.items():
        if field.is_required():
            assert asked[key]["validations"] == {"required": True}
    assert set(asked["threat_level"]["attributes"]["options"]) == LEVELS


def test_the_hook_runs_a_command_that_there_is() -> None:
    (hook,) = read_yaml(".pre-commit-hooks.yaml")
    program, command = hook["entry"].split()
    assert (program, command in COMMANDS) == ("briefwright", True)


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        ("briefings/2026/lull.md", True),
        ("docs/actors/iran.md", True),
        ("mkdocs.yml", True),
        ("docs/index.md", False),
        ("old/briefings/x.md", False),
    ],
)
def test_the_hook_runs_for_content(path: str, *, runs: bool) -> None:
    (hook,) = read_yaml(".pre-commit-hooks.yaml")
    assert bool(re.search(hook["files"], path)) == runs


def test_every_folder_with_an_owner_is_there() -> None:
    text = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8")
    paths = re.findall(r"^/(\S+)", text, re.MULTILINE)
    assert paths
    for path in paths:
        assert (ROOT / path).exists(), path


def test_what_decides_who_may_publish_is_the_maintainers() -> None:
    text = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8")
    for path in (".github/", "mkdocs.yml", "plugins/", "Makefile", "requirements.txt"):
        assert re.search(rf"^/{re.escape(path)}\s+\S*/maintainers$", text, re.MULTILINE), path


def test_the_forms_of_the_cms_are_fresh() -> None:
    project = Project(read_configuration(ROOT), datetime(2026, 1, 1, tzinfo=UTC))
    names = {actor.id: actor.name for actor in project.registry.actors.values()}
    made = make_cms(project.configuration.settings, names)
    assert read_json("frontmatter.json") == made, (
        "run `briefwright schema --cms > frontmatter.json`"
    )


def cms_fields(name: str) -> dict[str, dict[str, Any]]:
    (kind,) = (
        each
        for each in read_json("frontmatter.json")["frontMatter.taxonomy.contentTypes"]
        if each["name"] == name
    )
    return {field["name"]: field for field in kind["fields"]}


IN_THE_TEXT = {"updates", "corrections", "events", "sources", "names", "same_as"}
"""Fields whose entries have keys of their own, which no form of the extension writes as we do."""


@pytest.mark.parametrize(("name", "model"), [("default", BriefingRecord), ("actor", ActorRecord)])
def test_every_field_is_in_a_form_or_left_to_the_text(name: str, model: Any) -> None:
    fields = cms_fields(name)
    assert set(fields) == set(model.model_fields) - IN_THE_TEXT
    needed = {key for key, field in model.model_fields.items() if field.is_required()}
    assert {key for key, field in fields.items() if field.get("required")} == needed


def test_the_forms_offer_what_the_program_takes() -> None:
    fields = cms_fields("default")
    assert {choice["id"] for choice in fields["threat_level"]["choices"]} == LEVELS
    assert set(cms_fields("actor")["kind"]["choices"]) == KINDS
    for key in ("status", "tlp"):
        for word in fields[key]["choices"]:
            assert problems_of({key: word}) == ()


def test_what_a_form_writes_passes_the_check() -> None:
    # What the extension writes of a new briefing: quoted or not, empty fields left out.
    assert cms_fields("default")["date"]["default"] == "{{now}}"
    assert cms_fields("default")["status"]["default"] == "draft"
    assert problems_of({"status": "draft"}) == ()
    chosen = [choice["id"] for choice in cms_fields("default")["actors"]["choices"][:2]]
    moment = "2026-01-12T07:30:00+02:00"  # yyyy-MM-dd'T'HH:mm:ssXXX
    more = {"actors": chosen, "embargo": moment, "tags": ["a"], "authors": ["Ana Kovač"]}
    assert problems_of(more) == ()


def problems_of(more: dict[str, Any]) -> tuple[Problem, ...]:
    record = {"title": "T", "date": "2026-01-12", "actors": [], "threat_level": "low"} | more
    text = f"---\n{yaml.safe_dump(record, sort_keys=False, allow_unicode=True)}---\nText.\n"
    return parse_briefing(text, path="a.md", slug="a", scale=DEFAULT_SCALE)[1]


def test_every_placeholder_is_in_the_table_of_what_to_make_yours() -> None:
    guide = (ROOT / "docs/editors/index.md").read_text(encoding="utf-8")
    table = guide.partition("## What to make yours")[2].partition("\n## ")[0]
    sources = [*ROOT.glob("*.yml"), *(ROOT / ".github").rglob("*"), *ROOT.glob(".*.yaml")]
    held = set[str]()
    for path in sources:
        if path.is_file() and PLACEHOLDER.search(path.read_text(encoding="utf-8")):
            held.add(path.relative_to(ROOT).as_posix())
    assert held == {"mkdocs.yml", ".github/CODEOWNERS"}
    for name in held:
        assert f"`{name}`" in table
