"""The cache: one folder of what earlier builds found out.

It may be deleted, damaged, or written by another version: whatever is not as it should be is not
there. What it says is never trusted for who may read something.
"""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from briefwright.cache.part import FOLDER, SHARDS, Part, shard_of
from briefwright.cache.program import digest_program
from briefwright.cache.shard import (
    TEMPORARY,
    Slot,
    append_record,
    read_shard,
    write_shard,
)
from briefwright.cache.texts import Held, LongFile, open_temporary

if TYPE_CHECKING:
    from pathlib import Path

    from briefwright.cache.texts import Texts

_LONGEST = 256 * 1024 * 1024
"""Bytes after which a process that goes on building begins another temporary file."""

_STALE = 3600.0
"""Seconds after which an unfinished file was left by a build that was killed."""


class Record(msgspec.Struct, frozen=True, gc=False):
    """What is known of one source."""

    head: bytes
    long: Texts


@dataclass
class Cache:
    """Records of sources, by kind and path, from earlier builds and for later ones.

    Long parts of records leave memory even where nothing is kept for later.
    """

    folder: Path | None
    """Where it lies; None to keep nothing."""

    part: Part | None = None
    """What is written, when this is one of several machines."""

    program: bytes = field(default_factory=digest_program)
    note: str = ""
    """Why something could not be kept; empty while nothing is wrong."""

    _known: dict[int, list[dict[str, Slot]]] = field(default_factory=dict)
    """The records of each shard, in the order in which they are asked: the folder's own first."""

    _live: dict[str, tuple[int, Slot]] = field(default_factory=dict)
    """What this build has asked for or found out, with its shard."""

    _memory: dict[str, tuple[bytes, object]] = field(default_factory=dict)
    """What the previous build of this process remembered."""

    _fresh: dict[str, tuple[bytes, object]] = field(default_factory=dict)
    _work: LongFile | None = None

    def find(self, kind: str, path: str, key: bytes) -> Record | None:
        """Return the record of a source that is true of a key, if there is one."""
        name, shard = f"{kind}:{path}", shard_of(path)
        slot = self._find_slot(name, shard, key)
        head = slot.read_head() if slot is not None else None
        if slot is None or head is None:
            return None
        self._live[name] = (shard, slot)
        return Record(head, slot.kept())

    def _find_slot(self, name: str, shard: int, key: bytes) -> Slot | None:
        for records in self._read(shard):
            slot = records.get(name)
            if slot is not None and slot.key == key:
                return slot
        return None

    def recall(self, kind: str, path: str, key: bytes, *, public: bool) -> object:
        """Return what the previous build of this process remembered, if it is true of a key."""
        name = f"{kind}:{path}"
        found = self._memory.get(name)
        if found is None or found[0] != key:
            return None
        if public:
            shard = shard_of(path)
            slot = self._find_slot(name, shard, key)
            if slot is not None:
                self._live[name] = (shard, slot)
        self._fresh[name] = found
        return found[1]

    def remember(self, kind: str, path: str, key: bytes, value: object) -> None:
        """Have a value at hand for the next build of this process."""
        if self.folder is not None:
            self._fresh[f"{kind}:{path}"] = (key, value)

    def forget(self, kind: str, path: str) -> None:
        """Take a record back that this build has found, as it is not true after all."""
        self._live.pop(f"{kind}:{path}", None)

    def keep(self, kind: str, path: str, key: bytes, head: bytes, long: bytes = b"") -> Texts:
        """Keep a record for later builds; return its long part."""
        slot = self._append(key, head, long)
        if slot is None:
            return Held(long)
        self._live[f"{kind}:{path}"] = (shard_of(path), slot)
        return slot.kept()

    def put_away(self, long: bytes) -> Texts:
        """Take a text out of memory for the time of this build; keep nothing for later."""
        slot = self._append(b"", b"", long)
        return Held(long) if slot is None else slot.kept()

    def _append(self, key: bytes, head: bytes, long: bytes) -> Slot | None:
        try:
            if self._work is None or self._work.size > _LONGEST:
                self._work = open_temporary()
            return append_record(self._work, key, head, long)
        except OSError as error:
            self._complain(error)
            return None

    def _read(self, shard: int) -> list[dict[str, Slot]]:
        known = self._known.get(shard)
        if known is None:
            known = self._known[shard] = [
                read_shard(place / _name(shard), self.program) for place in self._places
            ] or [{}]
        return known

    @cached_property
    def _places(self) -> tuple[Path, ...]:
        return () if self.folder is None else (self.folder, *sorted(self.folder.glob(FOLDER)))

    def write(self) -> None:
        """Write what this build knows, and nothing else, for the next one. Never raises."""
        self._memory, self._fresh = self._fresh, {}
        live, self._live = self._live, {}
        if self.folder is None:
            return
        target = self.folder / str(self.part) if self.part else self.folder
        try:
            target.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._complain(error)
            return
        shards: dict[int, dict[str, Slot]] = {shard: {} for shard in range(SHARDS)}
        for name, (shard, slot) in sorted(live.items()):
            if self.part is None or self.part.owns(shard):
                shards[shard][name] = slot
        for shard, slots in shards.items():
            try:
                self._write_shard(target / _name(shard), shard, slots)
            except OSError as error:
                self._complain(error)
        self._tidy_up(target)

    def close(self) -> None:
        """Let go of what only another build of this process would ask for."""
        for held in (self._known, self._live, self._memory, self._fresh):
            held.clear()

    def _write_shard(self, place: Path, shard: int, slots: dict[str, Slot]) -> None:
        known = self._read(shard)[0] if self.part is None else {}
        if _are_same(slots, known):
            return
        if slots:
            self._known[shard] = [write_shard(place, self.program, slots)]
        else:
            place.unlink(missing_ok=True)
            self._known[shard] = [{}]

    def _tidy_up(self, target: Path) -> None:
        """Remove what a killed build has left, and the parts, which are taken up now."""
        with suppress(OSError):
            for path in target.glob(f"*{TEMPORARY}"):
                if time.time() - path.stat().st_mtime > _STALE:
                    path.unlink()
        if self.part is None and self.folder is not None:
            for folder in self._places[1:]:
                shutil.rmtree(folder, ignore_errors=True)

    def _complain(self, error: OSError) -> None:
        self.note = self.note or (error.strerror or str(error)).lower()


def _are_same(slots: dict[str, Slot], known: dict[str, Slot]) -> bool:
    """Return whether a shard's records are those that its file has."""
    return slots.keys() == known.keys() and all(known[name] is each for name, each in slots.items())


def _name(shard: int) -> str:
    return f"{shard:02d}.bin"
