from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.msgpack import decode, encode

from briefwright.archive import related
from briefwright.archive.entries import make_entries
from briefwright.archive.related import MOST_RELATED, find_related, relate
from briefwright.archive.relations import Relations
from briefwright.archive.succession import find_standing, find_successors
from briefwright.content.briefing import Status
from tests.unit.archive.making import actor, briefing, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from briefwright.archive.archive import Related
    from briefwright.content.briefing import Briefing


def neighbours(*briefings: Briefing) -> dict[str, tuple[Related, ...]]:
    names = {entry.name for each in briefings for entry in each.actors}
    names |= {word[1:] for each in briefings for word in each.source.text.split()}
    sources = prepare(briefings, [actor(each) for each in sorted(names)])
    entries = make_entries(sources)
    relations = relate(entries, find_standing(entries, find_successors(entries)))
    return find_related(relations, entries)


def ids(related: Iterable[Related]) -> list[str]:
    return [each.entry.briefing.id for each in related]


def test_related_briefings_say_what_they_share_rarest_first_and_how_far_apart_they_are() -> None:
    related = neighbours(
        briefing("x", "2025-05-27", ["nato", "putin"]),
        briefing("y", "2025-05-24", ["putin", "nato"]),
        briefing("z", "2025-05-01", ["nato"]),
        briefing("w", "2025-05-02", ["iran"]),
    )
    (first, second) = related["x"]
    assert (first.entry.briefing.id, first.shared, first.days) == ("y", ("putin", "nato"), 3)
    assert (second.entry.briefing.id, second.shared, second.days) == ("z", ("nato",), 26)
    assert related["w"] == ()


def test_a_rare_actor_binds_more_than_a_common_one() -> None:
    common = [briefing(f"c{number}", "2025-05-20", ["usa"]) for number in range(5)]
    related = neighbours(
        briefing("x", "2025-05-20", ["usa", "sao-tome"]),
        briefing("rare", "2025-05-20", ["sao-tome"]),
        *common,
    )
    assert ids(related["x"])[0] == "rare"


def test_declared_counts_more_than_mentioned() -> None:
    related = neighbours(
        briefing("x", "2025-05-20", ["a"]),
        briefing("mentions", "2025-05-20", ["b"], "@a"),
        briefing("declares", "2025-05-20", ["a"], "@b"),
    )
    assert ids(related["x"]) == ["declares", "mentions"]


def test_nearer_in_time_is_closer_and_ties_go_by_id() -> None:
    related = neighbours(
        briefing("x", "2025-05-20", ["a"]),
        briefing("far", "2024-05-20", ["a"]),
        briefing("late", "2025-05-23", ["a"]),
        briefing("early", "2025-05-17", ["a"]),
    )
    assert ids(related["x"]) == ["early", "late", "far"]


def test_what_no_longer_stands_is_proposed_to_nobody_and_still_has_neighbours() -> None:
    related = neighbours(
        briefing("new", "2025-05-22", ["a"], supersedes="old"),
        briefing("old", "2025-05-21", ["a"]),
        briefing("gone", "2025-05-20", ["a"], status=Status.RETRACTED),
        briefing("replaced", "2025-05-20", ["a"], status=Status.SUPERSEDED),
    )
    assert {briefing_id: ids(found) for briefing_id, found in related.items()} == {
        "gone": ["new"],
        "new": [],
        "old": ["new"],
        "replaced": ["new"],
    }


BRIEFING = st.tuples(
    st.dates().map(lambda day: day.isoformat()),
    st.lists(st.sampled_from("abcdef"), unique=True),
    st.lists(st.sampled_from("abcdef")),
)


@given(st.lists(BRIEFING, max_size=12), st.randoms(use_true_random=False))
def test_related_is_bounded_shared_sorted_and_blind_to_reading_order(
    drawn: list[tuple[str, list[str], list[str]]], random: Random
) -> None:
    briefings = [
        briefing(f"b{number:02d}", date, declared, " ".join(f"@{each}" for each in mentioned))
        for number, (date, declared, mentioned) in enumerate(drawn)
    ]
    related = neighbours(*briefings)
    assert list(related) == [each.id for each in briefings]
    named = {
        each.id: {entry.name for entry in each.actors}
        | {word[1:] for word in each.source.text.split()}
        for each in briefings
    }
    for briefing_id, found in related.items():
        assert len(found) <= MOST_RELATED
        assert briefing_id not in ids(found)
        assert len(set(ids(found))) == len(found)
        for each in found:
            assert set(each.shared) == named[briefing_id] & named[each.entry.briefing.id] != set()
    random.shuffle(briefings)
    assert neighbours(*briefings) == related


def relations(briefings: dict[str, Briefing], before: Relations | None = None) -> Relations:
    entries = make_entries(prepare(briefings.values(), [actor(each) for each in "abcdefgh"]))
    return relate(entries, find_standing(entries, find_successors(entries)), before)


KNOWN = st.builds(
    lambda slug, date, declared, mentioned, status: briefing(
        slug, date, declared, " ".join(f"@{each}" for each in mentioned), status=status
    ),
    st.integers(0, 40).map(lambda number: f"b{number:02d}"),
    st.sampled_from(("2025-05-01", "2025-05", "2025-05-02", "2025-05-03", "2025-06-09", "2024")),
    st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=3),
    st.lists(st.sampled_from("abcdefgh"), max_size=2),
    st.sampled_from((Status.PUBLISHED, Status.PUBLISHED, Status.RETRACTED)),
)


@given(
    st.lists(KNOWN, min_size=10, max_size=40),
    st.lists(KNOWN, max_size=2),
    st.lists(st.integers(0, 40), max_size=2),
)
def test_what_was_related_before_changes_nothing(
    first: list[Briefing], come: list[Briefing], go: list[int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(related, "WINDOW", 2)  # so that few briefings have others beyond it
        old = {each.id: each for each in first}
        new = {**old, **{each.id: each for each in come}}
        for number in go:
            new.pop(f"b{number:02d}", None)
        before = relations(old)
        assert relations(new, before) == relations(new)
        assert decode(encode(before), type=Relations) == before


def test_only_what_an_edit_can_change_is_related_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    first = {
        each.id: each
        for each in (
            briefing(f"b{number:03d}", f"2025-{1 + number // 28:02d}-{1 + number % 28:02d}", "a")
            for number in range(100)
        )
    }
    before = relations(first)
    made: list[str] = []
    relate_one = related._Field.relate

    def count(self: related._Field, number: int) -> object:
        made.append(self.readings[number].id)
        return relate_one(self, number)

    monkeypatch.setattr(related._Field, "relate", count)
    relations({**first, "b050": briefing("b050", "2025-02-23", "ab")}, before)
    assert sorted(made) == [f"b{number:03d}" for number in range(42, 59)]
    made.clear()
    relations({**first, "new": briefing("new", "2025-02-23", "a")}, before)
    assert len(made) == 17
    made.clear()
    relations(first, before)
    assert made == []
