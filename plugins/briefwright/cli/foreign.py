"""Texts from elsewhere, taken apart: their front matter, whatever its form, and their body."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeAlias

from briefwright.content.front_matter import to_plain
from briefwright.content.nodes import Mapping, parse_nodes
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_FENCES = {"---": ("---", "..."), "+++": ("+++",)}
_JEKYLL = re.compile(r"(\d{4}-\d\d-\d\d)-(.+)")
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of foreign front matter."""

    key: str
    value: Value
    line: int


@dataclass(frozen=True, slots=True)
class Foreign:
    """A text from elsewhere."""

    path: str
    """As it was given, with forward slashes."""

    entries: tuple[Entry, ...]
    body: str
    first_line: int
    """The line of the file that the body starts on."""

    is_plain: bool = False
    """Whether it is text without any markup."""

    name_date: str | None = None
    """The date in the file's name, as Jekyll has it."""

    stem: str = ""
    """The file's name without its date and its ending."""

    problems: tuple[Problem, ...] = field(default=())


def take_apart(text: str, path: str) -> Foreign:
    """Return the front matter and the body of a text; what cannot be read is a problem."""
    name = path.rpartition("/")[2]
    stem, _, ending = name.rpartition(".")
    named = _JEKYLL.fullmatch(stem or name)
    lines = text.split("\n")
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    start = 0
    if closing := _FENCES.get(lines[0].rstrip()):
        end = next((n for n, line in enumerate(lines) if n and line.rstrip() in closing), None)
        if end is None:
            message = "the front matter that starts here is never closed"
            problems = (Problem(Span(path), "front-matter-unclosed", message, "close it"),)
        else:
            block, start = "\n".join(lines[1:end]) + "\n", end + 1
            read = _read_toml if lines[0].startswith("+") else _read_yaml
            entries, problems = read(block, path)
    return Foreign(
        path,
        entries,
        "\n".join(lines[start:]),
        start + 1,
        is_plain=ending.lower() in ("txt", "text") or not stem,
        name_date=named[1] if named else None,
        stem=named[2] if named else stem or name,
        problems=problems,
    )


def _read_yaml(block: str, path: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    root, problems = parse_nodes(block, path, 2)
    if not isinstance(root, Mapping):
        return (), problems
    return (
        tuple(
            Entry(key, _as_value(to_plain(node)), root.keys[key].line)
            for key, node in root.values.items()
        ),
        problems,
    )


def _read_toml(block: str, path: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    try:
        values = tomllib.loads(block)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        span = Span(path, int(place[1]) + 1, int(place[2])) if place else Span(path, 2)
        message = "the front matter cannot be read as TOML from here on"
        return (), (Problem(span, "yaml-syntax", message, "put texts in quotes"),)
    lines = block.split("\n")
    return tuple(_toml_entries(values, lines)), ()


def _toml_entries(values: dict[str, object], lines: list[str]) -> Iterator[Entry]:
    for key, value in values.items():
        start = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[\].=]")
        line = next((n for n, text in enumerate(lines) if start.match(text)), 0)
        yield Entry(key, _as_value(value), line + 2)


def _as_value(value: object) -> Value:
    """Return a value as texts, lists and mappings of texts."""
    if isinstance(value, dict):
        return {str(key): _as_value(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_value(item) for item in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)
