"""Feeds and heads in sites that a real host has built."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from tests.build.project import write_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.build.project import Project

BASE = "https://example.org/small/"
THEMES = ("{name: material, font: false}", "mkdocs", "readthedocs")
CONFIG = """
-- mkdocs.yml --
site_name: Small
site_url: https://example.org/small/
theme: {theme}
plugins: [search, briefings]
"""
NO_PAGES = ("404.html", "search.html")
"""Files that themes write without a page of the site."""

ABOUT = """
-- docs/about.md --
# About &lt;us&gt; & co

See [the feed](feed.xml) and [Russia's](actors/russia/feed.json).
"""


def pages(project: Project) -> Iterator[str]:
    for path in sorted(project.published()):
        if path.endswith(".html") and path not in NO_PAGES:
            yield path.removesuffix("index.html")


def resolve(project: Project, page: str, link: str) -> str:
    """Return the file of the site that a link on a page leads to."""
    address = urlsplit(urljoin(urljoin(BASE, page), link))
    assert address.geturl().startswith(BASE)
    path = address.path.removeprefix("/small/")
    path = f"{path}index.html" if not path or path.endswith("/") else path
    assert path in project.published(), (page, link)
    return path


def announced(project: Project, page: str) -> list[str]:
    links = project.page(page).cssselect('head link[rel~="alternate"]')
    assert {link.get("type") for link in links} == {"application/atom+xml", "application/feed+json"}
    return [resolve(project, page, str(link.get("href"))) for link in links]


@pytest.mark.parametrize("theme", THEMES)
def test_every_page_of_any_theme_announces_feeds_that_are_there(small: Project, theme: str) -> None:
    small.write(CONFIG.format(theme=theme) + ABOUT)

    small.build_strictly()

    found = {page: announced(small, page) for page in pages(small)}
    assert {tuple(links[:2]) for links in found.values()} == {("feed.xml", "feed.json")}
    assert found["about/"] == found[""] == ["feed.xml", "feed.json"]
    assert found["actors/russia/"][2:] == ["actors/russia/feed.xml", "actors/russia/feed.json"]
    assert found["threat-levels/high/"][2] == "threat-levels/high/feed.xml"
    feeds = {path for path in small.published() if re.search(r"feed\.(xml|json)$", path)}
    assert feeds == {path for links in found.values() for path in links}


def test_every_address_in_every_feed_leads_into_the_site(site: Project) -> None:
    feeds = [path for path in site.published() if path.endswith("feed.xml")]
    assert len(feeds) == 5
    for path in feeds:
        tree = etree.fromstring(site.read(path).encode())
        for link in tree.xpath("//*[local-name()='link']/@href"):
            resolve(site, path, str(link))
        for content in tree.xpath("//*[local-name()='content']/text()"):
            fragment = html.fragment_fromstring(str(content), create_parent="div")
            for target in fragment.xpath("//@href | //@src"):
                assert str(target).startswith("https://")
                resolve(site, path, str(target))


def test_a_feed_has_the_text_and_the_pictures_of_a_briefing(site: Project) -> None:
    record = json.loads(site.read("feed.json"))
    assert [item["title"] for item in record["items"]] == ["Talks stall", "Winter lull"]
    talks, lull = (item["content_html"] for item in record["items"])
    assert f'<a href="{BASE}actors/russia/">Russia</a>' in talks
    assert f'<a href="{BASE}briefings/2024/winter-lull/#outlook">' in talks
    assert f'src="{BASE}briefings/2024/map.gif"' in lull
    assert "¶" not in talks


def test_pages_say_what_they_are_about(site: Project) -> None:
    kinds = {}
    for page in pages(site):
        scripts = site.page(page).cssselect('head script[type="application/ld+json"]')
        if scripts:
            (script,) = scripts
            kinds[page] = json.loads(str(script.text_content()))["@type"]
    assert kinds == {
        "": "WebSite",
        "actors/russia/": "Country",
        "actors/ukraine/": "Country",
        "briefings/2024/winter-lull/": "Report",
        "briefings/2025/talks-stall/": "Report",
    }


@pytest.mark.parametrize("theme", THEMES)
def test_a_page_is_described_once_whatever_the_theme_does(small: Project, theme: str) -> None:
    small.write(CONFIG.format(theme=theme) + "site_description: On what happened\n")

    small.build_strictly()

    for page in ("", "briefings/2025/talks-stall/", "actors/russia/", "chronology/"):
        (meta,) = small.page(page).cssselect('meta[name="description"]')
        assert meta.get("content"), page


def properties(project: Project, page: str) -> dict[str, str]:
    metas = project.page(page).cssselect("head meta[property]")
    return {str(meta.get("property")): str(meta.get("content")) for meta in metas}


def test_link_previews_have_a_title_a_text_and_an_address(small: Project) -> None:
    small.write(CONFIG.format(theme="mkdocs") + ABOUT)

    small.build_strictly()

    assert properties(small, "briefings/2025/talks-stall/") == {
        "og:site_name": "Small",
        "og:type": "article",
        "og:title": "Talks stall",
        "og:description": "The talks between Russia and Ukraine have stalled.",
        "og:url": f"{BASE}briefings/2025/talks-stall/",
        "article:published_time": "2025-05-27",
        "article:modified_time": "2025-05-27T00:00:00Z",
    }
    assert properties(small, "about/") == {
        "og:site_name": "Small",
        "og:type": "website",
        "og:title": "About <us> & co",
        "og:url": f"{BASE}about/",
    }


def test_a_page_with_a_template_of_its_own_has_a_head_too(small: Project) -> None:
    small.write(CONFIG.format(theme="{name: material, font: false, custom_dir: over}"))
    write_tree(
        small.root,
        "-- over/plain.html --\n<html><head></head><body>{{ page.content }}</body>\n"
        "-- docs/own.md --\n---\ntemplate: plain.html\n---\n# Own\n",
    )

    small.build_strictly()

    assert announced(small, "own/") == ["feed.xml", "feed.json"]


def test_without_an_address_there_are_no_feeds_and_the_build_says_so_once(small: Project) -> None:
    small.write(CONFIG.format(theme="mkdocs").replace("site_url", "# site_url"))

    outcome = small.build_strictly()

    assert outcome.log.count("No feeds: their links need site_url in mkdocs.yml") == 1
    assert not [path for path in small.published() if "feed" in path]
    assert small.page("actors/russia/").cssselect('link[rel~="alternate"]') == []
    assert "og:url" not in properties(small, "actors/russia/")


def test_an_id_begins_as_the_editor_wants(small: Project) -> None:
    small.write(
        CONFIG.format(theme="mkdocs").replace(
            "[search, briefings]", '[search, briefings: {id_prefix: "tag:example.net,2019:north"}]'
        )
    )

    small.build_strictly()

    ids = [item["id"] for item in json.loads(small.read("feed.json"))["items"]]
    assert ids[0] == "tag:example.net,2019:north/briefings/2025/talks-stall"


def test_the_bytes_of_a_site_do_not_depend_on_the_day(small: Project) -> None:
    small.write(ABOUT)
    built = []
    for epoch in ("1764000000", "1800000000"):
        small.env = {"SOURCE_DATE_EPOCH": epoch}
        small.build_strictly()
        built.append(small.snapshot("site"))

    assert built[0] == built[1]


def test_the_sitemap_dates_each_page_by_what_stands_on_it(small: Project) -> None:
    small.write(ABOUT)

    small.build_strictly()

    tree = etree.fromstring(small.read("sitemap.xml").encode())
    days = {
        str(url[0].text).removeprefix(BASE): url[1].text if len(url) > 1 else None
        for url in tree.xpath("//*[local-name()='url']")
    }
    assert {key: days[key] for key in ("", "about/", "briefings/2024/", "actors/ukraine/")} == {
        "": "2025-05-27",
        "about/": None,
        "briefings/2024/": "2024-12-01",
        "actors/ukraine/": "2025-05-27",
    }
    assert days["threat-levels/guarded/"] == days["chronology/2024/"] == "2024-12-01"


@pytest.mark.parametrize(("date", "told"), [("2205-01-01", "2106-02-07"), ("1962-10-16", None)])
def test_a_date_that_no_compressed_file_can_tell_stops_no_build(
    small: Project, date: str, told: str | None
) -> None:
    for path in sorted((small.root / "briefings").rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"(?m)^date: .*", f"date: {date}", text), encoding="utf-8")

    small.build_strictly()

    days = set(re.findall(r"<lastmod>(.*?)</lastmod>", small.read("sitemap.xml")))
    assert days == {told or "1970-01-01"}
