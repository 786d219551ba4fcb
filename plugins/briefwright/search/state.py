"""What the next build is to know of an index, so that it can be renewed where it lies."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from briefwright.search.forms import Form  # noqa: TC001 - msgspec reads it

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefwright.search.forms import Forms

INDEX_PAGE = "index.html"
_NUMBERS = "I"

_LINE = "\n"


class PageState(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A page of an index."""

    url: str
    """From the root of the site."""

    day: str
    """By which it is sorted."""

    is_briefing: bool
    words: int
    digest: bytes
    """Of what is shown of it."""

    heavy: bytes = b""
    """Where the words of headings are, for `read_heavy`."""

    source: bytes = b""
    """Digest of its extract, when Pagefind has read it."""


class ChunkState(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file of words."""

    name: str
    words: str
    """One to a line."""

    sizes: bytes
    """How much is written of each, for `read_sizes`."""

    @property
    def first(self) -> str:
        """Its first word."""
        return self.words.partition("\n")[0]

    @property
    def last(self) -> str:
        """Its last word."""
        return self.words.rpartition("\n")[2]


class WordForms(msgspec.Struct, frozen=True, array_like=True):
    """The forms of words. There are ten times as many of them as pages, and few builds ask."""

    words: str
    """Those that have one form, without accents, and are no parts: one to a line."""

    forms: str
    """Their forms, in the same order."""

    others: dict[str, tuple[Form, ...]]


class LanguageState(msgspec.Struct, frozen=True, array_like=True):
    """The index of one language."""

    pages: list[PageState]
    """In the order of their numbers."""

    fields: dict[str, int]
    """What is told of pages, and of how many of them."""

    filters: dict[str, str]
    """The file of each facet."""

    chunks: list[ChunkState]
    forms: WordForms
    """Of each word."""

    description: str = ""
    """The name of the file that describes it."""


class IndexState(msgspec.Struct, frozen=True, array_like=True):
    """The index of a site."""

    version: str
    """Pagefind's."""

    languages: dict[str, LanguageState]
    words: msgspec.Raw
    """How often each word stands in briefings, for `read_counts`."""


_COUNTS = msgspec.msgpack.Decoder(dict[str, int])
_STATE = msgspec.msgpack.Decoder(IndexState)
_ENCODER = msgspec.msgpack.Encoder()


def encode_state(state: IndexState) -> bytes:
    """Return a state as bytes for `decode_state`."""
    return _ENCODER.encode(state)


def decode_state(data: bytes) -> IndexState:
    """Return the state that bytes hold. Raises ValueError for bytes that hold none."""
    return _STATE.decode(data)


def path_of(url: str) -> str:
    """Return the path of the file of a page."""
    return url[1:] + (INDEX_PAGE if url.endswith("/") else "")


def read_by_pagefind(state: IndexState) -> Iterator[str]:
    """Yield the paths of the pages that only Pagefind could read."""
    for language in state.languages.values():
        yield from (path_of(page.url) for page in language.pages if page.source)


def write_heavy(heavy: Iterable[tuple[int, int, int]]) -> bytes:
    """Return as bytes where the words of headings are, and what they weigh."""
    return array(_NUMBERS, chain.from_iterable(heavy)).tobytes()


def read_heavy(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield where the words of headings are: from, to, and what they weigh."""
    numbers = iter(_numbers_of(data))
    return zip(numbers, numbers, numbers, strict=True)


def write_sizes(sizes: Iterable[int]) -> bytes:
    """Return sizes as bytes."""
    return array(_NUMBERS, sizes).tobytes()


def read_sizes(data: bytes) -> array[int]:
    """Return the sizes that bytes hold."""
    return _numbers_of(data)


def write_forms(forms: Iterable[tuple[str, Forms]]) -> WordForms:
    """Return the forms of words as a part of a state."""
    plain: dict[str, str] = {}
    others: dict[str, Forms] = {}
    for word, found in forms:
        if len(found) == 1 and not found[0].spelling and found[0].share == 1:
            plain[word] = found[0].word
        else:
            others[word] = found
    return join_forms(plain, others)


def join_forms(plain: Mapping[str, str], others: dict[str, Forms]) -> WordForms:
    """Return the forms of words as a part of a state, from those of `split_forms`."""
    return WordForms(_LINE.join(plain), _LINE.join(plain.values()), others)


def split_forms(forms: WordForms) -> tuple[dict[str, str], dict[str, Forms]]:
    """Return words that have one plain form, and all others with theirs. Raises ValueError."""
    words = forms.words.split(_LINE) if forms.words else ()
    return dict(zip(words, forms.forms.split(_LINE), strict=True)) if words else {}, forms.others


def write_counts(counts: Mapping[str, int]) -> msgspec.Raw:
    """Return the counts of words as a part of a state: none of those that are nowhere."""
    return msgspec.Raw(_ENCODER.encode({word: count for word, count in counts.items() if count}))


def read_counts(raw: msgspec.Raw) -> dict[str, int]:
    """Return the counts of words. Raises ValueError."""
    return _COUNTS.decode(raw)


def _numbers_of(data: bytes) -> array[int]:
    numbers = array(_NUMBERS)
    numbers.frombytes(data)
    return numbers
