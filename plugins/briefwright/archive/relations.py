"""Relations as plain data: what was related to what, and from what that was made."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from briefwright.archive.archive import Companion  # noqa: TC001 - it is decoded


class Reading(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the relations of a briefing, and of its neighbours, are made from."""

    id: str
    when: tuple[int, int]
    """What briefings are sorted by: the first day, and the coarser date first."""

    actors: tuple[str, ...]
    declared: int
    """How many of the actors, the first ones, it declares."""

    stands: bool
    """Whether it is proposed to others."""


@dataclass(frozen=True, slots=True)
class Relations:
    """The neighbours of every briefing. Plain values, so that they can be kept."""

    readings: tuple[Reading, ...] = ()
    """Newest first."""

    ties: dict[str, tuple[tuple[str, tuple[str, ...], int], ...]] = field(default_factory=dict)
    """By briefing id: id, shared actors and days of each neighbour, the closest first."""

    companions: dict[str, tuple[Companion, ...]] = field(default_factory=dict)
    """By actor, whom the same briefings name most often."""
