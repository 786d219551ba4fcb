"""What one source may cost: counted before it is parsed, so that the same file is always refused.

A clock would let a file pass on one machine and not on another. What is counted is what makes work
for a parser: signs that open something. The limits are ten times and more what the largest texts
of real archives hold.
"""

from __future__ import annotations

import re

from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote

LIMITS = {"[": 5_000, "<": 10_000, "&": 20_000, "`": 20_000, "!!!": 1_000}
"""How often a sign may stand in a source."""

DEEPEST = 80
"""Spaces before the `!!!` of an admonition: twenty within one another."""

_DEEP = re.compile(rf"^ {{{DEEPEST + 1},}}!!!", re.MULTILINE)
_HINT = "split the text, or put a table of data into a file beside it"


def check_budget(text: str, path: str) -> tuple[Problem, ...]:
    """Return a problem for each thing of which a source has too much, where it becomes too much."""
    problems = []
    for sign, limit in LIMITS.items():
        if text.count(sign) > limit:
            span = _span_at(text, _find_nth(text, sign, limit + 1), path)
            message = (
                f"{quote(sign)} stands here for the {limit + 1:,}th time; the limit is {limit:,}"
            )
            problems.append(Problem(span, "body-too-complex", message, _HINT))
    if "!!!" in text and (found := _DEEP.search(text)):
        message = f"this admonition is indented by more than {DEEPEST} spaces"
        span = _span_at(text, found.end() - len("!!!"), path)
        problems.append(Problem(span, "body-too-complex", message, "nest less"))
    return tuple(problems)


def _find_nth(text: str, sign: str, number: int) -> int:
    place = -len(sign)
    for _ in range(number):
        place = text.index(sign, place + len(sign))
    return place


def _span_at(text: str, place: int, path: str) -> Span:
    return Span(path, text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place))
