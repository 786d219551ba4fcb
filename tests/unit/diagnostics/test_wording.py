"""How messages word values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.diagnostics.wording import (
    count_words,
    find_nearest,
    list_words,
    quote,
    suggest,
)

LEVELS = ("low", "guarded", "elevated", "high", "critical")


def test_a_long_value_is_cut() -> None:
    assert quote("a  b\n c") == '"a b c"'
    assert len(quote("x" * 500)) <= 62
    assert quote("x" * 500).endswith('…"')


@pytest.mark.parametrize(
    ("words", "listed"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")]
)
def test_words_are_listed(words: list[str], listed: str) -> None:
    assert list_words(words) == listed


def test_words_are_counted() -> None:
    assert count_words(1, "error") == "1 error"
    assert count_words(0, "error") == "0 errors"
    assert count_words(2, "entry", "entries") == "2 entries"


def test_a_misspelling_finds_its_word() -> None:
    assert find_nearest("critcal", LEVELS) == ("critical",)
    assert find_nearest("HIGH", LEVELS) == ("high",)
    assert find_nearest("severe", LEVELS) == ()


def test_all_ties_are_named() -> None:
    assert find_nearest("cat", ["car", "can", "dog"]) == ("can", "car")
    assert suggest("cat", ["car", "can", "dog"]) == 'closest are "can" and "car"'
    assert suggest("x", LEVELS) == ""


@given(st.lists(st.text(max_size=6), max_size=6), st.text(max_size=6), st.randoms())
def test_the_nearest_do_not_depend_on_the_order(
    words: list[str], word: str, random: object
) -> None:
    shuffled = sorted(words, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert find_nearest(word, words) == find_nearest(word, shuffled)
