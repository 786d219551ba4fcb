"""The pages of each word, in the bytes in which an index holds them.

Of a page, a list says how far its number is from that of the page before it, the places of the
word in the text, and those in the fields of what is told of the page. Places are distances too. A
number below zero is a mark: in a text, of what the words after it weigh, and in fields, of which.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.search.packing import LIST, NEGATIVE, NUMBER, encode_head, locate_pages
from briefwright.search.reading import WEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefwright.search.forms import Forms
    from briefwright.search.reading import PageText

_PARTED, _HEAVY = -1, -2
"""Instead of a word's form: that it has several or none, and that it is in a heading."""

_FIRST_WEIGHT = 25
"""The weight before the first mark. Pagefind means that of running text, and is one off."""


class _Heads(dict[int, bytes]):
    """Numbers as they are written, after what may stand before them and before what may follow."""

    def __init__(self, major: int, before: bytes = b"", after: bytes = b"") -> None:
        super().__init__()
        self._major, self._before, self._after = major, before, after

    def __missing__(self, number: int) -> bytes:
        written = self._before + encode_head(self._major, number) + self._after
        self[number] = written
        return written


_LISTS = _Heads(LIST)
_NUMBERS = _Heads(NUMBER)
_MARKS = _Heads(NEGATIVE)
_NOTHING = _LISTS[0]
_SINGLE = _Heads(NUMBER, _LISTS[2] + _MARKS[WEIGHT], _NOTHING)
"""The places of a word that is in a text once, in no heading, and in no field."""

_DISTANCES = _Heads(NUMBER, _LISTS[3])
"""What a page of a word begins with."""


class _Counter(dict[str, int]):
    """Numbers words in the order in which they are first met."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page by their numbers."""

    text: array[int]
    heavy: tuple[tuple[int, int, int], ...]
    fields: tuple[tuple[str, array[int]], ...]


class Vocabulary(_Counter):
    """All words of the pages of one language."""

    def number(self, page: PageText) -> PageWords:
        """Return the words of a page by their numbers, new ones after all others."""
        return PageWords(
            array("I", map(self.__getitem__, page.words)),
            tuple(page.heavy),
            tuple(
                (name, array("I", map(self.__getitem__, value.split())))
                for name, value in sorted(page.meta.items())
            ),
        )


@dataclass(slots=True)
class Pages:
    """The pages with a word in one spelling, as they are written."""

    count: int = 0
    last: int = 0
    data: bytearray = field(default_factory=bytearray)


