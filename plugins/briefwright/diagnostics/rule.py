"""A rule: one kind of problem, with what an author needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What a problem costs. An error stops publishing; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of problem."""

    id: str
    severity: Severity
    title: str
    """What the rule asks for, as one short sentence."""

    why: str
    """What would go wrong without it; whole sentences."""

    bad: str
    """What breaks it: the lines of a file, or how a file lies on disk."""

    good: str
    """The same, mended."""


def error(rule_id: str, title: str, *, why: str, bad: str, good: str) -> Rule:
    """Return a rule whose problems stop publishing."""
    return Rule(rule_id, Severity.ERROR, title, why, bad, good)


def warning(rule_id: str, title: str, *, why: str, bad: str, good: str) -> Rule:
    """Return a rule whose problems are shown and stop nothing."""
    return Rule(rule_id, Severity.WARNING, title, why, bad, good)
