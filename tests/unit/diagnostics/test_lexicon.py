from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefwright.diagnostics.lexicon import FEW, MOST, Lexicon
from briefwright.diagnostics.wording import find_nearest, suggest

WORDS = st.lists(st.text("abcdé-1", min_size=1, max_size=12), max_size=FEW)
MANY = tuple(f"item-{number * 7919 % 100003:06d}" for number in range(20_000))


@given(st.text("abcdé-1", max_size=12), WORDS)
def test_among_few_words_it_is_as_without(word: str, words: list[str]) -> None:
    assert find_nearest(word, Lexicon(words)) == find_nearest(word, words)


def test_among_many_words_a_slip_is_found() -> None:
    known = Lexicon((*MANY, "gas-contract", "ceasefire-kyiv"))
    assert suggest("gas-contarct", known) == 'closest is "gas-contract"'
    assert suggest("Ceasefire-Kyif", known) == 'closest is "ceasefire-kyiv"'


def test_among_many_alike_words_few_are_compared() -> None:
    known = Lexicon(MANY)
    for word in ("itme-007919", "item", "", "zzzz"):
        assert len(known.find_alike(word)) <= MOST


def test_what_shares_nothing_is_not_alike() -> None:
    assert Lexicon(MANY).find_alike("%&$") == []
