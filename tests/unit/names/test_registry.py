"""The registry resolves a name to one actor, or to nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.actor import Actor
from briefwright.names.registry import Registry, Shared, make_registry
from tests.unit.names.making import make_actor

if TYPE_CHECKING:
    from briefwright.diagnostics.problem import Problem


def _registry(*actors: Actor) -> Registry:
    registry, problems = make_registry(actors)
    assert problems == ()
    return registry


def _problems(*actors: Actor) -> list[tuple[str, str, str]]:
    _, problems = make_registry(actors)
    return [(str(problem.span), problem.rule, problem.message) for problem in problems]


def test_id_and_canonical_name_always_mean_their_own_actor() -> None:
    russia = make_actor("russia", "Russia")
    kremlin = make_actor("kremlin", "Kremlin", names=["Russia"])
    registry, _ = make_registry([kremlin, russia])
    assert registry.resolve("russia") is russia
    assert registry.resolve("Russia") is russia


def test_further_name_means_its_bearer() -> None:
    russia = make_actor("russia", "Russia", names=["Russian Federation"])
    assert _registry(russia).resolve("Russian  Federation ") is russia


def test_shared_name_lists_its_bearers_in_order() -> None:
    younger = make_actor("george-w-bush", "George W. Bush", names=["Bush"])
    elder = make_actor("george-h-w-bush", "George H. W. Bush", names=["Bush"])
    registry, _ = make_registry([younger, elder])
    assert registry.resolve("Bush") == Shared((elder, younger))


@pytest.mark.parametrize("kind", ["weak", "demonym", "metonym"])
def test_loose_name_declares_nobody_and_hints_at_its_bearer(kind: str) -> None:
    registry = _registry(make_actor("russia", "Russia", names=[{"name": "Moscow", "kind": kind}]))
    assert registry.resolve("Moscow") is None
    assert registry.nearest("Moscow") == ("russia",)


def test_hint_names_an_actor_once_when_its_name_and_its_id_are_equally_near() -> None:
    assert _registry(make_actor("kyiv", "Kyiv", "place")).nearest("Kyif") == ("Kyiv",)


def test_case_and_accents_are_not_forgiven() -> None:
    registry = _registry(make_actor("erdogan", "Recep Tayyip Erdoğan", "person"))
    assert registry.resolve("recep tayyip erdoğan") is None
    assert registry.resolve("Recep Tayyip Erdogan") is None


def test_apostrophe_of_another_shape_is_forgiven_where_it_leaves_no_doubt() -> None:
    registry = _registry(make_actor("ivory-coast", "Ivory Coast", names=["Côte d'Ivoire"]))
    found = registry.resolve("Côte d’Ivoire")
    assert isinstance(found, Actor)
    assert found.id == "ivory-coast"


@pytest.mark.parametrize(
    ("one", "other"), [("Micro's Lab", "Micro’s Lab"), ("NOBELIUM", "Nobelium")]
)
def test_names_that_only_case_or_an_apostrophe_tells_apart_are_two(one: str, other: str) -> None:
    first, second = make_actor("a", one), make_actor("b", other)
    registry, problems = make_registry([first, second])
    assert registry.resolve(one) is first
    assert registry.resolve(other) is second
    assert [problem.rule for problem in problems] == ["name-case-only"]


def test_one_canonical_name_on_two_actors_names_both_places() -> None:
    assert _problems(make_actor("a", "Same"), make_actor("b", "Same")) == [
        (
            "docs/actors/b.md:2:7",
            "duplicate-actor",
            '"Same" is also the name of docs/actors/a.md:2:7',
        )
    ]


def test_one_wikidata_id_on_two_actors_names_both_places() -> None:
    problems = _problems(
        make_actor("a", "A", same_as=[("wikidata", "Q1")]),
        make_actor("b", "B", same_as=[("wikidata", "Q1")]),
    )
    assert [(place, rule) for place, rule, _ in problems] == [
        ("docs/actors/b.md:1:1", "duplicate-external-id")
    ]
    assert "docs/actors/a.md:1:1" in problems[0][2]


def test_cycle_is_named_once_with_every_record_on_it() -> None:
    problems = _problems(
        make_actor("a", "A", part_of=["b"]),
        make_actor("b", "B", part_of=["c"]),
        make_actor("c", "C", part_of=["a"]),
        make_actor("d", "D", part_of=["a"]),
    )
    assert [rule for _, rule, _ in problems] == ["part-of-cycle"]
    assert "a → b → c → a" in problems[0][2]
    assert "docs/actors/b.md, docs/actors/c.md" in problems[0][2]


def test_actor_that_is_part_of_itself_is_a_cycle() -> None:
    assert [rule for _, rule, _ in _problems(make_actor("a", "A", part_of=["a"]))] == [
        "part-of-cycle"
    ]


def test_unknown_relation_is_an_error_with_the_nearest_id() -> None:
    _, problems = make_registry(
        [make_actor("russia", "Russia"), make_actor("kremlin", "Kremlin", part_of=["rusia"])]
    )
    assert [problem.rule for problem in problems] == ["unknown-actor"]
    assert '"russia"' in problems[0].hint


def test_shared_further_name_is_a_warning_that_names_both_places() -> None:
    problems = _problems(
        make_actor("rapid", "Rapid Support Forces", names=["RSF"]),
        make_actor("reporters", "Reporters Without Borders", names=["RSF"]),
    )
    assert [(place, rule) for place, rule, _ in problems] == [
        ("docs/actors/rapid.md:4:5", "name-shared")
    ]
    assert "docs/actors/reporters.md:4:5" in problems[0][2]


def test_shared_demonym_is_no_problem() -> None:
    french = {"name": "French", "kind": "demonym"}
    assert (
        _problems(
            make_actor("france", "France", names=[french]),
            make_actor("guiana", "French Guiana", names=[french]),
        )
        == []
    )


def test_name_listed_twice_and_context_without_name_are_warnings() -> None:
    rules = [
        rule
        for _, rule, _ in _problems(
            make_actor("china", "China", names=["PRC", "PRC"], context=["East Sea"])
        )
    ]
    assert sorted(rules) == ["context-without-name", "name-twice"]


_IDS = st.sampled_from(["a", "b", "c", "d"])
_ACTORS = st.lists(
    st.builds(
        lambda ident, name, names, part_of: make_actor(ident, name, names=names, part_of=part_of),
        _IDS,
        st.sampled_from(["Alpha", "alpha", "Beta", "Gamma"]),
        st.lists(st.sampled_from(["Beta", "Delta", "Epsilon"]), max_size=3),
        st.lists(_IDS, max_size=2),
    ),
    max_size=4,
    unique_by=lambda actor: actor.id,
)


@given(_ACTORS, st.randoms(use_true_random=False))
def test_outcome_never_depends_on_file_order(actors: list[Actor], random: object) -> None:
    shuffled = list(actors)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, some = make_registry(actors)
    two, others = make_registry(shuffled)
    assert one.actors == two.actors
    assert list(one.actors) == list(two.actors)
    assert one.bearers == two.bearers
    assert _sorted(some) == _sorted(others)
    for text in ("a", "Alpha", "Beta", "Delta", "nobody"):
        assert one.resolve(text) == two.resolve(text)
        assert one.nearest(text) == two.nearest(text)


def _sorted(problems: tuple[Problem, ...]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.order)
