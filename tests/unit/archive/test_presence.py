from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefwright.archive.presence import check_profile_links, find_present, leave_shown
from briefwright.content.briefing import SourceText
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.markup.body import Link
from tests.unit.archive.making import actor, body, briefing, event, prepare

if TYPE_CHECKING:
    from briefwright.archive.sources import Sources

ACTORS = [
    *(actor(each) for each in ("declared", "mentioned", "in-event", "linked", "unused")),
    *(actor(each) for each in ("from-profile", "from-unused")),
    actor("standing", standing=True),
]


NAMED = ("declared", "unused")


def link(actor_id: str) -> Link:
    path = f"docs/actors/{actor_id}.md"
    return Link(f"actors/{actor_id}/", "", internal=True, path=path)


def sources() -> Sources:
    return prepare(
        [
            briefing(
                "a", "2025-05-01", ["declared"], events=(event("a", "2025", "x", "in-event"),)
            ),
            briefing("b", "2025-05-02"),
        ],
        ACTORS,
        bodies={
            "briefings/b.md": body("@mentioned", links=[link("linked")]),
            "docs/actors/declared.md": body("@unused", links=[link("from-profile")]),
            "docs/actors/from-profile.md": body("", links=[link("declared")]),
            "docs/actors/unused.md": body("", links=[link("from-unused")]),
        },
    )


def test_present_are_those_of_briefings_and_events_and_standing_ones() -> None:
    whole = sources()
    assert find_present(whole.collection, whole.declared, whole.bodies) == {
        "declared",
        "mentioned",
        "in-event",
        "linked",
        "standing",
    }


def test_a_link_in_a_profile_gives_nobody_a_page() -> None:
    (problem,) = check_profile_links(sources())
    assert problem.rule == "actor-without-page"
    assert '"from-profile"' in problem.message
    assert problem.hint.endswith("write standing: true in docs/actors/from-profile.md")


def test_what_is_wrong_in_a_text_that_nobody_sees_waits() -> None:
    whole = sources()
    heads = [Problem(Span(f"docs/actors/{name}.md", 3, 1), "unknown-key", "x") for name in NAMED]
    texts = [Problem(Span(f"docs/actors/{name}.md", 20, 1), "dead-link", "x") for name in NAMED]
    others = [Problem(Span("briefings/a.md", 90, 1), "dead-link", "x")]
    left = [*leave_shown(whole, (*heads, *texts, *others))]
    assert left == [*heads, texts[0], *others]


def test_what_is_wrong_with_a_file_counts_when_a_page_names_it() -> None:
    files = {"docs/actors/seen.png": "declared", "docs/actors/unseen.png": "unused"}
    problems = tuple(Problem(Span(path), "attachment-type", "x") for path in files)
    actors = [
        actor(named, source=SourceText(f"![x]({path.rpartition('/')[2]})", 4))
        for path, named in files.items()
    ]
    plain = prepare([briefing("a", "2025-05-01", ["declared"])], actors)
    whole = replace(plain, collection=replace(plain.collection, waiting=problems))
    assert [*leave_shown(whole, ())] == [problems[0]]
