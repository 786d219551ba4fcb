"""A note from one build to the next: one value in one file, with what it is true of."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from briefwright.cache.program import digest_program
from briefwright.cache.shard import append_record, read_shard, write_shard
from briefwright.cache.texts import LostText, open_temporary

if TYPE_CHECKING:
    from pathlib import Path

_NAME = ""
"""The file has one record."""


def place_note(folder: Path, kind: str, site: Path) -> Path:
    """Return where a note about a site lies. Two sites may share a cache."""
    name = blake2b(str(site.absolute()).encode(errors="surrogatepass"), digest_size=8).hexdigest()
    return folder / f"{kind}-{name}.bin"


def read_note(path: Path, key: bytes) -> bytes | None:
    """Return what the last build left, if it is sound, of this program, and true of a key."""
    slot = read_shard(path, digest_program()).get(_NAME)
    if slot is None or slot.key != key:
        return None
    try:
        return slot.kept().read()
    except LostText:
        return None


def write_note(path: Path, key: bytes, value: bytes) -> None:
    """Leave a note. It appears whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    slot = append_record(open_temporary(), key, b"", value)
    write_shard(path, digest_program(), {_NAME: slot})
