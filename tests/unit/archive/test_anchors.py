from __future__ import annotations

from briefwright.archive.anchors import check_anchors
from briefwright.content.briefing import SourceText
from briefwright.content.collection import Fragment
from briefwright.diagnostics.span import Span
from briefwright.markup.body import Link
from tests.unit.archive.making import actor, body, briefing, prepare, told

HERE = Span("briefings/a.md", 31, 5)


def check(link: Link) -> list[str]:
    sources = prepare(
        [briefing("a", "2025-05-01"), briefing("b", "2025-05-02")],
        [actor("russia")],
        fragments=[Fragment("briefings/broken.md", SourceText("", 1))],
        bodies={
            "briefings/a.md": body("", links=[link], anchors="own"),
            "briefings/b.md": body("", anchors="summary outlook"),
            "docs/actors/russia.md": body("", anchors="history"),
            "briefings/broken.md": body("", anchors="there"),
        },
    )
    return told(check_anchors(sources))


def link(path: str, fragment: str) -> Link:
    return Link(f"somewhere/{path}", fragment, HERE, internal=True, path=path)


def test_anchors_that_exist_are_no_problem() -> None:
    assert not check(link("briefings/b.md", "outlook"))
    assert not check(link("briefings/a.md", "own"))
    assert not check(link("briefings/b.md", ""))
    assert not check(link("docs/actors/russia.md", "history"))
    assert not check(link("briefings/broken.md", "there"))


def test_an_anchor_that_does_not_exist_is_a_dead_link_at_its_place() -> None:
    assert check(link("briefings/b.md", "outlok")) == [
        (
            'briefings/a.md:31:5 dead-link briefings/b.md has no anchor "outlok"'
            ' | closest is "outlook"; fix the spelling'
        )
    ]
    assert check(link("docs/actors/russia.md", "x")) == [
        (
            'briefings/a.md:31:5 dead-link docs/actors/russia.md has no anchor "x"'
            " | link to one of its headings, or to the page"
        )
    ]


def test_other_pages_and_other_sites_are_not_ours_to_check() -> None:
    assert not check(link("docs/method.md", "x"))
    assert not check(Link("https://example.org/", "x", HERE, internal=False))
