"""A row of a list: whatever its texts say, they stay texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from briefwright.content.dates import parse_date
from briefwright.content.threat import make_scale
from briefwright.pages.badges import make_badge
from briefwright.pages.sheet import Link
from briefwright.pages.views_rows import Facets, Quote, Row, when_in_full
from tests.build.sinks import PAYLOADS

TEXTS = st.sampled_from(PAYLOADS) | st.text("a<>\"'&/= ").map("x{}x".format)
MAYBE = st.just("") | TEXTS
LINKS = st.builds(Link, TEXTS, MAYBE, MAYBE)
SCALES = TEXTS.map(lambda label: make_scale(("id", label, "")))
BADGES = SCALES.map(lambda scale: make_badge(scale.levels[0], scale))


@st.composite
def rows(draw: st.DrawFn) -> Row:
    return Row(
        title=draw(LINKS),
        when=when_in_full(parse_date("2025-05-27")),
        kind=draw(MAYBE),
        badge=draw(st.none() | BADGES),
        state=draw(MAYBE),
        actors=tuple(draw(st.lists(LINKS, max_size=2))),
        more=draw(MAYBE),
        note=draw(MAYBE),
        quote=draw(st.none() | st.builds(Quote, MAYBE, TEXTS, MAYBE, TEXTS)),
        remark=draw(MAYBE),
        facets=draw(st.none() | st.builds(Facets, MAYBE, MAYBE)),
        source=draw(st.none() | LINKS),
    )


@given(rows())
def test_a_text_makes_neither_an_element_nor_an_attribute(row: Row) -> None:
    tree = html.fromstring(row.__html__())
    elements = {element.tag for element in tree.iter()}
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert elements <= {"li", "div", "time", "a", "bdi", "b", "p", "span", "svg", "use"}
    assert attributes <= {
        "aria-hidden", "class", "data-actors", "data-level", "datetime", "dir", "href", "lang",
    }  # fmt: skip


@given(rows())
def test_a_row_says_its_texts_and_no_others(row: Row) -> None:
    tree = html.fromstring(row.__html__())
    said = ["27 May 2025", row.title.text]
    said += [row.badge.word] if row.badge else []
    said += [row.state, row.note]
    said += [row.quote.before, row.quote.name, row.quote.after] if row.quote else []
    if row.kind or row.actors or row.remark:
        said += [row.kind]
        said += ["reported in", row.source.text] if row.source else []
        said += [row.remark, *(actor.text for actor in row.actors), row.more]
    assert "".join(tree.text_content().split()) == "".join("".join(said).split())
    links = [row.title.href, row.quote and row.quote.href]
    assert [href for href in links if href] == [
        link.get("href") for link in tree.cssselect(".bw-title[href], .bw-quote a")
    ]
