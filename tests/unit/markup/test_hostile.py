"""Much of one thing in a text costs as much as as much of anything else.

Nothing is timed: at these sizes a cost that grows with the square would take minutes.
"""

from __future__ import annotations

import pytest

from tests.unit.markup.making import render
from tests.unit.names.making import make_actor

MANY = 10_000


@pytest.mark.parametrize(
    ("piece", "rule", "count"),
    [
        ("<b> ", "html-as-text", MANY),
        ("a <!-- ", "html-comment", 1),  # the first begins the block; none of them ends
        ("x --> <!-- y ", "html-comment", MANY - 1),
    ],
)
def test_every_one_of_many_is_named(piece: str, rule: str, count: int) -> None:
    text = piece * MANY if not piece.startswith("a ") else "<!-- " + piece * MANY
    found = [problem for problem in render(text).problems if problem.rule == rule]
    assert len(found) == count
    assert len({problem.span for problem in found}) == count


@pytest.mark.parametrize(
    "text",
    [
        f"Russia @ {'a' * 200_000}",
        f"!!! note x{' ' * 200_000}y",
        "Rus*sia* " * 8_000,
    ],
)
def test_what_never_comes_to_an_end_costs_no_more_than_its_length(text: str) -> None:
    render(text, [make_actor("russia", "Russia")])


def test_equal_headings_get_anchors_of_their_own() -> None:
    anchors = [heading.anchor for heading in render("# a\n" * MANY).toc]
    assert anchors == ["a", *(f"a-{number}" for number in range(1, MANY))]


def test_actors_of_one_paragraph_are_all_linked() -> None:
    actors = [make_actor(f"a{number}", f"Actor{number}") for number in range(3000)]
    body = render(" ".join(f"{actor.name} met." for actor in actors), actors)
    assert body.html.count('class="bw-actor"') == len(body.mentions) == len(actors)


def test_code_between_names_is_left_out() -> None:
    body = render("Russia `Russia` " * MANY, [make_actor("russia", "Russia")])
    assert [(mention.actor, mention.count) for mention in body.mentions] == [("russia", MANY)]
