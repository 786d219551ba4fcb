"""A briefing in the threads of its actors: what it changed, and what stands before and after."""

from briefwright.content.briefing import Status
from tests.unit.archive.making import briefing
from tests.unit.pages.making import ACTORS, build

SITE = build(
    [
        briefing("a", "2024-01-05", [("russia", "low"), "nato"]),
        briefing("b", "2024-02-05", [("russia", "unknown"), "nato"]),
        briefing("c", "2024-03-05", [("russia", "high"), ("nato", "low")]),
        briefing("d", "2024-04-05", [("russia", "guarded")]),
        briefing("e", "2024-05-05", [("russia", "guarded"), "wagner-group"]),
        briefing("f", "2024-06-05", [("russia", "low")], status=Status.RETRACTED),
    ],
    ACTORS,
)


def changes(slug: str) -> list[str]:
    return SITE.texts(f"briefings/{slug}/", ".bw-own p")


def test_a_level_is_told_against_the_briefing_that_assessed_the_actor_before() -> None:
    assert changes("c")[0] == "Raised from Low 5 January 2024 → 5 March 2024 before: On a"
    assert changes("d") == ["Lowered from High 5 March 2024 → 5 April 2024 before: On c"]
    assert changes("e") == ["Unchanged, Guarded 5 April 2024 → 5 May 2024 before: On d"]
    assert "briefings/a/" in SITE.links("briefings/c/", ".bw-own p a")


def test_direction_has_a_shape_beside_its_word() -> None:
    for slug, css in (("c", "bw-up"), ("d", "bw-down"), ("e", "bw-same")):
        (move,) = SITE.trees[f"briefings/{slug}/"].cssselect(".bw-own .bw-move")
        assert css in move.classes


def test_the_first_assessment_says_so_and_unknown_changes_nothing() -> None:
    assert changes("a") == ["First assessment of this actor"]
    assert changes("c")[1] == "First assessment of this actor"
    assert changes("b") == []


def test_a_withdrawn_assessment_is_compared_with_nothing() -> None:
    assert changes("f") == []


def test_each_declared_actor_has_its_thread() -> None:
    threads = SITE.texts("briefings/b/", ".bw-threads > li")
    assert threads == [
        "Russia Earlier:← 5 January 2024 On a Later:→ 5 March 2024 On c",
        "NATO Earlier:← 5 January 2024 On a Later:→ 5 March 2024 On c",
    ]
    (_, nato) = SITE.texts("briefings/c/", ".bw-threads > li")
    assert nato == "NATO Earlier:← 5 February 2024 On b"


def test_an_actor_without_another_briefing_has_no_thread() -> None:
    (thread,) = SITE.texts("briefings/e/", ".bw-threads > li")
    assert thread.startswith("Russia")
    alone = build([briefing("x", "2024", ["nato"])], ACTORS)
    assert not alone.trees["briefings/x/"].cssselect(".bw-threads")
    assert "Earlier and later" not in alone.trees["briefings/x/"].text_content()
