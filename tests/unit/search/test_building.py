"""An index made by us: Pagefind's own index of the same pages is the oracle."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefwright.search import building, chunks
from briefwright.search.building import Extract, build_index
from briefwright.search.pagefind import run_pagefind
from briefwright.search.reading import read_extract
from briefwright.search.state import read_counts
from tests.unit.search.said import described, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAGE = '<!doctype html><html lang="{}" class="no-js"><body>{}</body></html>'
BODY = '<div class="bw" data-pagefind-body>{}</div>'
TERM = '<span data-pagefind-{}="{}:{}"></span>'
TOLD = '<span data-pagefind-meta="{0}[data-{0}]" data-{0}="{1}"></span>'

SPELLINGS: list[str] = "".join(
    "war wars War's cafe café Café CAFÉS Zaluzhnyi Залужний ЗАЛУЖНИЙ e-mail camelCase_x "
    "2022-23 2022, 3.5% naïve 🌦️ x🌦️🌦️y 👩‍👩‍👧 a erdoğan erdogan İstanbul communiqué the "
    "The the. U.S. don’t don't &#x27;t ha-ha foo-bar-foo a-b-c-d-e-f-gg-hh "
    "https://example.org/a/b-c?d=e_f#g — - … ¶ ² Straße ﬁne Ⓐ ½ 北京 北京大学 東京で คำไทย "
    "العربية بغداد شلوم שָׁלוֹם हिन्दी ªb &amp; &lt;b&gt; &quot;so&quot; AT&amp;T "
    "&amp;amp; a&nbsp;b x\u200by \u200b ___ __init__ _x XMLHttpRequest iPhone15 Ὀδυσσεύς "
    "ΟΔΥΣΣΕΥΣ dž Ǆ"
).split()
WORDS = st.sampled_from(" ".join(SPELLINGS).split()) | st.text(
    st.characters(
        blacklist_categories=["Cc", "Cs", "Cn", "Co"], blacklist_characters="<>&\"'\ufeff"
    ),
    min_size=1,
    max_size=6,
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
IDS = st.sampled_from(["", "", "", ' id="part"', ' id="Über-1"', ' class="x" id="a.b:c"'])


def element(name: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(f"<{name}{{}}>{{}}</{name}>".format, IDS, inner)


VOID = st.sampled_from(
    [
        "<br>",
        "<hr>",
        "<br/>",
        '<img src="a&amp;b.png" alt="A &amp; b">',
        '<img src="x.png">',
        "<wbr>",
    ]
)
SIGN = st.just('<a class="headerlink" href="#x" title="Permanent link">¶</a>')
SPANS = st.recursive(
    TEXTS | VOID | SIGN,
    lambda inner: st.one_of(
        *(element(name, inner) for name in ("a", "span", "strong", "bdi", "code", "em")),
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=5,
)
BLOCKS = st.recursive(
    st.one_of(
        *(element(f"h{level}", SPANS) for level in range(1, 7)),
        *(element(name, SPANS) for name in ("p", "li", "dt", "dd", "td", "th", "pre")),
    ),
    lambda inner: st.one_of(
        *(
            element(name, st.lists(inner | TEXTS, max_size=4).map("\n".join))
            for name in ("div", "ul", "section", "article", "blockquote", "details", "table", "tr")
        )
    ),
    max_leaves=8,
)
TERMS = st.lists(
    st.one_of(
        st.builds(TERM.format, st.just("filter"), st.sampled_from(["actor", "kind"]), WORDS),
        st.builds(
            TERM.format, st.just("sort"), st.just("date"), st.sampled_from(["2024-01-02", "x"])
        ),
        st.builds(
            TOLD.format,
            st.sampled_from(["names", "age", "title"]),
            TEXTS.map(lambda t: t.replace('"', "")),
        ),
    ),
    max_size=4,
).map(lambda terms: f"<div hidden>{''.join(terms)}</div>")


@st.composite
def extracts(draw: st.DrawFn) -> list[Extract]:
    pages = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["en", "en", "de", "pt-br", "eo"]),
                TERMS,
                st.lists(BLOCKS, max_size=4),
            ),
            min_size=1,
            max_size=8,
        )
    )
    return [
        Extract(
            f"p{number}/index.html",
            PAGE.format(language, BODY.format(terms + "\n".join(blocks))).encode(),
        )
        for number, (language, terms, blocks) in enumerate(pages)
    ]


def extract(content: str, path: str = "p/index.html", language: str = "en") -> Extract:
    return Extract(path, PAGE.format(language, BODY.format(content)).encode())


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(extracts())
@example([extract("")])
@example([extract("<p>—</p>")])
@example(
    [extract(" ".join(f'<h{n} id="i{n}">e-mail {n}</h{n}>' for n in range(1, 7)) + "e-mail x-y-z")]
)
def test_our_index_says_what_pagefinds_does(
    tmp_path_factory: pytest.TempPathFactory, pages: list[Extract]
) -> None:
    ours, pagefinds = indexed_both_ways(tmp_path_factory.mktemp("index"), pages)
    assert ours == pagefinds


def indexed_both_ways(folder: Path, pages: Sequence[Extract]) -> tuple[Any, Any]:
    pages = [*pages, extract("Never empty.", "full.html")]
    for page in pages:
        path = folder / "site" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(page.data)
    run_pagefind(folder / "site", folder / "pagefinds")
    build_index(pages, folder / "ours")
    return comparable(folder / "ours"), comparable(folder / "pagefinds")


def comparable(folder: Path) -> Any:
    """Return what an index says, less the order by date, which is in the names, and its files."""
    said = described(folder)
    for language in said["languages"].values():
        del language["bounds"], language["sorts"]
    return said


def test_words_of_every_kind_are_found_as_pagefind_finds_them(tmp_path: Path) -> None:
    words = " ".join(SPELLINGS)
    pages = [
        extract(f"<h1>Title</h1><p>{words}</p><h3>{words}</h3>", "en.html"),
        extract(f"{TOLD.format('names', words)}<p>{words}</p>", "named.html"),
        extract(f"<p>{words}</p>", "de.html", "de"),
        extract(f"<p>{words}</p>", "no-stemmer.html", "eo"),
    ]
    assert [read_extract(page.data) is None for page in pages] == [False, True, False, False]
    ours, pagefinds = indexed_both_ways(tmp_path, pages)
    assert ours == pagefinds


DOUBTFUL = (
    "<p>An <p>implied end",
    "<div><p>Crossed</div></p>",
    "<p title='single'>quotes</p>",
    '<p TITLE="x">letters</p>',
    "<p>A bare & sign, &copy; &amp</p>",
    "<p>1 < 2</p>",
    "<custom-element>x</custom-element>",
    "<nav>Left out</nav><p>Kept</p>",
    "<label>Left out</label><p>Kept</p>",
    '<svg viewBox="0 0 1 1"><title>Drawn</title></svg><p>Kept</p>',
    '<p data-pagefind-weight="3">Heavy</p>',
    "<p data-pagefind-ignore>Never</p><p>Kept</p>",
    '<p data-pagefind-index-attrs="title" title="Told">Kept</p>',
    '<p data-pagefind-filter="kind[title], other" title="x">Kept</p>',
    '<span data-pagefind-meta="title">Named</span>',
    '<h1>A <span id="x">title</span></h1>',
    "<h1>A <h2>heading</h2></h1>",
    '<p id="two words">Text</p>',
    '<h2 id="x">AT&amp;T &amp;amp;</h2>',
    '<p id="a&amp;b">Text</p>',
    '<p id="a" id="b">Text</p>',
    "<p>___PAGEFIND_WEIGHT___3 heavy</p>",
    "<p>A part\x1fof a line</p>",
    "<p>So\u24b6</p>",
    '<a class="headerlink"><h1>Sign</h1></a><p>Kept</p>',
    "<div data-pagefind-body>Inner</div><p>Outer</p>",
)


@pytest.mark.parametrize("content", DOUBTFUL)
def test_what_is_not_certain_is_read_by_pagefind(content: str) -> None:
    page = extract(f"<h1>Title</h1>{content}")
    assert read_extract(page.data) is None


def test_pages_that_pagefind_reads_stand_beside_ours(tmp_path: Path) -> None:
    pages = [
        extract(
            f"{TOLD.format(f'field{number % 4}', 'Käse one')}<h1>Title {number}</h1>{content}",
            f"p{number}.html",
        )
        for number, content in enumerate(
            2 * (*DOUBTFUL, "<p>Certain café</p>", "<h2>Certain cafe</h2>")
        )
    ]
    with patch.object(building, "PART_SIZE", 2000):
        ours, pagefinds = indexed_both_ways(tmp_path, pages)
    assert ours == pagefinds
    assert len(ours["languages"]["en"]["pages"]) == len(pages) + 1


def test_words_to_mend_by_are_those_of_briefings_whoever_reads_them(tmp_path: Path) -> None:
    kind = TERM.format("filter", "kind", "briefing")
    pages = [
        extract(f"{kind}<p>Certain words</p>", "certain.html"),
        extract(f"{kind}<p>Doubtful <p>words", "doubtful.html"),
        extract("<p>Others</p>", "page.html"),
    ]
    state = build_index(pages, tmp_path / "index")
    assert read_counts(state.words) == {"certain": 1, "doubtful": 1, "words": 2}


def test_what_is_told_is_told_when_its_element_ends(tmp_path: Path) -> None:
    named = '<div {} data-title="{}" data-pagefind-meta="title[data-title]">{}</div>'
    pictures = '<img src="a.png"><h1>Title</h1><img src="b.png" alt="B">'
    inner = named.format('data-pagefind-filter="kind:a"', "Inner", f"{pictures}<p>Text</p>")
    outer = named.format('data-pagefind-body data-pagefind-filter="kind:b"', "Outer", inner)
    more = TERM.format("filter", "kind", "a&amp;b") + TERM.format("filter", "kind", "c")
    pages = [
        Extract("outer.html", PAGE.format("en", outer).encode()),
        Extract("inner.html", PAGE.format("en", BODY.format(inner)).encode()),
        extract(f"<p>Text</p>{pictures}", "own.html"),
        extract(f'{named.format("", "Told", "")}<img src="c.png"><p>Text</p>', "told.html"),
        extract(f"<p>Text</p>{more}", "more.html"),
    ]
    assert all(read_extract(page.data) for page in pages)
    ours, pagefinds = indexed_both_ways(tmp_path, pages)
    assert ours == pagefinds


def test_a_list_longer_than_one_byte_can_count_is_written(tmp_path: Path) -> None:
    pages = []
    for number in range(700):
        told = TERM.format("filter", "actor", number % 7)
        if number % 23 < 11:
            told += TOLD.format("names", f"Common {number}")
        text = f"common common word{number} café{number % 2 * 'x'} " + "again " * (number % 300)
        pages.append(extract(f"{told}<h1>Title {number}</h1><p>{text}</p>", f"p{number}.html"))
    ours, pagefinds = indexed_both_ways(tmp_path, pages)
    assert ours == pagefinds


def test_the_order_of_the_extracts_is_nothing_to_the_index(tmp_path: Path) -> None:
    pages = [
        extract(
            f"{TERM.format('filter', 'kind', 'briefing')}<p>Word{number} same</p>", f"{number}.html"
        )
        for number in range(150)
    ]
    mixed = random.Random(1).sample(pages, len(pages))  # noqa: S311 - an order, no secret
    build_index(pages, tmp_path / "one")
    build_index(mixed, tmp_path / "two")
    assert files(tmp_path / "one") == files(tmp_path / "two")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_pages_of_a_later_day_have_later_names(tmp_path: Path) -> None:
    days = ["2024-05-01", "", "2023-01-01", "2025-01-01", "0000", "2024-05-01"]
    kinds = ["briefing", "page", "actor", "briefing", "page", "actor"]
    pages = [
        extract(
            TERM.format("filter", "kind", kind)
            + (TERM.format("sort", "date", day) if day else "")
            + f"<h1>{day} {kind}</h1>",
            f"{number}.html",
        )
        for number, (day, kind) in enumerate(zip(days, kinds, strict=True))
    ]
    build_index(pages, tmp_path / "index")
    fragments = sorted(
        (tmp_path / "index/fragment").iterdir(), key=lambda path: path.name.split("-")[-1]
    )
    titles = [read(path)["meta"]["title"].split()[0] for path in fragments]
    assert titles == ["page", "0000", "2023-01-01", "2024-05-01", "2024-05-01", "2025-01-01"]


def test_an_edit_renames_only_the_pages_beside_it_and_the_files_of_its_words(
    tmp_path: Path,
) -> None:
    def pages(edited: str) -> list[Extract]:
        return [
            extract(
                TERM.format("filter", "kind", "briefing")
                + TERM.format("sort", "date", "2024-05-01")
                + f"<h1>Day {number}</h1><p>"
                + " ".join(f"w{word * number % 997}" for word in range(60))
                + f"{edited * (number == 199)}</p>",
                f"{number:03}.html",
            )
            for number in range(200)
        ]

    with patch.multiple(chunks, CHUNK_SIZE=800, LEAST=400):
        build_index(pages(""), tmp_path / "one")
        build_index(pages(" an edit"), tmp_path / "two")
    before, after = files(tmp_path / "one"), files(tmp_path / "two")
    new = [path for path, data in after.items() if before.get(path) != data]
    assert len([path for path in new if path.startswith("fragment/")]) == 200 % 64
    assert len([path for path in new if path.startswith("index/")]) <= 4
    assert len([path for path in after if path.startswith("index/")]) > 20
    assert not [path for path in new if path.startswith("filter/")]


def test_a_word_that_nearly_every_text_has_stands_in_a_file_of_its_own(tmp_path: Path) -> None:
    """So that nobody loads it for a word that comes before it in the alphabet."""
    pages = [
        extract(f"near the office w{number} {'of ' * 9}", f"{number}.html") for number in range(60)
    ]
    with patch.multiple(chunks, CHUNK_SIZE=800, LEAST=400):
        state = build_index(pages, tmp_path / "index")
    held = [chunk.words.split("\n") for chunk in state.languages["en"].chunks]
    assert ["of"] in held
    assert sum(map(len, held)) > 60


def test_an_index_of_another_form_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefwright.search.made.decode", lambda _: ["2.0.0", []])
    with pytest.raises(ValueError, match="not described in six parts"):
        build_index([extract("Text")], tmp_path / "index")
