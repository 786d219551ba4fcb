"""YAML as a tree of texts, each with its place: what front matter may be, and no more.

Nothing is typed here: `NO` stays "NO" and `0123` stays "0123". Anchors, aliases, tags, merge
keys and keys that are no text are refused, because each makes a value mean something that does
not stand where it is read; keys that stand twice likewise. The caps are those of the security
study: a deep or long text must not cost seconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

import yaml

from briefwright.content.yaml_faults import explain_fault
from briefwright.diagnostics.fix import Fix
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote

if TYPE_CHECKING:
    from yaml.events import Event

# The C parser reports the same places as the pure one, ten times as fast.
DEFAULT_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_BYTES = 64 * 1024
MAX_DEPTH = 8
MAX_ITEMS = 500

_EMPTY = ("", "~", "null")


@dataclass(slots=True)
class Scalar:
    """A text, as written but for quotes and escapes."""

    text: str
    span: Span
    plain: bool
    """Whether it stands without quotes."""

    flawed: bool = False
    """Whether a problem has been reported already, so that no second one follows from it."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written where a value is expected."""
        return self.plain and self.text in _EMPTY


@dataclass(slots=True)
class Sequence:
    """A list."""

    span: Span
    items: list[Node] = field(default_factory=list)
    flawed: bool = False


@dataclass(slots=True)
class Mapping:
    """Keys with values, in the order in which they are written."""

    span: Span
    values: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Span] = field(default_factory=dict)
    """Where each key stands."""

    flawed: bool = False


Node: TypeAlias = Scalar | Sequence | Mapping


class _TooMuch(Exception):  # noqa: N818 - it is no error of the program
    """A cap was reached: reading stops."""


class _Parser(Protocol):
    """What a loader of PyYAML offers."""

    def check_event(self, *choices: type[Event]) -> bool: ...

    def get_event(self) -> Event: ...

    def dispose(self) -> None: ...


