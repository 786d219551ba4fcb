"""What is let through without being parsed is what the cleaner would leave as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.markup import sanitise as room
from briefwright.markup.html import TABLE_CLOSE, TABLE_OPEN
from briefwright.markup.sanitise import Cleaned, sanitise
from tests.fuzz.oracle import find_escape

PLAIN = room._PLAIN

TEXT = st.lists(
    st.sampled_from(["&amp;", "&lt;", "&gt;", "&nbsp;", '"', "'", "\n", "é", "\u200b", "a "]),
    max_size=3,
).map("".join)
ID = st.sampled_from(["", *(f' id="{name}"' for name in ("p-4", "Č_", "_", "-", "1", "ª"))])
HREF = st.builds(
    "{}{}{}".format,
    st.sampled_from(
        ["", "../", "../../", ".", "a/", "a-b.html", "/", "http://a.bc", "https://a-1.b.example/"]
    ),
    st.sampled_from(["", "x", "/", "a/b", "a.b/", "//a", "?a=b&amp;c", "a:b@c", "%41", "~!,", "%"]),
    st.sampled_from(["", "#", "#a_.-", "#%C3"]),
)
LINK = st.builds(
    '<a href="{}"{}>{}</a>'.format, HREF, st.sampled_from(["", ' class="bw-actor"']), TEXT
)
LINKED = st.lists(LINK | TEXT, max_size=3).map("".join)
MARKED = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["strong", "em", "code", "s"]), LINKED)
RUNNING = st.lists(LINKED | MARKED, max_size=3).map("".join)
PARAGRAPH = st.builds("<p{}>{}</p>\n".format, ID, RUNNING)
ITEM = st.builds("<li{}>{}</li>\n".format, ID, RUNNING | PARAGRAPH)
LIST = st.builds(
    "<{0}>{1}</{0}>\n".format, st.sampled_from(["ul", "ol"]), st.lists(ITEM).map("".join)
)
HEADING = st.builds(
    '<h{0}{1}>{2}<a class="headerlink" href="#{3}" title="Permanent link"'
    ' aria-label="Permanent link">\u00b6</a></h{0}>\n'.format,
    st.integers(1, 7),
    ID,
    RUNNING,
    st.sampled_from(["a-1", "č", "%"]),
)
SIDE = st.sampled_from(["", ' class="bw-left"', ' class="bw-right"', ' class="bw-center"'])
HEAD = st.builds('<th{} scope="col"{}>{}</th>'.format, SIDE, ID, RUNNING)
ROW = st.lists(st.builds("<td{}{}>{}</td>".format, SIDE, ID, RUNNING), max_size=2).map(
    lambda cells: f"<tr>{''.join(cells)}</tr>\n"
)
TABLE = st.builds(
    f"{TABLE_OPEN}<thead><tr>{{}}</tr></thead>\n{{}}{TABLE_CLOSE}".format,
    HEAD,
    st.lists(ROW, max_size=2).map(lambda rows: f"<tbody>{''.join(rows)}</tbody>" if rows else ""),
)
BLOCKS = st.lists(PARAGRAPH | LIST | HEADING | TABLE | st.just("<hr>\n"), max_size=3).map("".join)


@settings(max_examples=300)
@given(BLOCKS)
def test_the_cleaner_changes_nothing_of_what_it_is_not_asked_for(html: str) -> None:
    if PLAIN.fullmatch(html):
        assert room._clean(html) == html
        assert not find_escape(html)


P = "<p>{}</p>\n"


@pytest.mark.parametrize(
    "html",
    [
        P.format("A &amp; b, &lt;script&gt;"),
        P.format('<a href="../../../actors/a-b/" class="bw-actor">A</a> and <em>it</em>'),
        P.format('<a href="https://example.org/a?b=c&amp;d">A</a>'),
        "<ul><li>One</li>\n<li><p>Two</p>\n</li>\n</ul>\n",
    ],
)
def test_plain_texts_are_not_parsed(html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_clean", lambda _: pytest.fail("it is plain"))
    assert sanitise(html) == Cleaned(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>one",
        "<p><p>One</p>\n</p>\n",
        P.format('<a href="javascript:alert(1)">A</a>'),
        P.format('<a href="//example.org">A</a>'),
        P.format('<a href="/\\example.org">A</a>'),
        P.format('<a href="https://xn--a.example/">A</a>'),
        P.format('<a href="https://1.2.3.4.5/">A</a>'),
        P.format('<a href="a" onclick="b">A</a>'),
        P.format('<a href="a"><a href="b">A</a></a>'),
        P.format('<a href="a" class="md-banner">A</a>'),
        P.format("<script>alert(1)</script>"),
        P.format("a & b"),
        P.format("\xa0"),
        P.format("a\x00b"),
        P.format("a\r\nb"),
        '<p id="__search">One</p>\n',
        '<p id="">One</p>\n',
        "<p onclick=a>One</p>\n",
        "<P>One</P>\n",
        "<ul></ul>\n",
        "<h1>One</h1>\n",
        "One",
    ],
)
def test_all_else_is_parsed(html: str) -> None:
    assert not PLAIN.fullmatch(html)
