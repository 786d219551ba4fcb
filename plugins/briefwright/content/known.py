"""Briefings that an earlier build has read: their front matter need not be parsed again.

The cache never decides what is published. Only plain briefings are known: ones whose front matter
holds no key that could say who may read them or from when, nothing that could hide such a key,
and no key but those listed here. Each build looks at the text for that before it looks into the
cache; every other source is parsed, and so is one that has a problem.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec.structs import replace

from briefwright.cache.texts import LostText
from briefwright.content.briefing import (
    Briefing,
    Citation,
    DeclaredActor,
    Event,
    Note,
    SourceText,
    Status,
)
from briefwright.content.dates import parse_date
from briefwright.content.digest import digest_bytes
from briefwright.content.plain import Plainness, unify_lines
from briefwright.content.publication import in_drafts
from briefwright.content.spans import Spans
from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from briefwright.cache.cache import Cache
    from briefwright.content.plain import Front
    from briefwright.content.threat import Scale

KIND = "source"
"""Under which the cache has these records."""

PLAIN_KEYS = (
    *("title", "date", "actors", "threat_level", "summary", "id", "authors", "tags"),
    *("situation", "language", "updates", "supersedes", "corrections", "events", "sources"),
    "redirect_from",
)
"""The keys that say nothing about who may read a briefing."""

PLAIN = Plainness(PLAIN_KEYS, marks=("status", "embargo", "published", "tlp"))

_Number = Annotated[int, msgspec.Meta(ge=0, lt=1 << 32)]


class _Event(msgspec.Struct, array_like=True, frozen=True, gc=False):
    date: str
    title: str
    actors: tuple[DeclaredActor, ...]
    line: int
    column: int


class _Citation(msgspec.Struct, array_like=True, frozen=True, gc=False):
    title: str
    url: str | None
    publisher: str | None
    accessed: str | None
    archived: str | None


class _Plain(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """All that the front matter of a plain briefing can say."""

    id: str
    title: str
    date: str
    threat_level: str
    actors: tuple[DeclaredActor, ...]
    keys: tuple[str, ...]
    numbers: tuple[_Number, ...]
    """A line and a column for each key."""

    summary: str | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    situation: str | None
    language: str | None
    updates: tuple[tuple[str, str, bool], ...]
    supersedes: str | None
    redirect_from: tuple[str, ...]
    corrections: tuple[tuple[str, str, bool], ...]
    events: tuple[_Event, ...]
    sources: tuple[_Citation, ...]


_DECODER = msgspec.msgpack.Decoder(_Plain)


@dataclass(frozen=True)
class KnownBriefings:
    """The briefings that the cache knows."""

    cache: Cache
    scale: Scale
    root: Path
    """Folder below which the files of briefings lie."""

    def find(self, data: bytes, digest: bytes, path: str, slug: str) -> Briefing | None:
        """Return the plain briefing that a file's bytes are, if it is known and has no problem."""
        key = self._key(digest, slug)
        remembered = self.cache.recall(KIND, path, key, public=True)
        if isinstance(remembered, Briefing):
            return remembered  # What these bytes are was looked at by this very process.
        front = _split_plain(data, slug)
        record = self.cache.find(KIND, path, key) if front is not None else None
        if front is None or record is None:
            return None
        source = SourceText(_Unread(self.root, path, digest), front.first_line)
        try:
            plain = _DECODER.decode(record.head)
            found = _Restorer(path, self.scale).briefing(plain, source, slug, digest)
        except (ValueError, KeyError):
            self.cache.forget(KIND, path)
            return None
        self.cache.remember(KIND, path, key, found)
        return found

    def keep(self, briefing: Briefing, data: bytes) -> Briefing:
        """Have a briefing known to later builds, if it is plain. Its text leaves memory."""
        digest, path, source = briefing.digest, briefing.path, briefing.source
        written = self.cache.put_away(source.text.encode())
        found = replace(briefing, source=SourceText(written, source.first_line))
        if _split_plain(data, briefing.slug) is not None and _says_nothing(briefing):
            key = self._key(digest, briefing.slug)
            self.cache.keep(KIND, path, key, msgspec.msgpack.encode(_take_apart(briefing)))
            self.cache.remember(KIND, path, key, found)
        return found

    @cached_property
    def _levels(self) -> bytes:
        return "\n".join(self.scale.by_id).encode()

    def _key(self, digest: bytes, slug: str) -> bytes:
        """Return what a record is true of: these bytes, at this place, under this scale.

        The place below the folder of briefings says which id a briefing has that gives none, and
        whether it is a draft. It is another one once the settings name another folder.
        """
        return digest_bytes(digest, f"{slug}\n".encode(errors="surrogatepass"), self._levels)


