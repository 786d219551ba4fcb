"""The forms under which each word of a site is found, as Pagefind makes them.

Pagefind takes marks and accents off a word, stems it, and finds the parts of `camelCase` and
`e-mail`. None of that is imitated: it is given one page for each language, with every word of the
site once, and its index of that page says what it made of the word in each place.
"""

from __future__ import annotations

import html
import json
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from briefwright.search.made import read_made
from briefwright.search.packing import split_pages, split_places
from briefwright.search.pagefind import run_pagefind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from briefwright.search.made import Made

_HEAVIEST = 240
"""The weight of the words of the page: ten times that of running text, the most there is."""

_SURE = "word"
"""A word that is asked about too: Pagefind leaves out a page with none that is found."""

_PAGE = (
    '<!doctype html><html lang="{}"><body><main data-pagefind-body data-pagefind-weight="10">'
    "{}</main></body></html>"
)


class Form(NamedTuple):
    """One of the forms under which a word is found."""

    word: str
    spelling: str
    """With its accents; empty where there are none."""

    share: int
    """By how much the weight of the word is divided: by the number of parts, for a part."""


Forms = tuple[Form, ...]


def ask_forms(
    vocabulary: Mapping[str, Iterable[str]], site: Path, folder: Path
) -> dict[str, list[Forms]]:
    """Return the forms of words, by language and in their order; `site` and `folder` are scratch.

    What a site needs of Pagefind beside its index is then in `folder`. Raises SearchError, and
    ValueError when the index that Pagefind wrote is not of the form that is known.
    """
    asked = {language: [*words, _SURE] for language, words in vocabulary.items()}
    for language, words in asked.items():
        path = site / language / "index.html"
        path.parent.mkdir(parents=True)
        path.write_text(_PAGE.format(language, html.escape("\n".join(words))), encoding="utf-8")
    run_pagefind(site, folder)
    made = read_made(folder)
    if made.keys() != asked.keys():
        raise ValueError(f"it has the languages {sorted(made)} instead of {sorted(asked)}")
    return {language: _read_forms(words, made[language])[:-1] for language, words in asked.items()}


def _read_forms(words: Sequence[str], made: Made) -> list[Forms]:
    if json.loads(made.fragment(0))["content"].split() != words:
        raise ValueError("a page has not the words that were asked about")
    found: list[list[tuple[str, str, int]]] = [[] for _ in words]
    for listed in made.words():
        for _, body in split_pages(listed.data, listed.length):
            for place, weight in _read_places(body):
                found[place].append((listed.word, listed.spelling, weight))
    known: defaultdict[Forms, Forms] = defaultdict()
    forms = (_weigh(one) for one in found)
    return [known.setdefault(one, one) for one in forms]


def _read_places(body: bytes) -> Iterable[tuple[int, int]]:
    numbers, _ = split_places(body)
    weight = place = 0
    for number in numbers:
        if number < 0:
            weight, place = -1 - number, 0
        else:
            place += number
            yield place, weight


def _weigh(found: Sequence[tuple[str, str, int]]) -> Forms:
    parts = sum(weight != _HEAVIEST for _, _, weight in found)
    if any(weight not in (_HEAVIEST, max(1, _HEAVIEST // max(parts, 1))) for _, _, weight in found):
        raise ValueError("the parts of a word weigh more or less than their share")
    return tuple(
        Form(word, spelling, 1 if weight == _HEAVIEST else parts)
        for word, spelling, weight in sorted(found)
    )
