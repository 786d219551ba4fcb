from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.presence import check_profile_links, find_present
from briefwright.markup.body import Link
from tests.unit.archive.making import actor, body, briefing, event, prepare

if TYPE_CHECKING:
    from briefwright.archive.sources import Sources

ACTORS = [
    *(actor(each) for each in ("declared", "mentioned", "in-event", "linked", "unused")),
    *(actor(each) for each in ("from-profile", "from-unused")),
    actor("standing", standing=True),
]


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
