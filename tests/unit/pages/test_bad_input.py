"""Sites at the edges: nothing to show, one of everything, too much of one thing."""

from briefwright.archive.assemble import assemble
from briefwright.content.settings import Settings
from briefwright.pages.site import site_pages
from tests.replacing import replace
from tests.unit.archive.making import actor, briefing, collect
from tests.unit.pages.making import ACTORS, NATO, build, parse


def test_a_standing_actor_without_briefings_says_so() -> None:
    site = build([], [replace(NATO, standing=True)])
    url = "actors/nato/"
    assert site.text(url, ".bw-facts") == "No published briefing names it yet"
    assert site.text(url, ".bw-empty") == "No published briefing or event names NATO yet."
    assert not site.trees[url].cssselect("svg:not(.bw-shapes), table, details")


def test_a_site_with_one_briefing_has_no_chart_and_no_neighbours() -> None:
    site = build([briefing("a", "2024-05-06", [("nato", "high")], "NATO met.")], [NATO])
    assert not site.trees["actors/nato/"].cssselect(".bw-plot, a[download]")
    page = site.trees["briefings/a/"]
    assert not page.cssselect(".bw-turn, .bw-threads, .bw-related")
    assert site.text("briefings/a/", ".bw-own p") == "First assessment of this actor"
    assert site.text("chronology/", "h2 .bw-count") == "1 briefing"
    assert "1 briefing on 1 actor." in site.text("", ".bw-page-home")


def test_a_site_without_briefings_says_what_it_lacks() -> None:
    site = build([], ACTORS)
    for url in ("", "briefings/", "chronology/", "actors/"):
        assert site.trees[url].cssselect(".bw-empty"), url


def test_a_year_without_anything_is_left_out_and_breaks_the_line() -> None:
    days = ("2021-02-03", "2021-03-03", "2023-05-06", "2023-06-06")
    rows = [briefing(f"n{day}", day, [("nato", "high")], "NATO.") for day in days]
    site = build(rows, [NATO])
    assert "chronology/2022/" not in site.pages
    assert site.texts("chronology/", ".bw-years a, .bw-grid tbody th") == ["2023", "2021"]
    assessed, named = site.trees["actors/nato/"].cssselect(".bw-plot")
    assert assessed.cssselect(".bw-line")[0].get("d", "").count("H") == 2  # not over the gap
    assert not named.cssselect(".bw-stems")


def test_a_title_of_300_characters_stands_whole_where_it_is_the_title() -> None:
    title = ("Antidisestablishmentarianism " * 11)[:300]
    long = replace(briefing("a", "2024-05-06", ["nato"], "NATO."), title=title)
    site = build([long, briefing("b", "2024-06-06", ["nato"], "NATO.")], [NATO])
    assert site.text("briefings/a/", "h1") == title.strip()
    assert title.strip() in site.texts("chronology/", ".bw-title")
    assert title.strip() in site.text("briefings/b/", ".bw-threads")


def test_a_registry_of_4000_actors_shows_those_that_are_named() -> None:
    many = [actor(f"a-{number:04d}", title=f"Actor {number:04d}") for number in range(4000)]
    archive = assemble(
        collect([briefing("a", "2024-05-06", ["a-0007"], "Actor 0008 met.")], many), Settings()
    )
    pages = {page.url: page for page in site_pages(archive)}
    assert [url for url in pages if url.startswith("actors/a-")] == [
        "actors/a-0007/",
        "actors/a-0008/",
    ]
    assert len(pages["actors/"].html()) < 4_000


def test_4000_actors_with_pages_are_listed_by_letter_on_pages_of_readable_size() -> None:
    many = [
        replace(
            actor(f"{letter}-{number:03d}", title=f"{letter.upper()} {number:03d}"), standing=True
        )
        for letter in "abcdefghijklmnopqrst"
        for number in range(200)
    ]
    pages = {page.url: page for page in site_pages(assemble(collect([], many), Settings()))}
    assert len(pages["actors/"].html()) < 60_000
    letter = parse(pages["actors/letters/c/"].html())
    assert len(letter.cssselect(".bw-names li")) == 200
    assert len(pages["actors/letters/c/"].html()) < 60_000
