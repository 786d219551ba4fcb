"""Places in a body's source: tokens know lines, authors want columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token


@dataclass
class Places:
    """Finds where in the file something stands that a token shows."""

    path: str
    lines: Sequence[str]
    first_line: int
    _seen: dict[tuple[int, str], int] = field(default_factory=dict)

    def find(self, token: Token, *needles: str) -> Span:
        """Return the place of the first needle that the token's lines hold, else of the block.

        Asked again for the same needle in the same block, it returns the next place of it.
        """
        first, last = token.map or (0, len(self.lines))
        for needle in needles:
            if not needle:
                continue
            seen = self._seen.get((first, needle), 0)
            places = self._places(first, last, needle, seen + 1)
            if places:
                self._seen[first, needle] = seen + 1
                return places[-1]
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

    def _places(self, first: int, last: int, needle: str, wanted: int) -> list[Span]:
        """Return up to `wanted` places of the needle, in order."""
        found: list[Span] = []
        for line in range(first, min(last, len(self.lines))):
            column = self.lines[line].find(needle)
            while column >= 0 and len(found) < wanted:
                found.append(self._span(line, column))
                column = self.lines[line].find(needle, column + len(needle))
            if len(found) >= wanted:
                break
        return found

    def _indent(self, line: int) -> int:
        if line >= len(self.lines):
            return 0
        return len(self.lines[line]) - len(self.lines[line].lstrip())

    def _span(self, line: int, column: int) -> Span:
        return Span(self.path, self.first_line + line, column + 1)
