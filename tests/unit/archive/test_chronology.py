from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from briefwright.archive.chronology import group_by_year, index_events, make_chronology
from briefwright.archive.entries import make_entries
from tests.unit.archive.making import actor, briefing, event, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from briefwright.archive.archive import Moment
    from briefwright.content.briefing import Briefing

ACTORS = [actor("a"), actor("b")]


def chronicle(*briefings: Briefing) -> tuple[Moment, ...]:
    sources = prepare(briefings, ACTORS)
    return make_chronology(make_entries(sources), sources.declared)


def lines(moments: Iterable[Moment]) -> list[str]:
    return [f"{moment.date.text} {moment.title}" for moment in moments]


def test_events_stand_at_their_own_date_and_a_briefing_above_what_it_reports() -> None:
    moments = chronicle(
        briefing(
            "war",
            "2025-05-27",
            ["a"],
            title="Briefing",
            events=(
                event("war", "2025-05-27", "first that day", "b"),
                event("war", "2025-05-27", "second that day"),
                event("war", "2025-05-25", "strike", "a", "b"),
                event("war", "2025-05", "limits lifted"),
                event("war", "2025", "war goes on"),
            ),
        ),
        briefing("later", "2025-05-28", title="Later"),
    )
    assert lines(moments) == [
        "2025-05-28 Later",
        "2025-05-27 Briefing",
        "2025-05-27 second that day",
        "2025-05-27 first that day",
        "2025-05-25 strike",
        "2025-05 limits lifted",
        "2025 war goes on",
    ]
    assert moments[4].actors == ("a", "b")
    assert moments[4].event == 2
    assert moments[1].event is None
    assert moments[1].actors == ("a",)


def test_coarser_dates_are_older_than_finer_ones_that_start_with_them() -> None:
    dates = ("2025-01-01", "2025-01", "2025", "2025-01-01/..")
    events = tuple(event("a", date, date) for date in dates)
    moments = chronicle(briefing("a", "2025-06-01", events=events))
    assert lines(moments)[1:] == [
        "2025-01-01 2025-01-01",
        "2025-01 2025-01",
        "2025 2025",
        "2025-01-01/.. 2025-01-01/..",
    ]


def test_a_year_alone_is_never_given_a_month() -> None:
    moments = chronicle(
        briefing(
            "a",
            "2025-01-03",
            title="A",
            events=(
                event("a", "2025", "year"),
                event("a", "2025-01", "month"),
                event("a", "2024/2025", "span"),
            ),
        ),
        briefing("b", "2025-02-01", title="B"),
    )
    assert [
        (month.year, month.month, [moment.title for moment in month.moments])
        for year in group_by_year(moments)
        for month in year.months
    ] == [
        (2025, 2, ["B"]),
        (2025, 1, ["A", "month"]),
        (2025, None, ["year"]),
        (2024, None, ["span"]),
    ]


def test_an_actors_events_are_those_that_name_it() -> None:
    moments = chronicle(
        briefing(
            "x",
            "2025-05-27",
            ["a"],
            events=(
                event("x", "2025-05-01", "one", "b"),
                event("x", "2025-05-02", "two", "b", "a"),
            ),
        )
    )
    events = index_events(moments)
    assert {actor_id: lines(found) for actor_id, found in events.items()} == {
        "a": ["2025-05-02 two"],
        "b": ["2025-05-02 two", "2025-05-01 one"],
    }


DATES = st.sampled_from(
    ["2024", "2025", "2024-12", "2025-01", "2025-01-01", "2025-01-02", "2024-12-31/..", "../2025"]
)


@given(
    st.lists(st.tuples(DATES, st.lists(DATES, max_size=4)), max_size=6),
    st.randoms(use_true_random=False),
)
def test_chronology_is_sorted_grouped_whole_and_blind_to_reading_order(
    dates: list[tuple[str, list[str]]], random: Random
) -> None:
    briefings = [
        briefing(f"b{number}", date, events=tuple(event("b", each, each) for each in events))
        for number, (date, events) in enumerate(dates)
    ]
    moments = chronicle(*briefings)
    keys = [
        (moment.date.sort_key, moment.entry.briefing.id, moment.event is None, moment.event or 0)
        for moment in moments
    ]
    assert keys == sorted(keys, reverse=True)
    random.shuffle(briefings)
    assert chronicle(*briefings) == moments
    years = group_by_year(moments)
    months = [month for year in years for month in year.months]
    grouped = [moment for month in months for moment in month.moments]
    assert sorted(map(id, grouped)) == sorted(map(id, moments))
    order = [(month.year, month.month or 0) for month in months]
    assert order == sorted(set(order), reverse=True)
