"""Problems as annotations on a pull request, and as a job's summary.

Source: GitHub, "Workflow commands for GitHub Actions"; the escapes are those of @actions/core,
command.ts. Nothing that an author wrote stands at the start of a line: the runner obeys what
stands there.
"""

from __future__ import annotations

import html
from itertools import groupby
from typing import TYPE_CHECKING

from briefwright.diagnostics.rules import Severity
from briefwright.diagnostics.text import escape, render_problem, summarise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.diagnostics.problem import Problem

MOST = 10
"""Annotations of one severity that GitHub shows for a step; it drops the rest without a word."""

MAX_SUMMARY = 1024 * 1024
"""The longest summary of a step, in bytes."""

_HEADROOM = 4096
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = _DATA | {":": "%3A", ",": "%2C"}
_IMPORTANCE = tuple(Severity)


def render_annotations(problems: Iterable[Problem]) -> str:
    """Return the workflow commands that mark the problems, the most important ones first.

    Of each severity there are as many as GitHub shows. Ends with a line that counts them all.
    """
    listed = tuple(problems)
    by_importance = sorted(listed, key=lambda each: _IMPORTANCE.index(each.severity))
    lines = [
        _annotate(problem)
        for _, group in groupby(by_importance, key=lambda each: each.severity)
        for problem in tuple(group)[:MOST]
    ]
    left_out = len(listed) - len(lines)
    more = f"; {left_out} of them not marked, see the summary" if left_out else ""
    return "".join(f"{line}\n" for line in (*lines, f"{summarise(listed)}{more}"))


def _annotate(problem: Problem) -> str:
    span = problem.span
    text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    properties = {
        "file": span.path,
        "line": str(span.line),
        "col": str(span.column),
        "title": problem.rule,
    }
    written = ",".join(f"{key}={_encode(value, _PROPERTY)}" for key, value in properties.items())
    return f"::{problem.severity} {written}::{_encode(_escape_lines(text), _DATA)}"


def _escape_lines(text: str) -> str:
    return "\n".join(escape(line) for line in text.split("\n"))


def _encode(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign) or escape(sign) for sign in text)


def render_step_summary(problems: Iterable[Problem], limit: int = MAX_SUMMARY) -> str:
    """Return all problems as Markdown that shows them as they are, within so many bytes."""
    listed = tuple(problems)
    lines = [f"### briefwright check: {summarise(listed)}", ""]
    if not listed:
        return "\n".join(lines)
    lines.append("<pre>")
    room = limit - _HEADROOM
    for number, problem in enumerate(listed):
        shown = html.escape(render_problem(problem))
        room -= len(shown.encode(errors="backslashreplace")) + 1
        if room < 0:
            lines.append(f"… and {len(listed) - number} more")
            break
        lines.append(shown)
    return "\n".join((*lines, "</pre>", "", ""))
