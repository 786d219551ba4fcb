"""Lists of briefings, whole and by year; the chronology; the scale; the home page."""

import re

from briefwright.content.dates import parse_date
from briefwright.pages.views_rows import iso_of, when_in_month, when_in_year
from tests.replacing import replace
from tests.unit.archive.making import briefing
from tests.unit.pages.making import ACTORS, FULL, RUSSIA, SMALL, build, declared, many, parse

SITE = build(SMALL, ACTORS)
LARGE = build(many(180), [RUSSIA])


def test_a_short_list_stands_on_one_page_by_year() -> None:
    assert SITE.texts("briefings/", "h2") == [
        "2023 1 briefing",
        "2022 2 briefings",
        "2021 1 briefing",
    ]
    assert SITE.texts("briefings/", ".bw-day") == ["28 Jun", "1 Jun", "May 2022", "3 Feb"]


def test_a_long_list_shows_the_newest_and_leads_to_its_years() -> None:
    assert len(LARGE.trees["briefings/"].cssselect(".bw-row")) == 50
    assert LARGE.texts("briefings/", ".bw-years a")[:3] == ["2023 60", "2022 60", "2021 60"]
    assert len(LARGE.trees["briefings/2022/"].cssselect(".bw-row")) == 60
    assert LARGE.trees["briefings/2022/"].cssselect("h2")[0].get("id") == "2022-12"
    assert "newest 50" in " ".join(LARGE.texts("briefings/", ".bw-sorting"))


def test_parts_of_a_list_do_not_count_their_groups() -> None:
    assert LARGE.texts("briefings/", "h2 small") == []
    assert "5 briefings" in LARGE.texts("briefings/2022/", "h2 small")


def test_dates_are_never_more_precise_than_they_were_written() -> None:
    def words(text: str) -> tuple[str, str, str]:
        date = parse_date(text)
        month, year = (parse(when(date).html) for when in (when_in_month, when_in_year))
        return month.text_content(), year.text_content(), iso_of(date)

    assert words("2025-05-26") == ("Mon 26", "26 May", "2025-05-26")
    assert words("2025-05") == ("May 2025", "May 2025", "2025-05")
    assert words("2025") == ("2025", "2025", "2025")
    interval = parse_date("2022-02-24/..")
    assert words("2022-02-24/..") == (interval.display(), interval.display(), "")
    doubtful = parse_date("2025-05-26?")
    assert words("2025-05-26?")[:2] == (doubtful.display(), doubtful.display())


def test_the_chronology_groups_by_month_and_keeps_years_alone_apart() -> None:
    headings = [each.get("id") for each in SITE.trees["chronology/2023/"].cssselect("h2")]
    assert headings == ["2023-06", "2023-no-month"]
    assert SITE.texts("chronology/2023/", ".bw-kind") == ["Briefing", "Event", "Event"]
    assert SITE.links("chronology/2023/", ".bw-event .bw-meta a")[0] == "briefings/2023/mutiny/"


def test_the_table_of_months_counts_briefings_and_shows_the_mix() -> None:
    (cell,) = SITE.trees["chronology/"].cssselect("td a[href='2023/#2023-06']")
    assert cell.get("title") == "1 briefing in June 2023: 1 Elevated"
    (bar,) = cell.cssselect("svg[aria-hidden] rect")
    assert (bar.get("class"), bar.get("width")) == ("bw-t3", "1")
    (undated,) = SITE.trees["chronology/"].cssselect("td a[href$='2023-no-month']")
    assert undated.get("title") == "1 event in 2023, month not given"
    total = sum(int(text) for text in LARGE.texts("chronology/", ".bw-grid td") if text)
    assert total == 180


def test_old_years_are_folded() -> None:
    site = build(many(330, first_year=2019), [RUSSIA])
    assert site.texts("chronology/", ".bw-more summary") == ["2 earlier years"]
    assert len(site.trees["chronology/"].cssselect(".bw-more tbody tr")) == 2


def test_levels_have_definitions_counts_and_lists() -> None:
    counts = SITE.texts("threat-levels/", ".bw-scale .bw-meta > a")
    assert counts == ["no briefing", "3 briefings", "1 briefing", "no briefing", "no briefing"]
    assert SITE.text("threat-levels/high/", ".bw-lead").startswith("High Harm is happening")
    assert SITE.texts("threat-levels/low/", ".bw-empty")
    assert "threat-levels/unknown/" not in SITE.pages
    unknown = build([replace(FULL, threat_level="unknown")], ACTORS)
    assert unknown.texts("threat-levels/unknown/", ".bw-row .bw-badge") == ["Unknown"]


