"""An index that Pagefind has made, read as far as we have to know it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.search.packing import decode, read_words, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from briefwright.search.packing import Listed, Value


@dataclass(frozen=True)
class Made:
    """What an index says of the pages of one language."""

    folder: Path
    version: str
    names: list[str]
    """Under which name that is kept which is shown of a page, by its number."""

    fields: list[str]
    _chunks: list[Value]

    def words(self) -> Iterator[Listed]:
        """Yield all words. Raises ValueError when their form is not known."""
        for chunk in self._chunks:
            match chunk:
                case [str(), str(), str(name)]:
                    path = self.folder / "index" / f"{name}.pf_index"
                    yield from read_words(unpack(path.read_bytes()))
                case _:
                    raise ValueError("no file of words is named")

    def fragment(self, number: int) -> bytes:
        """Return what is shown of a page, as JSON."""
        path = self.folder / "fragment" / f"{self.names[number]}.pf_fragment"
        return unpack(path.read_bytes())


def read_made(folder: Path) -> dict[str, Made]:
    """Return what Pagefind has made, by language. Raises ValueError for another form, OSError."""
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    return {
        language: _read_language(folder, str(about["hash"]))
        for language, about in entry["languages"].items()
    }


def _read_language(folder: Path, name: str) -> Made:
    match decode(unpack((folder / f"pagefind.{name}.pf_meta").read_bytes())):
        case [str(version), list(pages), list(chunks), list(), list(), list(fields)]:
            names = [str(page[0]) for page in pages if isinstance(page, list)]
            known = [str(field) for field in fields]
        case _:
            raise ValueError("an index is not described in six parts")
    if known != sorted(set(known)):
        raise ValueError("the fields are not in order")
    return Made(folder, version, names, known, chunks)
