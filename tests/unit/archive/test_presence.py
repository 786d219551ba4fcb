from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.presence import find_named, find_present
from briefwright.diagnostics.span import Span
from briefwright.markup.body import Link
from tests.unit.archive.making import actor, body, briefing, event, prepare

if TYPE_CHECKING:
    from briefwright.archive.sources import Sources

ACTORS = [
    *(actor(each) for each in ("declared", "mentioned", "in-event", "linked", "unused")),
    *(actor(each) for each in ("from-profile", "from-there", "from-unused")),
    actor("standing", standing=True),
]


def link(actor_id: str) -> Link:
    path = f"docs/actors/{actor_id}.md"
    return Link(f"actors/{actor_id}/", "", Span("x.md"), internal=True, path=path)


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
            "docs/actors/from-profile.md": body("", links=[link("from-there"), link("declared")]),
            "docs/actors/unused.md": body("", links=[link("from-unused")]),
        },
    )


def test_named_are_those_of_briefings_and_events_and_standing_ones() -> None:
    whole = sources()
    assert find_named(whole.collection, whole.declared, whole.bodies) == {
        "declared",
        "mentioned",
        "in-event",
        "linked",
        "standing",
    }


def test_a_link_in_a_profile_that_has_a_page_leads_to_a_page() -> None:
    whole = sources()
    named = find_named(whole.collection, whole.declared, whole.bodies)
    assert find_present(whole) - named == {"from-profile", "from-there"}
