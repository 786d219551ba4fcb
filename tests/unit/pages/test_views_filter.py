"""What the chronology's filter and the actor cards are made from."""

import json

from briefwright.pages.cards import TEXT_LENGTH, card_files
from briefwright.pages.views_filter import NO_LEVEL, months_file
from tests.replacing import replace
from tests.unit.archive.making import briefing
from tests.unit.pages.making import ACTORS, RUSSIA, SMALL, build

SITE = build(SMALL, ACTORS)
CHRONOLOGY = ("chronology/", "chronology/2023/")


def test_each_row_says_what_it_is_filtered_by() -> None:
    rows = SITE.trees["chronology/2023/"].cssselect(".bw-row")
    assert [(row.get("data-level"), row.get("data-actors")) for row in rows] == [
        ("elevated", "russia wagner-group nato"),
        ("", "wagner-group"),
        ("", "russia"),
    ]


def test_the_bar_is_inert_until_a_script_takes_it_out() -> None:
    for url in CHRONOLOGY:
        (template,) = SITE.trees[url].cssselect("template[data-bw-filter]")
        assert SITE.links(url, "nothing") == []
        assert template.cssselect("form [name=level]")
        assert SITE.trees[url].cssselect("form") == template.cssselect("form")
    options = SITE.texts("chronology/2023/", "template option")
    assert options == ["Choose an actor", "NATO", "Russia", "Wagner Group"]


def test_lists_that_are_not_the_chronology_carry_nothing_of_it() -> None:
    for url in ("briefings/", "threat-levels/high/", "actors/russia/"):
        assert not SITE.trees[url].cssselect("template, [data-level]")


def test_without_events_there_are_no_kinds() -> None:
    site = build([briefing("a", "2024-01-01", ["nato"])], ACTORS)
    assert not site.trees["chronology/"].cssselect("template [name=kind]")
    assert SITE.trees["chronology/"].cssselect("template [name=kind]")


def test_an_empty_chronology_has_nothing_to_filter() -> None:
    assert not build([], ACTORS).trees["chronology/"].cssselect("template")


def test_the_figures_hold_every_entry_by_month() -> None:
    file = months_file(SITE.archive)
    figures = json.loads(file.render())
    assert file.path == "chronology/months.json"
    assert sum(map(len, figures["months"].values())) == len(SITE.archive.chronology)
    briefing_, event = figures["months"]["2023-06"]
    assert figures["levels"][briefing_[0]] == "elevated"
    assert [figures["actors"][number] for number in briefing_[1:]] == [
        "russia",
        "wagner-group",
        "nato",
    ]
    assert event[0] == NO_LEVEL
    assert list(figures["months"]) == ["2023-06", "2023-no-month", "2022-06", "2022-05", "2021-02"]


def test_a_card_says_in_short_what_the_page_says() -> None:
    cards = {file.path: json.loads(file.render()) for file in card_files(SITE.archive)}
    assert list(cards) == [f"actors/{key}/card.json" for key in SITE.archive.dossiers]
    russia = cards["actors/russia/card.json"]
    assert (russia["name"], russia["kind"]) == ("Russia", "State")
    assert russia["level"] == {
        "word": "Critical",
        "tone": 5,
        "glyph": 5,
        "date": "28 June 2023",
    }
    assert russia["seen"].startswith("Named in 3 briefings, from May 2022")
    assert cards["actors/nato/card.json"]["level"] is None


def test_a_card_stays_short() -> None:
    source = replace(RUSSIA.source, written="word " * 400)
    site = build([FIRST], [replace(RUSSIA, source=source)])
    (card,) = card_files(site.archive)
    assert len(json.loads(card.render())["text"]) <= TEXT_LENGTH


FIRST = briefing("a", "2024-01-01", ["russia"])
