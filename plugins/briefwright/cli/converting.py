"""Bodies from elsewhere in the dialect of briefings, with remarks on what has no place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.content.dates import DateError, parse_date, suggest_date
from briefwright.diagnostics.wording import quote
from briefwright.names.registry import Shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.cli.foreign import Foreign
    from briefwright.names.registry import Registry

_HEADING_1 = re.compile(r"# +(.+?)(?: +#+)? *")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_COMMENT = re.compile(r"<!--.*?-->|%%.*?%%", re.DOTALL)
_MORE = re.compile(r"<!-- *more *-->")
_SHORTCODE = re.compile(r"\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{.*?\}\}|\{:? ?[.#][^}\n]*\}")
_WIKILINK = re.compile(r"(!?)\[\[([^\[\]|\n#]+)(#[^\[\]|\n]*)?(?:\|([^\[\]\n]+))?\]\]")
_CALLOUT = re.compile(r"((?:> ?)+)\[!([a-z-]+)\]([+-]?)[ \t]*(.*)", re.IGNORECASE)
_TAG_LINE = re.compile(r"(?:#[\w/-]*[^\W\d][\w/-]*[ \t]*)+")
_COLLAPSED = re.compile(r"(\s*)\?\?\?\+?( .*)")
_ALERTS = {
    "note": "NOTE", "abstract": "NOTE", "summary": "NOTE", "tldr": "NOTE", "info": "NOTE",
    "todo": "NOTE", "question": "NOTE", "quote": "NOTE", "cite": "NOTE", "example": "NOTE",
    "tip": "TIP", "hint": "TIP", "success": "TIP", "check": "TIP", "done": "TIP",
    "important": "IMPORTANT", "warning": "WARNING", "attention": "WARNING",
    "caution": "CAUTION", "danger": "CAUTION", "error": "CAUTION", "bug": "CAUTION",
    "failure": "CAUTION", "fail": "CAUTION", "missing": "CAUTION",
}  # fmt: skip
"""The callouts of Obsidian and the alerts that they become."""

_SIGNS = re.compile(r"([\\`*_\[\]<>~|])|&(?=#?\w+;)")
_LINE_SIGNS = re.compile(r"(?:(#{1,6}|[-+>=]|!!!)|(\d+)([.)]))(?=\s|$|-|=|>)")
_LONG_LINE = 200
"""From this length on a line is a paragraph of its own: nobody has broken the lines."""

_HEADING_LENGTH = 60
_DATELINE = re.compile(r"(?:(?:as of|date|dated|stand)\b:? *)?(.+)", re.IGNORECASE)
_TOP = 5
"""Lines from the top among which a date that stands alone is the text's own."""


@dataclass
class Converted:
    """A body in our dialect, and what it says besides."""

    body: str = ""
    title: str | None = None
    date: str | None = None
    tags: list[str] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)
    """What could not be kept, each with its line in the file."""


def convert_body(foreign: Foreign, registry: Registry) -> Converted:
    """Return a foreign text's body as a briefing may have it."""
    return _convert_plain(foreign) if foreign.is_plain else _Markdown(foreign, registry).convert()


def read_loose_date(text: str) -> str | None:
    """Return the date that a text can only mean, in the form that front matter has."""
    try:
        return parse_date(text).text
    except DateError:
        return suggest_date(text.strip())


def _convert_plain(foreign: Foreign) -> Converted:
    converted = Converted()
    lines = [line.strip() for line in foreign.body.split("\n")]
    whole = any(len(line) >= _LONG_LINE for line in lines)
    filled = [number for number, line in enumerate(lines) if line]
    if filled:
        converted.title = " ".join(lines[filled[0]].split())
        lines[filled[0]] = ""
    for number in filled[1:_TOP]:
        dateline = _DATELINE.fullmatch(lines[number])
        if dateline and (found := read_loose_date(dateline[1])):
            converted.date, lines[number] = found, ""
            break
    text = "\n".join(_plain_lines(lines, whole=whole)).strip()
    converted.body = re.sub(r"\n{3,}", "\n\n", text)
    return converted


