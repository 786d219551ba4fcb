"""Which actors a text is about, as far as its names tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.content.briefing import SourceText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.cli.project import Project
    from briefwright.markup.body import Mention

_MOST_ROUNDS = 4
"""A declared actor lets its surname count, which may name another one; it seldom does twice."""


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A name that may mean an actor, of whom nothing else in the text is known."""

    actor: str
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Found:
    """The actors of a text."""

    actors: tuple[str, ...]
    """Ids: those given, then those that the text names beyond doubt, in order."""

    perhaps: tuple[Perhaps, ...]


def find_actors(project: Project, body: str, given: Iterable[str] = ()) -> Found:
    """Return the actors that a text names; `given` are those that are known to be meant.

    What only a surname tells is `perhaps`: whether it means its bearer is for the author to say.
    """
    actors = tuple(dict.fromkeys(given))
    for _ in range(_MOST_ROUNDS):
        mentioned = tuple(mention.actor for mention in _mentions(project, body, actors))
        more = tuple(dict.fromkeys((*actors, *mentioned)))
        if more == actors:
            break
        actors = more
    perhaps = tuple(
        Perhaps(mention.actor, mention.name, mention.line)
        for mention in _mentions(project, body, tuple(project.registry.actors))
        if mention.actor not in actors
    )
    return Found(actors, perhaps)


def _mentions(project: Project, body: str, declared: tuple[str, ...]) -> tuple[Mention, ...]:
    return project.renderer.render(
        SourceText(body, 1), path="briefings/draft.md", url="", declared=frozenset(declared)
    ).mentions