def test_the_list_of_a_level_is_split_by_year() -> None:
    site = build([replace(each, threat_level="low") for each in many(130)], [RUSSIA])
    assert "threat-levels/low/2022/" in site.pages
    assert len(site.trees["threat-levels/low/2022/"].cssselect(".bw-row")) == 60


def test_the_home_page_shows_the_latest_and_says_that_nothing_moved() -> None:
    assert len(SITE.trees[""].cssselect(".bw-wide .bw-row")) == 4
    assert "30 days before the newest briefing" in build([FULL], ACTORS).text("", ".bw-empty")
    assert "No briefing has assessed an actor itself" in LARGE.text("", ".bw-empty")
    assert LARGE.links("", ".bw-go a") == ["briefings/"]


def test_the_home_page_shows_what_moved() -> None:
    later = replace(
        FULL,
        id="2023/later",
        path="briefings/2023/later.md",
        slug="2023/later",
        date=parse_date("2023-07-10"),
        actors=(declared("russia", "high", "Order is back"),),
        events=(),
    )
    site = build([FULL, later], ACTORS)
    (mover,) = site.texts("", ".bw-movers li")
    assert re.match(r"Russia Lowered Critical to High Order is back 10 July 2023", mover)
    assert site.trees[""].cssselect(".bw-move.bw-down")


def test_a_year_that_is_too_long_leads_to_its_months() -> None:
    busy = [replace(each, date=parse_date("2022-03-04")) for each in many(390)]
    site = build([*busy, *many(40, first_year=2022), briefing("2022/x", "2022")], [RUSSIA])
    year = "chronology/2022/"
    assert len(site.trees[year].cssselect(".bw-row")) == 50
    months = site.texts(year, ".bw-years[aria-label='By month'] a")
    assert (months[0], months[-1]) == ("December 2022 3", "2022, month not given 1")
    assert "March 2022 394" in months
    assert len(site.trees["chronology/2022-03/"].cssselect(".bw-row")) == 394
    assert site.text("chronology/2022-03/", "h1") == "Chronology March 2022"
    assert "chronology/2022-03/#2022-03" in site.links("", ".bw-grid td a")
    assert site.texts("actors/russia/2022-03/", ".bw-years [aria-current=page]") == [
        "March 2022 394",
        "March 2022 394",
    ]
    for url, page in site.pages.items():
        assert len(site.trees[url].cssselect(".bw-row")) <= 400, page.kind
        for href in site.links(url):
            elsewhere = href.startswith("http") or href.endswith("/levels.csv")
            assert elsewhere or href.partition("#")[0] in site.pages


def test_a_year_of_more_than_300_rows_leads_to_its_quarters() -> None:
    busy = [
        replace(each, date=parse_date(f"2022-{1 + number % 12:02d}-04"))
        for number, each in enumerate(many(301))
    ]
    site = build([*busy, briefing("2022/x", "2022")], [RUSSIA])
    year = "chronology/2022/"
    assert len(site.trees[year].cssselect(".bw-row")) == 50
    assert site.texts(year, ".bw-years[aria-label='By quarter'] a") == [
        "October to December 2022 75",
        "July to September 2022 75",
        "April to June 2022 75",
        "January to March 2022 76",
        "2022, month not given 1",
    ]
    assert "These are the newest 50; each quarter has its own page." in site.texts(year, "p")
    spring = "chronology/2022-q2/"
    assert site.pages[spring].kind == "chronology-quarter"
    assert site.text(spring, "h1") == "Chronology April to June 2022"
    assert site.texts(spring, "h2.bw-month") == [
        "June 2022 25 briefings",
        "May 2022 25 briefings",
        "April 2022 25 briefings",
    ]
    assert f"{spring}#2022-05" in site.links("", ".bw-grid td a")
    assert "chronology/2022-no-month/#2022-no-month" in site.links("", ".bw-grid td a")
    assert "chronology/2022-05/" not in site.pages


def test_300_rows_stand_on_the_page_of_their_year() -> None:
    rows = [replace(each, date=parse_date("2022-03-04")) for each in many(300)]
    site = build(rows, [RUSSIA])
    assert len(site.trees["chronology/2022/"].cssselect(".bw-row")) == 300
    assert not site.trees["chronology/2022/"].cssselect(".bw-years[aria-label='By quarter']")


def test_long_pages_say_less_in_each_row() -> None:
    assert LARGE.trees["briefings/2022/"].cssselect(".bw-note")
    dense = build([replace(each, date=parse_date("2022-03-04")) for each in many(420)], [RUSSIA])
    page = dense.trees["briefings/2022-03/"]
    assert len(page.cssselect(".bw-row")) == 420
    assert page.cssselect(".bw-note, .bw-row .bw-meta") == []
