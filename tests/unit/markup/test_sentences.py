"""The sentence that is quoted where an actor is mentioned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.markup.sentences import LONGEST_QUOTE, quote_around


@pytest.mark.parametrize(
    ("text", "name", "quote"),
    [
        ("One. NATO met. Two.", "NATO", "NATO met."),
        ("The U.S. and NATO met Mr. Smith. Two.", "NATO", "The U.S. and NATO met Mr. Smith."),
        ("“Stop!” NATO said. Two.", "NATO", "NATO said."),
        ("At 3.5 percent NATO grew? Yes.", "NATO", "At 3.5 percent NATO grew?"),
        ("会谈。NATO 说。", "NATO", "NATO 说。"),
        ("no stop at all NATO", "NATO", "no stop at all NATO"),
    ],
)
def test_sentence_around_a_name(text: str, name: str, quote: str) -> None:
    start = text.index(name)
    assert quote_around(text, start, start + len(name)) == quote


@given(st.text(alphabet="Aa .!?\u201d", max_size=400), st.text(alphabet="Aa .!?", max_size=400))
def test_quote_always_holds_the_name_and_is_never_long(before: str, after: str) -> None:
    text = f"{before}Name{after}"
    quote = quote_around(text, len(before), len(before) + 4)
    assert "Name" in quote
    assert len(quote) <= LONGEST_QUOTE + 4
