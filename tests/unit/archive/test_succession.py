from __future__ import annotations

from briefwright.archive.entries import make_entries
from briefwright.archive.succession import check_succession, find_standing, find_successors
from briefwright.content.briefing import SourceText, Status
from briefwright.content.collection import Fragment
from tests.unit.archive.making import briefing, prepare, told


def test_successors_and_what_still_stands() -> None:
    entries = make_entries(
        prepare(
            [
                briefing("a", "2025-05-01"),
                briefing("b", "2025-05-02", supersedes="a"),
                briefing("c", "2025-05-03", supersedes="a"),
                briefing("d", "2025-05-04", status=Status.RETRACTED),
                briefing("e", "2025-05-05", status=Status.SUPERSEDED, supersedes="nobody"),
            ]
        )
    )
    successors = find_successors(entries)
    assert successors == {"a": "c"}
    assert find_standing(entries, successors) == {"b", "c"}


def test_superseding_an_unknown_briefing_is_an_error_at_the_value() -> None:
    sources = prepare(
        [
            briefing("2025/harbour-lull", "2025-05-01", supersedes="2025/harbor-calm"),
            briefing("2025/harbour-calm", "2025-04-01", supersedes="completely different"),
        ]
    )
    assert told(check_succession(sources)) == [
        (
            "briefings/2025/harbour-calm.md:4:13 unknown-briefing no published briefing has the id"
            ' "completely different"'
            " | write a published briefing's id: its path below the briefings folder, without .md"
        ),
        (
            "briefings/2025/harbour-lull.md:4:13 unknown-briefing no published briefing has the id"
            ' "2025/harbor-calm" | closest is "2025/harbour-calm"; fix the spelling'
        ),
    ]


def test_superseding_a_briefing_that_has_errors_of_its_own_is_not_another_error() -> None:
    broken = Fragment("briefings/2025/broken.md", SourceText("", 1), "2025/broken")
    sources = prepare([briefing("a", "2025-05-01", supersedes="2025/broken")], fragments=[broken])
    assert not list(check_succession(sources))


def test_a_circle_of_briefings_is_one_error_that_names_all_places() -> None:
    sources = prepare(
        [
            briefing("c", "2025-05-01", supersedes="a"),
            briefing("a", "2025-05-02", supersedes="b"),
            briefing("b", "2025-05-03", supersedes="c"),
            briefing("outside", "2025-05-04", supersedes="b"),
            briefing("chain", "2025-05-04", supersedes="outside"),
        ]
    )
    assert told(check_succession(sources)) == [
        (
            "briefings/a.md:4:13 supersedes-cycle supersedes leads back to where it began:"
            " a → b → c → a (also briefings/b.md:4:13, briefings/c.md:4:13)"
            " | take supersedes out of the oldest of these briefings"
        )
    ]


def test_a_briefing_that_supersedes_itself_is_a_circle() -> None:
    sources = prepare([briefing("a", "2025-05-01", supersedes="a")])
    assert [problem.rule for problem in check_succession(sources)] == ["supersedes-cycle"]
    assert find_successors(make_entries(sources)) == {}
