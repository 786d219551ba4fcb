"""Related briefings: neighbours that share actors, the rarer and the nearer in time the better."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from heapq import nsmallest
from math import fsum, log2
from operator import itemgetter
from typing import TYPE_CHECKING

from briefwright.archive.archive import Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefwright.archive.archive import Entry

MOST_RELATED = 6

WINDOW = 8
"""Neighbours in time, on either side, that one shared actor proposes.

An actor that every briefing names proposes no more than a rare one, so a briefing costs
`2 * WINDOW` steps for each actor that it names, however large the archive.
"""

SHORTLIST = 3 * MOST_RELATED
"""How many of the proposed ones are compared actor by actor."""

MENTIONED = 0.5
"""What an actor counts that a briefing only mentions; one that it declares counts 1."""

NEAR_DAYS = 30
"""Days apart after which nearness in time gives half of what it can."""

FAR = 0.4
"""What remains of the score of two briefings however far apart they are."""

LENGTH = 0.125
"""How much it counts against a briefing that it names many actors.

A briefing that names everybody should not be everybody's neighbour; but as no reader is shown
this reason, it must not outweigh the ones that are.
"""

DIGITS = 9
"""Scores are compared at this precision, so that no platform's logarithm decides a tie."""


@dataclass(frozen=True, slots=True)
class _Place:
    """One briefing as it is compared."""

    entry: Entry
    day: int
    weights: Mapping[str, float]
    """What each actor counts here: how rare it is, and whether it is declared."""

    length: float
    """How much the briefing names, as far as it counts."""


def relate(entries: Sequence[Entry], standing: frozenset[str]) -> dict[str, tuple[Related, ...]]:
    """Return the related briefings of each, by its id: the closest first, ties by id.

    `entries` is newest first. Only briefings that still stand are proposed to others.
    """
    rarity = _weigh_actors(entries)
    places = [_place(entry, rarity) for entry in entries]
    proposals = _index_proposals(entries, standing)
    found = {
        place.entry.briefing.id: _closest(place, _propose(number, places, proposals), rarity)
        for number, place in enumerate(places)
    }
    return dict(sorted(found.items()))


def _weigh_actors(entries: Sequence[Entry]) -> dict[str, float]:
    """Return how much each actor tells: 1 for one in every briefing, more the rarer it is."""
    named = Counter(actor for entry in entries for actor in entry.actors)
    return {actor: log2(1 + len(entries) / count) for actor, count in named.items()}


def _place(entry: Entry, rarity: Mapping[str, float]) -> _Place:
    declared = len(entry.declared)
    weights = {
        actor: rarity[actor] * (1 if number < declared else MENTIONED)
        for number, actor in enumerate(entry.actors)
    }
    length = fsum(weight * weight for weight in weights.values()) ** LENGTH
    return _Place(entry, entry.briefing.date.lower.toordinal(), weights, length or 1)


def _index_proposals(entries: Sequence[Entry], standing: frozenset[str]) -> dict[str, list[int]]:
    """Return, by actor, the numbers of the briefings that it may propose, in order of time."""
    proposals: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        if entry.briefing.id in standing:
            for actor in entry.actors:
                proposals.setdefault(actor, []).append(number)
    return proposals


def _propose(
    number: int, places: Sequence[_Place], proposals: Mapping[str, Sequence[int]]
) -> Iterator[_Place]:
    """Yield the briefings that look closest, by the actors that propose them."""
    place = places[number]
    scores: dict[int, float] = {}
    for actor, weight in place.weights.items():
        for other in _nearest(proposals.get(actor, ()), number):
            scores[other] = scores.get(other, 0) + weight * places[other].weights[actor]
    ranked = [(_rank(score, place, places[other]), other) for other, score in scores.items()]
    for _, other in nsmallest(SHORTLIST, ranked):
        yield places[other]


def _nearest(numbers: Sequence[int], number: int) -> Sequence[int]:
    """Return those of the sorted `numbers` that stand next to `number`, up to `WINDOW` a side."""
    before = bisect_left(numbers, number)
    after = before + (before < len(numbers) and numbers[before] == number)
    return [*numbers[max(0, before - WINDOW) : before], *numbers[after : after + WINDOW]]


def _rank(score: float, place: _Place, other: _Place) -> tuple[float, str]:
    """Return the sort key of a proposed briefing: the closest first, ties by id."""
    days = abs(place.day - other.day)
    nearness = FAR + (1 - FAR) / (1 + days / NEAR_DAYS)
    return (-round(score * nearness / other.length, DIGITS), other.entry.briefing.id)


def _closest(
    place: _Place, shortlist: Iterable[_Place], rarity: Mapping[str, float]
) -> tuple[Related, ...]:
    found: list[tuple[tuple[float, str], _Place]] = []
    for other in shortlist:
        shared = place.weights.keys() & other.weights.keys()
        score = fsum([place.weights[actor] * other.weights[actor] for actor in shared])
        found.append((_rank(score, place, other), other))
    found.sort(key=itemgetter(0))
    return tuple(_relation(place, other, rarity) for _, other in found[:MOST_RELATED])


def _relation(place: _Place, other: _Place, rarity: Mapping[str, float]) -> Related:
    shared = place.weights.keys() & other.weights.keys()
    by_rarity = tuple(sorted(shared, key=lambda actor: (-rarity[actor], actor)))
    return Related(other.entry, by_rarity, abs(place.day - other.day))
