"""The index over a finished site."""

from __future__ import annotations

import gzip
import sys
from typing import TYPE_CHECKING

import pytest

from briefwright.search import pagefind
from briefwright.search.index import Pages, write_index
from briefwright.search.pagefind import SearchError, read_page_count

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html><html lang="en"><head><title>T</title></head><body>
<div data-pagefind-body data-pagefind-filter="kind:briefing"><h1>Page {0}</h1>
<span data-pagefind-filter="actor:russia"></span><span data-pagefind-filter="actor:china{0}"></span>
<p>Words of page {0}.</p></div></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for number in range(12):
        page = tmp_path / f"p{number}/index.html"
        page.parent.mkdir()
        page.write_text(PAGE.format(number), encoding="utf-8")
    (tmp_path / "list.html").write_text("<html><body><p>A list.</p></body></html>")
    return tmp_path


def test_an_index_holds_the_pages_that_ask_for_it_and_nothing_to_spare(site: Path) -> None:
    write_index(Pages(site, 12))
    assert read_page_count(site / "pagefind") == 12
    names = {path.name for path in (site / "pagefind").iterdir()}
    assert {"pagefind.js", "wasm.en.pagefind"} <= names
    assert not [name for name in names if "ui." in name or "highlight" in name or "worker" in name]


def test_the_same_site_gives_the_same_bytes(site: Path) -> None:
    found = []
    for _ in range(3):
        write_index(Pages(site, 12))
        files = sorted((site / "pagefind").rglob("*"))
        found.append({path: path.read_bytes() for path in files if path.is_file()})
    assert found[0] == found[1] == found[2]


TERMS = '<div hidden><span data-pagefind-filter="level:{0}"></span></div>'


def test_an_indexed_page_keeps_nothing_that_only_the_index_reads(site: Path) -> None:
    page = site / "p1/index.html"
    text = page.read_text()
    page.write_text(text.replace("<h1>", f"{TERMS.format('high')}\n<h1>"))
    write_index(Pages(site, 12))
    assert page.read_text() == text
    found = [gzip.decompress(path.read_bytes()) for path in (site / "pagefind/filter").iterdir()]
    assert any(b"level" in data and b"high" in data for data in found)


def test_pages_keep_their_terms_when_there_is_no_index(site: Path) -> None:
    page = site / "p1/index.html"
    text = page.read_text().replace("<h1>", f"{TERMS.format('high')}<h1>")
    page.write_text(text)
    with pytest.raises(SearchError):
        write_index(Pages(site, 13))
    assert page.read_text() == text


def test_another_number_of_pages_is_an_error_and_leaves_no_index(site: Path) -> None:
    with pytest.raises(SearchError, match=r"holds 12 pages, and 13 were expected") as caught:
        write_index(Pages(site, 13))
    assert "\n" not in str(caught.value)
    assert not (site / "pagefind").exists()


def test_a_site_without_pages_has_no_index(site: Path) -> None:
    (site / "pagefind").mkdir()
    write_index(Pages(site, 0))
    assert not (site / "pagefind").exists()


def test_a_missing_program_is_one_line_with_what_to_do(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind, "find_spec", lambda _: None)
    with pytest.raises(SearchError) as caught:
        write_index(Pages(site, 12))
    assert str(caught.value) == (
        "the search index needs Pagefind, which is not installed: "
        "pip install 'pagefind[bin]', or set `search: false`"
    )


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("print('No good.'); raise SystemExit(3)", "Pagefind failed: No good."),
        ("raise SystemExit(3)", "Pagefind failed: exit 3"),
        ("raise FileNotFoundError('Could not find pagefind')", "pip install"),
        ("pass", "Pagefind left no index that can be read"),
    ],
)
def test_a_failure_is_one_line(
    site: Path, monkeypatch: pytest.MonkeyPatch, program: str, message: str
) -> None:
    module = site.parent / f"{site.name}-modules"
    module.mkdir()
    (module / "pagefind.py").write_text(program, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(module))
    assert sys.executable
    with pytest.raises(SearchError, match=message) as caught:
        write_index(Pages(site, 12))
    assert "\n" not in str(caught.value)
    assert not (site / "pagefind").exists()
