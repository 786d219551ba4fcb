"""A small project becomes a site, through the command lines of the hosts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.build.project import EPOCH

if TYPE_CHECKING:
    from tests.build.project import Project

FRESH = """
-- mkdocs.yml --
site_name: Fresh
plugins: [search, briefings]
-- docs/index.md --
# Welcome
-- briefings/2025/one.md --
---
title: One
date: 2025-01-01
actors: []
threat_level: low
---

Nothing happened.
-- briefings/2025/two.md --
---
title: Two
date: 2025-01-02
actors: []
threat_level: unknown
---

Nothing happened again.
"""

PAGES = {
    "",
    "briefings/",
    "briefings/2024/",
    "briefings/2024/winter-lull/",
    "briefings/2025/",
    "briefings/2025/talks-stall/",
    "actors/",
    "actors/russia/",
    "actors/ukraine/",
    "chronology/",
    "chronology/2024/",
    "chronology/2025/",
    "threat-levels/",
    "threat-levels/high/",
    "threat-levels/guarded/",
}


def test_a_fresh_project_with_two_briefings_builds(project: Project) -> None:
    project.write(FRESH)

    project.build_strictly()

    assert project.texts("briefings/2025/one/", "h1") == ["One"]
    assert "Welcome" in project.texts("", "h1")
    assert project.dead() == []


def test_every_page_is_at_its_url(site: Project) -> None:
    assert {f"{url}index.html" for url in PAGES} <= site.published()
    assert site.dead("/small/") == []


def test_without_directory_urls_every_page_ends_in_html(small: Project) -> None:
    small.write(MKDOCS.format(more="use_directory_urls: false"))

    small.build_strictly()

    pages = {path for path in small.published() if path.endswith(".html")} - {"404.html"}
    assert {
        "index.html",
        "briefings/index.html",
        "briefings/2025.html",
        "briefings/2025/talks-stall.html",
        "actors/russia.html",
        "chronology/2024.html",
        "threat-levels/high.html",
    } <= pages
    assert small.dead("/small/") == []
    sitemap = small.read("sitemap.xml")
    assert {f"https://example.org/small/{page}" for page in pages - {"index.html"}} <= set(
        re.findall(r"<loc>(.*?)</loc>", sitemap)
    )


MKDOCS = """
-- mkdocs.yml --
site_name: Small
site_url: https://example.org/small/
theme: {{name: material, font: false}}
plugins: [search, briefings]
{more}
"""


def test_an_actor_that_no_briefing_names_has_no_page(site: Project) -> None:
    assert not any("atlantis" in path for path in site.published())
    assert "Nobody has written about it" not in site.read("search/search_index.json")


def test_a_link_written_as_a_path_on_disk_leads_to_the_page(site: Project) -> None:
    links = site.links("briefings/2025/talks-stall/", "article a")
    assert "../../2024/winter-lull/#outlook" in links


def test_pictures_beside_a_briefing_are_published(site: Project) -> None:
    assert site.read("briefings/2024/map.gif") == "GIF89a, but not really a picture\n"


def test_a_build_writes_nothing_beside_the_site_and_the_cache(
    small: Project, site: Project
) -> None:
    built = site.snapshot()

    own = ("site/", ".cache/briefwright/")
    assert {path: built[path] for path in built if not path.startswith(own)} == small.snapshot()


def test_two_builds_give_the_same_bytes(small: Project, site: Project) -> None:
    small.build_strictly()

    assert small.snapshot("site") == site.snapshot("site")


def test_both_hosts_build_the_same_pages(small: Project, site: Project) -> None:
    small.build_strictly("properdocs")

    assert pages_of(small) == pages_of(site)


def pages_of(project: Project) -> dict[str, str]:
    """Return the pages without the host's signature."""
    return {
        path: re.sub(r'<meta name="generator".*?>', "", project.read(path))
        for path in project.published()
        if path.endswith(".html")
    }


def test_the_data_files_are_published(site: Project) -> None:
    briefings = json.loads(site.read("data/briefings.json"))
    assert [briefing["url"] for briefing in briefings] == [
        "briefings/2025/talks-stall/",
        "briefings/2024/winter-lull/",
    ]
    assert {"data/actors.json", "data/chronology.json"} <= site.published()


