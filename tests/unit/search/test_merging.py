"""The indexes of parts of a site, put together: Pagefind's own index of the whole is the oracle."""

from __future__ import annotations

import gzip
import json
import shutil
from collections import defaultdict
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefwright.search import index
from briefwright.search.index import SearchError, read_page_count, write_index
from briefwright.search.settling import MARK

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html><html lang="{language}"><head><title>T</title></head><body>
<div data-pagefind-body data-pagefind-filter="kind:briefing">{terms}<h1>{title}</h1>
<h2 id="part">Part of {title}</h2><p>{text}</p></div></body></html>"""
TERM = '<span data-pagefind-{}="{}:{}"></span>'

SPELLINGS = """war wars War's cafe café Café Zaluzhnyi Залужний ЗАЛУЖНИЙ e-mail camelCase_x 2022-23
naïve 🌦️ a erdoğan erdogan communiqué the"""
WORDS = st.sampled_from(SPELLINGS.split())
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)
TERMS = st.lists(
    st.one_of(
        st.builds(TERM.format, st.just("filter"), st.just("actor"), st.sampled_from("abc")),
        st.builds(TERM.format, st.just("meta"), st.sampled_from(["names", "age", "zeal"]), TEXTS),
    ),
    max_size=4,
).map("".join)
DATES = st.sampled_from(["", "2023-12-31", "2024", "2022-01", "2023-12-30"])


@st.composite
def pages(draw: st.DrawFn) -> str:
    date = draw(DATES)
    return PAGE.format(
        language=draw(st.sampled_from(["en", "en", "en", "de"])),
        terms=draw(TERMS) + (TERM.format("sort", "date", date) if date else ""),
        title=draw(WORDS),
        text=draw(TEXTS),
    )


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(pages(), min_size=3, max_size=12), st.integers(1, 4))
def test_parts_put_together_are_the_index_of_the_whole(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], parts: int
) -> None:
    folder = tmp_path_factory.mktemp("site")
    for number, text in enumerate(texts):
        path = folder / f"p{number}/index.html"
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    whole, joined = indexed_both_ways(folder, len(texts), sum(map(len, texts)) // parts)
    assert joined == whole


def test_a_list_longer_than_one_byte_can_count_is_put_together(tmp_path: Path) -> None:
    for number in range(700):
        text = f"common common word{number} café{number % 2 * 'x'} " + "again " * (number % 300)
        page = PAGE.format(
            language="en",
            terms=TERM.format("sort", "date", f"20{number % 23:02}-01-01")
            + TERM.format("filter", "actor", number % 7)
            + (TERM.format("meta", "names", f"Common {number}") if number % 23 < 11 else ""),
            title=f"Title {number}",
            text=text,
        )
        path = tmp_path / f"p{number}.html"
        path.write_text(page, encoding="utf-8")
    whole, joined = indexed_both_ways(tmp_path, 700, 200_000)
    assert joined == whole


def indexed_both_ways(folder: Path, count: int, size: int) -> tuple[Any, Any]:
    """Return what the index of a site says when made at once, and when made in parts of a size."""
    found: list[Any] = []
    for whole_size in (index.WHOLE_SIZE, 0):
        site = folder.with_name(f"{folder.name}-{len(found)}")
        shutil.copytree(folder, site)
        with patch.multiple(index, WHOLE_SIZE=whole_size, PART_SIZE=size):
            write_index(site, count)
        assert read_page_count(site / "pagefind") == count
        assert not list((site / "pagefind").glob("part*"))
        found.append(described(site / "pagefind"))
        shutil.rmtree(site)
    return found[0], found[1]


def described(folder: Path) -> dict[str, Any]:
    """Return all that an index says, by the URLs of pages: their numbers are but names."""
    entry = json.loads((folder / "pagefind-entry.json").read_bytes())
    languages = {name: describe(folder, one["hash"]) for name, one in entry["languages"].items()}
    for one in entry["languages"].values():
        del one["hash"]
    loose = sorted(path.name for path in folder.iterdir() if path.suffix != ".pf_meta")
    return {"entry": entry, "languages": languages, "files": loose}


def describe(folder: Path, name: str) -> dict[str, Any]:
    version, pages, chunks, filters, sorts, fields = read(folder / f"pagefind.{name}.pf_meta")
    shown = [read(folder / f"fragment/{page}.pf_fragment") for page, _ in pages]
    urls = [page["url"] for page in shown]
    words: dict[str, Any] = {}
    bounds = []
    for first, last, chunk in chunks:
        (listed,) = read(folder / f"index/{chunk}.pf_index")
        bounds.append((first, last, len(listed)))
        assert [word for word, _, _ in listed] == sorted(word for word, _, _ in listed)
        assert listed[0][0].startswith(first)
        assert listed[-1][0].startswith(last)
        for word, own, spellings in listed:
            assert word not in words
            words[word] = {
                "": by_url(own, urls, fields),
                **{text: by_url(other, urls, fields) for text, other in spellings},
            }
    values: dict[str, Any] = defaultdict(dict)
    for facet, file in filters:
        title, listed = read(folder / f"filter/{file}.pf_filter")
        assert title == facet
        for value, places in listed:
            assert places == sorted(places)
            values[facet][value] = {urls[place] for place in places}
    return {
        "version": version,
        "counts": {url: count for url, (_, count) in zip(urls, pages, strict=True)},
        "pages": {page["url"]: page for page in shown},
        "words": words,
        "filters": values,
        "sorts": sorts,
        "fields": fields,
        "bounds": bounds,
    }


def by_url(listed: list[Any], urls: list[str], fields: list[str]) -> dict[str, Any]:
    number = 0
    found = {}
    for distance, places, marked in listed:
        number += distance
        named = [one if one >= 0 else fields[-1 - one] for one in marked]
        assert urls[number] not in found
        found[urls[number]] = (places, named)
    return found


def read(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes()).removeprefix(MARK)
    return json.loads(data) if data.startswith(b"{") else decode(data, 0)[0]


def decode(data: bytes, here: int) -> tuple[Any, int]:
    """Return the value that begins here and where it ends: a reading apart from the one tried."""
    major, low = divmod(data[here], 32)
    size = {24: 1, 25: 2, 26: 4}.get(low, 0)
    here += 1 + size
    count = int.from_bytes(data[here - size : here]) if size else low
    if major < 2:
        return (-1 - count if major else count), here
    if major == 3:
        return data[here : here + count].decode(), here + count
    assert major == 4
    items = []
    for _ in range(count):
        item, here = decode(data, here)
        items.append(item)
    return items, here


def test_pages_of_parts_are_named_the_newest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dates = ["2024-05-01", "", "2023", "2025-01-01", "2022-01-02", "2024-04"]
    for number, date in enumerate(dates):
        terms = TERM.format("sort", "date", date) if date else ""
        page = PAGE.format(language="en", terms=terms, title=date or "none", text="Text.")
        (tmp_path / f"p{number}.html").write_text(page, encoding="utf-8")
    monkeypatch.setattr(index, "WHOLE_SIZE", 0)
    monkeypatch.setattr(index, "PART_SIZE", 500)
    write_index(tmp_path, len(dates))
    fragments = sorted((tmp_path / "pagefind/fragment").iterdir())
    titles = [read(path)["meta"]["title"] for path in fragments]
    assert titles == [*sorted(filter(None, dates), reverse=True), "none"]


def test_a_part_of_another_form_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        page = PAGE.format(language="en", terms="", title="T", text=f"Text {number}.")
        (tmp_path / f"p{number}.html").write_text(page, encoding="utf-8")
    monkeypatch.setattr(index, "WHOLE_SIZE", 0)
    monkeypatch.setattr(index, "PART_SIZE", 1)
    monkeypatch.setattr("briefwright.search.merging.read_value", lambda _: ["2.0.0", []])
    with pytest.raises(SearchError, match=r"not of the form that is known: an index") as caught:
        write_index(tmp_path, 3)
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "pagefind").exists()
