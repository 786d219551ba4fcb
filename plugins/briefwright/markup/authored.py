"""What an author decided in a text: where links lead, whom `[[…]]` means, what is wrong there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote
from briefwright.markup.dialect import EVENT_LIMIT, NESTING_LIMIT, find_definitions
from briefwright.markup.passages import Piece, PieceKind
from briefwright.names.checks import unknown_hint
from briefwright.names.registry import Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefwright.markup.body import Link
    from briefwright.markup.dialect import LinkData
    from briefwright.markup.links import LinkResolver
    from briefwright.markup.places import Places
    from briefwright.names.registry import Registry

_REFERENCE = re.compile(r"\[\[(!?)([^\[\]|\n]{1,200})(?:\|([^\[\]|\n]{1,200}))?\]\](?![(\[])")
_TAG = re.compile(r"<[^>\n]*>?")

_LONGEST = 200
"""Bytes of what makes no reference that are looked at."""

_LINK_BEFORE = re.compile(rb"(?<!\\)\[(?:\\.|\[\^[^\[\]\n]*\]|[^\[\]\\])*\Z", re.DOTALL)
_LINK_AFTER = re.compile(rb"(?:\\.|\[\^[^\[\]\n]*\]|[^\[\]\\])*\](?:\(|\[(?!\^))", re.DOTALL)
"""What is left and right of a footnote in the text of what was to be a link."""

_LONGEST_LINK = 400
"""Bytes left and right of a footnote that are looked at."""

LONGEST_TAG = 60
"""Code points of a tag that a message quotes."""


@dataclass
class Authored:
    """Settles the author's links and references while a text is walked through."""

    registry: Registry
    resolver: LinkResolver
    places: Places
    links: list[Link] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Report what was hidden from the parser."""
        for origin, text in self.places.prepared.hidden:
            span = Span(
                self.places.path, self.places.first_line + origin.line, max(0, origin.shift) + 1
            )
            self._report_html(text, span)

    def admonition_at(self, byte: int) -> str | None:
        """Return the kind of the admonition that the quote at a byte stands for, if it does."""
        return self._admonitions.get(byte) if self.places.prepared.admonitions else None

    # Links

    def follow(self, data: LinkData, start: int, end: int, *, image: bool = False) -> str | None:
        """Return where a link or an image leads, or None when it is to be shown as plain text.

        Args:
            data: what the parser says of it.
            start: where it begins in the parsed text.
            end: where it ends.
            image: whether it is an image.
        """
        target, kind = data["dest_url"], data["link_type"]
        if kind in {"Autolink", "Email"}:
            span = self.places.span(start + 1)
        elif kind == "Inline":
            span = self.places.find_target(start, end, target)
        else:
            span = self._find_definition(data["id"], target, start)
        resolved = self.resolver.resolve(
            f"mailto:{target}" if kind == "Email" else target, span, image=image
        )
        if resolved.link is not None:
            self.links.append(resolved.link)
        if resolved.problem is not None:
            self.problems.append(resolved.problem)
        return resolved.href

    @cached_property
    def _definitions(self) -> dict[str, int]:
        return find_definitions(self.places.prepared.text)

    def _find_definition(self, label: str, target: str, start: int) -> Span:
        at = self._definitions.get(label.lower())
        if at is None:
            return self.places.span(start)
        found = self.places.data.find(b"]:", at)
        end = self.places.data.find(b"\n", found)
        last = end if end >= 0 else len(self.places.data)
        byte = self.places.find(found + 2, last, target)
        return self.places.span(found + 2 if byte is None else byte)

    # References

    def read_references(self, text: str, byte: int, end: int) -> list[Piece]:
        """Return running text as pieces: what stands in `[[…]]`, and what lies between.

        Brackets that the author has escaped are text. Those that make no reference are a problem.
        """
        pieces: list[Piece] = []
        done, begun, cursor = 0, byte, byte
        for found in _REFERENCE.finditer(text):
            at = self._find_written(found[0], cursor, end)
            if at is None:
                continue
            cursor = at + len(b"[[")
            if self._is_escaped(at) or not all(part.strip() for part in found.groups("x")[1:]):
                continue
            self._add_text(pieces, text[done : found.start()], begun, at)
            pieces.append(self._refer(found, at))
            done, begun = found.end(), pieces[-1].end_byte
        self._add_text(pieces, text[done:], begun, end)
        return pieces

    def _find_written(self, reference: str, start: int, end: int) -> int | None:
        """Return the byte at which a reference stands, or None when it is written otherwise."""
        for written in (reference, reference.replace("|", "\\|")):
            found = self.places.data.find(written.encode(), start, end)
            if found >= 0:
                return found
        return None

    def _is_escaped(self, byte: int) -> bool:
        """Return whether an odd number of backslashes stands before a byte."""
        before = self.places.data[max(0, byte - _LONGEST) : byte]
        return (len(before) - len(before.rstrip(b"\\"))) % 2 == 1

    def _add_text(self, pieces: list[Piece], text: str, start: int, end: int) -> None:
        if text:
            pieces.append(Piece(PieceKind.TEXT, text, 0, start, end))
            if "[[" in text:
                self.problems.extend(self._find_malformed(start, end))

    def _find_malformed(self, start: int, end: int) -> Iterator[Problem]:
        data = self.places.data
        at = data.find(b"[[", start, end)
        while at >= 0:
            if not self._is_escaped(at):
                written = data[at : min(end, at + _LONGEST)].decode(errors="ignore").split("\n")[0]
                shown = written[: written.find("]]") + 2] if "]]" in written else written
                yield Problem(
                    self.places.span(at),
                    "malformed-actor-link",
                    f"{quote(shown)} does not link an actor",
                    "write [[actor-id]] or [[actor-id|text]] on one line, or \\[[ for the brackets",
                )
            at = data.find(b"[[", at + 2, end)

    def _refer(self, found: re.Match[str], at: int) -> Piece:
        """Return the piece of a reference.

        `[[!…]]` links nobody, nor does a name that is unknown. A reference that gives an id and
        no text of its own shows the actor's name.
        """
        unlinked, written, label = found.groups()
        name = written.strip()
        end = at + len(found[0].encode())
        piece = Piece(PieceKind.REFERENCE, (label or written).strip(), 0, at, end)
        if unlinked:
            return piece
        actor = self.registry.resolve(name)
        if actor is None or isinstance(actor, Shared):
            self.problems.append(self._complain(name, actor, at))
            return piece
        piece.actor = actor.id
        if label is None and name == actor.id:
            piece.text = actor.name
        return piece

    def _complain(self, name: str, actor: Shared | None, at: int) -> Problem:
        span, rule = self.places.span(at), "unknown-actor-link"
        if actor is None:
            hint = unknown_hint(self.registry, name)
            return Problem(span, rule, f'no actor is called "{name}"', hint)
        ids = " or ".join(f"[[{bearer.id}|{name}]]" for bearer in actor.bearers)
        return Problem(span, rule, f'several actors are called "{name}"', f"write {ids}")

    # What may not stand in a text

    def report_html(self, text: str, byte: int) -> None:
        """Report a tag or a comment, which is shown as the text that it is."""
        self._report_html(text, self.places.span(byte))

    def _report_html(self, text: str, span: Span) -> None:
        if text.startswith("<!--"):
            self.problems.append(
                Problem(
                    span,
                    "html-comment",
                    'the comment "<!--" would be printed on the page',
                    "take the comment out of the file",
                )
            )
            return
        found = _TAG.match(text)
        tag = found[0] if found else text
        shown = tag if len(tag) <= LONGEST_TAG else f"{tag[:LONGEST_TAG]}\u2026"
        self.problems.append(
            Problem(
                span,
                "html-as-text",
                f'the tag "{shown}" is shown as text',
                "use Markdown instead, or put it between backticks if it is meant as text",
            )
        )

    def check_footnote(self, start: int, end: int) -> None:
        """Report a footnote in the text of a link, which makes both no link: links do not nest."""
        data = self.places.data
        before = data[max(0, start - _LONGEST_LINK) : start].rpartition(b"\n\n")[2]
        after = data[end : end + _LONGEST_LINK].partition(b"\n\n")[0]
        found = _LINK_BEFORE.search(before)
        if found and _LINK_AFTER.match(after):
            self.problems.append(
                Problem(
                    self.places.span(start),
                    "footnote-in-link",
                    "a footnote stands in the text of a link, which is shown with its brackets",
                    "write the footnote behind the link",
                )
            )

    def report_unused(self, name: str, byte: int) -> None:
        """Report a footnote that nothing leads to: no page shows it."""
        self.problems.append(
            Problem(
                self.places.span(byte),
                "unused-footnote",
                f"nothing refers to the footnote {quote(name)}, so it is not shown",
                f"write [^{name}] where it belongs, or take it out",
            )
        )

    def report_twice(self, name: str, byte: int) -> None:
        """Report a footnote whose name another one has: no page shows it."""
        self.problems.append(
            Problem(
                self.places.span(byte),
                "unused-footnote",
                f"there is a footnote {quote(name)} already, so this one is not shown",
                "give it another name, and refer to that",
            )
        )

    def forget_links(self, parts: Iterable[range]) -> None:
        """Take out the links of what is not shown: they lead nobody anywhere."""
        gone = {index for part in parts for index in part}
        if gone:
            self.links = [link for at, link in enumerate(self.links) if at not in gone]

    def check_row(self, start: int, end: int) -> None:
        """Report what stands in a row of a table behind its last column: no page shows it."""
        rest = self.places.data[start:end].strip(b" \t\n|")
        if rest:
            place = start + self.places.data[start:end].index(rest)
            shown = quote(rest.decode(errors="replace"))
            message = f"{shown} stands behind the last column of the table and would not be shown"
            hint = "give the table one more column, or write \\| for a stroke within a cell"
            self.problems.append(Problem(self.places.span(place), "text-lost", message, hint))

    def refuse_depth(self, byte: int) -> None:
        """Report that a text is nested too deeply to be read on."""
        self.problems.append(
            Problem(
                self._line(byte),
                "body-too-complex",
                f"lists, quotes and emphasis are nested deeper than {NESTING_LIMIT} levels",
                "take some of the levels out",
            )
        )

    def refuse_length(self, byte: int) -> None:
        """Report that a text has too many pieces of markup to be read on."""
        self.problems.append(
            Problem(
                self._line(byte),
                "body-too-complex",
                f"the text has more than {EVENT_LIMIT:,} pieces of markup",
                "split it",
            )
        )

    def _line(self, byte: int) -> Span:
        span = self.places.span(byte)
        return Span(span.path, span.line)

    @cached_property
    def _admonitions(self) -> dict[int, str]:
        """The kinds of admonitions by the byte of their quote's `>`."""
        kinds: dict[int, str] = {}
        at = 0
        for number, line in enumerate(self.places.data.split(b"\n")):
            kind = self.places.prepared.admonitions.get(number)
            if kind is not None:
                kinds[at + line.index(b"> ###### ")] = kind
            at += len(line) + 1
        return kinds