def test_the_sitemap_dates_a_briefing_by_its_own_word(site: Project) -> None:
    entries = dict(
        re.findall(r"<loc>(.*?)</loc>\s*<lastmod>(.*?)</lastmod>", site.read("sitemap.xml"))
    )
    start = "https://example.org/small/"
    assert entries[f"{start}briefings/2024/winter-lull/"] == "2024-12-01"
    assert entries[f"{start}briefings/2025/talks-stall/"] == "2025-05-27"
    assert entries[f"{start}actors/ukraine/"] == "2025-05-27"
    assert entries[f"{start}chronology/"] == "2025-05-27"
    assert EPOCH not in entries.values()


def test_edit_links_lead_to_the_file_that_was_written(small: Project) -> None:
    small.write(
        MKDOCS.format(
            more="repo_url: https://example.org/repo/\nedit_uri: edit/main/docs/\n"
        ).replace("font: false", "font: false, features: [content.action.edit]")
    )

    small.build_strictly()

    def edit(url: str) -> list[str]:
        return [
            link for link in small.links(url) if link.startswith("https://example.org/repo/edit")
        ]

    start = "https://example.org/repo/edit/main"
    assert edit("briefings/2025/talks-stall/") == [f"{start}/briefings/2025/talks-stall.md"]
    assert edit("actors/russia/") == [f"{start}/docs/actors/russia.md"]
    assert edit("chronology/2025/") == []


def test_a_former_url_of_an_actor_leads_to_its_page(small: Project) -> None:
    small.write(
        "-- docs/actors/ukraine.md --\n---\nname: Ukraine\nkind: state\n"
        "redirect_from: [ukrainian-ssr]\n---\n"
    )

    small.build_strictly()

    page = small.page("actors/ukrainian-ssr/")
    assert page.cssselect("link[rel=canonical]")[0].get("href") == "../ukraine/"
    assert page.cssselect('meta[http-equiv="refresh"]')[0].get("content") == "0; url=../ukraine/"
    assert page.cssselect('meta[name="robots"]')[0].get("content") == "noindex"
    assert small.links("actors/ukrainian-ssr/") == ["../ukraine/"]
    assert "ukrainian-ssr" not in small.read("sitemap.xml")


def test_folders_may_have_other_names(small: Project) -> None:
    root = small.root
    (root / "briefings").rename(root / "reports")
    (root / "docs" / "actors").rename(root / "docs" / "who")
    (root / "docs").rename(root / "pages")
    small.write(
        """
-- mkdocs.yml --
site_name: Small
site_url: https://example.org/small/
docs_dir: pages
theme: {name: material, font: false}
plugins:
  - search
  - briefings: {briefings_dir: reports, actors_dir: who}
"""
    )

    small.build_strictly()

    assert {f"{url}index.html" for url in PAGES} <= small.published()
    assert not any(path.startswith(("who/", "reports/")) for path in small.published())
    assert small.dead("/small/") == []


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_any_theme_frames_our_pages(small: Project, theme: str) -> None:
    small.write(MKDOCS.format(more="").replace("{name: material, font: false}", theme))

    small.build_strictly()

    assert small.texts("briefings/2025/talks-stall/", "h1") == ["Talks stall"]
    # The page for errors of `readthedocs` has a dead link of its own.
    assert [fault for fault in small.dead("/small/") if not fault.startswith("404.html")] == []


def test_a_draft_is_in_no_output(small: Project) -> None:
    small.write(
        """
-- briefings/2025/secret-plan.md --
---
title: Zanzibar plan
date: 2025-06-01
actors: [ukraine, atlantis]
threat_level: critical
status: draft
---

![Zanzibar](zanzibar-map.gif) and [the Zanzibar table](zanzibar.csv)
-- briefings/2025/zanzibar-map.gif --
GIF89a Zanzibar
-- briefings/2025/zanzibar.csv --
GIF89a Zanzibar
"""
    )

    small.build_strictly()

    leaks = [path for path, data in small.snapshot("site").items() if b"anzibar" in data]
    assert leaks == []
    assert not any("secret" in path or "zanzibar" in path for path in small.published())


def test_what_a_published_briefing_links_to_is_published_beside_a_draft(small: Project) -> None:
    small.write(
        """
-- briefings/2024/later.md --
---
title: Later
date: 2025-06-01
actors: []
threat_level: low
status: draft
---

![The same map](map.gif)
"""
    )

    small.build_strictly()

    assert "briefings/2024/map.gif" in small.published()