class Postings:
    """The pages of each word of one language, which are added in the order of their numbers."""

    def __init__(self, fields: Iterable[str]) -> None:
        self.fields = {name: number for number, name in enumerate(sorted(fields))}
        self.keys: dict[tuple[str, str], int] = {}
        """Every word in every spelling, and the number of its pages in the list of them."""

        self.pages: list[Pages] = []
        self._whole: list[int] = []
        """By the number of a word in the vocabulary: its only form, or that it has others."""

        self._parted: dict[int, list[tuple[int, int]]] = {}

    def know(self, forms: Iterable[Forms]) -> None:
        """Take note of the forms of the words, in the order of their numbers."""
        for one in forms:
            numbered = [(self._key(form.word, form.spelling), form.share) for form in one]
            if len(numbered) == 1 and numbered[0][1] == 1:
                self._whole.append(numbered[0][0])
            else:
                self._parted[len(self._whole)] = numbered
                self._whole.append(_PARTED)

    def _key(self, word: str, spelling: str) -> int:
        key = self.keys.setdefault((word, spelling), len(self.pages))
        if key == len(self.pages):
            self.pages.append(Pages())
        return key

    def add(self, number: int, words: PageWords) -> None:
        """Add a page of which we know the words."""
        every = self.pages
        for key, body in self.bodies(words):
            pages = every[key]
            pages.data += _DISTANCES[number - pages.last] + body
            pages.last = number
            pages.count += 1

    def add_read(self, number: int, listed: Iterable[tuple[str, str, bytes]]) -> None:
        """Add a page as Pagefind has written it, its fields by their numbers here."""
        for word, spelling, body in listed:
            pages = self.pages[self._key(word, spelling)]
            pages.data += _DISTANCES[number - pages.last] + body
            pages.last = number
            pages.count += 1

    def bodies(self, words: PageWords) -> Iterator[tuple[int, bytes]]:
        """Yield each form of the words of a page, and its places there as they are written."""
        whole = self._whole
        keys = [whole[word] for word in words.text]
        marked = self._weigh(words, keys)
        places: defaultdict[int, list[int]] = defaultdict(list)
        for place, key in enumerate(keys):
            places[key].append(place)
        for special in (_PARTED, _HEAVY):
            places.pop(special, None)
        fields = self._find_fields(words.fields)
        for key in fields.keys() | marked.keys():
            entries = marked.get(key, [])
            entries += [(WEIGHT, place) for place in places.pop(key, ())]
            told = _write_fields(fields[key]) if key in fields else _NOTHING
            yield key, (_write_text(entries) if entries else _NOTHING) + told
        for key, found in places.items():
            yield key, _SINGLE[found[0]] if len(found) == 1 else _write_places(found)

    def _weigh(self, words: PageWords, keys: list[int]) -> defaultdict[int, list[tuple[int, int]]]:
        """Return the weights and places of parts and in headings, which are taken out of keys."""
        marked: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for first, end, weight in words.heavy:
            for place in range(first, end):
                for key, share in self._forms(words.text[place]):
                    marked[key].append((max(1, weight // share), place))
            keys[first:end] = [_HEAVY] * (end - first)
        for place in [place for place, key in enumerate(keys) if key == _PARTED]:
            for key, share in self._parted[words.text[place]]:
                marked[key].append((max(1, WEIGHT // share), place))
        return marked

    def _forms(self, word: int) -> Iterable[tuple[int, int]]:
        key = self._whole[word]
        return self._parted[word] if key < 0 else ((key, 1),)

    def _find_fields(
        self, told: Iterable[tuple[str, array[int]]]
    ) -> defaultdict[int, list[tuple[int, int]]]:
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for name, words in told:
            number = self.fields[name]
            for place, word in enumerate(words):
                for key, _ in self._forms(word):
                    found[key].append((number, place))
        return found


def edit_pages(listed: tuple[int, bytes], edits: Mapping[int, bytes | None]) -> tuple[int, bytes]:
    """Return the pages of a word after edits: how many, and what is written of them.

    `edits` has, by the number of a page, the places of the word there; None where it is not any
    more. Raises ValueError when something else is written.
    """
    count, data = listed
    numbers, starts = locate_pages(data, count)
    parts: list[bytes] = []
    read = last = 0  # so many pages are read, and the number of the last that is written
    for edited, body in [*sorted(edits.items()), (None, None)]:
        until = len(numbers) if edited is None else bisect_left(numbers, edited, read)
        if read < until:
            before = numbers[read - 1] if read else 0
            body_start = starts[read] + len(_DISTANCES[numbers[read] - before])
            parts += [_DISTANCES[numbers[read] - last], data[body_start : starts[until]]]
            read, last = until, numbers[until - 1]
        if edited is None:
            break
        if read < len(numbers) and numbers[read] == edited:
            read, count = read + 1, count - 1
        if body is not None:
            parts.append(_DISTANCES[edited - last] + body)
            last, count = edited, count + 1
    return count, b"".join(parts)


def _write_places(places: Sequence[int]) -> bytes:
    """Write the places of a word that is in no heading and in no field."""
    distances = map(int.__sub__, places[1:], places)
    written = map(_NUMBERS.__getitem__, distances)
    return b"".join(
        (_LISTS[len(places) + 1], _MARKS[WEIGHT], _NUMBERS[places[0]], *written, _NOTHING)
    )


def _write_text(entries: list[tuple[int, int]]) -> bytes:
    """Write the weights and places of a word in a text."""
    return _write_marked(sorted(entries, key=_order), _FIRST_WEIGHT)


def _write_fields(entries: Iterable[tuple[int, int]]) -> bytes:
    """Write the fields and places of a word in what is told of a page."""
    return _write_marked(entries, -1)


def _write_marked(entries: Iterable[tuple[int, int]], mark: int) -> bytes:
    """Write places, each under its mark; `mark` is the one that need not be written first."""
    written = []
    last = 0
    for found, place in entries:
        if found != mark:
            written.append(_MARKS[found])
            mark, last = found, 0
        written.append(_NUMBERS[place - last])
        last = place
    return _LISTS[len(written)] + b"".join(written)


def _order(entry: tuple[int, int]) -> tuple[int, int]:
    """Pagefind has the weight that needs no mark first, then the lightest."""
    weight, place = entry
    return (0 if weight == _FIRST_WEIGHT else weight, place)
