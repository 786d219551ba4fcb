"""The sources of a site are read from disk: the only module that opens them.

Nothing here raises for what lies on disk. Each file that cannot be read, or that is not what it
should be, is a problem; all others are still read.
"""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import structs

from briefwright.content import attachments, ledger
from briefwright.content.attachments import check_attachment, is_named
from briefwright.content.briefing import Briefing, SourceText
from briefwright.content.budget import check_budget
from briefwright.content.clashes import find_same_ids, find_same_urls
from briefwright.content.collection import Attachment, Collection, Fragment
from briefwright.content.decoding import decode_source
from briefwright.content.digest import digest_bytes
from briefwright.content.known import KnownBriefings
from briefwright.content.known_actors import KnownActors
from briefwright.content.paths import check_name, check_place
from briefwright.content.publication import withhold
from briefwright.content.records import parse_actor, parse_briefing
from briefwright.content.walking import (
    Found,
    check_folder,
    symlink,
    unreadable,
    walk_docs,
    walk_sources,
)
from briefwright.diagnostics.problem import Problem, sort_problems
from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path
    from typing import Protocol, TypeVar

    from briefwright.cache.cache import Cache
    from briefwright.content.actor import Actor
    from briefwright.content.ledger import Record
    from briefwright.content.settings import Settings

    class _HasPath(Protocol):
        @property
        def path(self) -> str: ...

    _Placed = TypeVar("_Placed", bound=_HasPath)

MAX_BYTES = 512 * 1024
"""The longest source in bytes: more than twice the longest text of real archives."""

_MEBIBYTE = 1024 * 1024
_INDEX = ("index.md", "README.md")
"""Pages of the docs folder that may lie beside the records of actors."""


def read_collection(
    root: Path,
    settings: Settings,
    *,
    public_at: datetime | None = None,
    cache: Cache | None = None,
) -> Collection:
    """Return everything that the sources below a project's root say, and all that is wrong there.

    Folders that do not exist are empty. A source with an error becomes a fragment. With
    `public_at`, what is not public at that moment is left out as if its file were not there. With
    a `cache`, what it knows is not parsed again, and texts are kept on disk.
    """
    collection = read_sources(root, settings, cache=cache)
    if public_at is not None:
        collection = leave_public(root, collection, settings, public_at)
    return set_apart(collection, settings)


def read_sources(
    root: Path,
    settings: Settings,
    *,
    instead: Mapping[str, bytes] | None = None,
    cache: Cache | None = None,
) -> Collection:
    """Return what each source says on its own, the ones that are not public among them.

    The files of `instead` are taken to hold what it says, whatever they hold on disk.
    """
    known = KnownBriefings(cache, settings.scale, root) if cache else None
    actors = KnownActors(cache) if cache else None
    shelf = _Shelf(root, settings, instead or {}, known, actors)
    shelf.read_briefings()
    shelf.read_actors()
    shelf.read_docs()
    shelf.read_ledger()
    return shelf.collection()


def leave_public(
    root: Path, collection: Collection, settings: Settings, now: datetime
) -> Collection:
    """Return a collection of sources as if the files that are not public were not there.

    A file beside a briefing waits with it, and so does what is wrong with that file: it counts
    where a briefing or a page that is left names it. Of one that a record names, nobody knows yet.
    """
    left = withhold(collection, settings, now)
    if not left.refused:
        return left
    sources: tuple[Briefing | Fragment, ...] = (*left.briefings, *left.fragments)
    waiting = set(left.refused)
    texts = ((each.path, each.source.text) for each in sources)
    for page, text in chain(texts, _read_pages(root, left.docs)):
        waiting -= {path for path in waiting if is_named(path, page, text)}
    return replace(
        left,
        problems=tuple(each for each in left.problems if each.span.path not in waiting),
        waiting=tuple(each for each in left.problems if each.span.path in waiting),
    )


