"""An index in the form that Pagefind's reader knows, made from extracts of pages.

What our own pages say is read and written here; of Pagefind is asked under which forms each word
is found. A page that is not certain to be read as Pagefind would read it is read by Pagefind.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from briefwright.search.forms import ask_forms
from briefwright.search.made import read_made
from briefwright.search.packing import encode, pack, split_pages, split_places, unpack
from briefwright.search.pagefind import run_pagefind
from briefwright.search.postings import Postings, Vocabulary
from briefwright.search.reading import PageText, read_extract
from briefwright.search.scratch import open_scratch
from briefwright.search.state import (
    INDEX_PAGE,
    IndexState,
    LanguageState,
    PageState,
    read_heavy,
    write_counts,
    write_forms,
    write_heavy,
)
from briefwright.search.words import count_letters
from briefwright.search.writing import (
    CHUNKS,
    FILTERS,
    FRAGMENTS,
    Shown,
    count_words,
    describe_language,
    description_path,
    digest_fragment,
    fragment_path,
    is_briefing,
    name_pages,
    order_of,
    render_fragment,
    write_filters,
    write_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from briefwright.search.forms import Forms
    from briefwright.search.made import Made
    from briefwright.search.postings import PageWords

PART_SIZE = 8_000_000
"""Of how many bytes of extracts Pagefind is given at once those that it has to read. It holds up
to thirty times as many in memory until it has read the last."""

ENTRY = "pagefind-entry.json"
_LOOSE = (".js", ".css")
"""Endings of the reader's own files, beside its programs for each language."""

_SURE = "briefwright-sure.html"
_SURE_PAGE = '<!doctype html><html lang="en"><body data-pagefind-body>word</body></html>'
"""A page that goes with those that Pagefind has to read: it fails when none has a word."""

_SORTED = re.compile(rb'data-pagefind-sort="date:([^"]*)"')
_URL = re.compile(rf"(?:^|(?<=/)){re.escape(INDEX_PAGE)}\Z")


class Extract(NamedTuple):
    """What is to be indexed of a page, and its path in the site, with slashes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Listed:
    """What Pagefind has written of the words of a page, with the fields by their numbers there."""

    words: list[tuple[str, str, bytes]]
    fields: list[str]


class KeptPage(NamedTuple):
    """A page of the former index that is as it was."""

    language: str
    state: PageState
    fragment: bytes
    """What is shown of it, as its file holds it."""


@dataclass(slots=True)
class _Language:
    """The pages of one language, in any order."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    pages: list[tuple[Shown, PageWords | _Listed]] = field(default_factory=list)


def build_index(
    extracts: Iterable[Extract], folder: Path, kept: Iterable[KeptPage] = ()
) -> IndexState:
    """Write the index of a site into a folder, which is made; return what is to be known of it.

    The same pages give the same bytes, in whatever order, and kept or not. Raises SearchError when
    Pagefind is missing or fails, ValueError and LookupError when it has written another form than
    is known, and OSError.
    """
    with open_scratch() as scratch:
        builder = _Builder(folder, scratch)
        for page in kept:
            builder.take_kept(page)
        for extract in extracts:
            builder.take(extract)
        return builder.finish()


def url_of(path: str) -> str:
    """Return the URL of a page, from the root of the site, by the path of its file."""
    return "/" + _URL.sub("", path)


def digest_source(extract: bytes) -> bytes:
    """Return a digest of an extract that Pagefind reads."""
    return hashlib.sha256(extract).digest()[:16]


def state_of(url: str, page: PageText, fragment: bytes) -> PageState:
    """Return what is to be known of a page that we have read."""
    return PageState(
        url,
        page.date,
        is_briefing(page.filters),
        count_words(page),
        digest_fragment(fragment),
        write_heavy(page.heavy),
    )


def text_of(language: str, state: PageState, told: dict[str, Any]) -> PageText:
    """Return the text of a page by what is shown of it."""
    heavy = list(read_heavy(state.heavy))
    words, filters, meta = told["content"].split(), told["filters"], told["meta"]
    return PageText(language, words, heavy, filters=filters, meta=meta, date=state.day)


