from __future__ import annotations

import json

from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.records import render_json, render_sarif
from briefwright.diagnostics.rules import CATALOGUE
from briefwright.diagnostics.span import Span

LISTED = (
    Problem(Span("briefings/a b.md", 6, 5), "unknown-actor", 'no actor is called "é\n"', "fix it"),
    Problem(Span("docs/actors/\udcff.md"), "name-twice", "twice"),
)


def test_json_holds_every_problem() -> None:
    assert json.loads(render_json(LISTED)) == {
        "version": 1,
        "counts": {"error": 1, "warning": 1},
        "problems": [
            {
                "path": "briefings/a b.md",
                "line": 6,
                "column": 5,
                "severity": "error",
                "rule": "unknown-actor",
                "message": 'no actor is called "é\n"',
                "hint": "fix it",
            },
            {
                "path": "docs/actors/\udcff.md",
                "line": 1,
                "column": 1,
                "severity": "warning",
                "rule": "name-twice",
                "message": "twice",
                "hint": "",
            },
        ],
    }


def test_json_of_a_clean_run_is_whole() -> None:
    found = json.loads(render_json(()))
    assert found == {"version": 1, "counts": {"error": 0, "warning": 0}, "problems": []}


def test_sarif_points_at_rules_and_places() -> None:
    log = json.loads(render_sarif(LISTED, "1.2.3"))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.id for rule in CATALOGUE]
    assert all(rule["help"]["text"] for rule in rules)
    first, second = run["results"]
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "unknown-actor"
    assert first["message"]["text"] == 'no actor is called "é\n"\nfix it'
    (location,) = first["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "briefings/a%20b.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 6, "startColumn": 5},
    }
    assert second["level"] == "warning"
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("%FF.md")
