"""The catalogue as its readers see it: one rule in a terminal, all of them on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.diagnostics.rules import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.diagnostics.rule import Rule

_FENCE = "````"
"""Longer than a fence that an example may hold."""


def explain_rule(rule: Rule) -> str:
    """Return what a rule asks for, why, and both its examples, as text for a terminal."""
    lines = (
        f"{rule.id} ({rule.severity})",
        "",
        rule.title,
        rule.why,
        "",
        "Wrong:",
        "",
        *(f"    {line}" for line in rule.bad.split("\n")),
        "",
        "Right:",
        "",
        *(f"    {line}" for line in rule.good.split("\n")),
    )
    return "".join(f"{line}\n" for line in lines)


def render_rules() -> str:
    """Return the catalogue as a page in Markdown."""
    return "\n".join(_page_lines()) + "\n"


def _page_lines() -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "Every problem that `briefwright check` can report, with the id that stands in brackets"
    yield "at the end of a message. `briefwright explain RULE` prints the same in a terminal."
    yield "An error stops publishing; a warning does not."
    for heading, rules in SECTIONS:
        yield from ("", f"## {heading}")
        for rule in rules:
            yield from _rule_lines(rule)


def _rule_lines(rule: Rule) -> Iterator[str]:
    yield from ("", f"### {rule.id}", "")
    yield f"{rule.title} ({rule.severity})"
    yield from ("", rule.why)
    for word, example in (("Wrong:", rule.bad), ("Right:", rule.good)):
        yield from ("", word, "", f"{_FENCE}text", example, _FENCE)