class _Builder:
    """Makes one index."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder = folder
        self.scratch = scratch
        for kind in (FRAGMENTS, CHUNKS, FILTERS):
            (folder / kind).mkdir(parents=True)
        self.languages: defaultdict[str, _Language] = defaultdict(_Language)
        self.written = 0
        self.doubtful: list[Path] = []
        """The folders of pages that Pagefind has to read."""

        self.room = 0
        self.parts: Counter[str] = Counter()
        """How often what is between white space stands in briefings."""

        self.sources: dict[str, tuple[str, bytes]] = {}
        """By which days these pages are sorted, and digests of their extracts."""

    def take(self, extract: Extract) -> None:
        """Take a page up, or keep it for Pagefind."""
        page = read_extract(extract.data)
        if page is None:
            self._keep(extract)
            return
        url = url_of(extract.path)
        fragment = render_fragment(url, page)
        self._take(page, state_of(url, page, fragment), pack(fragment))

    def take_kept(self, kept: KeptPage) -> None:
        """Take up a page of the former index."""
        page = text_of(kept.language, kept.state, json.loads(unpack(kept.fragment)))
        self._take(page, kept.state, kept.fragment)

    def _take(self, page: PageText, state: PageState, fragment: bytes) -> None:
        language = self.languages[page.language]
        shown = self._show(state, page.filters, page.meta, fragment)
        language.pages.append((shown, language.vocabulary.number(page)))
        if state.is_briefing:
            self.parts.update(page.words)

    def _show(
        self, state: PageState, filters: dict[str, list[str]], meta: Iterable[str], fragment: bytes
    ) -> Shown:
        file = f"{FRAGMENTS}/{self.written}"
        self.written += 1
        (self.folder / file).write_bytes(fragment)
        filters = {name: [*map(sys.intern, values)] for name, values in filters.items()}
        return Shown(state, filters, tuple(meta), file)

    def _keep(self, extract: Extract) -> None:
        if self.room < len(extract.data):
            self.doubtful.append(self.scratch / f"pages{len(self.doubtful)}")
            self.room = PART_SIZE
            self.doubtful[-1].mkdir()
            (self.doubtful[-1] / _SURE).write_text(_SURE_PAGE, encoding="utf-8")
        self.room -= len(extract.data)
        path = self.doubtful[-1] / extract.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(extract.data)
        dated = _SORTED.search(extract.data)
        self.sources[url_of(extract.path)] = (
            dated[1].decode(errors="replace") if dated else "",
            digest_source(extract.data),
        )

    def finish(self) -> IndexState:
        """Ask Pagefind what is left to ask, and write the index."""
        made = []
        forms: dict[str, list[Forms]] = {}
        if self.languages:
            words = {name: language.vocabulary for name, language in self.languages.items()}
            forms = ask_forms(words, self.scratch / "words", self.scratch / "forms")
            made.append(self.scratch / "forms")
        for number, pages in enumerate(self.doubtful):
            made.append(self.scratch / f"made{number}")
            run_pagefind(pages, made[-1])
            self._take_made(made[-1])
        counts = write_counts(count_letters(self.parts))
        self.parts.clear()
        entries = [json.loads((one / ENTRY).read_bytes()) for one in made]
        languages = {
            name: about
            for one in entries
            for name, about in one["languages"].items()
            if name in self.languages
        }
        version = entries[0]["version"]
        states = {}
        for name, language in sorted(self.languages.items()):
            count = len(language.pages)
            state = states[name] = self._write(name, language, forms.pop(name, []), version)
            languages[name] |= {"hash": state.description, "page_count": count}
        programs = {f"wasm.{about['wasm']}.pagefind" for about in languages.values()}
        for one in made:
            for path in one.iterdir():
                if path.suffix in _LOOSE or path.name in {*programs, "wasm.unknown.pagefind"}:
                    shutil.move(path, self.folder / path.name)
        entry = entries[0] | {"languages": dict(sorted(languages.items()))}
        (self.folder / ENTRY).write_bytes(encode_entry(entry))
        return IndexState(version, states, counts)

    def _take_made(self, folder: Path) -> None:
        """Take up the pages that Pagefind has read."""
        for name, made in read_made(folder).items():
            listed = _list_by_page(made)
            for number, words in enumerate(listed):
                fragment = made.fragment(number)
                told = json.loads(fragment)
                if told["url"] == f"/{_SURE}":
                    continue
                day, source = self.sources[told["url"]]
                state = PageState(
                    told["url"],
                    day,
                    is_briefing(told["filters"]),
                    told["word_count"],
                    digest_fragment(fragment),
                    source=source,
                )
                shown = self._show(state, told["filters"], told["meta"], pack(fragment))
                self.languages[name].pages.append((shown, _Listed(words, made.fields)))
                if state.is_briefing:
                    self.parts.update(told["content"].split())

    def _write(
        self, name: str, language: _Language, forms: list[Forms], version: str
    ) -> LanguageState:
        """Write the index of a language. The forms and the pages are used up, to save memory."""
        told = Counter(field for shown, _ in language.pages for field in shown.fields)
        postings = Postings(told)
        postings.know(forms)
        known = write_forms(zip(language.vocabulary, forms, strict=True))
        language.vocabulary.clear()
        forms.clear()
        language.pages.sort(key=lambda page: order_of(page[0].state), reverse=True)
        shown: list[Shown] = []
        while language.pages:
            page, words = language.pages.pop()
            number = len(shown)
            shown.append(page)
            if isinstance(words, _Listed):
                renamed = _rename_fields(words, postings.fields)
                postings.add_read(number, renamed)
            else:
                postings.add(number, words)
        pages = [page.state for page in shown]
        names = list(name_pages(name, pages))
        for given, page in zip(names, shown, strict=True):
            (self.folder / page.file).rename(self.folder / fragment_path(given))
        chunks = write_words(postings, name, self.folder)
        filters = write_filters(shown, name, self.folder)
        state = LanguageState(pages, dict(told), filters, chunks, known)
        described, data = describe_language(name, version, state, names)
        (self.folder / description_path(described)).write_bytes(pack(data))
        return replace(state, description=described)


def encode_entry(entry: dict[str, Any]) -> bytes:
    """Return what the file holds from which a reader's search begins."""
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()


def _list_by_page(made: Made) -> list[list[tuple[str, str, bytes]]]:
    found: list[list[tuple[str, str, bytes]]] = [[] for _ in made.names]
    for one in made.words():
        for number, body in split_pages(one.data, one.length):
            found[number].append((one.word, one.spelling, body))
    return found


def _rename_fields(listed: _Listed, numbers: dict[str, int]) -> Iterator[tuple[str, str, bytes]]:
    """Yield the words with the fields by their numbers in the whole."""
    for word, spelling, body in listed.words:
        places, marked = split_places(body)
        renamed = [one if one >= 0 else -1 - numbers[listed.fields[-1 - one]] for one in marked]
        yield word, spelling, encode([*places]) + encode([*renamed])
