"""The words that a mistyped word is mended by."""

from __future__ import annotations

from briefwright.search.words import common_words


def test_the_commonest_words_come_first_and_equals_by_the_alphabet() -> None:
    texts = ["Strikes on Kyiv. More strikes!", "kyiv’s strikes; 24 talks, é1 bé in Île"]
    assert common_words(texts) == ["strikes", "kyiv", "more", "talks", "île"]


def test_no_more_than_asked_for() -> None:
    assert common_words(["one two three two three three"], most=2) == ["three", "two"]
