"""The words that a mistyped word is mended by."""

from __future__ import annotations

from collections import Counter

from briefwright.search.words import count_letters, render_words


def test_the_commonest_words_come_first_and_equals_by_the_alphabet() -> None:
    text = "Strikes on Kyiv. More strikes! kyiv’s strikes; 24 talks, é1 bé in Île"
    counts = count_letters(Counter(text.split()))
    assert render_words(counts) == "strikes\nkyiv\nmore\ntalks\nîle"


def test_no_more_than_asked_for() -> None:
    assert render_words({"one": 1, "two": 2, "three": 3}, most=2) == "three\ntwo"
