"""Places in a body's source: tokens know lines, authors want columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token


class _Search(NamedTuple):
    """How far a needle has been looked for in a block."""

    line: int
    column: int
    """Where the next place may begin."""

    last: Span | None
    """The last place that was found."""


@dataclass
class Places:
    """Finds where in the file something stands that a token shows."""

    path: str
    lines: Sequence[str]
    first_line: int
    _searches: dict[tuple[int, str], _Search] = field(default_factory=dict)
    """By the block's first line and the needle."""

    def find(self, token: Token, *needles: str) -> Span:
        """Return the place of the first needle that the token's lines hold, else of the block.

        Asked again for the same needle in the same block, it returns the next place of it, and
        the last one when there is no further one.
        """
        first, end = token.map or (0, len(self.lines))
        for needle in needles:
            span = self._find_next(first, min(end, len(self.lines)), needle) if needle else None
            if span is not None:
                return span
        return self._span(first, self._indent(first))

    def find_target(self, token: Token, target: str) -> Span:
        """Return the place of a link's destination: its first character, behind `(` or `<`."""
        for mark in ("(", "<", " "):
            span = self.find(token, f"{mark}{target}")
            line = span.line - self.first_line
            if self.lines[line].startswith(f"{mark}{target}", span.column - 1):
                return Span(span.path, span.line, span.column + 1)
        return self._find_definition(target) or self.find(token, target)

    def _find_definition(self, target: str) -> Span | None:
        """Return the place of a destination that stands in a definition, `[name]: target`."""
        for number, line in enumerate(self.lines):
            for mark in ("]: ", "]: <", "]:"):
                column = line.find(f"{mark}{target}")
                if column >= 0:
                    return self._span(number, column + len(mark))
        return None

    def _find_next(self, first: int, end: int, needle: str) -> Span | None:
        line, column, last = self._searches.get((first, needle), _Search(first, 0, None))
        found = -1
        while found < 0 and line < end:
            found = self.lines[line].find(needle, column)
            if found < 0:
                line, column = line + 1, 0
        if found >= 0:
            last, column = self._span(line, found), found + len(needle)
        self._searches[first, needle] = _Search(line, column, last)
        return last

    def _indent(self, line: int) -> int:
        if line >= len(self.lines):
            return 0
        return len(self.lines[line]) - len(self.lines[line].lstrip())

    def _span(self, line: int, column: int) -> Span:
        return Span(self.path, self.first_line + line, column + 1)
