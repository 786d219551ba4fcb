"""Where the values of a front matter stand, in little memory: an archive holds all of them."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

from typing_extensions import override

from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Spans(Mapping[str, Span]):
    """Places of one file by key. A place is made when it is asked for, which few ever are."""

    __slots__ = ("_keys", "_numbers", "_path")

    def __init__(self, path: str, keys: Iterable[str], numbers: Iterable[int]) -> None:
        """Take the keys, and for each a line and a column. Raises ValueError for more or fewer."""
        self._path = path
        self._keys = _share(tuple(keys))
        self._numbers = array("I", numbers)
        if len(self._numbers) != 2 * len(self._keys):
            raise ValueError("a key without a place")

    @classmethod
    def of(cls, path: str, spans: Iterable[tuple[str, Span]]) -> Spans:
        """Return the spans of a file."""
        found = dict(spans)
        numbers = (number for span in found.values() for number in (span.line, span.column))
        return cls(path, found, numbers)

    @override
    def __getitem__(self, key: str) -> Span:
        """Return where a value stands. Raises KeyError."""
        try:
            at = 2 * self._keys.index(key)
        except ValueError:
            raise KeyError(key) from None
        return Span(self._path, self._numbers[at], self._numbers[at + 1])

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    @override
    def __len__(self) -> int:
        return len(self._keys)


@lru_cache(maxsize=1024)
def _share(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys as they were first seen: most briefings have the same ones."""
    return tuple(intern(key) for key in keys)
