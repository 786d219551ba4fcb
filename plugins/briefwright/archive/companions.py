"""Companions: actors that are often named in the same briefings."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from briefwright.archive.archive import Companion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefwright.archive.archive import Entry

MOST_ACTORS = 64
"""Of each briefing, only so many actors are counted: the declared ones, then in order of mention.

Pairs grow with the square of the actors that a briefing names. The bound keeps a survey that
names 300 actors from costing as much as 200 ordinary briefings, and from binding each of its
actors to all the others: what stands that late in a text says little of what stands first.
"""

MOST_COMPANIONS = 12

OFTEN = 2
"""One common briefing is no habit."""


def count_companions(entries: Sequence[Entry]) -> dict[str, tuple[Companion, ...]]:
    """Return, by actor, the actors most often named with it.

    Sorted by number of common briefings; of equals the one that is named less elsewhere comes
    first, then by id. The count is symmetric. Cost: at most `MOST_ACTORS` steps for each
    actor of each briefing; memory: the counts of one actor at a time.
    """
    present: dict[str, list[Sequence[str]]] = {}
    for entry in entries:
        together = entry.actors[:MOST_ACTORS]
        for actor in together:
            present.setdefault(actor, []).append(together)
    totals = {actor: len(lists) for actor, lists in present.items()}
    return {actor: _companions_of(actor, lists, totals) for actor, lists in sorted(present.items())}


def _companions_of(
    actor: str, lists: Sequence[Sequence[str]], totals: Mapping[str, int]
) -> tuple[Companion, ...]:
    counts = Counter(chain.from_iterable(lists))
    del counts[actor]
    often = ((-count, totals[other], other) for other, count in counts.items() if count >= OFTEN)
    return tuple(Companion(other, -count) for count, _, other in sorted(often)[:MOST_COMPANIONS])
