"""A fix: how to mend a problem where only one way of writing what stands there can be meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefwright.diagnostics.span import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_MORE = re.compile(r"[\w.%/+-]")
"""What may not follow that which is replaced: it would be the head of something longer."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A text to be written in the place of another: other words for nothing, and no name."""

    span: Span
    """Where the old text begins."""

    old: str
    r"""What stands there, within one line; or whole lines, with `\n` at the end of each."""

    new: str


def apply_fix(text: str, fix: Fix) -> str | None:
    r"""Return a file's text with a fix applied, or None when something else stands there.

    Lines may end with `\n`, `\r\n` or `\r`; all but those that are replaced stay as they are. The
    text has no byte order mark.
    """
    lines = _LINE.findall(text)
    first, column = fix.span.line - 1, fix.span.column - 1
    last = first + max(fix.old.count("\n"), 1)
    if last > len(lines):
        return None
    before, there, after = lines[:first], lines[first:last], lines[last:]
    if fix.old.endswith("\n"):
        if column or "".join(_bare(line) + "\n" for line in there) != fix.old:
            return None
        return "".join((*before, fix.new, *after))
    line = _bare(there[0])
    end = column + len(fix.old)
    is_longer = _MORE.match(fix.old[-1:]) and _MORE.match(line, end)
    if line[column:end] != fix.old or is_longer:
        return None
    mended = f"{line[:column]}{fix.new}{line[end:]}{there[0][len(line) :]}"
    return "".join((*before, mended, *after))


def _bare(line: str) -> str:
    return line.rstrip("\r\n")
