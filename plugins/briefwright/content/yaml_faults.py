"""What an author did when YAML cannot be parsed: the parser's complaint in the author's words.

The parser says where it gave up, which is often a line below the slip. Each reading here looks
for one common slip in the text above that place; the first one that fits is reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.diagnostics.fix import Fix
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml import YAMLError
    from yaml.error import Mark

_KEY = re.compile(r"""(?P<head>\s*(?:-\s+)*(?:[^\s"'#:\[{-][^:"'\[{]*:\s+|-\s+))(?P<value>\S.*)""")
_NO_SPACE = re.compile(r"\s*(?:-\s+)*(?P<key>[A-Za-z_]+):(?P<value>[^\s:/].*)")
_AFTER_QUOTE = re.compile(r"\s*(?:[#,\]}:]|$)")
_CLOSING = {'"': re.compile(r'(?:[^"\\]|\\.)*"', re.DOTALL), "'": re.compile(r"(?:[^']|'')*'")}
_BRACKETS = {"[": ("list", "]"), "{": ("mapping", "}")}
_SIGNS = frozenset("@`%*&!|>,]}?")


@dataclass(frozen=True, slots=True)
class _Finding:
    """What was found, and its place in the block, both counted from 0."""

    line: int
    column: int
    message: str
    hint: str
    old: str = ""
    """What stands there, where it can be written in one other way only."""

    new: str = ""


@dataclass(frozen=True, slots=True)
class _Fault:
    """What the parser said, with the text that it read; places are counted from 0."""

    block: str
    lines: tuple[str, ...]
    line: int
    column: int
    problem: str
    context: str
    opened: tuple[int, int] | None
    """Where the quote, list or mapping starts that the parser was in."""

    def text(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    @property
    def above(self) -> int:
        """The line above the fault that has something on it."""
        for line in range(self.line - 1, -1, -1):
            if self.lines[line].strip():
                return line
        return self.line


def explain_fault(error: YAMLError, block: str, path: str, first_line: int) -> Problem:
    """Return the problem that a parser's error means."""
    fault = _read_complaint(error, block)
    found = next((finding for reading in _READINGS if (finding := reading(fault))), None)
    if found is None:
        found = _Finding(
            fault.line,
            fault.column,
            "the front matter cannot be read from here on",
            "put values that hold signs such as : # [ { in quotes",
        )
    span = Span(path, found.line + first_line, found.column + 1)
    fix = Fix(span, found.old, found.new) if found.old else None
    return Problem(span, "yaml-syntax", found.message, found.hint, fix)


def _read_complaint(error: YAMLError, block: str) -> _Fault:
    lines = tuple(block.split("\n"))
    filled = [number for number, line in enumerate(lines) if line.strip()] or [0]
    mark: Mark | None = getattr(error, "problem_mark", None)
    opened: Mark | None = getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line > filled[-1]:
        line, column = filled[-1], len(lines[filled[-1]].rstrip())
    return _Fault(
        block,
        lines,
        line,
        column,
        problem=getattr(error, "problem", None) or "",
        context=getattr(error, "context", None) or "",
        opened=(opened.line, opened.column) if opened else None,
    )


def _tab(fault: _Fault) -> _Finding | None:
    hint = "indent with spaces, two for each level"
    for line in (fault.line, fault.above):
        text = fault.text(line)
        margin = text[: len(text) - len(text.lstrip())]
        if "\t" in margin:
            message = "a tab stands in the indentation"
            return _Finding(line, margin.index("\t"), message, hint)
    if fault.text(fault.line)[fault.column : fault.column + 1] == "\t":
        message = "a tab stands where a space is needed"
        hint = "replace the tab by a space"
        return _Finding(fault.line, fault.column, message, hint, "\t", " ")
    return None


def _unknown_escape(fault: _Fault) -> _Finding | None:
    if not any(word in fault.problem for word in ("escape", "hexdec")):
        return None
    text = fault.text(fault.line)
    start = text.rfind("\\", 0, fault.column + 1)
    sign = quote(text[start : start + 2])
    hint = "write single quotes around the value instead"
    message = f"{sign} means nothing inside double quotes"
    return _Finding(fault.line, max(start, 0), message, hint)


def _quotes(fault: _Fault) -> _Finding | None:
    """Find the first quote that is not closed, or that is closed before its value ends."""
    line = 0
    while line <= fault.line:
        found = _KEY.match(fault.text(line))
        if not found or found["value"][0] not in _CLOSING:
            line += 1
            continue
        rest = "\n".join((found["value"], *fault.lines[line + 1 :]))
        sign, column = rest[0], found.start("value")
        closed = _CLOSING[sign].match(rest, 1)
        if closed and _AFTER_QUOTE.match(rest[closed.end() :].partition("\n")[0]):
            line += 1 + closed[0].count("\n")
            continue
        if closed and "\n" not in closed[0]:
            return _closed_early(fault, line, found)
        hint = f"write {sign} at the end of the value"
        return _Finding(line, column, f"the quote {sign} that opens here is not closed", hint)
    return None


def _closed_early(fault: _Fault, line: int, found: re.Match[str]) -> _Finding | None:
    if line != fault.line:
        return None
    sign, column = found["value"][0], found.start("value")
    message = "the value goes on behind its closing quote"
    if sign == '"':
        return _Finding(line, column, message, 'write \\" for a quote inside the value')
    return _Finding(line, column, message, "write '' for an apostrophe inside the value")


def _second_colon(fault: _Fault) -> _Finding | None:
    if not fault.problem.startswith("mapping values are not allowed"):
        return None
    found = _KEY.match(fault.text(fault.line))
    if found and found.end("head") <= fault.column:
        return _Finding(
            fault.line,
            found.start("value"),
            f"the value {quote(found['value'])} holds a colon and is not in quotes",
            f"write {found['head'].strip()} {_quoted(found['value'])}",
            *_in_quotes(found),
        )
    line = fault.above
    if near := _NO_SPACE.match(fault.text(line)):
        return _missing_space(line, near)
    column = len(fault.text(fault.line)) - len(fault.text(fault.line).lstrip())
    message = "this line is indented below a key that has its value already"
    return _Finding(fault.line, column, message, "start it in the same column as the key above")


def _quoted(value: str) -> str:
    value = value.rstrip()
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'{}'".format(value.replace("'", "''"))


def _in_quotes(found: re.Match[str]) -> tuple[str, str]:
    """Return a value as it stands and in quotes; nothing where a comment may follow it."""
    value = found["value"].rstrip()
    return ("", "") if " #" in value else (value, _quoted(value))


def _missing_space(line: int, found: re.Match[str]) -> _Finding:
    key, value = found["key"], found["value"].strip()
    message = f"there is no space behind the colon of {quote(key)}"
    old = f"{key}:{found['value']}"
    hint = f"write {key}: {value[:40]}"
    return _Finding(line, found.start("key"), message, hint, old, f"{key}: {found['value']}")


def _line_without_colon(fault: _Fault) -> _Finding | None:
    if "could not find expected ':'" not in fault.problem:
        return None
    line = fault.opened[0] if fault.opened else fault.line
    if near := _NO_SPACE.match(fault.text(line)):
        return _missing_space(line, near)
    text = fault.text(line)
    column = len(text) - len(text.lstrip())
    message = f"the line {quote(text)} is no key with a value"
    return _Finding(line, column, message, "indent it if it goes on with the value above it")


def _bracketed_start(fault: _Fault) -> _Finding | None:
    """Find a value that starts with a bracket and goes on behind the closing one."""
    found = _KEY.match(fault.text(fault.line))
    value = found["value"].rstrip() if found else ""
    if not found or value[0] not in _BRACKETS or fault.column <= found.start("value"):
        return None
    what, closing = _BRACKETS[value[0]]
    behind = value.partition(closing)[2].strip()
    if not behind or behind.startswith("#"):
        return None
    if not behind.strip("]}"):
        message = f'the {what} ends before this "{behind}"'
        return _Finding(fault.line, found.start("value") + len(value) - 1, message, "delete it")
    message = f'a value that starts with "{value[0]}" is a {what}, and text follows its end'
    hint = f"write {found['head'].strip()} {_quoted(value)}"
    return _Finding(fault.line, found.start("value"), message, hint, *_in_quotes(found))


def _colon_in_brackets(fault: _Fault) -> _Finding | None:
    if "while parsing a flow" not in fault.context or not fault.opened:
        return None
    text = fault.text(fault.line)
    if fault.opened[0] != fault.line or not text.startswith(": ", fault.column):
        return None
    before = text[: fault.column]
    start = max(before.rfind(sign) for sign in (": ", ", ", "{", "["))
    if start < 0:
        return None
    column = start + len(before[start:]) - len(before[start + 1 :].lstrip())
    message = (
        f"the value that starts with {quote(before[column:])} holds a colon and is not in quotes"
    )
    return _Finding(fault.line, column, message, "put the value in quotes")


def _open_bracket(fault: _Fault) -> _Finding | None:
    if "while parsing a flow" not in fault.context or fault.opened is None:
        return None
    line, column = fault.opened
    if fault.text(line)[column : column + 1] not in _BRACKETS:
        # A list that ends with the text: the parser only says where the text ends.
        before = "\n".join((*fault.lines[:line], fault.text(line)[:column]))
        start = max(before.rfind(sign) for sign in _BRACKETS)
        if start < 0:
            return None
        line, column = before.count("\n", 0, start), start - before.rfind("\n", 0, start) - 1
    sign = fault.text(line)[column : column + 1]
    what, closing = _BRACKETS.get(sign, _BRACKETS["["])
    message = f'the {what} that opens here with "{sign}" is not closed, or lacks a comma'
    return _Finding(
        line, column, message, f'put commas between its items and "{closing}" at its end'
    )


def _item_beside_key(fault: _Fault) -> _Finding | None:
    if "sequence entries are not allowed" not in fault.problem:
        return None
    message = "a list item stands on the line of its key"
    hint = "put it on the next line, two spaces further in"
    return _Finding(fault.line, fault.column, message, hint)


def _sign_at_start(fault: _Fault) -> _Finding | None:
    found = _KEY.match(fault.text(fault.line))
    if not found or found["value"][0] not in _SIGNS or fault.column < found.start("value"):
        return None
    return _Finding(
        fault.line,
        found.start("value"),
        f'a value that starts with "{found["value"][0]}" needs quotes',
        f"write {found['head'].strip()} {_quoted(found['value'])}",
        *_in_quotes(found),
    )


def _misaligned(fault: _Fault) -> _Finding | None:
    if "expected" not in fault.problem or "block" not in fault.context:
        return None
    text = fault.text(fault.line)
    column = len(text) - len(text.lstrip())
    message = "this line does not line up with those above it"
    return _Finding(fault.line, column, message, "indent the keys or items of one level equally")


_READINGS: tuple[Callable[[_Fault], _Finding | None], ...] = (
    _tab,
    _unknown_escape,
    _quotes,
    _second_colon,
    _line_without_colon,
    _bracketed_start,
    _colon_in_brackets,
    _open_bracket,
    _item_beside_key,
    _sign_at_start,
    _misaligned,
)
"""From the most certain to the least."""
