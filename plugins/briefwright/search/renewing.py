"""An index renewed where it lies, after an edit of a few pages.

What an edited page said stands in the former index, and so do its places, in the files of its
words. Only what has changed of them is written again. Whatever would give other pages another
number, or is not as it should be, is not renewed: then the index is made from all pages.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from briefwright.search.building import (
    ENTRY,
    digest_source,
    encode_entry,
    state_of,
    text_of,
    url_of,
)
from briefwright.search.chunks import (
    Chunk,
    decode_word,
    encode_word,
    is_lengthened,
    name_file,
    read_entries,
)
from briefwright.search.forms import Form, ask_forms
from briefwright.search.packing import decode, pack, unpack
from briefwright.search.postings import Postings, Vocabulary, edit_pages
from briefwright.search.reading import read_extract
from briefwright.search.scratch import open_scratch
from briefwright.search.state import (
    IndexState,
    LanguageState,
    join_forms,
    read_counts,
    split_forms,
    write_counts,
)
from briefwright.search.words import count_letters
from briefwright.search.writing import (
    chunk_path,
    describe_language,
    description_path,
    digest_fragment,
    encode_filter,
    filter_path,
    fragment_path,
    is_briefing,
    name_pages,
    order_of,
    render_fragment,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from briefwright.search.building import Extract
    from briefwright.search.chunks import Listed
    from briefwright.search.forms import Forms
    from briefwright.search.packing import Value
    from briefwright.search.postings import PageWords
    from briefwright.search.reading import PageText
    from briefwright.search.state import ChunkState, PageState

_Edits = dict[str, dict[str, dict[int, bytes | None]]]
"""By word, spelling and number of a page: its places there, or None where it is not any more."""


@dataclass(frozen=True)
class Former:
    """The index of the previous build."""

    folder: Path
    state: IndexState

    def read(self, path: str) -> bytes:
        """Return what a file of it holds. Raises OSError, ValueError."""
        return unpack((self.folder / path).read_bytes())


class Renewed(NamedTuple):
    """An index that has been renewed."""

    state: IndexState
    gone: AbstractSet[str]
    """The files of the former one that are not in it any more, or are others there."""


class _Unfit(Exception):  # noqa: N818 - no error: it says what is the matter
    """This is not for renewing: the index has to be made from all pages."""


class _Edit(NamedTuple):
    """A page that says something else than before, or is new."""

    state: PageState
    text: PageText
    fragment: bytes


@dataclass(slots=True)
class _Edited:
    """What changes in one language."""

    pages: dict[int, _Edit] = field(default_factory=dict)
    """By their numbers."""

    added: list[_Edit] = field(default_factory=list)


def renew_index(
    former: Former, extracts: Iterable[Extract], kept: AbstractSet[str], folder: Path
) -> Renewed | None:
    """Write into a folder what is new in an index; None when it has to be made from all pages.

    Args:
        former: the index of before.
        extracts: of the pages that may be others than before.
        kept: the URLs of those that are not.
        folder: where to write; made when there is something to write.

    Raises SearchError when Pagefind is missing or fails, ValueError and LookupError when something
    is not of the form that is known, and OSError.
    """
    try:
        edited = _find_edits(former.state, extracts, kept)
        if not edited:
            return Renewed(former.state, frozenset())
        with open_scratch() as scratch:
            return _Renewal(former, folder, scratch).write(edited)
    except _Unfit:
        return None


def _find_edits(
    state: IndexState, extracts: Iterable[Extract], kept: AbstractSet[str]
) -> dict[str, _Edited]:
    places = {
        page.url: (name, number)
        for name, language in state.languages.items()
        for number, page in enumerate(language.pages)
    }
    edited: defaultdict[str, _Edited] = defaultdict(_Edited)
    met: set[str] = set()
    for extract in extracts:
        url = url_of(extract.path)
        met.add(url)
        name, number = places.get(url, ("", 0))
        before = state.languages[name].pages[number] if name else None
        text = read_extract(extract.data)
        if text is None:
            if before is None or before.source != digest_source(extract.data):
                raise _Unfit
            continue
        if text.language not in state.languages:
            raise _Unfit
        fragment = render_fragment(url, text)
        edit = _Edit(state_of(url, text, fragment), text, fragment)
        if before is None:
            edited[text.language].added.append(edit)
        elif edit.state != before:
            if name != text.language or before.source or order_of(before) != order_of(edit.state):
                raise _Unfit
            edited[name].pages[number] = edit
    if places.keys() - kept - met:
        raise _Unfit
    for name, one in edited.items():
        _number_added(state.languages[name].pages, one)
    return edited


def _number_added(pages: Sequence[PageState], edited: _Edited) -> None:
    """Give numbers to new pages, which have to come after all others."""
    edited.added.sort(key=lambda edit: order_of(edit.state))
    if edited.added and order_of(edited.added[0].state) < order_of(pages[-1]):
        raise _Unfit
    edited.pages.update(enumerate(edited.added, len(pages)))


class _Renewal:
    """Writes what is new in one index."""

    def __init__(self, former: Former, folder: Path, scratch: Path) -> None:
        self.former = former
        self.folder = folder
        self.scratch = scratch
        self.gone: set[str] = set()
        self.unused: set[tuple[str, str]] = set()
        """The words, in one spelling, that no page of the last language has any more."""

    def write(self, edited: Mapping[str, _Edited]) -> Renewed:
        languages = dict(self.former.state.languages)
        before = {name: self._read_before(name, one) for name, one in edited.items()}
        words = {name: _number_words(edited[name], texts) for name, texts in before.items()}
        known = {name: _Known(*split_forms(languages[name].forms)) for name in edited}
        self._ask(words, known)
        for name, one in edited.items():
            language = languages[name]
            postings = Postings(language.fields)
            postings.know(map(known[name].of, words[name].vocabulary))
            language = replace(
                language,
                pages=_change_pages(language.pages, one),
                fields=_count_fields(language.fields, before[name], one),
                filters=self._write_filters(name, before[name], one),
                chunks=self._write_chunks(name, words[name].find_edits(postings)),
            )
            if words[name].asked or self.unused:
                known[name].forget(self.unused)
                language = replace(
                    language, forms=join_forms(known[name].plain, known[name].others)
                )
            languages[name] = self._describe(name, language, one)
        counts = Counter(read_counts(self.former.state.words))
        for name, one in edited.items():
            _count_parts(counts, before[name], one)
        state = IndexState(self.former.state.version, languages, write_counts(counts))
        self._write_entry(state)
        return Renewed(state, self.gone)

    def _read_before(self, name: str, edited: _Edited) -> dict[int, PageText]:
        """Return what pages said that say something else now."""
        pages = self.former.state.languages[name].pages
        names = list(name_pages(name, pages))
        texts = {}
        for number in edited.pages:
            if number < len(pages):
                fragment = self.former.read(fragment_path(names[number]))
                if digest_fragment(fragment) != pages[number].digest:
                    raise _Unfit
                texts[number] = text_of(name, pages[number], json.loads(fragment))
        return texts

    def _ask(self, words: Mapping[str, _Words], known: Mapping[str, _Known]) -> None:
        """Ask Pagefind for the forms of those words that are new."""
        for name, one in words.items():
            one.asked = [word for word in one.vocabulary if not known[name].has(word)]
        asked = {name: one.asked for name, one in words.items() if one.asked}
        if asked:
            found = ask_forms(asked, self.scratch / "words", self.scratch / "forms")
            for name, new in asked.items():
                known[name].others |= zip(new, found[name], strict=True)

    def _write_chunks(self, language: str, edits: _Edits) -> list[ChunkState]:
        former = self.former.state.languages[language].chunks
        names = {chunk.name for chunk in former}
        if any(is_lengthened(language, name) for name in names):
            raise _Unfit
        made = []
        self.unused = set()
        for one in self._edit_chunks(former, edits):
            if isinstance(one, Chunk):
                data = one.encode()
                name = name_file(language, data, set())
                if name in names and one.describe(name) not in former:
                    raise _Unfit  # two files with the same digits
                self._write(chunk_path(name), data)
                made.append(one.describe(name))
            else:
                made.append(one)
        new = {chunk.name for chunk in made}
        if len(new) != len(made):
            raise _Unfit
        self.gone |= {chunk_path(name) for name in names - new}
        return made

    def _edit_chunks(
        self, former: Sequence[ChunkState], edits: _Edits
    ) -> Iterator[Chunk | ChunkState]:
        """Yield the files of words: what a file holds that is another one now."""
        by_chunk = _place_edits([chunk.first for chunk in former], edits)
        made = Chunk()
        for number, chunk in enumerate(former):
            if number not in by_chunk and not made.words:
                yield chunk
                continue
            entries = read_entries(chunk, self.former.read(chunk_path(chunk.name)))
            for word in by_chunk.get(number, ()):
                spellings = _edit_word(entries.pop(word, None), edits[word])
                self.unused |= {(word, one) for one in edits[word].keys() - spellings.keys()}
                if spellings:
                    entries[word] = encode_word(word, spellings)
            for word in sorted(entries):
                if made.ends_before(entries[word]):
                    yield made
                    made = Chunk()
                if made.add(word, entries[word]):
                    yield made
                    made = Chunk()
        if made.words:
            yield made

    def _write_filters(
        self, language: str, before: Mapping[int, PageText], edited: _Edited
    ) -> dict[str, str]:
        filters = dict(self.former.state.languages[language].filters)
        edits: defaultdict[str, dict[int, list[str]]] = defaultdict(dict)
        for number, edit in edited.pages.items():
            old, new = before[number].filters if number in before else {}, edit.text.filters
            for facet in old.keys() | new.keys():
                if old.get(facet) != new.get(facet):
                    edits[facet][number] = new.get(facet, [])
        for facet, pages in edits.items():
            listed: defaultdict[str, list[Value]] = defaultdict(list)
            if facet in filters:
                path = filter_path(filters.pop(facet))
                self.gone.add(path)
                listed.update(_read_filter(self.former.read(path), facet))
            written = _edit_filter(listed, pages)
            if written:
                data = encode_filter(facet, written)
                filters[facet] = name_file(language, data, set())
                self._write(filter_path(filters[facet]), data)
        named = filters.values()
        if len({*named}) != len(named) or any(is_lengthened(language, name) for name in named):
            raise _Unfit
        return dict(sorted(filters.items()))

    def _describe(self, name: str, language: LanguageState, edited: _Edited) -> LanguageState:
        """Write what is shown of pages, and what describes them all."""
        former = self.former.state.languages[name]
        before = list(name_pages(name, former.pages))
        names = list(name_pages(name, language.pages))
        gone = {*before} - {*names}
        for number, given in enumerate(names):
            if number in edited.pages:
                self._write(fragment_path(given), edited.pages[number].fragment)
            elif given != before[number]:
                data = (self.former.folder / fragment_path(before[number])).read_bytes()
                self._write_packed(fragment_path(given), data)
        self.gone |= {fragment_path(given) for given in gone}
        self.gone.add(description_path(former.description))
        described, data = describe_language(name, self.former.state.version, language, names)
        self._write(description_path(described), data)
        return replace(language, description=described)

    def _write_entry(self, state: IndexState) -> None:
        entry = json.loads((self.former.folder / ENTRY).read_bytes())
        for name, language in state.languages.items():
            about = entry["languages"][name]
            about |= {"hash": language.description, "page_count": len(language.pages)}
        self._write_packed(ENTRY, encode_entry(entry))

    def _write(self, path: str, data: bytes) -> None:
        self._write_packed(path, pack(data))

    def _write_packed(self, path: str, data: bytes) -> None:
        self.gone.add(path)
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


@dataclass(slots=True)
class _Known:
    """The forms of words: those of the former index, and new ones."""

    plain: dict[str, str]
    others: dict[str, Forms]

    def has(self, word: str) -> bool:
        return word in self.plain or word in self.others

    def of(self, word: str) -> Forms:
        plain = self.plain.get(word)
        return self.others[word] if plain is None else (Form(plain, "", 1),)

    def forget(self, unused: AbstractSet[tuple[str, str]]) -> None:
        """Leave out the words of which a form is nowhere any more.

        What an edit has taken out of the site does not stay in the cache.
        """
        plain = {word for word, spelling in unused if not spelling}
        if not plain.isdisjoint(self.plain.values()):
            self.plain = {word: form for word, form in self.plain.items() if form not in plain}
        self.others = {
            word: forms
            for word, forms in self.others.items()
            if unused.isdisjoint((form.word, form.spelling) for form in forms)
        }


@dataclass(slots=True)
class _Words:
    """The words of the pages that change, before and now."""

    vocabulary: Vocabulary
    pages: dict[int, tuple[PageWords | None, PageWords]]
    asked: list[str] = field(default_factory=list)
    """Those that are new on the site."""

    def find_edits(self, postings: Postings) -> _Edits:
        """Return what changes of each word; `postings` know the forms of the vocabulary."""
        edits: _Edits = {}
        named = list(postings.keys)
        for number, (before, after) in self.pages.items():
            old = dict(postings.bodies(before)) if before else {}
            new = dict(postings.bodies(after))
            for key in old.keys() | new.keys():
                if old.get(key) != new.get(key):
                    word, spelling = named[key]
                    spellings = edits.setdefault(word, {})
                    spellings.setdefault(spelling, {})[number] = new.get(key)
        return edits


def _number_words(edited: _Edited, before: Mapping[int, PageText]) -> _Words:
    vocabulary = Vocabulary()
    pages = {
        number: (
            vocabulary.number(before[number]) if number in before else None,
            vocabulary.number(edit.text),
        )
        for number, edit in edited.pages.items()
    }
    return _Words(vocabulary, pages)


def _change_pages(pages: list[PageState], edited: _Edited) -> list[PageState]:
    changed = [*pages, *(edit.state for edit in edited.added)]
    for number, edit in edited.pages.items():
        changed[number] = edit.state
    return changed


def _count_fields(
    fields: Mapping[str, int], before: Mapping[int, PageText], edited: _Edited
) -> dict[str, int]:
    """Return of how many pages each field is told, when they are the same fields as before."""
    counts = Counter(fields)
    for text in before.values():
        counts.subtract(text.meta.keys())
    for edit in edited.pages.values():
        counts.update(edit.text.meta.keys())
    told = {name: count for name, count in counts.items() if count}
    if told.keys() != fields.keys():
        raise _Unfit  # every field would have another number
    return told


def _edit_word(
    entry: bytes | None, edits: Mapping[str, Mapping[int, bytes | None]]
) -> dict[str, Listed]:
    """Return the pages of a word after edits, by its spellings."""
    spellings: dict[str, Listed] = decode_word(entry) if entry else {}
    for spelling, pages in edits.items():
        edited = edit_pages(spellings.pop(spelling, (0, b"")), pages)
        if edited[0]:
            spellings[spelling] = edited
    return spellings


def _count_parts(counts: Counter[str], before: Mapping[int, PageText], edited: _Edited) -> None:
    """Change how often words stand in briefings."""
    for text in before.values():
        if is_briefing(text.filters):
            counts.subtract(count_letters(Counter(text.words)))
    for edit in edited.pages.values():
        if edit.state.is_briefing:
            counts.update(count_letters(Counter(edit.text.words)))


def _place_edits(firsts: Sequence[str], edits: _Edits) -> dict[int, list[str]]:
    """Return the words that are edited by the files that hold them, given the first of each.

    A file that ends before such a word may have ended because of it, and is looked at too.
    """
    placed: defaultdict[int, list[str]] = defaultdict(list)
    for word in edits:
        number = max(0, bisect_right(firsts, word) - 1)
        placed[number].append(word)
        if number and word == firsts[number]:
            placed.setdefault(number - 1, [])
    return placed


def _read_filter(data: bytes, facet: str) -> dict[str, list[Value]]:
    """Return which pages each value of a facet has. Raises ValueError for another form."""
    match decode(data):
        case [str(title), list(listed)] if title == facet:
            return {str(value): numbers for value, numbers in _pairs(listed)}
        case _:
            raise ValueError("a facet is not of the form that is known")


def _pairs(listed: Iterable[Value]) -> Iterator[tuple[Value, list[Value]]]:
    for one in listed:
        match one:
            case [value, list(numbers)]:
                yield value, numbers
            case _:
                raise ValueError("a value of a facet is not of the form that is known")


def _edit_filter(
    listed: defaultdict[str, list[Value]], edits: Mapping[int, Sequence[str]]
) -> dict[str, list[Value]]:
    for value, numbers in listed.items():
        listed[value] = [number for number in numbers if number not in edits]
    for number, values in edits.items():
        for value in values:
            listed[value].append(number)
    return {value: sorted(numbers, key=_number) for value, numbers in listed.items() if numbers}


def _number(value: Value) -> int:
    if not isinstance(value, int):
        raise ValueError("a page of a facet is no number")  # noqa: TRY004 - of the data, not of ours
    return value
