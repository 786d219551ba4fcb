"""The files of words: where one ends, what it holds, and what it is called."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.search.packing import LIST, encode, encode_head, read_word
from briefwright.search.state import ChunkState, read_sizes, write_sizes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CHUNK_SIZE = 17_000
"""Of how many bytes a file of words is at most, before it is compressed, unless a single word has
more. A reader loads the one that holds a word."""

LEAST = CHUNK_SIZE // 2
_ENDS = 8
"""When a file is half full, it ends at one word in so many: at the same ones after an edit."""

_NAME = 8
"""Digits of a digest that a name has, unless another file has the same ones."""

Listed = tuple[int, bytes]
"""How many pages a word has in one spelling, and what is written of them."""


@dataclass(slots=True)
class Chunk:
    """A file of words while it is filled."""

    words: list[str] = field(default_factory=list)
    entries: list[bytes] = field(default_factory=list)
    size: int = 0

    def ends_before(self, entry: bytes) -> bool:
        """Return whether the next word fills a file of its own.

        Who asks for a word before it does not load it: it is mostly one that is not asked for. Who
        asks for a word that begins with it does, since the bounds of files tell beginnings.
        """
        return bool(self.words) and len(entry) >= CHUNK_SIZE

    def add(self, word: str, entry: bytes) -> bool:
        """Add the next word; return whether the file ends with it."""
        self.words.append(word)
        self.entries.append(entry)
        self.size += len(entry)
        is_end = self.size >= LEAST and zlib.crc32(word.encode()) % _ENDS == 0
        return is_end or self.size >= CHUNK_SIZE

    def encode(self) -> bytes:
        """Return what the file holds."""
        return encode_head(LIST, 1) + encode_head(LIST, len(self.words)) + b"".join(self.entries)

    def describe(self, name: str) -> ChunkState:
        """Return what is to be known of the file."""
        return ChunkState(name, "\n".join(self.words), write_sizes(map(len, self.entries)))


def read_entries(chunk: ChunkState, data: bytes) -> dict[str, bytes]:
    """Return what a file holds of each word. Raises ValueError when it is another file."""
    words, sizes = chunk.words.split("\n"), read_sizes(chunk.sizes)
    here = len(data) - sum(sizes)
    if data[:here] != encode_head(LIST, 1) + encode_head(LIST, len(words)):
        raise ValueError("a file of words holds other words")
    entries = {}
    for word, size in zip(words, sizes, strict=True):
        entries[word] = data[here : here + size]
        here += size
    return entries


def encode_word(word: str, spellings: Mapping[str, Listed]) -> bytes:
    """Return what is written of a word: its own pages, then those of each spelling."""
    count, own = spellings.get("", (0, b""))
    others = sorted(spellings.keys() - {""})
    parts = [encode_head(LIST, 3), encode(word), encode_head(LIST, count), own]
    parts.append(encode_head(LIST, len(others)))
    for spelling in others:
        count, listed = spellings[spelling]
        parts += [encode_head(LIST, 2), encode(spelling), encode_head(LIST, count), listed]
    return b"".join(parts)


def decode_word(entry: bytes) -> dict[str, Listed]:
    """Return the pages of a word by its spellings, as they are written. Raises ValueError."""
    found, end = read_word(entry, 0)
    if end != len(entry):
        raise ValueError("more follows a word")
    return {one.spelling: (one.length, one.data) for one in found if one.length}


def shorten_bounds(bounds: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield as much of the first and last word of each file as tells it from its neighbours."""
    for index in range(len(bounds)):
        first, last = bounds[index]
        if index:
            first = _shorten(first, bounds[index - 1][1])
        if index + 1 < len(bounds):
            short = _shorten(last, bounds[index + 1][0])
            last = short if short >= first else last  # no range ends before it begins
        yield first, last


def _shorten(word: str, other: str) -> str:
    """Return what is enough of a word to tell it from the other."""
    pairs = zip(word, other, strict=False)
    same = next((place for place, (one, two) in enumerate(pairs) if one != two), None)
    return word[: min(len(word), len(other)) + 1 if same is None else same + 1]


def name_file(language: str, data: bytes, taken: set[str]) -> str:
    """Return a name that holds a digest of a file, and take note of it."""
    digest = hashlib.sha256(data).hexdigest()
    name = next(
        name
        for length in range(_NAME, len(digest))
        if (name := f"{language}_{digest[:length]}") not in taken
    )
    taken.add(name)
    return name


def is_lengthened(language: str, name: str) -> bool:
    """Return whether a name is longer than others, as another file has the same digits."""
    return len(name) != len(language) + 1 + _NAME
