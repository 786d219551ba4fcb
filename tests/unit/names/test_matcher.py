"""The matcher finds names on token boundaries, whatever else there is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.names.flattening import fold_text
from briefwright.names.matcher import Matcher, stands_alone
from briefwright.names.registry import make_registry
from tests.unit.names.making import make_actor


def _matcher(*names: str) -> Matcher:
    registry, _ = make_registry(
        make_actor(f"actor-{index}", name) for index, name in enumerate(names)
    )
    return Matcher(registry)


def _found(matcher: Matcher, text: str) -> list[str]:
    return [text[match.start : match.end] for match in matcher.find(text)]


def test_longest_of_nested_names_wins() -> None:
    matcher = _matcher("Kim", "Kim Jong", "Kim Jong Un")
    assert _found(matcher, "Kim Jong Un, Kim Jong, Kim") == ["Kim Jong Un", "Kim Jong", "Kim"]


def test_shorter_name_is_found_where_the_longer_one_is_cut_off() -> None:
    assert _found(_matcher("Kim", "Kim Jong"), "Kim Jongs") == ["Kim"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("N'Djamena", []),
        ("d'Ukraine", ["Ukraine"]),
        ("O'Ukraine", []),
        ("Ukraine's", ["Ukraine"]),
        ("Ukraine'll", []),
        ("Ukraine.", ["Ukraine"]),
        ("Ukraine.gov", []),
        ("www.Ukraine", []),
        ("@Ukraine #Ukraine", []),
        ("(Ukraine)", ["Ukraine"]),
        ("Ukraine/Ukraine", ["Ukraine", "Ukraine"]),
        ("Ukraine2 2Ukraine", []),
    ],
)
def test_boundaries(text: str, found: list[str]) -> None:
    assert _found(_matcher("Ukraine", "Djamena"), text) == found


_NAMES = st.lists(
    st.text(alphabet="abAB .'-習习ا", min_size=1, max_size=5).filter(lambda name: name.strip()),
    min_size=1,
    max_size=6,
)


@given(_NAMES, st.text(alphabet="abAB .'-習习ا(\u00ad", max_size=40))
def test_matches_never_overlap_and_stand_alone(names: list[str], raw: str) -> None:
    text = fold_text(raw).text
    matches = _matcher(*names).find(text)
    for match in matches:
        assert stands_alone(text, match.start, match.end)
    for before, after in pairwise(matches):
        assert before.end <= after.start


@given(_NAMES)
def test_name_alone_is_always_found(names: list[str]) -> None:
    for name in names:
        text = fold_text(" ".join(name.split())).text
        assert text in _found(_matcher(*names), text) or not text.strip(" '.-\u00ad(")
