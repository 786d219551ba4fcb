"""Briefings that an earlier build has read: their front matter need not be parsed again.

The cache never decides what is published. Only plain briefings are known: ones whose front matter
holds nothing that could say who may read them or from when, nothing that could hide such a key,
and no key but those listed here. Each build looks at the text for that before it looks into the
cache; every other source is parsed, and so is one that has a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from sys import intern
from typing import TYPE_CHECKING, Annotated

import msgspec

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
from briefwright.content.publication import in_drafts
from briefwright.content.spans import Spans
from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.cache.cache import Cache
    from briefwright.cache.texts import Texts
    from briefwright.content.threat import Scale

KIND = "source"
"""Under which the cache has these records."""

PLAIN_KEYS = (
    *("title", "date", "actors", "threat_level", "summary", "id", "authors", "tags"),
    *("situation", "language", "updates", "supersedes", "corrections", "events", "sources"),
    "redirect_from",
)
"""The keys that say nothing about who may read a briefing."""

_FENCE = "---\n"
_MARKS = ("status", "embargo", "published", "tlp", "\\", "\x85", "\u2028", "\u2029", "\ufeff")
"""What may say who may read it, and what may hide it: an escape, a line break that looks like none.

In lower case.
"""

_KEY = re.compile(rf"(?:{'|'.join(PLAIN_KEYS)}):(?: |\n)")
_OTHER = re.compile(rf"^(?!(?:{'|'.join(PLAIN_KEYS)}):(?: |$)| |-(?: |$)|#|$)", re.MULTILINE)
"""The start of a line that is neither a plain key nor what stands below one."""

_Number = Annotated[int, msgspec.Meta(ge=0, lt=1 << 32)]


class _Declared(msgspec.Struct, array_like=True, frozen=True, gc=False):
    name: str
    line: int
    column: int
    role: str | None
    threat_level: str | None
    reason: str | None


class _Event(msgspec.Struct, array_like=True, frozen=True, gc=False):
    date: str
    title: str
    actors: tuple[_Declared, ...]
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
    actors: tuple[_Declared, ...]
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
_parse_date = lru_cache(maxsize=4096)(parse_date)


@dataclass(frozen=True)
class KnownBriefings:
    """The briefings that the cache knows."""

    cache: Cache
    scale: Scale

    def find(self, data: bytes, digest: bytes, path: str, slug: str) -> Briefing | None:
        """Return the plain briefing that a file's bytes are, if it is known and has no problem."""
        body = _split_plain(data, slug)
        if body is None:
            return None
        key = self._key(digest)
        remembered = self.cache.recall(KIND, path, key, public=True)
        if isinstance(remembered, Briefing):
            return remembered
        record = self.cache.find(KIND, path, key)
        if record is None:
            return None
        try:
            plain = _DECODER.decode(record.head)
            kept = replace(body, written=self._put_away(body))
            found = _Restorer(path, self.scale).briefing(plain, kept, slug, digest)
        except (ValueError, KeyError):
            self.cache.forget(KIND, path)
            return None
        self.cache.remember(KIND, path, key, found)
        return found

    def keep(self, briefing: Briefing, data: bytes) -> Briefing:
        """Have a briefing known to later builds, if it is plain. Its text leaves memory."""
        digest, path = briefing.digest, briefing.path
        source = replace(briefing.source, written=self._put_away(briefing.source))
        found = replace(briefing, source=source)
        if _split_plain(data, briefing.slug) is not None and _says_nothing(briefing):
            key = self._key(digest)
            self.cache.keep(KIND, path, key, msgspec.msgpack.encode(_take_apart(briefing)))
            self.cache.remember(KIND, path, key, found)
        return found

    def _put_away(self, source: SourceText) -> Texts:
        return self.cache.put_away(source.text.encode())

    @cached_property
    def _levels(self) -> bytes:
        return "\n".join(self.scale.by_id).encode()

    def _key(self, digest: bytes) -> bytes:
        """Return what a record is true of: these bytes, under this scale."""
        return digest_bytes(digest, self._levels)


def _split_plain(data: bytes, slug: str) -> SourceText | None:
    """Return the text below the front matter of a plain briefing; None for any other source."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    end = text.find(f"\n{_FENCE}", len(_FENCE) - 1)
    if end < 0 or not text.startswith(_FENCE) or in_drafts(slug):
        return None
    block = text[len(_FENCE) : end + 1]
    lowered = block.lower()
    if any(mark in lowered for mark in _MARKS) or not _KEY.match(block) or _OTHER.search(block):
        return None
    return SourceText(text[end + 1 + len(_FENCE) :], block.count("\n") + 3)


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
        _take_actors(briefing.actors),
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
                _take_actors(each.actors),
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


def _take_actors(declared: Iterable[DeclaredActor]) -> tuple[_Declared, ...]:
    return tuple(
        _Declared(
            each.name,
            each.span.line,
            each.span.column,
            each.role,
            each.threat_level,
            each.reason,
        )
        for each in declared
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
            date=_parse_date(plain.date),
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
                    _parse_date(each.date),
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
                    _parse_date(each.accessed) if each.accessed else None,
                    each.archived,
                )
                for each in plain.sources
            ),
            digest=digest,
        )

    def actors(self, declared: Iterable[_Declared]) -> tuple[DeclaredActor, ...]:
        return tuple(
            DeclaredActor(
                intern(each.name),
                Span(self.path, each.line, each.column),
                each.role,
                None if each.threat_level is None else self.scale[each.threat_level].id,
                each.reason,
            )
            for each in declared
        )


def _notes(entries: Iterable[tuple[str, str, bool]]) -> tuple[Note, ...]:
    return tuple(Note(_parse_date(date), text, major) for date, text, major in entries)
