"""A problem: one thing that is wrong at one place."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from briefwright.diagnostics.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.diagnostics.fix import Fix
    from briefwright.diagnostics.rules import Severity
    from briefwright.diagnostics.span import Span


class Outcome(StrEnum):
    """What a list of problems means for a build."""

    CLEAN = "clean"
    WARNINGS = "warnings"
    ERRORS = "errors"


class Problem(msgspec.Struct, frozen=True, gc=False):
    """One thing wrong at one place.

    The core makes problems and never prints or raises them: the command line, the host
    and the tests each decide what a problem costs.
    """

    span: Span
    rule: str
    """A permanent id from the catalogue (`briefwright.diagnostics.rules`)."""

    message: str
    """What is wrong, in the author's words; lower case, no full stop, the value quoted."""

    hint: str = ""
    """One action that mends it; names a file or a value."""

    fix: Fix | None = None
    """How a program may mend it, where only one way of writing it can be meant."""

    def __post_init__(self) -> None:
        """Refuse an id that the catalogue does not have."""
        if self.rule not in RULES:
            unknown = f"no rule is called {self.rule!r}"
            raise KeyError(unknown)

    @property
    def severity(self) -> Severity:
        """The severity that the catalogue gives to the rule."""
        return RULES[self.rule].severity

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by place, then rule, then text, so that every run prints the same list."""
        span = self.span
        return (span.path, span.line, span.column, self.rule, self.message)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems in reading order, each once."""
    return tuple(sorted(set(problems), key=lambda problem: problem.order))


def weigh(problems: Iterable[Problem]) -> Outcome:
    """Return the worst that the problems mean for a build."""
    severities = {problem.severity for problem in problems}
    if "error" in severities:
        return Outcome.ERRORS
    return Outcome.WARNINGS if severities else Outcome.CLEAN
