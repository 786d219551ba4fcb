"""Problems as text for a terminal, one clickable place each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefwright.diagnostics.rules import Severity
from briefwright.diagnostics.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.diagnostics.problem import Problem

# Values come from files that nobody has read yet: a terminal must not obey them. Besides the
# control characters these are the ones that hide text or turn its direction (Unicode TR 36).
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_UNDECODABLE = range(0xDC80, 0xDD00)
"""Stand-ins for the bytes of a file name that is not UTF-8 (PEP 383)."""

_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def escape(text: str) -> str:
    r"""Return the text with every character that a terminal might obey as `\x1b` or `\u202e`.

    What GitHub's runner would take for a command in the log is broken up as well: it obeys `##[`
    anywhere in a line, and `::` at its start (actions/runner, ActionCommand.cs).
    """
    safe = _UNSAFE.sub(_spell, text).replace("##[", "##\\x5b")
    return safe.replace("::", "\\x3a:", 1) if safe.lstrip().startswith("::") else safe


def _spell(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code in _UNDECODABLE:
        code -= _UNDECODABLE.start - 0x80
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"  # noqa: PLR2004 - one byte


def render_problem(problem: Problem, *, colour: bool = False) -> str:
    """Return the problem as one line, its hint on a second one that is indented."""
    place, severity = escape(str(problem.span)), str(problem.severity)
    message, hint = escape(problem.message), escape(problem.hint)
    if colour:
        place = f"{_BOLD}{place}{_RESET}"
        severity = f"{_COLOURS[problem.severity]}{severity}{_RESET}"
        hint = f"{_DIM}hint: {hint}{_RESET}" if hint else ""
    elif hint:
        hint = f"hint: {hint}"
    line = f"{place}: {severity}: {message} [{problem.rule}]"
    return f"{line}\n    {hint}" if hint else line


def render_problems(problems: Iterable[Problem], *, colour: bool = False) -> str:
    """Return all problems and, below them, how many there are. Ends with a line break."""
    listed = tuple(problems)
    lines = [render_problem(problem, colour=colour) for problem in listed]
    return "".join(f"{line}\n" for line in (*lines, summarise(listed)))


def summarise(problems: Iterable[Problem]) -> str:
    """Return `3 errors, 1 warning in 2 files`."""
    listed = tuple(problems)
    if not listed:
        return "no problems"
    counts = [
        count_words(number, str(severity))
        for severity in Severity
        if (number := sum(problem.severity == severity for problem in listed))
    ]
    files = count_words(len({problem.span.path for problem in listed}), "file")
    return f"{', '.join(counts)} in {files}"
