"""What the index reads of each page that may stay: its finished file does not hold it any more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.cache.cache import Cache
from briefwright.search.building import Extract

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from briefwright.publish.manifest import Renewal

_KIND = "extract"
_PAGE = ".html"


@dataclass(frozen=True)
class Extracts:
    """The extracts of one build's pages, from the last build and for the next."""

    cache: Cache

    def has(self, path: str, stamp: bytes) -> bool:
        """Return whether the extract of a page is known, by its file and its stamp."""
        return self.cache.find(_KIND, path, stamp) is not None

    def read_kept(self, renewal: Renewal) -> Iterator[Extract]:
        """Yield the extract of each page that stays and is indexed."""
        for path, file in renewal.kept.items():
            record = self.cache.find(_KIND, path, file.stamp) if path.endswith(_PAGE) else None
            data = record.long.read() if record is not None else b""
            if data:
                yield Extract(path, data)

    def take(self, stamps: Mapping[str, bytes], path: str, extract: bytes | None) -> None:
        """Keep the extract of a page that is made anew; None for one that is not indexed."""
        if path in stamps:
            self.cache.keep(_KIND, path, stamps[path], b"", extract or b"")


def open_extracts(folder: Path | None) -> Extracts | None:
    """Return the extracts that lie in the cache; None where nothing is kept."""
    return Extracts(Cache(folder / "index")) if folder is not None else None
