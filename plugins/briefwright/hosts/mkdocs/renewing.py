"""What of the previous build's site stays, and how that is proven."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import msgspec

from briefwright.cache.note import place_note, read_note, write_note
from briefwright.content.digest import SIZE, digest_bytes
from briefwright.diagnostics.wording import count_words
from briefwright.exports.lines import ChangedLine
from briefwright.hosts.mkdocs.reports import log
from briefwright.publish.finished import read_untouched
from briefwright.publish.manifest import Renewal, decode_manifest, encode_manifest
from briefwright.search.extract import without_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from briefwright.exports.files import ExportFile
    from briefwright.hosts.mkdocs.kept_index import KeptIndex
    from briefwright.pages.site import SitePage
    from briefwright.publish.manifest import Manifest

    Make = Callable[[str], bytes]

Marks: TypeAlias = dict[str, bytes]
"""By the path of each file whose lines can be renewed: its stamp, and the marks of its lines."""

_MARKS = msgspec.msgpack.Decoder(dict[str, bytes])

_T = TypeVar("_T")

PROVEN = 1000
"""One in so many of the pages that are to stay is made anew and compared, and one of each kind."""


@dataclass
class Renewing:
    """The files of one build that may be those of the previous one.

    A file stays when nothing that it is made from has changed, as its stamp says, and it lies in
    the site as it was left. Every build proves that on some pages.
    """

    site: Path
    """Where the previous site is."""

    conditions: bytes
    """What is around every page."""

    manifest: Manifest = field(default_factory=dict)
    """What is known of the previous site's files; empty where all of them are made anew."""

    index: KeptIndex | None = None
    """The index of the previous site; None for a site that is not indexed now."""

    marks: Marks = field(default_factory=dict)
    """What is known of the lines of the previous site's files."""

    def __post_init__(self) -> None:
        """Look at the previous site. Reads the disk."""
        self.renewal = Renewal()
        self._marked: dict[str, bytes] = {}
        if self.manifest:
            signs = {path: file.sign for path, file in self.manifest.items()}
            untouched = read_untouched(self.site, signs)
            self.renewal = Renewal({path: self.manifest[path] for path in untouched})
            if self.index is not None:
                self.index.look(self.manifest, self.renewal.previous)

    def keeps(self, path: str, stamp: bytes) -> bool:
        """Return whether a file of the previous site stays, by what it is made from now."""
        return self.renewal.keeps(path, self._under_conditions(stamp))

    def renew(self, path: str, made: ExportFile) -> Iterator[bytes]:
        """Return a file that does not stay, in parts; lines of the previous one stay in it."""
        whole = map(str.encode, made.parts())
        if made.lines is None:
            return whole
        lines = made.lines()
        self._marked[path] = self.renewal.made[path] + lines.marks
        previous, marks = self.renewal.previous.get(path), self.marks.get(path, b"")
        if previous is None or marks[:SIZE] != previous.stamp:
            return whole
        try:
            return lines.renew((self.site / path).read_bytes(), marks[SIZE:]) or whole
        except ChangedLine:
            log.info("Every line of %s is made anew: one is not as it would be now", path)
            return whole

    def read_marks(self) -> Marks:
        """Return what the next build is to know of the lines of the site's files."""
        kept = {path: marks for path, marks in self.marks.items() if path in self.renewal.kept}
        return {**kept, **self._marked}

    def choose(self, pages: Iterable[tuple[str, str, SitePage]], make: Make) -> frozenset[str]:
        """Return the names of the pages that stay: none if one of a sample is not as it was.

        Args:
            pages: the path of each page's file, its name for `make`, and the page.
            make: returns a page as its file is to be.
        """
        stamped = [
            (path, name, page.kind, self._under_conditions(page.stamp))
            for path, name, page in pages
        ]
        if self.index is not None:
            self._leave_known(self.index, stamped)
        for path, name in self._sample(stamped):
            if without_terms((self.site / path).read_bytes()) != without_terms(make(name)):
                log.info("Every page is made anew: %s is not as it would be now", path)
                self.renewal.previous = {}
                break
        return frozenset(
            name for path, name, _, stamp in stamped if self.renewal.keeps(path, stamp)
        )

    def _leave_known(
        self, index: KeptIndex, stamped: Iterable[tuple[str, str, str, bytes]]
    ) -> None:
        """Have those pages made anew of which the index could not be made."""
        previous = dict(self.renewal.previous)
        for path, _, _, stamp in stamped:
            if path in previous and not index.has(path, stamp):
                del previous[path]
        self.renewal.previous = previous

    def _sample(self, stamped: Iterable[tuple[str, str, str, bytes]]) -> list[tuple[str, str]]:
        """Return some of the pages that may stay: their paths and names."""
        previous = self.renewal.previous
        kinds: set[str] = set()
        chosen: list[tuple[str, str]] = []
        number = 0
        for path, name, kind, stamp in stamped:
            if path not in previous or previous[path].stamp != stamp:
                continue
            number += 1
            if kind not in kinds or number % PROVEN == 0:
                chosen.append((path, name))
                kinds.add(kind)
        return chosen

    @property
    def inodes(self) -> dict[str, int]:
        """The inode of each file that stays, by its path."""
        return {path: file.sign.inode for path, file in self.renewal.kept.items()}

    def report(self) -> None:
        """Say what stays."""
        if self.renewal.kept:
            log.info("Kept %s as they were", count_words(len(self.renewal.kept), "finished file"))

    def read_manifest(self, linked: Iterable[str]) -> Manifest:
        """Return what the next build is to know of the site, which is published now."""
        return self.renewal.read_manifest(self.site, linked)

    def take(self, path: str, page: bytes) -> bytes:
        """Return a page as its file is to be, once the index has taken it up."""
        return page if self.index is None else self.index.take(path, page)

    def leave_index(self, manifest: Manifest) -> None:
        """Leave what the next build is to know of the index; without it, that takes longer."""
        if self.index is not None:
            try:
                self.index.leave(manifest)
            except OSError as fault:
                _complain(fault)

    def _under_conditions(self, stamp: bytes) -> bytes:
        return digest_bytes(stamp, self.conditions)


