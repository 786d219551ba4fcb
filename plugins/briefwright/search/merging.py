"""The indexes of the parts of a site, put together as that of the whole.

Pagefind keeps all that it knows of every page in memory until it has read the last one. So a large
site is given to it in parts, and what it has written of them is joined here.

The list of a word's pages says of each how far its number is from that of the page before it, the
places of the word in the text, and those in the fields of what is told of the page. Only the first
distance of a part differs in the whole, and the numbers of fields where parts have not the same
ones; all else is copied as it is, byte by byte.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefwright.search.settling import LIST, MARK, encode, encode_head, pack, read_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefwright.search.settling import Value

NEGATIVE = 1
"""The major type of a number below zero, -1 less what is written: it marks a field's places."""

LEVEL = 6
"""How hard files of words are compressed: they are 1 % larger than at 9, in a third of the time."""

_NUMBER = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a].{4})"
_LIST = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a.{4})"
_NUMBERS = re.compile(_NUMBER, re.DOTALL)
_HEAD = re.compile(rb"(?:[\x60-\x77\x80-\x97]|[\x78\x98].|[\x79\x99]..|[\x7a\x9a].{4})", re.DOTALL)
_PAGE = re.compile(
    rb"\x83(%s)((%s)(?:%s)*+(%s))((?:%s)*+)" % (_NUMBER, _LIST, _NUMBER, _LIST, _NUMBER), re.DOTALL
)
"""A page of a word: how far its number is from the last, its places, and those in fields."""
_PAGES = re.compile(
    rb"(?:\x83%s%s(?:%s)*+%s(?:%s)*+)*+" % (_NUMBER, _LIST, _NUMBER, _LIST, _NUMBER), re.DOTALL
)


@dataclass(slots=True)
class _Pages:
    """The pages with a word in one spelling: how many, the last's number, and how many places."""

    count: int = 0
    last: int = 0
    places: int = 0
    data: bytearray = field(default_factory=bytearray)


Words = defaultdict[str, defaultdict[str, _Pages]]
"""By word, then by spelling: "" for that of the word itself, or one with accents."""


@dataclass(frozen=True)
class _Part:
    """What one part's index says of one language."""

    folder: Path
    version: str
    pages: list[Value]
    chunks: list[Value]
    filters: list[Value]
    sorts: list[Value]
    fields: list[str]


class _Place(NamedTuple):
    """Where the pages of a part begin in the whole, and what number there each field has."""

    first: int
    fields: dict[int, int] | None


