"""What the index reads of a page: its marked part, less what it is to ignore."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from briefwright.search import index
from briefwright.search.extract import extract_page
from briefwright.search.index import Pages, write_index

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html>
<html lang="uk" class="no-js"><head><title>T</title></head>
<body><nav><div>Around</div></nav>{}<footer>Below</footer></body></html>"""


def page(body: str) -> bytes:
    return PAGE.format(body).encode()


def extracted(body: str) -> str:
    found = extract_page(page(body))
    assert found is not None
    return found.decode()


def test_the_marked_part_is_all_that_is_left() -> None:
    body = '<div class="a" data-pagefind-body><div>One</div> <b>two</b></div>'
    assert extracted(f"<main>{body}</main>") == (
        f'<!doctype html><html lang="uk" class="no-js"><body>{body}</body></html>'
    )


def test_a_page_without_a_marked_part_is_none() -> None:
    assert extract_page(page("<div>Not marked</div>")) is None


def test_what_is_ignored_is_cut_with_all_that_is_in_it() -> None:
    found = extracted(
        "<div data-pagefind-body>a"
        "<div data-pagefind-ignore>b<div>c</div><p>d</p></div>e"
        '<p class="x" data-pagefind-ignore>f <span>g</span></p>h'
        "<nav data-pagefind-ignore aria-label='i'><a href='#'>j</a></nav>k</div>l"
    )
    assert html.document_fromstring(found).text_content() == "aehk"


def test_paragraphs_lose_their_ids_and_headings_keep_them() -> None:
    found = extracted('<div data-pagefind-body><p id="p-12">a</p><h2 id="p">b</h2></div>')
    assert '<p>a</p><h2 id="p">b</h2>' in found


def test_two_marked_parts_are_both_taken() -> None:
    found = extracted("<div data-pagefind-body>a</div>b<section data-pagefind-body>c</section>")
    assert html.document_fromstring(found).text_content() == "ac"


@pytest.mark.parametrize(
    "body",
    [
        "<div data-pagefind-body><!-- </div> -->a</div>",
        "<div data-pagefind-body><script>'</div>'</script>a</div>",
        '<div data-pagefind-body><i title="</div>">a</i></div>',
        "<div data-pagefind-body><i title='<div>'>a</i></div>",
        "<div data-pagefind-body>a<div>b</div>",
        "<custom-element data-pagefind-body>a</custom-element>",
        "<div data-pagefind-body>a<img data-pagefind-ignore>b</div>",
    ],
)
def test_a_page_that_cannot_be_cut_surely_is_handed_on_whole(body: str) -> None:
    assert extract_page(page(body)) == page(body)


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    mark = st.sampled_from(["", " class='x'", " data-pagefind-ignore", ' id="a>b"'])
    name = st.sampled_from(["div", "section", "nav"])
    return st.builds(
        lambda name, mark, parts: f"<{name}{mark}>{''.join(parts)}</{name}>",
        name,
        mark,
        st.lists(inner, max_size=4),
    )


@given(st.recursive(st.sampled_from(["one", " ", "&lt;div&gt;", "<p>two</p>", "<br>"]), nested))
def test_no_text_is_lost_and_none_comes_back(content: str) -> None:
    tree = html.fromstring(f"<div>{content}</div>")
    for ignored in tree.cssselect("[data-pagefind-ignore]"):
        ignored.drop_tree()
    found = html.document_fromstring(extracted(f"<div data-pagefind-body>{content}</div>"))
    assert found.text_content() == tree.text_content()


def test_the_index_is_that_of_the_whole_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        (tmp_path / f"p{number}.html").write_bytes(
            page(
                f'<div data-pagefind-body data-pagefind-filter="kind:x" lang="en">'
                f"<h1>Page {number}</h1><p data-pagefind-ignore>Never</p>"
                f'<h2 id="a">Part</h2><p>Ceasefire {number}</p></div>'
            )
        )

    def read() -> dict[Path, bytes]:
        write_index(Pages(tmp_path, 9))
        files = (tmp_path / "pagefind").rglob("*")
        return {path: path.read_bytes() for path in files if path.is_file()}

    cut = read()
    monkeypatch.setattr(index, "extract_page", lambda page: page)
    assert cut == read()