def _read_pages(root: Path, docs: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each page written by hand that can be read."""
    for path in docs:
        if path.lower().endswith(".md"):
            with suppress(OSError):
                yield path, (root / path).read_text(encoding="utf-8", errors="replace")


def set_apart(collection: Collection, settings: Settings) -> Collection:
    """Return the collection with the briefings that cannot stand beside each other as fragments."""
    folder = f"{settings.briefings_dir}/"
    fragments = (each for each in collection.fragments if each.path.startswith(folder))
    clashes = (
        *find_same_ids(_in_order((*collection.briefings, *fragments))),
        *find_same_urls(collection, settings),
    )
    problems = sort_problems((*collection.problems, *clashes))
    return _withdraw(replace(collection, problems=problems))


def _withdraw(collection: Collection) -> Collection:
    """Return the collection with the briefings that have a problem as fragments."""
    paths = {problem.span.path for problem in collection.problems}
    kept = tuple(source for source in collection.briefings if source.path not in paths)
    torn = (_tear(source) for source in collection.briefings if source.path in paths)
    fragments = _in_order((*collection.fragments, *torn))
    return replace(collection, briefings=kept, fragments=fragments)


def _tear(briefing: Briefing) -> Fragment:
    """Return what is checked of a briefing that cannot be published."""
    entries = (briefing.actors, *(event.actors for event in briefing.events))
    actors = tuple(actor for declared in entries for actor in declared)
    return Fragment(briefing.path, briefing.source, briefing.id, actors)


def _in_order(sources: Iterable[_Placed]) -> tuple[_Placed, ...]:
    return tuple(sorted(sources, key=lambda source: source.path))


@dataclass
class _Shelf:
    """What has been read so far."""

    root: Path
    settings: Settings
    instead: Mapping[str, bytes]
    known: KnownBriefings | None = None
    known_actors: KnownActors | None = None
    briefings: list[Briefing] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    docs: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    ledger: tuple[Record, ...] | None = None
    problems: list[Problem] = field(default_factory=list)

    def collection(self) -> Collection:
        return Collection(
            briefings=_in_order(self.briefings),
            actors=_in_order(self.actors),
            attachments=_in_order(self.attachments),
            fragments=_in_order(self.fragments),
            docs=tuple(sorted(self.docs)),
            ledger=self.ledger,
            refused=tuple(sorted(self.refused)),
            problems=tuple(self.problems),
        )

    def read_briefings(self) -> None:
        for found, below in self._walk(self.settings.briefings_dir):
            if problems := check_place(found.path, below, is_actor=False):
                self.problems += problems
                self.fragments.append(Fragment(found.path, SourceText("", 1), below[: -len(".md")]))
                continue
            self._read(found, below, self._read_briefing)

    def read_actors(self) -> None:
        for found, below in self._walk(self.settings.actors_path):
            if below in _INDEX:
                self.docs.append(found.path)
                continue
            self._read(found, below, self._read_actor)

    def read_docs(self) -> None:
        exists, _ = check_folder(self.root, self.settings.docs_dir)
        if exists:
            settings = self.settings
            self.docs += walk_docs(
                self.root,
                settings.docs_dir,
                settings.actors_path,
                settings.briefings_dir,
                self.problems,
            )

    def read_ledger(self) -> None:
        place = self.root / ledger.LEDGER
        if place.is_symlink():
            self.problems.append(symlink(ledger.LEDGER))
        if place.is_symlink() or not place.is_file():
            return
        data = self._read_bytes(Found(ledger.LEDGER, place.stat().st_size), ledger.MAX_BYTES)
        if data is not None:
            text, problems = decode_source(data, ledger.LEDGER)
            self.problems += problems
            self.ledger, problems = ledger.parse_ledger(text or "")
            self.problems += problems

    def _walk(self, folder: str) -> Iterable[tuple[Found, str]]:
        exists, problems = check_folder(self.root, folder)
        self.problems += problems
        if exists:
            for found in walk_sources(self.root, folder, self.problems):
                yield found, found.path.removeprefix(f"{folder}/")

    def _read(self, found: Found, below: str, read: Callable[[Found, str], None]) -> None:
        """Read a source in its own way, and what lies beside sources as that."""
        if below.lower().endswith(".md"):
            self.problems += check_name(found.path, is_folder=False)
            read(found, below)
        else:
            self._read_attachment(found)

    def _read_briefing(self, found: Found, below: str) -> None:
        slug = below[: -len(".md")]
        data = self._read_bytes(found, MAX_BYTES)
        digest = digest_bytes(data or b"")
        if data and self.known and (known := self.known.find(data, digest, found.path, slug)):
            self.briefings.append(known)
            return
        text = self._decode(data, found.path)
        if text is None or data is None:
            self.fragments.append(Fragment(found.path, SourceText("", 1), slug, unclear=True))
            return
        source, problems = parse_briefing(
            text, path=found.path, slug=slug, scale=self.settings.scale
        )
        self.problems += problems
        if isinstance(source, Fragment):
            self.fragments.append(source)
        else:
            source = structs.replace(source, digest=digest)
            self.briefings.append(self.known.keep(source, data) if self.known else source)

    def _read_actor(self, found: Found, below: str) -> None:
        actor_id = below.rpartition("/")[2][: -len(".md")]
        self.problems += check_place(found.path, below, is_actor=True)
        data = self._read_bytes(found, MAX_BYTES)
        digest, known = digest_bytes(data or b""), self.known_actors
        if data and known and (actor := known.find(data, digest, found.path, actor_id)):
            self.actors.append(actor)
            return
        text = self._decode(data, found.path)
        if text is None or data is None:
            self.fragments.append(Fragment(found.path, SourceText("", 1), actor_id))
            return
        source, problems = parse_actor(
            text, path=found.path, actor_id=actor_id, scale=self.settings.scale
        )
        self.problems += problems
        if isinstance(source, Fragment):
            self.fragments.append(source)
        else:
            source = structs.replace(source, digest=digest)
            self.actors.append(source)
            if known:
                known.keep(source, data)

    def _decode(self, data: bytes | None, path: str) -> str | None:
        """Return a source's text; None when it cannot be read, or would cost too much."""
        if data is None:
            return None
        text, problems = decode_source(data, path)
        if text is not None and (dear := check_budget(text, path)):
            text, problems = None, dear
        self.problems += problems
        return text

    def _read_attachment(self, found: Found) -> None:
        before = len(self.problems)
        self.problems += check_name(found.path, is_folder=False)
        head = self._read_bytes(found, attachments.MAX_BYTES, first=attachments.HEAD)
        if head is not None:
            problems = check_attachment(found.path, head)
            self.problems += problems
            if not problems:
                self.attachments.append(Attachment(found.path))
        if len(self.problems) > before:
            self.refused.append(found.path)

    def _read_bytes(self, found: Found, limit: int, *, first: int = -1) -> bytes | None:
        """Return a file's first bytes, all of them by default; None when it is a problem."""
        if found.size > limit:
            message = f"the file is {_size(found.size)} long; the limit is {_size(limit)}"
            hint = "make it shorter, or split it"
            self.problems.append(Problem(Span(found.path), "file-too-large", message, hint))
            return None
        if found.path in self.instead:
            return self.instead[found.path][: None if first < 0 else first]
        try:
            # A path object, and a buffer, would cost more than the reading.
            with open(f"{self.root}/{found.path}", "rb", buffering=0) as file:  # noqa: PTH123
                return file.read(first)
        except OSError as error:
            self.problems.append(unreadable(found.path, error))
            return None


def _size(count: int) -> str:
    """Return a number of bytes, rounded up, as 513 KiB or 20.1 MiB."""
    if count < _MEBIBYTE:
        return f"{math.ceil(count / 1024)} KiB"
    return f"{math.ceil(count * 10 / _MEBIBYTE) / 10:g} MiB"
