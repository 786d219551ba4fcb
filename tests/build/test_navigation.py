"""Our pages in the navigation, in the hand-written pages, and in the host's search."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.build.project import Project

CONFIG = """
-- mkdocs.yml --
site_name: Small
theme: {{name: {theme}}}
plugins: [search, briefings]
{more}
"""


def nav_titles(project: Project, url: str) -> list[str]:
    return project.texts(url, ".md-nav--primary > .md-nav__list > .md-nav__item .md-ellipsis")


def test_by_itself_the_navigation_has_the_indexes_first(small: Project) -> None:
    small.write("-- docs/about.md --\n# About us\n")

    small.build_strictly()

    assert nav_titles(small, "about/") == [
        "Home",
        "Briefings",
        "Actors",
        "Chronology",
        "Threat levels",
        "About us",
    ]


def test_no_briefing_and_no_actor_is_in_the_navigation(site: Project) -> None:
    links = site.links("chronology/", "nav.md-nav a")
    assert not [link for link in links if "talks-stall" in link or "russia" in link]


def test_the_navigation_marks_the_index_of_the_page_that_is_read(site: Project) -> None:
    selector = ".md-nav--primary .md-nav__item--active > .md-nav__link"
    assert site.texts("briefings/2025/talks-stall/", selector)[:1] == ["Briefings"]
    assert site.texts("actors/russia/", selector)[:1] == ["Actors"]


def test_a_nav_names_the_indexes_and_its_titles_are_kept(small: Project) -> None:
    small.write("-- docs/about.md --\n# About us\n")
    small.write(
        CONFIG.format(
            theme="material",
            more="""
validation: {nav: {omitted_files: warn, not_found: warn}}
nav:
  - Start: index.md
  - Who is who: actors/index.md
  - Lists:
      - When: chronology/index.md
  - about.md
""",
        )
    )

    small.build_strictly()

    titles = nav_titles(small, "")
    assert "Who is who" in titles
    assert "When" in titles
    assert "Threat levels" not in titles


@pytest.mark.parametrize(
    "named",
    ["briefings/2025/talks-stall.md", "../briefings/2025/talks-stall.md", "actors/russia.md"],
)
def test_a_briefing_or_an_actor_in_the_nav_is_left_out_and_said(small: Project, named: str) -> None:
    nav = f"""
nav:
  - index.md
  - Lists: [chronology/index.md]
  - Hot: ["{named}"]
  - about.md
"""
    small.write("-- docs/about.md --\n# About us\n")
    small.write(CONFIG.format(theme="material", more=nav))

    outcome = small.build()

    assert [line.partition(" ")[0] for line in outcome.warnings] == ["mkdocs.yml:8:11:"]
    assert "[page-in-nav]" in outcome.warnings[0]
    assert "Left 1 briefing or actor out of the navigation" in outcome.log
    titles = nav_titles(small, "about/")
    assert "Hot" not in titles
    assert "About us" in titles
    assert not [link for link in small.links("about/", "nav a") if "stall" in link]
    assert small.links("about/", "link[rel=prev]") == ["../chronology/"]
    assert small.texts("briefings/2025/talks-stall/", "h1") == ["Talks stall"]
    assert small.run("build", "--strict").code == 1


def test_ours_stands_below_a_page_written_by_hand(small: Project) -> None:
    small.write("-- docs/index.md --\n# Our desk\n\nWhat we do.\n\n## Why\n")
    small.write("-- docs/about.md --\n# About\n\n[states](actors/index.md#bw-state)\n")
    small.write("-- docs/actors/index.md --\n---\ntitle: People\n---\n\nWho is **who**.\n")
    small.write(CONFIG.format(theme="material", more="validation: {links: {anchors: warn}}"))

    small.build_strictly()

    article = " ".join(small.texts("", "article"))
    assert article.index("What we do") < article.index("Talks stall")
    assert small.texts("", "h1") == ["Our desk"]
    article = " ".join(small.texts("actors/", "article"))
    assert article.index("Who is who") < article.index("Russia")
    assert small.dead() == []


def test_ours_stands_below_a_readme_too(small: Project) -> None:
    small.write("-- docs/README.md --\n# Our desk\n")

    small.build_strictly()

    assert small.texts("", "h1") == ["Our desk"]
    assert "Talks stall" in " ".join(small.texts("", "article"))


def test_pages_written_by_hand_link_by_path_on_disk(small: Project) -> None:
    small.write(
        """
-- docs/guide/start.md --
# Start

[on disk](../../briefings/2025/talks-stall.md#outlook), [below docs](../actors/russia.md),
[as MkDocs has it](../briefings/2024/winter-lull.md), [a list](../chronology/index.md),
[data](../data/briefings.json)

![map](../../briefings/2024/map.gif)
"""
    )

    small.build_strictly()

    assert small.links("guide/start/", "article p a") == [
        "../../briefings/2025/talks-stall/#outlook",
        "../../actors/russia/",
        "../../briefings/2024/winter-lull/",
        "../../chronology/",
        "../../data/briefings.json",
    ]
    assert small.dead("/small/") == []


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("../briefings/2025/no-such.md", "'../briefings/2025/no-such.md' is not found"),
        ("actors/atlantis.md", "'actors/atlantis.md' is not found"),
        ("../briefings/2025/talks-stall.md#no-such", "does not contain an anchor '#no-such'"),
    ],
)
def test_a_dead_link_in_a_page_written_by_hand_is_reported(
    small: Project, link: str, said: str
) -> None:
    small.write(f"-- docs/about.md --\n# About\n\n[it]({link})\n")
    small.write(CONFIG.format(theme="material", more="validation: {links: {anchors: warn}}"))

    outcome = small.run("build", "--strict")

    assert outcome.code == 1
    assert len(outcome.warnings) == 1
    assert said in outcome.warnings[0] or "is not found among documentation" in outcome.warnings[0]


@pytest.mark.parametrize("theme", ["material", "mkdocs"])
def test_the_hosts_search_has_titles_summaries_and_names(small: Project, theme: str) -> None:
    config = CONFIG.format(theme=theme, more="")
    small.write(config.replace("briefings]", "{briefings: {search: false}}]"))

    small.build_strictly()

    records = {
        record["location"]: record
        for record in json.loads(small.read("search/search_index.json"))["docs"]
    }
    briefing = records["briefings/2025/talks-stall/"]
    assert briefing["title"] == "Talks stall"
    assert "have stalled" in briefing["text"]
    assert "Ukraine" in briefing["text"]
    assert "Russian Federation" in records["actors/russia/"]["text"]
    assert not any("talks-stall/#" in location for location in records)
    assert not records.get("chronology/", {}).get("text")
    assert "have stalled" in " ".join(small.texts("briefings/2025/talks-stall/", "p"))
