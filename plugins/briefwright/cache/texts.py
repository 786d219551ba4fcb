"""Long texts, kept on disk and read when they are asked for."""

from __future__ import annotations

import os
import tempfile
import weakref
import zlib
from threading import Lock
from typing import TypeAlias

import msgspec


class LostText(Exception):  # noqa: N818 (it says what has happened)
    """A text that was kept on disk is not there any more, or is not what it was."""


class Held(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Bytes in memory."""

    data: bytes = b""

    def read(self) -> bytes:
        """Return the bytes."""
        return self.data

    def part(self, at: int, length: int, _check: int) -> Held:
        """Return some of the bytes. Raises ValueError where they are not there."""
        if at + length > len(self.data):
            raise ValueError("a text is shorter than it should be")
        return Held(self.data[at : at + length])


class Kept(msgspec.Struct, frozen=True, eq=False, gc=False):
    """Bytes in a file."""

    file: LongFile
    at: int
    length: int
    check: int

    def read(self) -> bytes:
        """Return the bytes. Raises LostText when they are not what they were."""
        data = self.file.read(self.at, self.length)
        if zlib.crc32(data) != self.check or len(data) != self.length:
            raise LostText("a text that was kept on disk is not what it was; build again")
        return data

    def part(self, at: int, length: int, check: int) -> Kept:
        """Return some of the bytes. Raises ValueError where they are not there."""
        if at + length > self.length:
            raise ValueError("a text is shorter than it should be")
        return Kept(self.file, self.at + at, length, check)


Texts: TypeAlias = Held | Kept
"""Bytes that somebody holds."""


class LongFile:
    """A file that is read by offset, and may grow at its end. Closed when nobody has it."""

    def __init__(self, descriptor: int, size: int = 0) -> None:
        self.descriptor = descriptor
        self.size = size
        self._lock = Lock()
        weakref.finalize(self, os.close, descriptor)

    def read(self, at: int, length: int) -> bytes:
        """Return what stands there: less than was asked for where it cannot be read."""
        try:
            if hasattr(os, "pread"):
                return os.pread(self.descriptor, length, at)
            with self._lock:
                os.lseek(self.descriptor, at, os.SEEK_SET)
                return os.read(self.descriptor, length)
        except OSError:
            return b""

    def append(self, data: bytes) -> int:
        """Write at the end; return where. Raises OSError, and is then as it was."""
        at, done = self.size, 0
        with self._lock:
            os.lseek(self.descriptor, at, os.SEEK_SET)
            while done < len(data):
                done += os.write(self.descriptor, data[done:] if done else data)
        self.size = at + len(data)
        return at

    def overwrite(self, at: int, data: bytes) -> None:
        """Write over what stands there. Raises OSError."""
        with self._lock:
            os.lseek(self.descriptor, at, os.SEEK_SET)
            os.write(self.descriptor, data)


def open_temporary() -> LongFile:
    """Return an empty file that goes when the program ends. Raises OSError."""
    with tempfile.TemporaryFile() as file:
        return LongFile(os.dup(file.fileno()))
