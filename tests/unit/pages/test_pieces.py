"""Pieces of pages that write themselves: whatever their texts say, they stay texts."""

from __future__ import annotations

from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from briefwright.content.threat import make_scale
from briefwright.pages.badges import make_badge, make_mix
from briefwright.pages.sheet import Link
from briefwright.pages.titles import Title
from briefwright.pages.views_grid import Cell, GridYear
from briefwright.pages.views_lists import YearLink
from tests.build.sinks import PAYLOADS

TEXTS = st.sampled_from(PAYLOADS) | st.text("a<>\"'&/= ").map("x{}x".format)


class Piece(Protocol):
    def __html__(self) -> str: ...


@given(TEXTS, TEXTS, TEXTS)
def test_texts_make_neither_an_element_nor_an_attribute(one: str, two: str, three: str) -> None:
    scale = make_scale(("low", one, two), ("high", two, one))
    mix = make_mix([(scale.levels[1], 2), (scale.levels[0], 1)], scale)
    plain = make_scale(("low", "Low", ""), ("high", "High", ""))
    bar = make_mix([(plain.levels[1], 2), (plain.levels[0], 1)], plain).__html__()
    pairs: list[tuple[Piece, Piece]] = [
        (Title(2, one, two), Title(2, "x", "x")),
        (GridYear(one, two, (Cell(one, two, three, mix.__html__()), None)),
         GridYear("x", "x", (Cell("x", "x", "x", bar), None))),
        (YearLink(one, two, three, here=True), YearLink("x", "x", "x", here=True)),
        (Link(one, two, three), Link("x", "x", "x")),
        (make_badge(scale.levels[0], scale), make_badge(plain.levels[0], plain)),
    ]  # fmt: skip
    for hostile, harmless in pairs:
        assert outline(hostile) == outline(harmless)


def outline(piece: Piece) -> list[tuple[object, list[str]]]:
    tree = html.fragment_fromstring(f"<table>{piece.__html__()}</table>")
    return [(element.tag, sorted(element.attrib)) for element in tree.iter()]


@pytest.mark.parametrize(("x", "said"), [(0, ""), (4, ' x="4"')])
def test_a_bar_that_begins_at_the_edge_need_not_say_so(x: int, said: str) -> None:
    levels = make_scale(("low", "Low", ""), ("high", "High", ""))
    mix = make_mix([(levels.levels[1], 3), (levels.levels[0], x)], levels)
    assert f'{said} width="3"/>' in mix.__html__()
