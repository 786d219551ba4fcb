"""What the next build is to know of an index, so that it can be renewed where it lies."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from briefwright.search.forms import Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefwright.search.forms import Forms

INDEX_PAGE = "index.html"
_NUMBERS = "I"

WrittenForms = str | tuple[Form, ...]
"""The forms of a word; a text where there is one, without accents, and it is no part."""


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


class LanguageState(msgspec.Struct, frozen=True, array_like=True):
    """The index of one language."""

    pages: list[PageState]
    """In the order of their numbers."""

    fields: dict[str, int]
    """What is told of pages, and of how many of them."""

    filters: dict[str, str]
    """The file of each facet."""

    chunks: list[ChunkState]
    forms: msgspec.Raw
    """Of each word, for `read_forms`: few builds need them."""

    description: str = ""
    """The name of the file that describes it."""


class IndexState(msgspec.Struct, frozen=True, array_like=True):
    """The index of a site."""

    version: str
    """Pagefind's."""

    languages: dict[str, LanguageState]


_FORMS = msgspec.msgpack.Decoder(dict[str, WrittenForms])
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


def write_forms(forms: Iterable[tuple[str, Forms]]) -> msgspec.Raw:
    """Return the forms of words as a part of a state."""
    return msgspec.Raw(_ENCODER.encode({word: _shorten(found) for word, found in forms}))


def read_forms(raw: msgspec.Raw) -> dict[str, Forms]:
    """Return the forms of words. Raises ValueError."""
    return {
        word: (Form(found, "", 1),) if isinstance(found, str) else found
        for word, found in _FORMS.decode(raw).items()
    }


def _shorten(forms: Forms) -> WrittenForms:
    is_plain = len(forms) == 1 and not forms[0].spelling and forms[0].share == 1
    return forms[0].word if is_plain else forms


def _numbers_of(data: bytes) -> array[int]:
    numbers = array(_NUMBERS)
    numbers.frombytes(data)
    return numbers
