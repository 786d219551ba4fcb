"""The files of the index of one language.

An edit is to change few of them. So pages are numbered the oldest first, files of words end where
a word says so by itself more often than where they are full, and names hold a digest of no more
than is in the file, or in the few files beside it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.pages.index_terms import BRIEFING
from briefwright.search.chunks import Chunk, encode_word, name_file, shorten_bounds
from briefwright.search.packing import encode, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefwright.search.packing import Value
    from briefwright.search.postings import Pages, Postings
    from briefwright.search.reading import PageText
    from briefwright.search.state import ChunkState, LanguageState, PageState

FRAGMENTS, CHUNKS, FILTERS = "fragment", "index", "filter"
"""The folders below that of the index."""

_GROUP = 64
"""So many pages have a digest in their names in common. One for each would be as long as the rest
of the description, which every reader loads; one for all would rename all when one changes."""

_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A page of the index."""

    state: PageState
    filters: dict[str, list[str]]
    fields: tuple[str, ...]
    """The names of what else is told of it."""

    file: str
    """Where that which is shown of it lies until it has a name."""


def is_briefing(filters: dict[str, list[str]]) -> bool:
    """Return whether a page says that it is a briefing."""
    return BRIEFING in filters.get("kind", ())


def order_of(page: PageState) -> tuple[bool, str, str]:
    """Return the place of a page: briefings come last, by their days, so that new ones are last."""
    return page.is_briefing, page.day if page.is_briefing else "", page.url


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


def digest_fragment(fragment: bytes) -> bytes:
    """Return a digest of what is shown of a page."""
    return hashlib.sha256(fragment).digest()[:16]


def name_pages(language: str, pages: Sequence[PageState]) -> Iterator[str]:
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


def fragment_path(name: str) -> str:
    """Return where that lies which is shown of a page, by the page's name."""
    return f"{FRAGMENTS}/{name}.pf_fragment"


def chunk_path(name: str) -> str:
    """Return where a file of words lies, by its name."""
    return f"{CHUNKS}/{name}.pf_index"


def filter_path(name: str) -> str:
    """Return where a file of a facet lies, by its name."""
    return f"{FILTERS}/{name}.pf_filter"


def description_path(name: str) -> str:
    """Return where a language is described, by the name of that."""
    return f"pagefind.{name}.pf_meta"


def write_words(postings: Postings, language: str, folder: Path) -> list[ChunkState]:
    """Write the words in files; return these. The postings are used up."""
    words: defaultdict[str, list[tuple[str, Pages]]] = defaultdict(list)
    for (word, spelling), key in postings.keys.items():
        words[word].append((spelling, postings.pages[key]))
    postings.pages.clear()
    made: list[ChunkState] = []
    names: set[str] = set()
    chunk = Chunk()
    for word in sorted(words):
        listed = words.pop(word)
        entry = encode_word(
            word, {name: (pages.count, bytes(pages.data)) for name, pages in listed}
        )
        if chunk.ends_before(entry):
            made.append(_write_chunk(chunk, language, folder, names))
            chunk = Chunk()
        if chunk.add(word, entry):
            made.append(_write_chunk(chunk, language, folder, names))
            chunk = Chunk()
    if chunk.words:
        made.append(_write_chunk(chunk, language, folder, names))
    return made


def _write_chunk(chunk: Chunk, language: str, folder: Path, names: set[str]) -> ChunkState:
    data = chunk.encode()
    name = name_file(language, data, names)
    (folder / chunk_path(name)).write_bytes(pack(data))
    return chunk.describe(name)


def write_filters(shown: Iterable[Shown], language: str, folder: Path) -> dict[str, str]:
    """Write which pages each value of a facet has; return the name of each facet's file."""
    filters: defaultdict[str, defaultdict[str, list[Value]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for number, page in enumerate(shown):
        for facet, values in page.filters.items():
            for value in values:
                filters[facet][value].append(number)
    names: set[str] = set()
    written = {}
    for facet, listed in sorted(filters.items()):
        data = encode_filter(facet, listed)
        written[facet] = name_file(language, data, names)
        (folder / filter_path(written[facet])).write_bytes(pack(data))
    return written


def encode_filter(facet: str, listed: dict[str, list[Value]]) -> bytes:
    """Return what is written of the pages that each value of a facet has."""
    return encode([facet, [[value, numbers] for value, numbers in sorted(listed.items())]])


def describe_language(
    language: str, version: str, state: LanguageState, names: Sequence[str]
) -> tuple[str, bytes]:
    """Return the name of the description of a language, and what it says."""
    chunks = state.chunks
    bounds = shorten_bounds([(chunk.first, chunk.last) for chunk in chunks])
    described: Value = [
        version,
        [[name, page.words] for name, page in zip(names, state.pages, strict=True)],
        [[first, last, chunk.name] for (first, last), chunk in zip(bounds, chunks, strict=True)],
        [[facet, name] for facet, name in sorted(state.filters.items())],
        [],
        sorted(state.fields),
    ]
    data = encode(described)
    return f"{language}_{hashlib.sha256(data).hexdigest()[:10]}", data
