"""Folding a text keeps track of every character."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.folding import fold_name
from briefwright.names.flattening import fold_text

_TEXT = st.text(
    alphabet=" ab\u00a0\u2019\u2011\u00ad\u0301e\u0308\u1100\u1161\u11a8\n", max_size=30
)


@given(_TEXT)
def test_folded_text_is_the_compared_form_of_a_name(text: str) -> None:
    assert fold_name(fold_text(text).text) == fold_name(text)


@given(_TEXT)
def test_places_lead_back_and_never_run_backwards(text: str) -> None:
    folded = fold_text(text)
    places = [folded.original(index) for index in range(len(folded.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert folded.original(len(folded.text)) == len(text)


def test_decomposed_letters_are_composed() -> None:
    folded = fold_text("Erdog\u0306an x")
    assert folded.text == "Erdo\u011fan x"
    assert folded.original(folded.text.index("x")) == len("Erdog\u0306an ")
    assert unicodedata.is_normalized("NFC", folded.text)