class _Builder:
    """Turns the parser's events into nodes, and what is not accepted into problems."""

    def __init__(self, loader: _Parser, path: str, first_line: int) -> None:
        self.loader = loader
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.items = 0

    def span(self, event: Event) -> Span:
        mark = event.start_mark
        if mark is None:
            return Span(self.path, self.first_line)
        return Span(self.path, mark.line + self.first_line, mark.column + 1)

    def report(
        self, span: Span, rule: str, message: str, hint: str, fix: Fix | None = None
    ) -> None:
        self.problems.append(Problem(span, rule, message, hint, fix))

    def document(self) -> Node | None:
        """Return the root, or None where there is nothing but comments."""
        self.loader.get_event()
        if self.loader.check_event(yaml.StreamEndEvent):
            return None
        self.loader.get_event()
        root = self.node(self.loader.get_event(), 1)
        self.loader.get_event()
        if not self.loader.check_event(yaml.StreamEndEvent):
            self.report(
                self.span(self.loader.get_event()),
                "yaml-syntax",
                "a second YAML document starts inside the front matter",
                "keep one block of keys between the two lines of ---",
            )
            return None
        return root

    def node(self, event: Event, depth: int) -> Node:
        span = self.span(event)
        if isinstance(event, yaml.ScalarEvent):
            plain = event.implicit[0]
            if event.anchor is None and event.tag is None:
                return Scalar(event.value, span, plain)
            return Scalar(event.value, span, plain, flawed=self._has_feature(event, span))
        flawed = self._has_feature(event, span)
        if isinstance(event, yaml.AliasEvent):
            return Scalar("", span, plain=True, flawed=True)
        self._cap_depth(span, depth)
        get_event = self.loader.get_event
        if isinstance(event, yaml.SequenceStartEvent):
            sequence = Sequence(span, flawed=flawed)
            while not isinstance(item := get_event(), yaml.SequenceEndEvent):
                self._cap_items(span)
                sequence.items.append(self.node(item, depth + 1))
            return sequence
        mapping = Mapping(span, flawed=flawed)
        while not isinstance(key := get_event(), yaml.MappingEndEvent):
            self._cap_items(span)
            self._pair(mapping, key, depth)
        return mapping

    def _pair(self, mapping: Mapping, first: Event, depth: int) -> None:
        key = self.node(first, depth + 1)
        value = self.node(self.loader.get_event(), depth + 1)
        if not isinstance(key, Scalar):
            mapping.flawed = True
            self.report(
                key.span,
                "yaml-feature",
                "a key is a list or a mapping",
                "write the key as one word, then a colon and a space",
            )
        elif key.plain and key.text == "<<":
            mapping.flawed = True
            self.report(
                key.span,
                "yaml-feature",
                "a merge key (<<) takes values from elsewhere",
                "write the values out",
            )
        elif key.text in mapping.values:
            self.report(
                key.span,
                "duplicate-key",
                f"the key {quote(key.text)} stands twice",
                f"delete one of them; the first is at {mapping.keys[key.text]}",
                _delete_again(key, value, mapping.values[key.text]),
            )
        elif not key.flawed:
            mapping.values[key.text] = value
            mapping.keys[key.text] = key.span

    def _has_feature(self, event: Event, span: Span) -> bool:
        """Report an anchor, an alias or a tag."""
        quoted = "put the value in quotes if the sign belongs to it"
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            what, hint = f"an alias (*{anchor})", "write the value out"
        elif anchor is not None:
            what, hint = f"an anchor (&{anchor})", "delete it"
        elif tag is not None:
            what, hint = f"a tag ({tag.replace('tag:yaml.org,2002:', '!!')})", "delete it"
        else:
            return False
        self.report(span, "yaml-feature", f"{what} is not accepted here", f"{hint}, or {quoted}")
        return True

    def _cap_depth(self, span: Span, depth: int) -> None:
        if depth > MAX_DEPTH:
            self.report(
                span,
                "yaml-limits",
                f"lists and mappings are nested deeper than {MAX_DEPTH} levels",
                "write them with fewer levels",
            )
            raise _TooMuch

    def _cap_items(self, span: Span) -> None:
        self.items += 1
        if self.items > MAX_ITEMS:
            self.report(
                span,
                "yaml-limits",
                f"the front matter has more than {MAX_ITEMS} keys and list items",
                "move what is told here into the body",
            )
            raise _TooMuch


def _delete_again(key: Scalar, value: Node, first: Node) -> Fix | None:
    """Return the fix that deletes a line which says once more what another one says."""
    same = isinstance(value, Scalar) and isinstance(first, Scalar) and value.text == first.text
    if not same or key.span.column > 1 or not isinstance(value, Scalar):
        return None
    return Fix(key.span, f"{key.text}: {value.text}\n", "")


def parse_nodes(
    block: str, path: str, first_line: int, loader: type[yaml.SafeLoader] = DEFAULT_LOADER
) -> tuple[Node | None, tuple[Problem, ...]]:
    """Return the root of a block of YAML and what is wrong with it.

    `first_line` is the line of the file that the block's first line is. The root is None for an
    empty block and where the block cannot be read at all; then there is a problem.
    """
    size = len(block.encode())
    if size > MAX_BYTES:
        kibibytes = -(-size // 1024)
        message = f"the front matter is {kibibytes} KiB long; the limit is {MAX_BYTES // 1024} KiB"
        hint = "move what is told here into the body"
        return None, (Problem(Span(path, first_line), "yaml-limits", message, hint),)
    source: _Parser = cast("_Parser", loader(block))
    builder = _Builder(source, path, first_line)
    try:
        root = builder.document()
    except _TooMuch:
        root = None
    except yaml.YAMLError as error:
        root = None
        builder.problems.append(explain_fault(error, block, path, first_line))
    finally:
        source.dispose()
    return root, tuple(builder.problems)
