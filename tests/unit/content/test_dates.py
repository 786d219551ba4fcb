"""Dates as authors write them, with the edtf library as oracle."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.dates import Date, DateError, Point, Precision, parse_date

if TYPE_CHECKING:
    from time import struct_time

MARKS = st.sampled_from(["", "", "", "?", "~", "%"])
DAYS = st.dates(min_value=date(1000, 1, 1))
FORMS = st.sampled_from(["{:%Y}{}", "{:%Y-%m}{}", "{:%Y-%m-%d}{}"])
POINTS = st.builds(str.format, FORMS, DAYS, MARKS)
ENDS = st.one_of(POINTS, st.just(".."))


@st.composite
def texts(draw: st.DrawFn) -> str:
    first, second = draw(POINTS), draw(st.none() | ENDS)
    if second is None:
        return first
    if second == "..":
        return draw(st.sampled_from([f"{first}/..", f"../{first}"]))
    start, end = parse_date(first), parse_date(second)
    assert end.upper is not None
    return f"{first}/{second}" if start.lower <= end.upper else f"{second}/{first}"


def day_of(struct: struct_time) -> date:
    return date(struct.tm_year, struct.tm_mon, struct.tm_mday)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025", "2025"),
        ("2025-05", "May 2025"),
        ("2025-05-27", "27 May 2025"),
        ("2025-05-07", "7 May 2025"),
        ("0987", "987"),
        ("2025-05~", "about May 2025"),
        ("2025-05?", "May 2025 (uncertain)"),
        ("2025%", "about 2025 (uncertain)"),
        ("2025-05-25/2025-05-27", "25\N{EN DASH}27 May 2025"),
        ("2025-05-25/2025-06-03", "25 May \N{EN DASH} 3 June 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 \N{EN DASH} 2 January 2025"),
        ("2025-05/2025-06", "May\N{EN DASH}June 2025"),
        ("2024-05/2025-06", "May 2024 \N{EN DASH} June 2025"),
        ("2022/2025", "2022\N{EN DASH}2025"),
        ("2025-05/2025-06-03", "May 2025 \N{EN DASH} 3 June 2025"),
        ("2025-05-25/2025-05-25", "25 May 2025"),
        ("2025-05-25?/2025-05-27?", "25\N{EN DASH}27 May 2025 (uncertain)"),
        ("2022~/2023", "about 2022 \N{EN DASH} 2023"),
        ("2022-02-24/..", "since 24 February 2022"),
        ("2022-02~/..", "since about February 2022"),
        ("../2022", "until 2022"),
    ],
)
def test_a_date_is_shown_with_the_precision_that_it_has(text: str, words: str) -> None:
    assert parse_date(text).display() == words
    assert str(parse_date(text)) == words


@pytest.mark.parametrize(
    ("text", "reason", "hint"),
    [
        ("2025-02-30", "February 2025 has no day 30", "1 to 28"),
        ("2023-02-29", "February 2023 has no day 29", "2023-02 if"),
        ("2025-04-00", "April 2025 has no day 0", "1 to 30"),
        ("2025-13", "there is no month 13", "01 to 12"),
        ("2025-27-05", "there is no month 27", "write 2025-05-27"),
        ("2025-21", "there is no month 21", "01 to 12"),
        ("0000-01-01", "there is no year 0", ""),
        ("2025-05-27/2025-05-25", "ends before it starts", "write 2025-05-25/2025-05-27"),
        ("../..", "open at both ends", "at least one end"),
        ("2025-05-27/", "lacks an end", "write 2025-05-27/.."),
        ("/2025", "lacks an end", "write ../2025"),
        ("2025-5-7", '"2025-5-7" is no date', "write 2025-05-07"),
        ("2025/05/27", '"2025/05/27" is no date', "write 2025-05-27"),
        ("2025/05", '"2025/05" is no date', "write 2025-05"),
        ("27/05/2025", "is no date", "write 2025-05-27"),
        ("05/27/2025", "is no date", "write 2025-05-27"),
        ("27.05.2025", "is no date", "write 2025-05-27"),
        ("27 May 2025", "is no date", "write 2025-05-27"),
        ("May 27, 2025", "is no date", "write 2025-05-27"),
        ("Sept. 2025", "is no date", "write 2025-09"),
        ("2025-05-27T18:00:00Z", "is no date", "write 2025-05-27"),
        ("~2025", "is no date", "2025~"),
        ("2025-05-27/2025-5-30", '"2025-5-30" is no date', "write 2025-05-30"),
        ("\uff12\uff10\uff12\uff15", "is no date", "write the day as"),
        ("", "a date is missing", ""),
        ("x" * 90, f'"{"x" * 40}…" is no date', "write the day as"),
    ],
)
def test_what_is_no_date_says_why_and_how_to_mend_it(text: str, reason: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert reason in str(caught.value)
    assert hint in caught.value.hint


@pytest.mark.parametrize("text", ["05/06/2025", "99 May 2025", "31 Foo 2025"])
def test_nothing_is_suggested_where_two_readings_or_none_are_possible(text: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_date(text)
    assert caught.value.hint.startswith("write the day as 2025-05-27")


def test_ends_of_an_interval_keep_their_own_marks() -> None:
    found = parse_date("2022?/2023-05~")
    assert found == Date(
        "2022?/2023-05~", Point(2022, uncertain=True), Point(2023, 5, approximate=True)
    )
    assert found.precision is Precision.YEAR
    assert found.is_interval


def test_an_interval_without_a_start_is_filed_under_its_end() -> None:
    found = parse_date("../2022-03")
    assert (found.year, found.month) == (2022, 3)
    assert (found.lower, found.upper) == (date(2022, 3, 1), date(2022, 3, 31))


def test_what_goes_on_has_no_upper_bound() -> None:
    assert parse_date("2022-02-24/..").upper is None


def test_coarser_dates_come_before_finer_ones_that_start_on_the_same_day() -> None:
    written = ["2025-01-01", "2025-01", "2025", "2025-01-01/..", "2025-01-01/2025-01-03"]
    ordered = sorted(written, key=lambda text: parse_date(text).sort_key)
    assert ordered == ["2025-01-01/..", "2025", "2025-01", "2025-01-01/2025-01-03", "2025-01-01"]


@given(texts())
def test_bounds_are_those_of_the_edtf_library(text: str) -> None:
    ours, theirs = parse_date(text), parse_edtf(text)
    if ours.start is not None:
        assert ours.lower == day_of(theirs.lower_strict())
    if ours.end is not None:
        assert ours.upper == day_of(theirs.upper_strict())


@given(st.text(alphabet="0123456789-/.?~% T:Z", max_size=22))
def test_only_what_the_edtf_library_reads_is_a_date(text: str) -> None:
    try:
        ours = parse_date(text)
    except DateError:
        return
    assert str(parse_edtf(ours.text)) == ours.text


@given(texts())
def test_the_text_of_a_date_is_that_date(text: str) -> None:
    assert parse_date(parse_date(text).text) == parse_date(text)


@given(texts(), texts())
def test_order_is_lower_bound_then_the_longer_span(one: str, other: str) -> None:
    a, b = parse_date(one), parse_date(other)
    if a.lower != b.lower:
        assert (a.sort_key < b.sort_key) == (a.lower < b.lower)
    else:
        longer = (a.upper or date.max) > (b.upper or date.max)
        assert (a.sort_key < b.sort_key) == longer


@given(texts())
def test_no_month_and_no_day_is_made_up(text: str) -> None:
    found = parse_date(text)
    if found.precision is Precision.YEAR and not found.is_interval:
        assert found.month is None
        assert found.known.words.isdecimal()


@given(st.text())
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    with suppress(DateError):
        parse_date(text)