def _plain_lines(lines: list[str], *, whole: bool) -> Iterator[str]:
    for number, line in enumerate(lines):
        alone = whole or not any("".join(lines[max(number - 1, 0) : number + 2 : 2]))
        if line and alone and len(line) <= _HEADING_LENGTH and line[-1].isalnum():
            yield from ("", f"## {_escape(line)}", "")
        else:
            yield _escape(line)
            if whole:
                yield ""


def _escape(line: str) -> str:
    """Return a line of plain text so that Markdown shows it as it is."""
    text = _SIGNS.sub(r"\\\g<0>", line)
    return (
        _LINE_SIGNS.sub(
            lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text, count=1
        )
        if _LINE_SIGNS.match(text)
        else text
    )


class _Markdown:
    """Converts one body of Markdown."""

    def __init__(self, foreign: Foreign, registry: Registry) -> None:
        self.foreign = foreign
        self.registry = registry
        self.result = Converted()
        self.line = foreign.first_line

    def convert(self) -> Converted:
        """Return the body with what it says besides."""
        lines = self._strip_comments(self.foreign.body).split("\n")
        fence = ""
        kept: list[str] = []
        for number, line in enumerate(lines):
            self.line = self.foreign.first_line + number
            mark = _FENCE.match(line)
            if fence:
                kept.append(line)
                fence = "" if mark and mark[1].startswith(fence) else fence
            elif mark:
                fence = mark[1]
                kept.append(line)
            elif (converted := self._convert_line(line)) is not None:
                kept.append(converted)
        self.result.body = re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n")
        return self.result

    def _remark(self, text: str) -> None:
        self.result.remarks.append((self.line, text))

    def _strip_comments(self, body: str) -> str:
        def drop(found: re.Match[str]) -> str:
            self.line = self.foreign.first_line + body.count("\n", 0, found.start())
            if not _MORE.fullmatch(found[0]):
                self._remark(f"the comment {quote(found[0])} is left out")
            return "\n" * found[0].count("\n")

        return _COMMENT.sub(drop, body)

    def _convert_line(self, line: str) -> str | None:
        """Return a line as it is kept; None when it goes elsewhere."""
        heading = _HEADING_1.fullmatch(line)
        if heading and self.result.title is None:
            self.result.title = heading[1].strip()
            return None
        if _TAG_LINE.fullmatch(line.strip()):
            self.result.tags += re.findall(r"#([\w/-]+)", line)
            return None
        if callout := _CALLOUT.fullmatch(line):
            return self._convert_callout(callout)
        if collapsed := _COLLAPSED.fullmatch(line):
            self._remark("the block that can be folded is always open here")
            line = f"{collapsed[1]}!!!{collapsed[2]}"
        for code in _SHORTCODE.finditer(line):
            self._remark(f"{quote(code[0])} means nothing here and is left as text")
        return _WIKILINK.sub(self._convert_link, line)

    def _convert_callout(self, callout: re.Match[str]) -> str:
        quoted, kind, _, title = callout.groups()
        alert = _ALERTS.get(kind.lower(), "NOTE")
        if kind.lower() not in _ALERTS:
            self._remark(f"the callout {quote(kind)} becomes a note")
        head = f"{quoted}[!{alert}]"
        return f"{head}\n{quoted}**{title.strip()}**" if title.strip() else head

    def _convert_link(self, found: re.Match[str]) -> str:
        embedded, target, _, label = found.groups()
        shown = (label or target).strip()
        if embedded:
            self._remark(f"{quote(found[0])} is left out; save the file beside and link it")
            return ""
        actor = self.registry.resolve(target.strip())
        if actor is None or isinstance(actor, Shared):
            self._remark(f"{quote(found[0])} names no actor and is text now")
            return shown
        return f"[[{actor.id}|{shown}]]"
