"""Parts: what one of several machines makes of a site that is too large for one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

from typing_extensions import override

SHARDS = 64
"""Files that the records are spread over, by their path: an edit renews one of them."""

FOLDER = "part-*-of-*"
"""What the folders of parts are called."""

_WRITTEN = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)", re.ASCII)


def shard_of(path: str) -> int:
    """Return the number of the file that holds what is known of a source."""
    return blake2b(path.encode(), digest_size=1).digest()[0] % SHARDS


@dataclass(frozen=True, slots=True)
class Part:
    """One of several parts of a site: the sources whose shards are its own."""

    number: int
    """From 1."""

    count: int
    """At most as many as there are shards."""

    def __contains__(self, path: str) -> bool:
        """Return whether a source belongs to this part, wherever others may lie."""
        return self.owns(shard_of(path))

    def owns(self, shard: int) -> bool:
        """Return whether what a shard holds belongs to this part."""
        return shard % self.count == self.number - 1

    @override
    def __str__(self) -> str:
        """Return the name of its folder."""
        return f"part-{self.number}-of-{self.count}"


def parse_part(text: str) -> Part | None:
    """Return the part that a text such as `3/8` means, or None."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    number, count = int(found[1]), int(found[2])
    return Part(number, count) if number <= count <= SHARDS else None
