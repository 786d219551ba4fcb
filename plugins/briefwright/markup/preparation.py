"""What the parser does not know is put in words that it knows, line by line.

`!!! note` becomes a quote, and the `<` that would begin a block of HTML gets a backslash. Most
texts have neither and are parsed as they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from briefwright.markup.dialect import parse_events

MOST_PASSES = 8
"""How often a text is looked through for HTML: escaping one block may bring another to light."""

INDENT = 4
"""Columns by which the text of an admonition is indented."""

_ADMONITION = re.compile(r"( *)!!! +([A-Za-z][\w-]*)(?: (.*))?$")


class Origin(NamedTuple):
    """The line of the file that a parsed line comes from."""

    line: int
    shift: int
    """What to add to a column of the parsed line."""


@dataclass(frozen=True)
class Prepared:
    """A text as it is parsed."""

    text: str
    lines: tuple[Origin, ...] | None = None
    """Where each line comes from; None when the text is as it stands in the file."""

    admonitions: dict[int, str] = field(default_factory=dict)
    """The kind of the admonition that begins on a line of the parsed text."""

    hidden: tuple[tuple[Origin, str], ...] = ()
    """Place, from 0, and text of every `<` that would have begun a block of HTML."""


def prepare(text: str) -> Prepared:
    """Return the text as the parser is to read it."""
    prepared = _quote_admonitions(text) if "!!!" in text else Prepared(text)
    return _show_blocks_of_html(prepared) if "<" in text else prepared


def _quote_admonitions(text: str) -> Prepared:
    press = _Press()
    lines = [(number, 0, line) for number, line in enumerate(text.split("\n"))]
    press.take(lines, "")
    if not press.admonitions:
        return Prepared(text)
    return Prepared("\n".join(press.texts), tuple(press.origins), press.admonitions)


@dataclass
class _Press:
    """Writes the lines of a text anew, with its admonitions as quotes."""

    texts: list[str] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    admonitions: dict[int, str] = field(default_factory=dict)

    def take(self, lines: list[tuple[int, int, str]], prefix: str) -> None:
        """Write lines, each with its number and the columns that were taken from its start."""
        code = _find_code([line for _, _, line in lines])
        at = 0
        while at < len(lines):
            number, cut, line = lines[at]
            found = _ADMONITION.match(line) if at not in code else None
            if found:
                # Without it the line would go on with a quote above it.
                self._write(prefix.rstrip(), number, 0)
                at = self._take_admonition(lines, at, prefix, found)
                continue
            self._write(prefix + line, number, cut - len(prefix))
            at += 1

    def _take_admonition(
        self, lines: list[tuple[int, int, str]], at: int, prefix: str, found: re.Match[str]
    ) -> int:
        """Write one admonition; return the index of the line after it."""
        number, cut, line = lines[at]
        indent, kind, title = found[1], found[2].lower(), _read_title(found[3], found[2])
        heading = f"{prefix}{indent}> ###### "
        self.admonitions[len(self.texts)] = kind
        column = line.find(title) if title else 0
        self._write(f"{heading}{title} ######", number, cut + column - len(heading))
        inside: list[tuple[int, int, str]] = []
        at += 1
        while at < len(lines):
            row, cut, line = lines[at]
            width = _indent_of_body(line, len(indent) + INDENT)
            if width is None:
                break
            inside.append((row, cut + width, line[width:]))
            at += 1
        while inside and not inside[-1][2].strip():
            inside.pop()
            at -= 1
        self.take(inside, f"{prefix}{indent}> ")
        # Without it the next line would be a lazy continuation of the quote.
        self._write(prefix.rstrip(), inside[-1][0] if inside else number, 0)
        return at

    def _write(self, text: str, number: int, shift: int) -> None:
        self.texts.append(text)
        self.origins.append(Origin(number, shift))


def _find_code(texts: list[str]) -> frozenset[int]:
    """Return the indexes of the lines that are code."""
    if not any("!!!" in text for text in texts):
        return frozenset()
    text = "\n".join(texts)
    starts = [0, *accumulate(len(line.encode()) + 1 for line in texts)]
    found: set[int] = set()
    for said, span in parse_events(text):
        if isinstance(said, dict) and isinstance(said.get("Start"), dict):
            if "CodeBlock" not in said["Start"]:
                continue
            first = bisect_right(starts, span["start"]) - 1
            found.update(range(first, bisect_right(starts, span["end"] - 1)))
    return frozenset(found)


def _indent_of_body(line: str, width: int) -> int | None:
    """Return how many characters indent a line of an admonition; None where it has ended."""
    if not line.strip() or line.startswith(" " * width):
        return width
    return 1 if line.startswith("\t") and width == INDENT else None


def _read_title(line: str | None, kind: str) -> str:
    written = (line or "").strip()
    if not written:
        return kind.title()
    return written[1:-1] if written[:1] == written[-1:] == '"' and len(written) > 1 else written


def _show_blocks_of_html(prepared: Prepared) -> Prepared:
    """Return the text without blocks of HTML: they are paragraphs that begin with a `<`."""
    hidden: list[tuple[Origin, str]] = []
    for _ in range(MOST_PASSES):
        starts = [
            span["start"]
            for event, span in parse_events(prepared.text)
            if event == {"Start": "HtmlBlock"}
        ]
        if not starts:
            break
        prepared = _escape(prepared, starts, hidden)
    return Prepared(prepared.text, prepared.lines, prepared.admonitions, tuple(hidden))


def _escape(prepared: Prepared, starts: list[int], hidden: list[tuple[Origin, str]]) -> Prepared:
    """Return the text with a backslash before the first `<` from each of the bytes on."""
    data = prepared.text.encode()
    rows = prepared.text.split("\n")
    origins = list(prepared.lines or (Origin(number, 0) for number in range(len(rows))))
    row, at = 0, 0
    for start in starts:
        row += data.count(b"\n", at, start)
        at = start
        column = len(data[data.rfind(b"\n", 0, start) + 1 : start].decode())
        column = rows[row].find("<", column)
        origin = origins[row]
        hidden.append((Origin(origin.line, column + origin.shift), rows[row][column:]))
        rows[row] = f"{rows[row][:column]}\\{rows[row][column:]}"
        origins[row] = Origin(origin.line, origin.shift - 1)
    return Prepared("\n".join(rows), tuple(origins), prepared.admonitions)
