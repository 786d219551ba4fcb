"""The files of the index of one language.

An edit is to change few of them. So pages are numbered the oldest first, files of words end where
a word says so by itself more often than where they are full, and names hold a digest of no more
than is in the file, or in the few files beside it.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.pages.index_terms import BRIEFING
from briefwright.search.packing import LIST, encode, encode_head, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefwright.search.packing import Value
    from briefwright.search.postings import Pages, Postings
    from briefwright.search.reading import PageText

CHUNK_SIZE = 16_000
"""Of how many bytes a file of words is at most, before it is compressed, unless a single word has
more. A reader loads the one that holds a word."""

_LEAST = CHUNK_SIZE // 2
_ENDS = 8
"""When a file is half full, it ends at one word in so many: at the same ones after an edit."""

_GROUP = 64
"""So many pages have a digest in their names in common. One for each would be as long as the rest
of the description, which every reader loads; one for all would rename all when one changes."""

_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of the index."""

    path: str
    """Its URL, from the root of the site."""

    day: str
    """By which it is sorted."""

    words: int
    filters: dict[str, list[str]]
    fields: tuple[str, ...]
    """The names of what else is told of it."""

    digest: bytes
    """Of what is shown of it."""

    file: str
    """Where that is until it has a name."""


def order_of(page: Shown) -> tuple[bool, str, str]:
    """Return the place of a page: briefings come last, by their days, so that new ones are last."""
    is_briefing = BRIEFING in page.filters.get("kind", ())
    return is_briefing, page.day if is_briefing else "", page.path


def count_words(page: PageText) -> int:
    """Return how many words Pagefind says a page has: one at least."""
    return max(1, len(page.words))


def render_fragment(url: str, page: PageText) -> bytes:
    """Return what is shown of a page, as Pagefind writes it."""
    shown = {
        "url": url,
        "content": " ".join(page.words),
        "word_count": count_words(page),
        "filters": dict(sorted(page.filters.items())),
        "meta": dict(sorted(page.meta.items())),
        "anchors": [
            {"element": one.element, "id": one.id, "text": one.text, "location": one.location}
            for one in page.anchors
        ],
    }
    return json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()


def name_pages(language: str, pages: Sequence[Shown]) -> Iterator[str]:
    """Yield the names of pages, in the order of their numbers.

    After the digest is the day, and which page of that day it is: a later day sorts later.
    """
    same_day: Counter[str] = Counter()
    for first in range(0, len(pages), _GROUP):
        group = pages[first : first + _GROUP]
        tag = hashlib.sha256(b"".join(page.digest for page in group)).hexdigest()[:6]
        for page in group:
            known = page.day.replace("-", "") if _DAY.fullmatch(page.day) else ""
            day = known.ljust(8, "0")
            yield f"{language}_{tag}-{day}{same_day[day]:03x}"
            same_day[day] += 1


def write_language(
    language: str, pages: Sequence[Shown], postings: Postings, folder: Path, version: str
) -> str:
    """Write the index of one language; return the name of its description."""
    for kind in ("fragment", "index", "filter"):
        (folder / kind).mkdir(parents=True, exist_ok=True)
    names = list(name_pages(language, pages))
    for name, page in zip(names, pages, strict=True):
        (folder / "fragment" / page.file).rename(folder / "fragment" / f"{name}.pf_fragment")
    described: Value = [
        version,
        [[name, page.words] for name, page in zip(names, pages, strict=True)],
        list(_write_words(postings, language, folder / "index")),
        list(_write_filters(pages, language, folder / "filter")),
        [],
        list(postings.fields),
    ]
    data = encode(described)
    name = f"{language}_{hashlib.sha256(data).hexdigest()[:10]}"
    (folder / f"pagefind.{name}.pf_meta").write_bytes(pack(data))
    return name


def _write_words(postings: Postings, language: str, folder: Path) -> Iterator[Value]:
    """Write the words in files; yield the first and last word of each and its name."""
    words: defaultdict[str, list[tuple[str, Pages]]] = defaultdict(list)
    for (word, spelling), key in postings.keys.items():
        words[word].append((spelling, postings.pages[key]))
    sizes = ((word, sum(len(pages.data) for _, pages in words[word])) for word in sorted(words))
    chunks = list(split_words(sizes))
    names: set[str] = set()
    for (first, last), chunk in zip(shorten_bounds(chunks), chunks, strict=True):
        listed = b"".join(_encode_word(word, sorted(words.pop(word))) for word in chunk)
        data = encode_head(LIST, 1) + encode_head(LIST, len(chunk)) + listed
        name = name_file(language, data, names)
        (folder / f"{name}.pf_index").write_bytes(pack(data))
        yield [first, last, name]


def split_words(sizes: Iterable[tuple[str, int]]) -> Iterator[list[str]]:
    """Yield the words of each file, from words in order and how much is written of each."""
    chunk: list[str] = []
    size = 0
    for word, more in sizes:
        chunk.append(word)
        size += more
        if size >= CHUNK_SIZE or (size >= _LEAST and zlib.crc32(word.encode()) % _ENDS == 0):
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def shorten_bounds(chunks: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield as much of the first and last word of each file as tells it from its neighbours."""
    for index, chunk in enumerate(chunks):
        first, last = chunk[0], chunk[-1]
        if index:
            first = _shorten(first, chunks[index - 1][-1])
        if index + 1 < len(chunks):
            short = _shorten(last, chunks[index + 1][0])
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
        for length in range(8, len(digest))
        if (name := f"{language}_{digest[:length]}") not in taken
    )
    taken.add(name)
    return name


def _encode_word(word: str, spellings: Sequence[tuple[str, Pages]]) -> bytes:
    parts = [encode_head(LIST, 3), encode(word)]
    if spellings[0][0]:
        parts.append(encode_head(LIST, 0))
    else:
        _, own = spellings[0]
        parts += [encode_head(LIST, own.count), bytes(own.data)]
        spellings = spellings[1:]
    parts.append(encode_head(LIST, len(spellings)))
    for spelling, pages in spellings:
        parts += [encode_head(LIST, 2), encode(spelling), encode_head(LIST, pages.count)]
        parts.append(bytes(pages.data))
    return b"".join(parts)


def _write_filters(pages: Sequence[Shown], language: str, folder: Path) -> Iterator[Value]:
    filters: defaultdict[str, defaultdict[str, list[Value]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for number, page in enumerate(pages):
        for facet, values in page.filters.items():
            for value in values:
                filters[facet][value].append(number)
    names: set[str] = set()
    for facet, listed in sorted(filters.items()):
        data = encode([facet, [[value, numbers] for value, numbers in sorted(listed.items())]])
        name = name_file(language, data, names)
        (folder / f"{name}.pf_filter").write_bytes(pack(data))
        yield [facet, name]
