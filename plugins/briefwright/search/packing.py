"""The files of an index in Pagefind's form.

A file is a gzip of a mark and one CBOR value (RFC 8949), of which Pagefind uses numbers, texts
and lists. What is shown of a page is JSON instead.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = b"pagefind_dcd"
NUMBER, NEGATIVE, TEXT, LIST = 0, 1, 3, 4
"""Major types of CBOR. A number below zero is -1 less what is written."""

LEVEL = 5
"""How hard files are compressed: those of words are 3 % larger than at 9, in a sixth of the time.
"""

_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}
"""How many bytes follow for the count, by the low bits of the first byte."""

Value = int | str | list["Value"]

_GZIP = 16 + zlib.MAX_WBITS

_NUMBER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a].{4})"
_LIST = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a.{4})"
_NUMBERS = re.compile(_NUMBER, re.DOTALL)
_HEAD = re.compile(rb"(?:[\x60-\x77\x80-\x97]|[\x78\x98].|[\x79\x99]..|[\x7a\x9a].{4})", re.DOTALL)
_PAGE = re.compile(
    rb"\x83(%s)(%s(?:%s)*+%s(?:%s)*+)" % (_NUMBER, _LIST, _NUMBER, _LIST, _NUMBER), re.DOTALL
)
"""A page of a word: how far its number is from the last, and its places in text and fields."""
_PAGES = re.compile(
    rb"(?:\x83%s%s(?:%s)*+%s(?:%s)*+)*+" % (_NUMBER, _LIST, _NUMBER, _LIST, _NUMBER), re.DOTALL
)


class Listed(NamedTuple):
    """The pages of a word in one spelling, as an index lists them."""

    word: str
    spelling: str
    """That of the word itself is empty; any other has accents."""

    length: int
    """How many pages."""

    data: bytes


def read_words(data: bytes) -> Iterator[Listed]:
    """Yield what is in a file of words: `[[[word, pages, [[spelling, pages], ...]], ...]]`.

    Raises ValueError when it is not of that form.
    """
    one, here = _read_head(data, 0)
    words, here = _read_head(data, here)
    if one != 1:
        raise ValueError("a file of words is not one list")
    for _ in range(words):
        listed, here = read_word(data, here)
        yield from listed
    if here != len(data):
        raise ValueError("more follows the words")


def read_word(data: bytes, here: int) -> tuple[list[Listed], int]:
    """Return the pages of the word that begins here, in its spellings, and where it ends."""
    _, here = _read_head(data, here)
    word, here = _read_text(data, here)
    count, pages, here = _read_pages(data, here)
    listed = [Listed(word, "", count, pages)]
    spellings, here = _read_head(data, here)
    for _ in range(spellings):
        _, here = _read_head(data, here)
        spelling, here = _read_text(data, here)
        count, pages, here = _read_pages(data, here)
        listed.append(Listed(word, spelling, count, pages))
    return listed, here


def split_pages(data: bytes, count: int) -> Iterator[tuple[int, bytes]]:
    """Yield the number of each page in a list, and where the word is in it, as it is written."""
    found = _PAGE.findall(data)
    if len(found) != count:
        raise ValueError("a page of a word is not of the form that is known")
    number = 0
    for distance, body in found:
        number += count_of(distance)
        yield number, body


def locate_pages(data: bytes, count: int) -> tuple[list[int], list[int]]:
    """Return the numbers of the pages in a list, and where each begins and the last one ends."""
    found = _PAGE.findall(data)
    numbers = list(accumulate(count_of(distance) for distance, _ in found))
    starts = list(accumulate((1 + len(one) + len(body) for one, body in found), initial=0))
    if len(found) != count or starts[-1] != len(data):
        raise ValueError("a page of a word is not of the form that is known")
    return numbers, starts


def read_numbers(data: bytes) -> list[int]:
    """Return the numbers of a list whose head is cut off."""
    return [
        -1 - count_of(one) if one[0] >> 5 == NEGATIVE else count_of(one)
        for one in _NUMBERS.findall(data)
    ]


def split_places(body: bytes) -> tuple[list[int], list[int]]:
    """Return the numbers that say where a word is in a page's text, and where in its fields."""
    count, here = _read_head(body, 0)
    end = here
    for _ in range(count):
        match = _NUMBERS.match(body, end)
        if match is None:
            raise ValueError("a place is no number")
        end = match.end()
    _, start = _read_head(body, end)
    return read_numbers(body[here:end]), read_numbers(body[start:])


def _read_head(data: bytes, here: int) -> tuple[int, int]:
    """Return how long the list or text is that begins here, and where its first item does."""
    head = _HEAD.match(data, here)
    if head is None:
        raise ValueError("no list or text begins where one should")
    return count_of(head[0]), head.end()


@cache
def count_of(head: bytes) -> int:
    """Return the number that a head holds."""
    return int.from_bytes(head[1:]) if len(head) > 1 else head[0] % 32


def _read_text(data: bytes, here: int) -> tuple[str, int]:
    size, here = _read_head(data, here)
    return data[here : here + size].decode(), here + size


def _read_pages(data: bytes, here: int) -> tuple[int, bytes, int]:
    """Return how many pages a list has, what is written of them, and where it ends."""
    count, here = _read_head(data, here)
    listed = _PAGES.match(data, here) if count else None
    end = listed.end() if listed else here
    return count, data[here:end], end


def unpack(data: bytes) -> bytes:
    """Return what a file holds, less the mark. Raises ValueError when it is damaged."""
    try:
        held = zlib.decompress(data, _GZIP)
    except zlib.error as fault:
        raise ValueError(f"a file of the index is damaged: {fault}") from fault
    if not held.startswith(MARK):
        raise ValueError("a file of the index has no mark")
    return held[len(MARK) :]


def pack(data: bytes) -> bytes:
    """Return a file's bytes: the same for the same data."""
    return zlib.compress(MARK + data, LEVEL, _GZIP)


def decode(data: bytes) -> Value:
    """Return the value that the data hold. Raises ValueError for anything else than one value."""
    value, end = _decode(data, 0)
    if end != len(data):
        raise ValueError(f"{len(data) - end} bytes follow the value")
    return value


def _decode(data: bytes, start: int) -> tuple[Value, int]:
    if start >= len(data):
        raise ValueError("the data end within the value")
    major, low = divmod(data[start], 32)
    size = _SIZES.get(low, 0)
    if major not in (NUMBER, NEGATIVE, TEXT, LIST) or low > max(_SIZES):
        raise ValueError(f"no number, text or list begins with the byte {data[start]:#x}")
    here = start + 1 + size
    count = int.from_bytes(data[start + 1 : here]) if size else low
    if major in (NUMBER, NEGATIVE):
        return (-1 - count if major else count), here
    if major == TEXT:
        return data[here : here + count].decode(), here + count
    items: list[Value] = []
    for _ in range(count):
        item, here = _decode(data, here)
        items.append(item)
    return items, here


def encode(value: Value) -> bytes:
    """Return the shortest form of a value."""
    if isinstance(value, int):
        return encode_head(NUMBER, value) if value >= 0 else encode_head(NEGATIVE, -1 - value)
    if isinstance(value, str):
        text = value.encode()
        return encode_head(TEXT, len(text)) + text
    return encode_head(LIST, len(value)) + b"".join(map(encode, value))


def encode_head(major: int, count: int) -> bytes:
    """Return what a value begins with: its major type and its number, or how much follows."""
    first = major << 5
    if count < min(_SIZES):
        return bytes([first | count])
    low = next(low for low, size in _SIZES.items() if count < 256**size)
    return bytes([first | low]) + count.to_bytes(_SIZES[low])
