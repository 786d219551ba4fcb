"""Search, from the options to the index that a build leaves behind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from briefwright.search.pagefind import read_page_count

if TYPE_CHECKING:
    from tests.build.project import Project

CONFIG = """
-- mkdocs.yml --
site_name: Small
site_url: https://example.org/small/
theme: {theme}
plugins: {plugins}
"""
MATERIAL = "{name: material, font: false}"
OPENS = "data-bw-search"
"""What the script of every page looks for, where it opens the search."""

WRITTEN = """
-- docs/method.md --
# How we write

Nothing is invented.
-- docs/hidden.md --
---
search: {exclude: true}
---
# Hidden
"""


def documents(project: Project) -> list[str]:
    """Return the addresses in the index of the host's own search."""
    index = json.loads(project.read("search/search_index.json"))
    return [document["location"] for document in index["docs"]]


def test_the_index_holds_briefings_actors_and_pages_written_by_hand(small: Project) -> None:
    small.write(WRITTEN)
    small.build_strictly()
    assert read_page_count(small.site / "pagefind") == 2 + 2 + 1
    assert small.texts("search/", "h1") == ["Search"]
    names = json.loads(small.read("search/names.json"))
    assert [actor[1] for actor in names["actors"]] == ["Ukraine", "Russia"]
    assert not small.dead("/small/")


def test_the_theme_shows_our_search_and_the_hosts_index_stays_empty(small: Project) -> None:
    small.write(WRITTEN)
    small.build_strictly()
    assert documents(small) == []
    assert small.links("briefings/2025/talks-stall/", "a[data-bw-search]") == ["../../../search/"]
    assert not small.page("").cssselect("form[name=search]")


def test_a_site_may_do_without_our_search(small: Project) -> None:
    small.write(CONFIG.format(theme=MATERIAL, plugins="[search, briefings: {search: false}]"))
    small.build_strictly()
    assert not [path for path in small.published() if path.startswith(("pagefind/", "search/in"))]
    assert OPENS not in small.read("assets/briefwright.js")
    assert "briefings/2025/talks-stall/" in documents(small)
    assert small.page("").cssselect("form[name=search]")
    assert "data-pagefind-body" not in small.read("briefings/2025/talks-stall/index.html")


def test_what_a_search_knew_leaves_the_cache_with_the_search(small: Project) -> None:
    notes = small.root / ".cache/briefwright"
    small.build_strictly()
    assert list(notes.glob("index-*"))
    small.write(CONFIG.format(theme=MATERIAL, plugins="[search, briefings: {search: false}]"))
    small.build_strictly()
    assert not list(notes.glob("index-*"))  # every word of a text that may be withdrawn now


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_another_theme_keeps_the_hosts_search_beside_ours(small: Project, theme: str) -> None:
    small.write(CONFIG.format(theme=theme, plugins="[search, briefings]"))
    small.build_strictly()
    assert "briefings/2025/talks-stall/" in documents(small)
    assert read_page_count(small.site / "pagefind") == 4
    assert OPENS in small.read("assets/briefwright.js")


def test_search_needs_no_search_of_the_host(small: Project) -> None:
    small.write(CONFIG.format(theme=MATERIAL, plugins="[briefings]"))
    small.build_strictly()
    assert read_page_count(small.site / "pagefind") == 4
    assert OPENS in small.read("assets/briefwright.js")


def test_flat_urls_are_found_too(small: Project) -> None:
    small.write(
        f"{CONFIG.format(theme=MATERIAL, plugins='[search, briefings]')}use_directory_urls: false\n"
    )
    small.build_strictly()
    assert small.links("index.html", "a[data-bw-search]") == ["search/index.html"]
    assert json.loads(small.read("search/names.json"))["page"] == "actors/*.html"


def test_a_template_that_hides_what_is_to_be_found_fails_and_publishes_nothing(
    small: Project,
) -> None:
    small.build_strictly()
    before = small.snapshot("site")
    small.write(
        CONFIG.format(
            theme="{name: material, font: false, custom_dir: overrides}",
            plugins="[search, briefings]",
        )
        + "-- overrides/main.html --\n"
        '{% extends "base.html" %}{% block content %}<h1>Closed</h1>{% endblock %}\n'
    )
    outcome = small.run("build")
    assert outcome.code == 1
    assert "the search index holds 0 pages, and 4 were expected" in outcome.log
    assert "nothing was published" in outcome.log
    assert "Traceback" not in outcome.log
    assert small.snapshot("site") == before


def test_a_program_that_fails_is_one_line_and_publishes_nothing(small: Project) -> None:
    small.write("-- modules/pagefind.py --\nraise SystemExit('Out of breath')\n")
    small.env["PYTHONPATH"] = str(small.root / "modules")
    outcome = small.run("build")
    assert outcome.code == 1
    assert "Pagefind failed: Out of breath; nothing was published" in outcome.log
    assert "Traceback" not in outcome.log
    assert not small.site.exists()


def test_a_wrong_switch_is_told(small: Project) -> None:
    small.write(CONFIG.format(theme=MATERIAL, plugins='[search, briefings: {search: "no"}]'))
    outcome = small.run("build")
    assert outcome.code == 1
    assert '"search" is either true or false' in outcome.log


def test_two_builds_give_the_same_index(small: Project) -> None:
    small.build()
    before = small.snapshot("site/pagefind")
    small.build()
    assert small.snapshot("site/pagefind") == before
    assert before
