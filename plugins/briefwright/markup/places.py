"""Places in a body's source: the parser knows bytes, authors want lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from briefwright.markup.preparation import Prepared


@dataclass(frozen=True)
class Places:
    """Finds where in the file something stands that the parser has read."""

    path: str
    first_line: int
    """The line of the file on which the text begins."""

    prepared: Prepared

    @cached_property
    def data(self) -> bytes:
        """The text as the parser counts it."""
        return self.prepared.text.encode()

    @cached_property
    def _starts(self) -> list[int]:
        lengths = [len(line) + 1 for line in self.data.split(b"\n")]
        return [0, *accumulate(lengths[:-1])]

    def span(self, byte: int) -> Span:
        """Return the place of a byte of the parsed text."""
        return Span(self.path, *self.locate(byte))

    def locate(self, byte: int) -> tuple[int, int]:
        """Return the line and the column of a byte of the parsed text."""
        index = bisect_right(self._starts, byte) - 1
        column = len(self.data[self._starts[index] : byte].decode(errors="replace"))
        line = index
        if self.prepared.lines is not None:
            line, shift = self.prepared.lines[index]
            column = max(0, column + shift)
        return self.first_line + line, column + 1

    def find(self, start: int, end: int, needle: str, times: int = 0) -> int | None:
        """Return the byte of a needle between two bytes, behind as many others of it."""
        written = needle.encode()
        found = self.data.find(written, start, end)
        for _ in range(times):
            if found < 0:
                break
            found = self.data.find(written, found + len(written), end)
        return found if found >= 0 else None

    def find_target(self, start: int, end: int, target: str) -> Span:
        """Return the place of the destination of the link between two bytes.

        It is the last thing of an inline link but for its title. `start` where it is not found:
        the author has written it otherwise, with escapes.
        """
        written = target.encode()
        for mark in (b"](", b"](<", b"<", b"( ", b" "):
            found = self.data.rfind(mark + written, start, end)
            if found >= 0:
                return self.span(found + len(mark))
        found = self.data.rfind(b"](", start, end)
        return self.span(found + 2 if found >= 0 else start)
