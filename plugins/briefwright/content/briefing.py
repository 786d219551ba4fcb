"""A briefing as its author wrote it: typed front matter and an unrendered body."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from typing_extensions import override

from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Protocol

    from briefwright.content.dates import Date

    class Readable(Protocol):
        """What holds the bytes of a text."""

        def read(self) -> bytes:
            """Return the bytes. Raises LostText when they are not what they were."""


class Status(StrEnum):
    """Where a briefing stands in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"


class DeclaredActor(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One entry of `actors`, not yet resolved."""

    name: str
    """An id, a name or a further name, as written."""

    line: int
    """Line of the briefing's file, 1-based, on which it stands."""

    column: int
    """Column of that line, 1-based, counted in code points."""

    role: str | None = None
    threat_level: str | None = None
    """A level id: the author's assessment of the actor itself, not of the briefing."""

    reason: str | None = None

    def span(self, path: str) -> Span:
        """Return where it stands; `path` is that of the briefing."""
        return Span(path, self.line, self.column)


class Event(msgspec.Struct, frozen=True, gc=False):
    """Something that happened, for the chronology."""

    date: Date
    title: str
    actors: tuple[DeclaredActor, ...]
    span: Span


class Citation(msgspec.Struct, frozen=True, gc=False):
    """One entry of `sources`."""

    title: str
    url: str | None = None
    publisher: str | None = None
    accessed: Date | None = None
    archived: str | None = None


class Note(msgspec.Struct, frozen=True, gc=False):
    """A dated note: a correction or an update."""

    date: Date
    text: str
    major: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class SourceText:
    """The Markdown below the front matter, and where it starts."""

    written: str | Readable
    """The text, or what holds its bytes while nobody asks for it."""

    first_line: int
    """Line of the file that the text's first line is, 1-based."""

    @property
    def text(self) -> str:
        """The text. Raises LostText where it was kept on disk and is not what it was."""
        written = self.written
        return written if isinstance(written, str) else written.read().decode()

    @override
    def __eq__(self, other: object) -> bool:
        """Compare what is written, wherever it is held."""
        if not isinstance(other, SourceText):
            return NotImplemented
        return self.first_line == other.first_line and self.text == other.text

    @override
    def __hash__(self) -> int:
        """Hash what is at hand."""
        return hash(self.first_line)


class Briefing(msgspec.Struct, frozen=True, gc=False):
    """One briefing."""

    id: str
    """Path below the briefings folder without `.md`, or the author's own id; never changes."""

    path: str
    """Path of the file, relative to the project's root."""

    slug: str
    """Path below the briefings folder without `.md`: the URL below `/briefings/`."""

    title: str
    date: Date
    actors: tuple[DeclaredActor, ...]
    threat_level: str
    source: SourceText
    spans: Mapping[str, Span] = {}
    """Where each top-level key's value stands."""

    summary: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    situation: str | None = None
    language: str | None = None
    published: datetime | None = None
    updates: tuple[Note, ...] = ()
    status: Status = Status.PUBLISHED
    embargo: datetime | None = None
    tlp: str | None = None
    supersedes: str | None = None
    redirect_from: tuple[str, ...] = ()
    """Former slugs, whose URLs lead here."""

    corrections: tuple[Note, ...] = ()
    events: tuple[Event, ...] = ()
    sources: tuple[Citation, ...] = ()
    digest: bytes = b""
    """16 bytes that tell the file's bytes from any others; empty where no file was read."""

    def span(self, key: str) -> Span:
        """Return where the value of a front-matter key stands, or the file's first line."""
        return self.spans.get(key) or Span(self.path)
