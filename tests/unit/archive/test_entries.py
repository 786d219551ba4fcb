from __future__ import annotations

from briefwright.archive.entries import make_entries
from tests.replacing import replace
from tests.unit.archive.making import actor, briefing, prepare

ACTORS = [actor("a"), actor("b"), actor("c")]


def test_entries_are_newest_first_and_ties_go_by_id() -> None:
    sources = prepare(
        [
            briefing("x", "2025-05-01"),
            briefing("y", "2025-05-02"),
            briefing("z", "2025-05-01"),
            briefing("m", "2025-05"),
        ]
    )
    assert [entry.briefing.id for entry in make_entries(sources)] == ["y", "z", "x", "m"]


def test_declared_actors_come_before_mentioned_ones_each_once() -> None:
    sources = prepare([briefing("x", "2025-05-01", ["c", "a"], "@b and @a and @b")], ACTORS)
    (entry,) = make_entries(sources)
    assert entry.actors == ("c", "a", "b")
    assert [declaration.actor for declaration in entry.declared] == ["c", "a"]
    assert entry.url == "briefings/x/"
    assert entry.level.id == "high"


def test_the_authors_summary_wins_over_the_texts() -> None:
    plain = briefing("x", "2025-05-01", text="First. Second.")
    own = replace(briefing("y", "2025-05-02", text="First."), summary="Mine.")
    newest, oldest = make_entries(prepare([plain, own]))
    assert (newest.summary, oldest.summary) == ("Mine.", "First")