def merge_indexes(parts: Sequence[Path], folder: Path, chunk_size: int) -> None:
    """Put the indexes of a site's parts together in a folder; nothing of them is left.

    Pages are numbered in the order of the parts. Their order by a sort is that of the parts too:
    the pages of a part come after those of the parts before it. `chunk_size` is how many places
    are in a file of words at least. Raises ValueError when an index is not of the known form.
    """
    entries = [json.loads((part / "pagefind-entry.json").read_bytes()) for part in parts]
    languages: dict[str, dict[str, object]] = {}
    for language in sorted({name for entry in entries for name in entry["languages"]}):
        about = [entry["languages"].get(language) for entry in entries]
        read = [
            _read_part(part, one["hash"]) for part, one in zip(parts, about, strict=True) if one
        ]
        languages[language] = next(filter(None, about)) | {
            "hash": _merge_language(read, language, folder, chunk_size),
            "page_count": sum(one["page_count"] for one in about if one),
        }
    entry = entries[0] | {"languages": languages}
    for part in parts:
        for path in part.iterdir():
            if path.is_file() and path.suffix != ".pf_meta":
                path.replace(folder / path.name)
        shutil.rmtree(part)
    (folder / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")


def _read_part(folder: Path, name: str) -> _Part:
    match read_value(folder / f"pagefind.{name}.pf_meta"):
        case [str(version), list(pages), list(chunks), list(filters), list(sorts), list(fields)]:
            names = [str(name) for name in fields]
        case _:
            raise ValueError("an index is not described in six parts")
    if names != sorted(set(names)):
        raise ValueError("the fields are not in order")
    return _Part(folder, version, pages, chunks, filters, sorts, names)


def _merge_language(parts: Sequence[_Part], language: str, folder: Path, chunk_size: int) -> str:
    """Write the index of one language; return the name of its description."""
    for kind in ("fragment", "index", "filter"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    fields = sorted({name for part in parts for name in part.fields})
    words: Words = defaultdict(lambda: defaultdict(_Pages))
    pages: list[Value] = []
    filters: defaultdict[str, defaultdict[str, list[Value]]] = defaultdict(
        lambda: defaultdict(list)
    )
    sorts: defaultdict[str, list[Value]] = defaultdict(list)
    for number, part in enumerate(parts):
        first = len(pages)
        same = part.fields == fields
        numbers = {here: fields.index(name) for here, name in enumerate(part.fields)}
        for chunk in part.chunks:
            path = _file_of(part.folder / "index", chunk, "pf_index")
            _add_words(words, _unpack(path), _Place(first, None if same else numbers))
        for entry in part.filters:
            _add_filter(filters, _file_of(part.folder / "filter", entry, "pf_filter"), first)
        for sort in part.sorts:
            match sort:
                case [str(key), list(order)]:
                    sorts[key] += _renumber(order, first)
                case _:
                    raise ValueError("a sort is no list of pages")
        pages += _move_fragments(part, folder, str(number))
    described: Value = [
        parts[0].version,
        pages,
        list(_write_words(words, language, folder, chunk_size)),
        list(_write_filters(filters, language, folder)),
        [[key, order] for key, order in sorted(sorts.items())],
        list(fields),
    ]
    name = f"{language}_merged"
    (folder / f"pagefind.{name}.pf_meta").write_bytes(pack(MARK + encode(described)))
    return name


def _file_of(folder: Path, entry: Value, suffix: str) -> Path:
    """Return the file that the last item of a list names."""
    match entry:
        case [*_, str(name)]:
            return folder / f"{name}.{suffix}"
        case _:
            raise ValueError(f"no {suffix} is named")


def _unpack(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(MARK)


def _move_fragments(part: _Part, folder: Path, number: str) -> Iterator[Value]:
    """Move what is shown of each page: two parts may have the same name for different pages."""
    for page in part.pages:
        match page:
            case [str(name), int(count)]:
                path = part.folder / "fragment" / f"{name}.pf_fragment"
                path.replace(folder / "fragment" / f"{number}-{name}.pf_fragment")
                yield [f"{number}-{name}", count]
            case _:
                raise ValueError("a page has no name")


def _renumber(pages: Iterable[Value], first: int) -> Iterator[Value]:
    for page in pages:
        if not isinstance(page, int):
            raise ValueError("a page is no number")  # noqa: TRY004 - it is about the index's form
        yield first + page


def _add_filter(
    filters: defaultdict[str, defaultdict[str, list[Value]]], path: Path, first: int
) -> None:
    match read_value(path):
        case [str(facet), list(values)]:
            for value in values:
                match value:
                    case [str(text), list(pages)]:
                        filters[facet][text] += _renumber(pages, first)
                    case _:
                        raise ValueError(f"{path.name} has a value that is no list of pages")
        case _:
            raise ValueError(f"{path.name} is no filter")


def _write_filters(
    filters: dict[str, defaultdict[str, list[Value]]], language: str, folder: Path
) -> Iterator[Value]:
    for facet, values in sorted(filters.items()):
        listed: list[Value] = [[text, pages] for text, pages in sorted(values.items())]
        name = _write(folder / "filter", language, encode([facet, listed]), "pf_filter")
        yield [facet, name]


def _write(folder: Path, language: str, data: bytes, suffix: str) -> str:
    """Write a file named by what is in it; return its name."""
    data = MARK + data
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
    (folder / f"{name}.{suffix}").write_bytes(pack(data, LEVEL))
    return name


def _add_words(words: Words, data: bytes, place: _Place) -> None:
    """Add a file's words: `[[[word, pages, [[spelling, pages], ...]], ...]]`."""
    one, here = _read_head(data, 0)
    count, here = _read_head(data, here)
    if one != 1:
        raise ValueError("a file of words is not one list")
    for _ in range(count):
        _, here = _read_head(data, here)
        word, here = _read_text(data, here)
        here = _add_pages(words[word], "", data, here, place)
        spellings, here = _read_head(data, here)
        for _ in range(spellings):
            _, here = _read_head(data, here)
            spelling, here = _read_text(data, here)
            here = _add_pages(words[word], spelling, data, here, place)
    if here != len(data):
        raise ValueError("more follows the words")


def _read_head(data: bytes, here: int) -> tuple[int, int]:
    """Return how long the list or text is that begins here, and where its first item does."""
    head = _HEAD.match(data, here)
    if head is None:
        raise ValueError("no list or text begins where one should")
    return _count(head[0]), head.end()


@cache
def _count(head: bytes) -> int:
    return int.from_bytes(head[1:]) if len(head) > 1 else head[0] % 32


def _read_text(data: bytes, here: int) -> tuple[str, int]:
    size, here = _read_head(data, here)
    return data[here : here + size].decode(), here + size


def _add_pages(
    spellings: defaultdict[str, _Pages], spelling: str, data: bytes, here: int, place: _Place
) -> int:
    """Add the pages whose list begins here; return where it ends."""
    count, here = _read_head(data, here)
    if not count:
        return here
    listed = _PAGES.match(data, here)
    found = _PAGE.findall(data, here, listed.end()) if listed else []
    if listed is None or len(found) != count:
        raise ValueError("a page of a word is not of the form that is known")
    distances, _, texts, fields, _ = zip(*found, strict=True)
    pages = spellings[spelling]
    pages.data += b"\x83" + encode(place.first + _count(distances[0]) - pages.last)
    if place.fields is None:
        pages.data += data[here + 1 + len(distances[0]) : listed.end()]
    else:
        ahead = b""
        for distance, places, _, _, marked in found:
            pages.data += ahead and ahead + distance
            pages.data += places + _rename_fields(marked, place.fields)
            ahead = b"\x83"
    pages.last = place.first + sum(map(_count, distances))
    pages.places += count + sum(map(_count, texts)) + sum(map(_count, fields))
    pages.count += count
    return listed.end()


def _rename_fields(marked: bytes, numbers: dict[int, int]) -> bytes:
    """Give the fields, whose marks are below zero, their numbers in the whole."""
    return b"".join(
        encode_head(NEGATIVE, numbers[_count(one)]) if one[0] >> 5 == NEGATIVE else one
        for one in _NUMBERS.findall(marked)
    )


def _write_words(words: Words, language: str, folder: Path, chunk_size: int) -> Iterator[Value]:
    """Write the words in files of one size; yield the first and last word of each and its name."""
    chunks = list(_split(words, chunk_size))
    for index, chunk in enumerate(chunks):
        first, last = chunk[0], chunk[-1]
        if index:
            first = _shorten(first, chunks[index - 1][-1])
        if index + 1 < len(chunks):
            short = _shorten(last, chunks[index + 1][0])
            last = short if short >= first else last  # no range ends before it begins
        listed = b"".join(_encode_word(word, words[word]) for word in chunk)
        data = encode_head(LIST, 1) + encode_head(LIST, len(chunk)) + listed
        yield [first, last, _write(folder / "index", language, data, "pf_index")]


def _split(words: Words, size: int) -> Iterator[list[str]]:
    chunk: list[str] = []
    places = 0
    for word in sorted(words):
        chunk.append(word)
        places += words[word][""].places  # Pagefind counts no other spellings
        if places >= size:
            yield chunk
            chunk, places = [], 0
    if chunk:
        yield chunk


def _shorten(word: str, other: str) -> str:
    """Return what is enough of a word to tell it from the other."""
    pairs = zip(word, other, strict=False)
    same = next((place for place, (one, two) in enumerate(pairs) if one != two), None)
    return word[: min(len(word), len(other)) + 1 if same is None else same + 1]


def _encode_word(word: str, spellings: defaultdict[str, _Pages]) -> bytes:
    own = spellings[""]
    others = [(name, spellings[name]) for name in sorted(spellings) if name]
    parts = [encode_head(LIST, 3), encode(word), encode_head(LIST, own.count), bytes(own.data)]
    parts.append(encode_head(LIST, len(others)))
    for name, pages in others:
        parts += [encode_head(LIST, 2), encode(name), encode_head(LIST, pages.count)]
        parts.append(bytes(pages.data))
    return b"".join(parts)
