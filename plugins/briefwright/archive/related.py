"""Related briefings: neighbours that share actors, the rarer and the nearer in time the better.

After an edit only those are related anew whose neighbours can have changed; the result is the same
as from nothing, and a property test holds that. So that one more briefing does not change what
every actor tells, rarity is measured in coarse steps.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import fsum, log2
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.archive.archive import Related
from briefwright.archive.relations import Reading, Relations

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


_ROUNDED = 2 * 10.0**-DIGITS
"""More than rounding can change between two scores."""


class _Place(Struct, frozen=True, gc=False):
    """One briefing as it is compared."""

    id: str
    day: int
    weights: Mapping[str, float]
    """What each actor counts here: how rare it is, and whether it is declared."""

    length: float
    """How much the briefing names, as far as it counts."""


class _Proposals(Struct, frozen=True, gc=False):
    """The briefings that one actor may propose."""

    numbers: list[int]
    """In order of time."""

    weights: list[float]
    """What the actor counts in each."""

    def near(self, number: int) -> Iterator[tuple[int, float]]:
        """Return those that stand next to a briefing, up to `WINDOW` a side, and their weights."""
        numbers, weights = self.numbers, self.weights
        here = bisect_left(numbers, number)
        after = here + (here < len(numbers) and numbers[here] == number)
        before, past = max(0, here - WINDOW), after + WINDOW
        return zip(
            numbers[before:here] + numbers[after:past],
            weights[before:here] + weights[after:past],
            strict=True,
        )


def relate(
    entries: Sequence[Entry], standing: frozenset[str], before: Relations | None = None
) -> Relations:
    """Return the related briefings of each: the closest first, ties by id.

    `entries` is newest first. Only briefings that still stand are proposed to others. `before` is
    what was related at another time: it saves work and changes nothing.
    """
    readings = tuple([_read(entry, standing) for entry in entries])
    field = _Field(readings)
    kept = _find_kept(_Field(before.readings), field) if before else frozenset()
    ties = {
        reading.id: before.ties[reading.id] if before and number in kept else field.relate(number)
        for number, reading in enumerate(readings)
    }
    return Relations(readings, dict(sorted(ties.items())))


def find_related(relations: Relations, entries: Iterable[Entry]) -> dict[str, tuple[Related, ...]]:
    """Return the related briefings of each, by its id; `entries` are those of the relations."""
    found = {entry.briefing.id: entry for entry in entries}
    return {
        key: tuple([Related(found[other], shared, days) for other, shared, days in ties])
        for key, ties in relations.ties.items()
    }


def _read(entry: Entry, standing: frozenset[str]) -> Reading:
    key = entry.briefing.id
    return Reading(
        key, entry.briefing.date.sort_key, entry.actors, len(entry.declared), key in standing
    )


@dataclass(frozen=True)
class _Field:
    """All briefings, as they are compared with each other."""

    readings: Sequence[Reading]

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """How much each actor tells: 1 for one in every briefing, more the rarer it is."""
        named = Counter(chain.from_iterable([reading.actors for reading in self.readings]))
        total = _coarse(len(self.readings))
        return {actor: log2(1 + total / _coarse(count)) for actor, count in named.items()}

    @cached_property
    def proposals(self) -> Mapping[str, _Proposals]:
        """By actor, the briefings that it may propose."""
        proposals: dict[str, _Proposals] = {}
        for number, reading in enumerate(self.readings):
            if reading.stands:
                for actor, weight in self.places[number].weights.items():
                    found = proposals.get(actor)
                    if found is None:
                        found = proposals[actor] = _Proposals([], [])
                    found.numbers.append(number)
                    found.weights.append(weight)
        return proposals

    @cached_property
    def naming(self) -> Mapping[str, Sequence[int]]:
        """By actor, the numbers of all the briefings that name it, in order of time."""
        naming: dict[str, list[int]] = {}
        for number, reading in enumerate(self.readings):
            for actor in reading.actors:
                naming.setdefault(actor, []).append(number)
        return naming

    @cached_property
    def places(self) -> _Places:
        """Each briefing as it is compared, by its number."""
        return _Places(self)

    def place(self, number: int) -> _Place:
        """Return a briefing as it is compared."""
        reading = self.readings[number]
        weights = {
            actor: self.rarity[actor] * (1 if number < reading.declared else MENTIONED)
            for number, actor in enumerate(reading.actors)
        }
        length = fsum([weight * weight for weight in weights.values()]) ** LENGTH
        return _Place(reading.id, reading.when[0], weights, length or 1)

    def relate(self, number: int) -> tuple[tuple[str, tuple[str, ...], int], ...]:
        """Return the ties of one briefing."""
        place = self.places[number]
        weights = place.weights.items()
        scored: list[tuple[float, _Place]] = []
        for other in self._propose(number):
            theirs = other.weights
            score = fsum([weight * theirs[actor] for actor, weight in weights if actor in theirs])
            scored.append((score, other))
        rarest = sorted(place.weights, key=lambda actor: (-self.rarity[actor], actor))
        return tuple(
            [
                (
                    other.id,
                    tuple([actor for actor in rarest if actor in other.weights]),
                    abs(place.day - other.day),
                )
                for other in _closest(scored, place, MOST_RELATED)
            ]
        )

    def _propose(self, number: int) -> list[_Place]:
        """Return the briefings that look closest, by the actors that propose them."""
        places = self.places
        place = places[number]
        scores: dict[int, float] = {}
        for actor, weight in place.weights.items():
            if actor in self.proposals:
                for other, theirs in self.proposals[actor].near(number):
                    scores[other] = scores.get(other, 0) + weight * theirs
        scored = [(score, places[other]) for other, score in scores.items()]
        return _closest(scored, place, SHORTLIST)

    def proposed_to(self, number: int) -> Iterator[int]:
        """Yield the numbers of the briefings to which one is proposed by any of its actors."""
        if not self.readings[number].stands:
            return
        for actor in self.readings[number].actors:
            standing, naming = self.proposals[actor].numbers, self.naming[actor]
            here = bisect_left(standing, number)
            first = standing[here - WINDOW] if here >= WINDOW else 0
            last = standing[here + WINDOW] if here + WINDOW < len(standing) else len(self.readings)
            yield from naming[bisect_left(naming, first) : bisect_right(naming, last)]


class _Places(dict[int, _Place]):
    """Places by number, each made when it is first asked for: most are asked for many times."""

    def __init__(self, field: _Field) -> None:
        super().__init__()
        self._make = field.place

    def __missing__(self, number: int) -> _Place:
        place = self[number] = self._make(number)
        return place


def _find_kept(old: _Field, new: _Field) -> frozenset[int]:
    """Return the numbers of the briefings whose neighbours are as they were.

    Those of a briefing are chosen among the ones that its actors propose to it. So they can change
    with the briefing itself, and with what is proposed to it now, or was.
    """
    changed = {actor for actor, rarity in new.rarity.items() if old.rarity.get(actor) != rarity}
    former = {reading.id: number for number, reading in enumerate(old.readings)}
    present = {reading.id: number for number, reading in enumerate(new.readings)}
    if len(present) < len(new.readings):
        return frozenset()  # Two have one id, which is a problem of its own.
    same = {
        key
        for key, number in present.items()
        if key in former
        and old.readings[former[key]] == new.readings[number]
        and changed.isdisjoint(new.readings[number].actors)
    }
    stale = {number for key, number in present.items() if key not in same}
    for number in tuple(stale):
        stale.update(new.proposed_to(number))
    for key, number in former.items():
        if key not in same:
            touched = (old.readings[each].id for each in old.proposed_to(number))
            stale.update(present[each] for each in touched if each in present)
    return frozenset(present.values()) - stale


def _coarse(count: int) -> int:
    """Return a count with its two leading binary digits: from 1, 2, 3, 4, 6, 8, 12 on."""
    rest = max(0, count.bit_length() - 2)
    return count >> rest << rest


def _closest(scored: list[tuple[float, _Place]], place: _Place, most: int) -> list[_Place]:
    """Return the closest of some briefings to one, in order, ties by id.

    Rounding is dear, so first all are left out that cannot be among them.
    """
    day = place.day
    if len(scored) > most:
        looks = [score * _NEARNESS[abs(day - other.day)] / other.length for score, other in scored]
        least = sorted(looks)[-most] - _ROUNDED
        scored = [each for each, look in zip(scored, looks, strict=True) if look >= least]
    ranked = [
        (-round(score * _NEARNESS[abs(day - other.day)] / other.length, DIGITS), other.id, other)
        for score, other in scored
    ]
    ranked.sort(key=itemgetter(0, 1))
    return [other for _, _, other in ranked[:most]]


class _Nearness(dict[int, float]):
    """What is left of a score by days apart; found once for each number of days."""

    def __missing__(self, days: int) -> float:
        nearness = self[days] = FAR + (1 - FAR) / (1 + days / NEAR_DAYS)
        return nearness


_NEARNESS = _Nearness()