def read_manifest(cache: Path | None, site: Path, conditions: bytes) -> Manifest:
    """Return what the last build under these conditions left of this site; nothing if unsure."""
    return _read(cache, "site", site, conditions, decode_manifest)


def write_manifest(cache: Path | None, site: Path, conditions: bytes, manifest: Manifest) -> None:
    """Leave what the next build is to know of this site; without it, that takes longer."""
    _write(cache, "site", site, conditions, encode_manifest(manifest))


def read_marks(cache: Path | None, site: Path, conditions: bytes) -> Marks:
    """Return what the last build under these conditions left of the lines; nothing if unsure."""
    return _read(cache, "lines", site, conditions, _MARKS.decode)


def write_marks(cache: Path | None, site: Path, conditions: bytes, marks: Marks) -> None:
    """Leave what the next build is to know of the lines; without it, that takes longer."""
    _write(cache, "lines", site, conditions, msgspec.msgpack.encode(marks))


def _read(
    cache: Path | None,
    kind: str,
    site: Path,
    conditions: bytes,
    decode: Callable[[bytes], dict[str, _T]],
) -> dict[str, _T]:
    data = read_note(place_note(cache, kind, site), conditions) if cache is not None else None
    try:
        return decode(data) if data is not None else {}
    except ValueError:
        return {}


def _write(cache: Path | None, kind: str, site: Path, conditions: bytes, value: bytes) -> None:
    if cache is None:
        return
    try:
        write_note(place_note(cache, kind, site), conditions, value)
    except OSError as fault:
        _complain(fault)


def _complain(fault: OSError) -> None:
    log.info("Not all is kept for the next build: %s", fault.strerror or fault)
