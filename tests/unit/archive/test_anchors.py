from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.anchors import check_anchors, check_hosted
from briefwright.archive.assemble import assemble
from briefwright.content.briefing import SourceText
from briefwright.content.collection import Fragment
from briefwright.markup.body import Link
from tests.replacing import replace
from tests.unit.archive.making import actor, body, briefing, prepare, told

if TYPE_CHECKING:
    from briefwright.archive.archive import Archive
    from briefwright.markup.body import Body


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
    return Link(f"somewhere/{path}", fragment, internal=True, path=path, line=31, column=5)


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
            " | link to the page itself, or to one of its headings"
        )
    ]


def test_other_pages_and_other_sites_are_not_ours_to_check() -> None:
    assert not check(link("docs/method.md", "x"))
    assert not check(Link("https://example.org/", "x", internal=False))


class Docs:
    """A docs folder of a host: a page with one anchor, a plan, and a draft."""

    def is_published(self, path: str) -> bool:
        return path != "docs/draft.md"

    def find_anchors(self, path: str) -> set[str] | None:
        return {"why-we-do"} if path == "docs/method.md" else None


def check_docs(link: Link) -> list[str]:
    bodies = {
        "briefings/a.md": body("", links=[link]),
        "docs/actors/russia.md": body("", anchors="x"),
    }
    return told(check_hosted(make_archive(bodies), Docs()))


def make_archive(bodies: dict[str, Body]) -> Archive:
    sources = prepare([briefing("a", "2025-05-01", ["russia"])], [actor("russia")], bodies=bodies)
    archive = assemble(sources.collection, sources.settings)
    (entry,) = archive.entries
    entry = replace(entry, body=bodies[entry.briefing.path])
    return replace(archive, entries=(entry,))


def test_the_host_says_which_anchors_its_pages_have() -> None:
    assert not check_docs(link("docs/method.md", "why-we-do"))
    assert not check_docs(link("docs/method.md", ""))
    assert check_docs(link("docs/method.md", "why-we-did")) == [
        (
            'briefings/a.md:31:5 dead-link docs/method.md has no anchor "why-we-did"'
            ' | closest is "why-we-do"; fix the spelling'
        )
    ]


def test_a_place_in_a_file_that_is_no_page_is_not_looked_for() -> None:
    assert not check_docs(link("docs/plan.pdf", "page=2"))


def test_a_page_that_the_host_leaves_out_cannot_be_linked_to() -> None:
    assert check_docs(link("docs/draft.md", "")) == [
        (
            "briefings/a.md:31:5 dead-link docs/draft.md is not published"
            " | link to another page, or have mkdocs.yml publish this one"
        )
    ]


def test_the_record_of_an_actor_is_not_the_hosts_to_judge() -> None:
    assert not check_docs(link("docs/actors/russia.md", "x"))
