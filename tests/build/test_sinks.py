"""Every text that an author writes, at every place that it is put, is text."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from lxml import etree, html

from tests.build.project import Project
from tests.build.sinks import CANARY, FIELDS, PAYLOADS, hostile_site, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

ATOM = "{http://www.w3.org/2005/Atom}"
HANDLER = re.compile(r"on[a-z]+")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MARK = re.compile(r"q(\d\d)z(\d\d)q")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("sinks"), env={"SECRET": CANARY})
    project.write(hostile_site())
    project.build()
    return project


def files(project: Project, *endings: str) -> list[str]:
    return sorted(path for path in project.published() if path.endswith(endings))


def test_there_are_enough_payloads() -> None:
    assert len(PAYLOADS) >= 20
    assert len({*PAYLOADS}) == len(PAYLOADS)


def test_no_page_has_an_element_of_an_authors(hostile: Project) -> None:
    pages = files(hostile, ".html")
    assert len(pages) > 2 * len(PAYLOADS)
    for path in pages:
        check_markup(hostile.page(path), path)


def check_markup(tree: etree._Element, where: str) -> None:
    """Assert that nothing in a piece of HTML comes from a payload."""
    for element in tree.iter("*"):
        place = f"{where}: {etree.tostring(element)[:200]!r}"
        assert not [name for name in element.attrib if HANDLER.fullmatch(str(name))], place
        assert element.get("src") != "x", place
        for name in ("href", "src", "action"):
            assert not str(element.get(name, "")).lower().startswith("javascript:"), place
            assert "evil.example" not in str(element.get(name, "")) or name == "href", place
        if element.tag == "script" and "json" not in str(element.get("type")):
            assert "attack" not in (element.text or ""), place
    assert not list(tree.iter(etree.Comment)), where


def test_every_text_is_shown_whole_somewhere(hostile: Project) -> None:
    shown: set[str] = set()
    for path in files(hostile, ".html"):
        for piece in hostile.page(path).itertext():
            shown.update(found[0] for found in MARK.finditer(piece) if is_whole(piece, found))
    missing = [
        (field, number)
        for field in FIELDS
        for number in range(len(PAYLOADS))
        if field != "context"  # it is shown nowhere
        and f"q{FIELDS.index(field):02}z{number:02}q" not in shown
        and field not in {"heading", "text"}  # they are Markdown
    ]
    assert missing == []


def is_whole(piece: str, found: re.Match[str]) -> bool:
    """Return whether a payload stands before its mark just as it was written."""
    text = " ".join(marked(FIELDS[int(found[1])], int(found[2])).split())
    return text in " ".join(piece.split())


def test_titles_of_pages_and_in_heads_are_text(hostile: Project) -> None:
    for number in range(len(PAYLOADS)):
        tree = hostile.page(f"briefings/2025/briefing-{number}/")
        written = " ".join(marked("title", number).split())
        assert str(tree.findtext(".//title")).startswith(written)
        (graph_title,) = tree.xpath("//meta[@property='og:title']/@content")
        assert " ".join(str(graph_title).split()) == written
        (description,) = tree.xpath("//meta[@name='description']/@content")
        assert marked("summary", number)[:60] in str(description)
        assert len(tree.xpath("//head//meta[@property]")) >= 8


def test_data_that_programs_read_from_pages_is_data(hostile: Project) -> None:
    count = 0
    for path in files(hostile, ".html"):
        for script in hostile.page(path).xpath("//script[contains(@type, 'json')]"):
            text = str(script.text)
            assert "<" not in text, path
            count += bool(MARK.search(json.dumps(json.loads(text))))
    assert count >= 2 * len(PAYLOADS)


def test_feeds_are_xml_whose_content_is_clean(hostile: Project) -> None:
    feeds = files(hostile, "feed.xml")
    assert len(feeds) > len(PAYLOADS)
    titles = set()
    for path in feeds:
        root = ET.fromstring(hostile.read(path))  # noqa: S314 - our own
        for entry in root.iter(f"{ATOM}entry"):
            titles.add(entry.findtext(f"{ATOM}title"))
            content = entry.find(f"{ATOM}content")
            assert content is not None
            check_markup(html.fragment_fromstring(content.text or "", create_parent=True), path)
            for field in ("summary", "title"):
                assert not list(entry.find(f"{ATOM}{field}") or ())
    assert {marked("title", number) for number in range(len(PAYLOADS))} <= titles


def test_feeds_and_data_are_json_that_says_what_was_written(hostile: Project) -> None:
    seen: set[str] = set()
    for path in files(hostile, ".json"):
        value = json.loads(hostile.read(path))
        for name, text in texts(value):
            seen.add(text)
            if name == "content_html":
                check_markup(html.fragment_fromstring(text, create_parent=True), path)
    for field in ("title", "summary", "name", "alias", "event"):
        for number in range(len(PAYLOADS)):
            assert marked(field, number) in seen, (field, number)


def texts(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a JSON value with the name that it stands under."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield name, key
            yield from texts(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one, name)


def test_no_cell_of_a_table_is_a_formula(hostile: Project) -> None:
    tables = files(hostile, ".csv")
    assert len(tables) == len(PAYLOADS)
    for path in tables:
        rows = list(csv.reader(io.StringIO(hostile.read(path))))
        assert len({len(row) for row in rows}) == 1, path
        assert MARK.search(str(rows)), path
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.startswith(FORMULA)], path


def test_the_sitemap_and_what_the_search_reads_hold_no_markup(hostile: Project) -> None:
    ET.fromstring(hostile.read("sitemap.xml"))  # noqa: S314 - our own
    assert "attack" not in hostile.read("sitemap.xml")
    index = json.loads(hostile.read("search/search_index.json"))
    assert "<script" not in json.dumps(index)


def test_nothing_of_the_project_or_the_machine_is_drawn_in(hostile: Project) -> None:
    for path, data in hostile.snapshot("site").items():
        assert CANARY.encode() not in data, path
        assert b"root:x:0" not in data, path
