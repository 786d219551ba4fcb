"""Problems as JSON: for other programs, and as SARIF 2.1.0 for those that show findings.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from briefwright.diagnostics.reference import explain_rule
from briefwright.diagnostics.rules import CATALOGUE, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.diagnostics.problem import Problem
    from briefwright.diagnostics.rules import Rule

VERSION = 1
"""The version of our own form; it changes when a field is renamed or gone, not when one is new."""

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NUMBERS = {rule.id: number for number, rule in enumerate(CATALOGUE)}


def render_json(problems: Iterable[Problem]) -> str:
    """Return `{version, counts: {error, warning}, problems: [...]}`, one problem a line.

    A problem is `{path, line, column, severity, rule, message, hint}`; the hint may be empty.
    """
    listed = tuple(problems)
    counts = {
        str(severity): sum(each.severity is severity for each in listed) for severity in Severity
    }
    lines = ",".join(f"\n    {json.dumps(_as_record(problem))}" for problem in listed)
    return _defuse(
        f'{{\n  "version": {VERSION},\n  "counts": {json.dumps(counts)},\n'
        f'  "problems": [{lines}{chr(10) + "  " if lines else ""}]\n}}\n'
    )


def _as_record(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.span.path,
        "line": problem.span.line,
        "column": problem.span.column,
        "severity": str(problem.severity),
        "rule": problem.rule,
        "message": problem.message,
        "hint": problem.hint,
    }


def render_sarif(problems: Iterable[Problem], version: str) -> str:
    """Return a SARIF log of one run; `version` is the program's."""
    driver = {
        "name": "briefwright",
        "version": version,
        "rules": [_as_descriptor(rule) for rule in CATALOGUE],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_as_result(problem) for problem in problems],
    }
    log = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return _defuse(json.dumps(log, indent=2) + "\n")


def _defuse(text: str) -> str:
    """Return JSON in which GitHub's runner finds no command, should it get into a log."""
    return text.replace("##[", "##\\u005b")


def _as_descriptor(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why},
        "help": {"text": explain_rule(rule)},
        "defaultConfiguration": {"level": str(rule.severity)},
    }


def _as_result(problem: Problem) -> dict[str, object]:
    text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    uri = quote(problem.span.path.encode(errors="surrogateescape"))
    return {
        "ruleId": problem.rule,
        "ruleIndex": _NUMBERS[problem.rule],
        "level": str(problem.severity),
        "message": {"text": text},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"},
                    "region": {
                        "startLine": problem.span.line,
                        "startColumn": problem.span.column,
                    },
                }
            }
        ],
    }
