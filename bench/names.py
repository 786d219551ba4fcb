"""What a page costs with more and more names in the registry; prints JSON for `bench.run`."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

from bench.actors import invent_actors
from bench.briefings import write_briefing
from bench.draw import Draw
from bench.prose import Cast
from bench.record import NamesCost
from briefwright.content.briefing import SourceText
from briefwright.content.routes import Routes
from briefwright.markup.render import make_renderer
from briefwright.names.matcher import Matcher
from briefwright.names.registry import make_registry
from tests.unit.names.making import make_actor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bench.actors import InventedActor
    from bench.briefings import InventedBriefing
    from briefwright.content.actor import Actor

SIZES = (500, 5_000, 50_000)
PAGES = 100
ROUNDS = 5
ACTORS_PER_NAME = 0.5
"""More than the share of actors among names, so that enough are invented."""


def actor_of(invented: InventedActor) -> Actor:
    """Return the core's value of an invented actor."""
    names = [{"name": one.text, "kind": one.kind, "lang": one.lang} for one in invented.names]
    return make_actor(
        invented.id, invented.name, invented.kind, names=names, context=invented.context
    )


def first_with_names(actors: Sequence[Actor], names: int) -> Iterator[Actor]:
    """Yield the first actors, until they have that many names together."""
    total = 0
    for actor in actors:
        if total >= names:
            return
        total += len(actor.all_names)
        yield actor


def cpu_of(work: Callable[[], object], rounds: int) -> float:
    """Return the least CPU seconds of several rounds: what other programs do only adds."""
    spent = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        spent.append(time.process_time() - started)
    return min(spent)


def measure(sizes: Sequence[int] = SIZES, pages: int = PAGES) -> list[NamesCost]:
    """Return the cost of the same pages with registries of several sizes.

    The pages name only actors that are in the smallest registry, so that all find the same.
    """
    invented = invent_actors(int(max(sizes) * ACTORS_PER_NAME), Draw("names"))
    actors = [actor_of(actor) for actor in invented]
    known = len(list(first_with_names(actors, min(sizes))))
    cast = Cast.of(invented[:known])
    briefings = [write_briefing(number, cast, "names") for number in range(pages)]
    return [_cost(list(first_with_names(actors, size)), briefings) for size in sizes]


def _cost(actors: list[Actor], briefings: list[InventedBriefing]) -> NamesCost:
    started = time.process_time()
    registry, _ = make_registry(actors)
    matcher = Matcher(registry)
    renderer = make_renderer(registry, Routes())
    made = time.process_time() - started

    def render() -> None:
        for briefing in briefings:
            renderer.render(
                SourceText(briefing.body, 1),
                path=f"briefings/{briefing.path}",
                url="briefings/a/",
                declared=frozenset(briefing.declared),
            )

    def match() -> None:
        for briefing in briefings:
            matcher.find(briefing.body)

    return NamesCost(
        names=sum(len(actor.all_names) for actor in actors),
        page_ms=1000 * cpu_of(render, ROUNDS) / len(briefings),
        matching_ms=1000 * cpu_of(match, ROUNDS) / len(briefings),
        registry_s=made,
    )


if __name__ == "__main__":
    print(json.dumps([asdict(cost) for cost in measure()]))