class _Unread(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A text that lies in its source: few builds ask for it, as its body is known too."""

    root: Path
    path: str
    digest: bytes

    def read(self) -> bytes:
        """Return the text. Raises LostText when its file is not what it was."""
        try:
            data = (self.root / self.path).read_bytes()
        except OSError:
            data = b""
        front = _split_plain(data, "") if digest_bytes(data) == self.digest else None
        if front is None:
            raise LostText(f"{self.path} has changed since it was read; build again")
        return unify_lines(data)[front.text :]


def _split_plain(data: bytes, slug: str) -> Front | None:
    """Return where the text of a plain briefing stands; None for any other source.

    A name of other letters than ASCII's is a problem, and may not even be text.
    """
    return None if in_drafts(slug) or not slug.isascii() else PLAIN.split(data)


def _says_nothing(briefing: Briefing) -> bool:
    """Return whether a briefing says nothing of who may read it and from when."""
    said = (briefing.embargo, briefing.published, briefing.tlp)
    return briefing.status is Status.PUBLISHED and said == (None, None, None)


def _take_apart(briefing: Briefing) -> _Plain:
    return _Plain(
        briefing.id,
        briefing.title,
        briefing.date.text,
        briefing.threat_level,
        briefing.actors,
        tuple(briefing.spans),
        tuple(n for span in briefing.spans.values() for n in (span.line, span.column)),
        briefing.summary,
        briefing.authors,
        briefing.tags,
        briefing.situation,
        briefing.language,
        tuple((each.date.text, each.text, each.major) for each in briefing.updates),
        briefing.supersedes,
        briefing.redirect_from,
        tuple((each.date.text, each.text, each.major) for each in briefing.corrections),
        tuple(
            _Event(
                each.date.text,
                each.title,
                each.actors,
                each.span.line,
                each.span.column,
            )
            for each in briefing.events
        ),
        tuple(
            _Citation(
                each.title,
                each.url,
                each.publisher,
                each.accessed.text if each.accessed else None,
                each.archived,
            )
            for each in briefing.sources
        ),
    )


@dataclass(frozen=True)
class _Restorer:
    """Puts the parts of one briefing together again. Raises KeyError and ValueError."""

    path: str
    scale: Scale

    def briefing(self, plain: _Plain, source: SourceText, slug: str, digest: bytes) -> Briefing:
        return Briefing(
            id=plain.id,
            path=self.path,
            slug=slug,
            title=plain.title,
            date=parse_date(plain.date),
            actors=self.actors(plain.actors),
            threat_level=self.scale[plain.threat_level].id,
            source=source,
            spans=Spans(self.path, plain.keys, plain.numbers),
            summary=plain.summary,
            authors=tuple(map(intern, plain.authors)),
            tags=tuple(map(intern, plain.tags)),
            situation=plain.situation,
            language=plain.language,
            updates=_notes(plain.updates),
            supersedes=plain.supersedes,
            redirect_from=plain.redirect_from,
            corrections=_notes(plain.corrections),
            events=tuple(
                Event(
                    parse_date(each.date),
                    each.title,
                    self.actors(each.actors),
                    Span(self.path, each.line, each.column),
                )
                for each in plain.events
            ),
            sources=tuple(
                Citation(
                    each.title,
                    each.url,
                    each.publisher,
                    parse_date(each.accessed) if each.accessed else None,
                    each.archived,
                )
                for each in plain.sources
            ),
            digest=digest,
        )

    def actors(self, declared: tuple[DeclaredActor, ...]) -> tuple[DeclaredActor, ...]:
        """Return what is declared, whose levels must be some of the scale."""
        for each in declared:
            if each.threat_level is not None:
                self.scale[each.threat_level]
        return declared


def _notes(entries: Iterable[tuple[str, str, bool]]) -> tuple[Note, ...]:
    return tuple(Note(parse_date(date), text, major) for date, text, major in entries)
