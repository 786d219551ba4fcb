"""An index in the form that Pagefind's reader knows, made from extracts of pages.

What our own pages say is read and written here; of Pagefind is asked under which forms each word
is found. A page that is not certain to be read as Pagefind would read it is read by Pagefind.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from briefwright.search.forms import ask_forms
from briefwright.search.made import read_made
from briefwright.search.packing import encode, pack, split_pages, split_places
from briefwright.search.pagefind import run_pagefind
from briefwright.search.postings import Postings, Vocabulary
from briefwright.search.reading import read_extract
from briefwright.search.writing import Shown, count_words, order_of, render_fragment, write_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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
_URL = re.compile(r"(?:^|(?<=/))index\.html\Z")


class Extract(NamedTuple):
    """What is to be indexed of a page, and its path in the site, with slashes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Listed:
    """What Pagefind has written of the words of a page, with the fields by their numbers there."""

    words: list[tuple[str, str, bytes]]
    fields: list[str]


class _Told(NamedTuple):
    """What an index tells of a page."""

    words: int
    filters: dict[str, list[str]]
    meta: Iterable[str]


@dataclass(slots=True)
class _Language:
    """The pages of one language, in any order."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    pages: list[tuple[Shown, PageWords | _Listed]] = field(default_factory=list)


def build_index(extracts: Iterable[Extract], folder: Path) -> None:
    """Write the index of a site into a folder, which is made.

    The same extracts give the same bytes, in whatever order. Raises SearchError when Pagefind is
    missing or fails, ValueError and LookupError when it has written another form than is known,
    and OSError.
    """
    with TemporaryDirectory(prefix="briefwright-search-") as scratch:
        builder = _Builder(folder, Path(scratch))
        for extract in extracts:
            builder.take(extract)
        builder.finish()


class _Builder:
    """Makes one index."""

    def __init__(self, folder: Path, scratch: Path) -> None:
        self.folder = folder
        self.scratch = scratch
        self.fragments = folder / "fragment"
        self.fragments.mkdir(parents=True)
        self.languages: defaultdict[str, _Language] = defaultdict(_Language)
        self.written = 0
        self.doubtful: list[Path] = []
        """The folders of pages that Pagefind has to read."""

        self.room = 0
        self.days: dict[str, str] = {}
        """By which days these pages are sorted."""

    def take(self, extract: Extract) -> None:
        """Take a page up, or keep it for Pagefind."""
        page = read_extract(extract.data)
        if page is None:
            self._keep(extract)
            return
        url = "/" + _URL.sub("", extract.path)
        language = self.languages[page.language]
        told = _Told(count_words(page), page.filters, page.meta)
        shown = self._show(url, page.date, told, render_fragment(url, page))
        language.pages.append((shown, language.vocabulary.number(page)))

    def _show(
        self,
        url: str,
        day: str,
        told: _Told,
        fragment: bytes,
    ) -> Shown:
        file = f"{self.written}"
        self.written += 1
        (self.fragments / file).write_bytes(pack(fragment))
        digest = hashlib.sha256(fragment).digest()[:8]
        return Shown(url, day, told.words, told.filters, tuple(told.meta), digest, file)

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
        self.days["/" + _URL.sub("", extract.path)] = (
            dated[1].decode(errors="replace") if dated else ""
        )

    def finish(self) -> None:
        """Ask Pagefind what is left to ask, and write the index."""
        vocabularies = {name: language.vocabulary for name, language in self.languages.items()}
        made = []
        forms: dict[str, list[Forms]] = {}
        if vocabularies:
            forms = ask_forms(vocabularies, self.scratch / "words", self.scratch / "forms")
            made.append(self.scratch / "forms")
        for number, pages in enumerate(self.doubtful):
            made.append(self.scratch / f"made{number}")
            run_pagefind(pages, made[-1])
            self._take_made(made[-1])
        entries = [json.loads((one / ENTRY).read_bytes()) for one in made]
        languages = {
            name: about
            for one in entries
            for name, about in one["languages"].items()
            if name in self.languages
        }
        for name, language in sorted(self.languages.items()):
            described = self._write(name, language, forms.get(name, ()), entries[0]["version"])
            languages[name] |= {"hash": described, "page_count": len(language.pages)}
        programs = {f"wasm.{about['wasm']}.pagefind" for about in languages.values()}
        for one in made:
            for path in one.iterdir():
                if path.suffix in _LOOSE or path.name in {*programs, "wasm.unknown.pagefind"}:
                    shutil.move(path, self.folder / path.name)
        entry = entries[0] | {"languages": dict(sorted(languages.items()))}
        text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        (self.folder / ENTRY).write_text(text, encoding="utf-8")

    def _take_made(self, folder: Path) -> None:
        """Take up the pages that Pagefind has read."""
        for name, made in read_made(folder).items():
            listed = _list_by_page(made)
            for number, words in enumerate(listed):
                fragment = made.fragment(number)
                told = json.loads(fragment)
                if told["url"] == f"/{_SURE}":
                    continue
                day = self.days[told["url"]]
                about = _Told(told["word_count"], told["filters"], told["meta"])
                shown = self._show(told["url"], day, about, fragment)
                self.languages[name].pages.append((shown, _Listed(words, made.fields)))

    def _write(self, name: str, language: _Language, forms: Sequence[Forms], version: str) -> str:
        fields = sorted({field for shown, _ in language.pages for field in shown.fields})
        postings = Postings(fields)
        postings.know(forms)
        language.pages.sort(key=lambda page: order_of(page[0]))
        for number, (_, words) in enumerate(language.pages):
            if isinstance(words, _Listed):
                renamed = _rename_fields(words, postings.fields)
                postings.add_read(number, renamed)
            else:
                postings.add(number, words)
        shown = [page for page, _ in language.pages]
        return write_language(name, shown, postings, self.folder, version)


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
