"""What a build remembers of the finished files that a later one may keep."""

from __future__ import annotations

from array import array
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from briefwright.publish.finished import Sign, read_sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

STAMP = 16
"""Bytes of a stamp."""

_NUMBER = "q"  # eight bytes with a sign


class Finished(NamedTuple):
    """A finished file."""

    stamp: bytes
    """Stands for all that the file was made from: with the same stamp it would be the same."""

    sign: Sign


Manifest = dict[str, Finished]
"""By path below the site."""


def encode_manifest(files: Mapping[str, Finished]) -> bytes:
    """Return a manifest as bytes for `decode_manifest`."""
    numbers = array(_NUMBER, [number for file in files.values() for number in file.sign])
    stamps = b"".join([file.stamp for file in files.values()])
    head = array(_NUMBER, [len(files)])
    return head.tobytes() + numbers.tobytes() + stamps + "\n".join(files).encode("utf-8")


def decode_manifest(data: bytes) -> Manifest:
    """Return the manifest that bytes hold. Raises ValueError for bytes that hold none."""
    head = array(_NUMBER)
    head.frombytes(data[: head.itemsize])
    count, width = head[0] if head else -1, len(Sign._fields)
    numbers = array(_NUMBER)
    start, end = head.itemsize, head.itemsize * (1 + count * width)
    if count < 0 or len(data) < end + count * STAMP:
        message = "the manifest is cut off"
        raise ValueError(message)
    numbers.frombytes(data[start:end])
    stamps = [data[at : at + STAMP] for at in range(end, end + count * STAMP, STAMP)]
    paths = data[end + count * STAMP :].decode("utf-8").split("\n") if count else []
    signs = map(Sign._make, zip(*[iter(numbers)] * width, strict=True))
    return dict(zip(paths, map(Finished._make, zip(stamps, signs, strict=True)), strict=True))


@dataclass
class Renewal:
    """Which finished files of the previous build stay, and which are made anew."""

    previous: Mapping[str, Finished] = field(default_factory=dict)
    """Those that lie in the site as they were left."""

    kept: Manifest = field(default_factory=dict)
    made: dict[str, bytes] = field(default_factory=dict)
    """Stamp of each file that is made anew and may be kept by the next build."""

    def keeps(self, path: str, stamp: bytes) -> bool:
        """Take note of a file of this build; return whether it lies in the site as it is to be."""
        found = self.previous.get(path)
        if found is not None and found.stamp == stamp:
            self.kept[path] = found
            return True
        self.made[path] = stamp
        return False

    def read_manifest(self, site: Path, linked: Iterable[str]) -> Manifest:
        """Return what the next build may keep of the site as it is published now.

        `linked` are the kept files that have been given a second name.
        """
        manifest = dict(self.kept)
        stamps = {**{path: self.kept[path].stamp for path in linked}, **self.made}
        for path, stamp in stamps.items():
            with suppress(FileNotFoundError):  # A plugin may have taken it out.
                manifest[path] = Finished(stamp, read_sign(site / path))
        return manifest
