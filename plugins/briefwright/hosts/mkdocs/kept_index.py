"""The search index of the previous site, and what of it stays."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from briefwright.cache.cache import Cache
from briefwright.cache.note import place_note, read_note, write_note
from briefwright.cache.texts import LostText
from briefwright.content.digest import digest_bytes
from briefwright.publish.manifest import STAMP, Finished
from briefwright.search.building import ENTRY
from briefwright.search.extract import extract_page, without_terms
from briefwright.search.index import FOLDER, Pages, write_index
from briefwright.search.pagefind import SearchError
from briefwright.search.renewing import Former
from briefwright.search.state import IndexState, read_by_pagefind
from briefwright.search.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from briefwright.cache.texts import Texts
    from briefwright.publish.manifest import Manifest, Renewal

_BELOW = f"{FOLDER}/"
_ENTRY = f"{_BELOW}{ENTRY}"
_PAGE = ".html"
_NOTE = "index"
_STAMP = bytes(STAMP)
"""A file of the index is known by the state of the index, not by a stamp of its own."""


class _Known(msgspec.Struct, frozen=True, array_like=True):
    """What is kept from one build to the next."""

    index: IndexState
    stamps: dict[str, bytes]
    """Of each page that may stay, indexed or not, the stamp with which it was indexed."""


_DECODER = msgspec.msgpack.Decoder(_Known)


@dataclass
class KeptIndex:
    """What one build knows of the index of the last one, and leaves to the next.

    It counts only as long as every file of the index lies in the site as it was left.
    """

    folder: Path
    """Where the previous site is."""

    place: Path
    """The note of what is known."""

    conditions: bytes
    known: _Known | None = None
    next: _Known | None = None
    """For the next build, once the index has been written."""

    files: Manifest = field(default_factory=dict)
    """The files of the former index."""

    takes: bool = True
    """Whether pages are taken up when they are written; not where others may change them then."""

    _taken: dict[str, Texts | None] = field(default_factory=dict)
    _scratch: Cache = field(default_factory=lambda: Cache(None))

    def look(self, manifest: Manifest, untouched: Mapping[str, Finished]) -> None:
        """Find out what is known of the index in the previous site. Reads the disk."""
        entry = manifest.get(_ENTRY)
        self.files = {
            path: one for path, one in manifest.items() if path.startswith(_BELOW) or path == WORDS
        }
        if entry is None or not self.files.keys() <= untouched.keys():
            return
        data = read_note(self.place, self._key(entry))
        with suppress(ValueError):
            self.known = _DECODER.decode(data) if data is not None else None

    def has(self, path: str, stamp: bytes) -> bool:
        """Return whether it is known what is indexed of a page, by its file and its stamp."""
        return self.known is not None and self.known.stamps.get(path) == stamp

    def take(self, path: str, page: bytes) -> bytes:
        """Take up a page that is to be written; return it without what only the index reads."""
        if not self.takes:
            return page
        extract = extract_page(page)
        self._taken[path] = None if extract is None else self._scratch.put_away(extract)
        return without_terms(page) if extract is not None else page

    def write(self, site: Path, expected: int, renewal: Renewal) -> None:
        """Write what is new in the index, and have the rest stay.

        Raises SearchError and LostText; the next build then makes all pages anew.
        """
        try:
            self._write(site, expected, renewal)
        except (SearchError, LostText):
            with suppress(OSError):
                self.place.unlink(missing_ok=True)
            raise

    def _write(self, site: Path, expected: int, renewal: Renewal) -> None:
        former = None
        if self.known is not None and self.files.keys() <= renewal.previous.keys():
            former = Former(self.folder / FOLDER, self.known.index)
        kept = {path: one for path, one in renewal.kept.items() if path.endswith(_PAGE)}
        pages = Pages(site, expected, former, kept.keys(), self._taken)
        written = write_index(pages)
        if written is None:
            return
        if written.gone is not None:
            stays = self.files.keys() - written.gone
            renewal.kept.update((path, self.files[path]) for path in stays)
        for file in (*(site / FOLDER).rglob("*"), site / WORDS):
            if file.is_file():
                renewal.made[file.relative_to(site).as_posix()] = _STAMP
        stamps = {path: one.stamp for path, one in kept.items()}
        stamps |= {path: one for path, one in renewal.made.items() if path.endswith(_PAGE)}
        for path in read_by_pagefind(written.state):
            stamps.pop(path, None)  # only the page itself says what is indexed of it
        self.next = _Known(written.state, stamps)

    def leave(self, manifest: Manifest) -> None:
        """Leave a note for the next build, once the site is in its place. Raises OSError."""
        entry = manifest.get(_ENTRY)
        if entry is not None and self.next is not None:
            write_note(self.place, self._key(entry), msgspec.msgpack.encode(self.next))
        else:
            self.place.unlink(missing_ok=True)

    def _key(self, entry: Finished) -> bytes:
        """Return what the note is true of: the very file from which a search begins.

        The time of its change is not asked: a second name changes it.
        """
        sign = entry.sign
        text = f"{sign.inode} {sign.size} {sign.modified}"
        return digest_bytes(text.encode(), self.conditions)


def keep_index(
    cache: Path | None, site: Path, conditions: bytes, *, takes: bool
) -> KeptIndex | None:
    """Return what is to know the index of a site; None where nothing is kept."""
    if cache is None:
        return None
    return KeptIndex(site, place_note(cache, _NOTE, site), conditions, takes=takes)


def drop_index(cache: Path | None, site: Path) -> None:
    """Forget the index of a site that has none now: what was withdrawn since stands in its note."""
    if cache is not None:
        with suppress(OSError):
            place_note(cache, _NOTE, site).unlink(missing_ok=True)
