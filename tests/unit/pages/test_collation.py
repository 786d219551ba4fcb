"""The order of names."""

from hypothesis import given
from hypothesis import strategies as st

from briefwright.pages.collation import (
    DIGITS,
    OTHER_SCRIPTS,
    collate,
    letter_label,
    letter_of,
    letter_rank,
)


def test_case_accents_and_quotes_do_not_part_names() -> None:
    names = ["zenit", "Émile", "'Abd", "Łukasz", "Eve", "abel", "lukas", "Øst"]
    assert sorted(names, key=collate) == [
        "'Abd",
        "abel",
        "Émile",
        "Eve",
        "lukas",
        "Łukasz",
        "Øst",
        "zenit",
    ]


def test_letters() -> None:
    names = ["Émile", "“Tick”", "7th Army", "Зеленський", "習近平", "…", "Ørsted", "ß"]
    assert [letter_of(name) for name in names] == [
        "e",
        "t",
        DIGITS,
        OTHER_SCRIPTS,
        OTHER_SCRIPTS,
        OTHER_SCRIPTS,
        "o",
        "s",
    ]
    assert sorted(["b", OTHER_SCRIPTS, DIGITS, "a"], key=letter_rank) == [
        DIGITS,
        "a",
        "b",
        OTHER_SCRIPTS,
    ]
    assert [letter_label(letter) for letter in (DIGITS, "a", OTHER_SCRIPTS)] == [
        "0–9",
        "A",
        "Other scripts",
    ]


@given(st.text())
def test_a_letter_is_part_of_a_url(text: str) -> None:
    assert letter_of(text).isascii()
