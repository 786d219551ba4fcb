from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.declarations import resolve_declarations
from briefwright.content.actor import NameKind
from briefwright.content.briefing import SourceText
from briefwright.content.collection import Fragment
from briefwright.names.checks import unknown_hint
from briefwright.names.registry import make_registry
from tests.unit.archive.making import (
    SETTINGS,
    actor,
    briefing,
    collect,
    entries_of_actors,
    event,
    name,
    told,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.archive.declarations import Declared
    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing

PUTIN = actor("vladimir-putin", "V. Putin")
RUSSIA = actor("russia", "Russian Federation", name("Moscow", NameKind.METONYM))
LAZARUS = actor("lazarus", "Hidden Cobra")
ANDARIEL = actor("andariel", "Hidden Cobra")
ACTORS = (PUTIN, RUSSIA, LAZARUS, ANDARIEL)


def resolve(
    *briefings: Briefing, actors: Iterable[Actor] = ACTORS, fragments: Iterable[Fragment] = ()
) -> Declared:
    collection = collect(briefings, actors, fragments)
    registry, _ = make_registry(collection.actors)
    declared = resolve_declarations(collection, SETTINGS, registry)
    return declared[briefings[0].path]


def test_ids_names_and_further_names_mean_their_actor() -> None:
    declared = resolve(briefing("a", "2025-05-01", ["russia", "Vladimir Putin"]))
    assert [each.actor for each in declared.actors] == ["russia", "vladimir-putin"]
    further = resolve(briefing("a", "2025-05-01", ["Russian Federation", "V. Putin"]))
    assert further.ids == declared.ids == {"russia", "vladimir-putin"}
    assert not declared.problems
    assert not further.problems


def test_unknown_actor_is_named_with_its_place_and_the_nearest_name() -> None:
    declared = resolve(briefing("a", "2025-05-01", ["russia", "Vladimir Putn"]))
    assert [each.actor for each in declared.actors] == ["russia"]
    (problem,) = declared.problems
    assert str(problem.span) == "briefings/a.md:6:3"
    assert problem.rule == "unknown-actor"
    assert problem.message == 'no actor is called "Vladimir Putn"'
    assert '"Vladimir Putin"' in problem.hint


def test_all_ties_of_the_nearest_names_are_offered() -> None:
    declared = resolve(
        briefing("a", "2025-05-01", ["Bart"]), actors=[actor("bard"), actor("barn"), actor("nato")]
    )
    assert '"Bard"' in declared.problems[0].hint
    assert '"Barn"' in declared.problems[0].hint


def test_shared_name_lists_its_bearers_and_asks_for_an_id() -> None:
    declared = resolve(briefing("a", "2025-05-01", ["Hidden Cobra"]))
    assert not declared.actors
    assert told(declared.problems) == [
        (
            'briefings/a.md:5:3 shared-name "Hidden Cobra" is a name of 2 actors:'
            " Andariel (docs/actors/andariel.md) and Lazarus (docs/actors/lazarus.md)"
            ' | write the id of the one that is meant: "andariel" or "lazarus"'
        )
    ]


def test_metonym_declares_nobody() -> None:
    declared = resolve(briefing("a", "2025-05-01", ["Moscow"]))
    assert [problem.rule for problem in declared.problems] == ["unknown-actor"]
    assert '"russia"' in declared.problems[0].hint


def test_actor_declared_twice_names_both_places_and_counts_once() -> None:
    declared = resolve(briefing("a", "2025-05-01", [("V. Putin", "high"), "vladimir-putin"]))
    assert [(each.actor, each.level) for each in declared.actors] == [
        ("vladimir-putin", SETTINGS.scale["high"])
    ]
    assert str(declared.entries["vladimir-putin"].span("briefings/a.md")) == "briefings/a.md:5:3"
    assert told(declared.problems) == [
        (
            'briefings/a.md:6:3 actor-declared-twice "vladimir-putin" is Vladimir Putin,'
            ' declared as "V. Putin" at briefings/a.md:5:3 | take this entry out'
        )
    ]


def test_two_levels_for_one_actor_are_an_error_that_names_both_places() -> None:
    declared = resolve(
        briefing("a", "2025-05-01", [("V. Putin", "high"), ("vladimir-putin", "low")])
    )
    assert told(declared.problems) == [
        (
            'briefings/a.md:6:3 conflicting-levels Vladimir Putin is given the level "low",'
            ' and "high" at briefings/a.md:5:3'
            " | keep the entry with the level that is meant, and take the other out"
        )
    ]


def test_one_level_said_twice_is_no_conflict() -> None:
    declared = resolve(
        briefing("a", "2025-05-01", [("V. Putin", "low"), ("vladimir-putin", "low")])
    )
    assert [problem.rule for problem in declared.problems] == ["actor-declared-twice"]


def test_actors_of_events_are_resolved_and_do_not_count_as_declared() -> None:
    declared = resolve(
        briefing(
            "a",
            "2025-05-01",
            ["russia"],
            events=(
                event("a", "2025-04", "Talks", "V. Putin", "Nobody Known"),
                event("a", "2025", "War"),
            ),
        )
    )
    assert declared.events == (("vladimir-putin",), ())
    assert declared.ids == {"russia"}
    assert [str(problem.span) for problem in declared.problems] == ["briefings/a.md:31:3"]


def test_actor_with_a_broken_record_is_not_reported_in_every_briefing() -> None:
    broken = Fragment("docs/actors/boris-johnson.md", SourceText("", 1), "boris-johnson")
    declared = resolve(
        briefing("a", "2025-05-01", ["boris-johnson", "Boris Johnson", "Boris Jonson"]),
        fragments=[broken],
    )
    assert [problem.message for problem in declared.problems] == [
        'no actor is called "Boris Jonson"'
    ]


def test_what_a_source_with_errors_declares_is_still_checked() -> None:
    path = "briefings/broken.md"
    entries = entries_of_actors(5, ["russia", "Nobody Known", "russia"])
    broken = Fragment(path, SourceText("", 1), "broken", entries)
    collection = collect([], ACTORS, [broken])
    registry, _ = make_registry(collection.actors)
    declared = resolve_declarations(collection, SETTINGS, registry)[path]
    assert declared.ids == {"russia"}
    assert [str(problem.span) for problem in declared.problems] == ["briefings/broken.md:6:3"]


def test_a_former_id_is_led_to_the_present_one() -> None:
    registry, _ = make_registry([actor("kyiv", redirect_from=("kiev",))])
    assert unknown_hint(registry, "kiev") == "write kyiv, which it is called now"
