import json
from pathlib import Path

import pytest

from briefwright.publish.published import NotASiteError, look_at, read_published

BRIEFING = {
    "id": "2025/talks",
    "url": "briefings/2025/talks/",
    "title": "Talks",
    "date": "2025-05-27",
    "threat_level": "high",
    "actors": ["russia"],
    "mentions": [{"actor": "russia", "count": 1, "quote": "Russia."}],
    "summary": "Talks.",
}
ACTOR = {
    "id": "russia",
    "url": "actors/russia/",
    "name": "Russia",
    "kind": "state",
    "names": [],
    "briefings": 1,
    "first": "2025-05-27",
    "latest": "2025-05-27",
}


def write_site(site: Path, *files: str, briefing: object = BRIEFING) -> None:
    for name in files:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, encoding="utf-8")
    (site / "data").mkdir()
    (site / "data/briefings.json").write_text(json.dumps([briefing]), encoding="utf-8")
    (site / "data/actors.json").write_text(json.dumps([ACTOR]), encoding="utf-8")


def test_records_are_read_by_id(tmp_path: Path) -> None:
    write_site(tmp_path)
    published = read_published(tmp_path)
    assert published.briefings["2025/talks"].actors == ("russia",)
    assert published.actors["russia"].briefings == 1


def test_addresses_are_those_that_readers_use(tmp_path: Path) -> None:
    write_site(tmp_path, "index.html", "a/index.html", "b.html", "a/map.png", "search/index.html")
    assert list(read_published(tmp_path).shown) == [
        "",
        "a/",
        "a/map.png",
        "b.html",
        "data/actors.json",
        "data/briefings.json",
        "search/",
    ]


def test_what_themes_and_search_bring_along_has_no_address(tmp_path: Path) -> None:
    machinery = (
        "404.html",
        "assets/x.js",
        "pagefind/x.pf_index",
        "search/search_index.json",
        "sitemap.xml",
        "sitemap.xml.gz",
    )
    write_site(tmp_path, *machinery)
    assert list(read_published(tmp_path).shown) == ["data/actors.json", "data/briefings.json"]


def test_a_field_of_another_version_is_passed_over(tmp_path: Path) -> None:
    write_site(tmp_path, briefing={**BRIEFING, "colour": "red"})
    assert read_published(tmp_path).briefings["2025/talks"].title == "Talks"


def test_a_folder_without_data_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(NotASiteError, match=r"briefings\.json: no such file or directory; build"):
        read_published(tmp_path)


@pytest.mark.parametrize(
    ("briefing", "fault"),
    [({"id": "a"}, r"0\.url: field required"), ("text", "0: input should be")],
)
def test_data_of_something_else_is_no_site(tmp_path: Path, briefing: object, fault: str) -> None:
    write_site(tmp_path, briefing=briefing)
    with pytest.raises(NotASiteError, match=fault):
        read_published(tmp_path)


def test_a_page_without_a_frame_is_looked_at_whole() -> None:
    assert look_at(b"<p>one") != look_at(b"<p>two")


def test_of_a_page_of_any_theme_only_the_content_is_looked_at() -> None:
    one = look_at(b"<head>1</head><body>\n<main class='x'>text</main>\n</body>")
    other = look_at(b"<head>2</head><body>\nmenu<main class='x'>text</main>\n</body>")
    assert one == other
