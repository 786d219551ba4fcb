"""Wording."""

from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.actor import ActorKind, NameKind
from briefwright.pages.words import (
    KIND_WORDS,
    NAME_WORDS,
    apart,
    clip,
    counted,
    listed,
    reading_time,
    times,
)


def test_counts_agree_with_their_nouns() -> None:
    assert [counted(n, "briefing") for n in (0, 1, 1047)] == [
        "0 briefings",
        "1 briefing",
        "1,047 briefings",
    ]
    assert [times(n) for n in (1, 2, 3)] == ["once", "twice", "3 times"]


def test_enumerations() -> None:
    assert [listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_distances_grow_coarser() -> None:
    assert [apart(days) for days in (0, 1, 90, 91, 400, 1187)] == [
        "same day",
        "1 day apart",
        "90 days apart",
        "about 3 months apart",
        "about 13 months apart",
        "about 3 years apart",
    ]


def test_reading_takes_at_least_a_minute_unless_there_is_nothing_to_read() -> None:
    assert [reading_time(words) for words in (0, 5, 460)] == [
        "",
        "1 minute to read",
        "2 minutes to read",
    ]


def test_every_kind_has_words() -> None:
    assert set(KIND_WORDS) == set(ActorKind)
    assert set(NAME_WORDS) == set(NameKind) - {NameKind.CANONICAL}


@given(st.text(), st.integers(2, 60))
def test_clipping_keeps_the_beginning_and_the_limit(text: str, limit: int) -> None:
    line = " ".join(text.split())
    clipped = clip(text, limit)
    assert len(clipped) <= limit
    assert clipped == line or (clipped.endswith("…") and line.startswith(clipped[:-1]))


def test_clipping_ends_at_a_word() -> None:
    assert clip("Talks stall, again, as strikes grow", 20) == "Talks stall, again…"
