"""One file of the cache: records, with all that is needed to know that they are sound.

A header (a mark, the form, the program, a checksum), then a table, then the records one after the
other. Whatever is not exactly so counts as no file at all. What an accident does to the records is
found by their CRC, ten times as fast as by a digest: a build reads all of them.
"""

from __future__ import annotations

import os
import stat
import struct
import zlib
from hashlib import blake2b
from secrets import token_hex
from typing import TYPE_CHECKING, Annotated

import msgspec

from briefwright.cache.texts import Kept, LongFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FORM = 2
"""Counts up when the files get another form."""

TEMPORARY = ".tmp"
"""Ends the name of a file that is still being written."""

_MARK = b"briefwright cache\n"
_HEADER = struct.Struct(f">{len(_MARK)}sH16s16sQ")
_SUM_AT = _HEADER.size - 16 - 8
_CHUNK = 1 << 20
_BINARY = getattr(os, "O_BINARY", 0)

_Length = Annotated[int, msgspec.Meta(ge=0, lt=1 << 32)]


class _Row(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A record's line of the table."""

    name: str
    key: bytes
    head: _Length
    head_check: _Length
    long: _Length
    long_check: _Length


_TABLE = msgspec.msgpack.Decoder(list[_Row])


class Slot(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Where a record stands: a head, which is small, and a long part behind it."""

    key: bytes
    """What the record is true of."""

    file: LongFile
    at: int
    head: int
    head_check: int
    long: int
    long_check: int

    def read_head(self) -> bytes | None:
        """Return the head, or None when it is not what it was."""
        data = self.file.read(self.at, self.head)
        return data if zlib.crc32(data) == self.head_check else None

    def read_all(self) -> bytes | None:
        """Return both parts, or None when they are not what they were."""
        data = self.file.read(self.at, self.head + self.long)
        is_sound = (
            len(data) == self.head + self.long
            and zlib.crc32(data[: self.head]) == self.head_check
            and zlib.crc32(data[self.head :]) == self.long_check
        )
        return data if is_sound else None

    def kept(self) -> Kept:
        """Return the long part."""
        return Kept(self.file, self.at + self.head, self.long, self.long_check)


def append_record(file: LongFile, key: bytes, head: bytes, long: bytes) -> Slot:
    """Write a record at the end of a file. Raises OSError."""
    at = file.append(head + long)
    return Slot(key, file, at, len(head), zlib.crc32(head), len(long), zlib.crc32(long))


def read_shard(path: Path, program: bytes) -> dict[str, Slot]:
    """Return the records of a file by name; none when it is not what it should be. Never raises."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return {}
        file = LongFile(os.open(path, os.O_RDONLY | _BINARY))
        size = os.fstat(file.descriptor).st_size
        mark, form, by, checksum, length = _HEADER.unpack(file.read(0, _HEADER.size))
        if (mark, form, by) != (_MARK, FORM, program) or length > size - _HEADER.size:
            return {}
        if checksum != _checksum(file, length, size):
            return {}
        rows = _TABLE.decode(file.read(_HEADER.size, length))
    except (OSError, ValueError, struct.error):
        return {}
    at = _HEADER.size + length
    found: dict[str, Slot] = {}
    for row in rows:
        found[row.name] = Slot(
            row.key, file, at, row.head, row.head_check, row.long, row.long_check
        )
        at += row.head + row.long
    return found if at == size else {}


def _checksum(file: LongFile, length: int, size: int) -> bytes:
    table, check = file.read(_HEADER.size, length), 0
    at = _HEADER.size + length
    while at < size and (data := file.read(at, _CHUNK)):
        check = zlib.crc32(data, check)
        at += len(data)
    return _sum_up(table, check)


def _sum_up(table: bytes, check: int) -> bytes:
    """Return the checksum of a file: of its table, and of the CRC of its records."""
    return blake2b(
        len(table).to_bytes(8, "big") + table + check.to_bytes(4, "big"), digest_size=16
    ).digest()


def write_shard(path: Path, program: bytes, slots: Mapping[str, Slot]) -> dict[str, Slot]:
    """Write a file of these records and return them as they stand in it.

    It appears whole or not at all. Raises OSError.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}-{token_hex(4)}{TEMPORARY}")
    descriptor = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
    file = LongFile(descriptor)
    try:
        written = _write(file, program, slots)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return written


def _write(file: LongFile, program: bytes, slots: Mapping[str, Slot]) -> dict[str, Slot]:
    table = msgspec.msgpack.encode(
        [
            _Row(name, each.key, each.head, each.head_check, each.long, each.long_check)
            for name, each in slots.items()
        ]
    )
    check = 0
    file.append(_HEADER.pack(_MARK, FORM, program, bytes(16), len(table)) + table)
    written: dict[str, Slot] = {}
    for name, slot in slots.items():
        data = slot.read_all()
        if data is None:
            raise OSError("a record is not what it was")
        check = zlib.crc32(data, check)
        written[name] = msgspec.structs.replace(slot, file=file, at=file.append(data))
    file.overwrite(_SUM_AT, _sum_up(table, check))
    return written
