"""Threat levels over time.

Two histories that are never mixed: the levels of the briefings that name an actor, and the
levels that briefings assess for the actor itself.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from briefwright.archive.archive import Assessment, Mover
from briefwright.archive.succession import is_retracted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefwright.archive.archive import Entry

LATELY = timedelta(days=30)
"""How long before the newest briefing a change of level still counts as recent."""


def index_assessments(entries: Iterable[Entry]) -> dict[str, tuple[Assessment, ...]]:
    """Return, by actor, the levels that briefings assess for it, in the order of `entries`.

    What a retracted briefing assessed was withdrawn with it.
    """
    assessments: dict[str, list[Assessment]] = {}
    for entry in entries:
        if not is_retracted(entry):
            for declaration in entry.declared:
                if declaration.level is not None:
                    assessment = Assessment(
                        entry.briefing.date, declaration.level, declaration.reason, entry
                    )
                    assessments.setdefault(declaration.actor, []).append(assessment)
    return {actor: tuple(found) for actor, found in sorted(assessments.items())}


def find_current(assessments: Iterable[Assessment], standing: frozenset[str]) -> Assessment | None:
    """Return the newest assessment whose briefing still stands. `assessments` is newest first."""
    for assessment in assessments:
        if assessment.entry.briefing.id in standing:
            return assessment
    return None


def find_movers(
    assessments: Mapping[str, Sequence[Assessment]],
    standing: frozenset[str],
    entries: Sequence[Entry],
) -> tuple[Mover, ...]:
    """Return the actors whose assessed level changed lately, newest change first.

    Lately is the `LATELY` before the newest briefing, not before today: the same sources make the
    same page on any day. A change needs two steps of the scale: `unknown` is not one.
    """
    if not entries:
        return ()
    newest = entries[0].briefing.date.lower
    movers = (_find_move(actor, found, standing) for actor, found in assessments.items())
    recent = [mover for mover in movers if mover and newest - mover.after.date.lower <= LATELY]
    recent.sort(key=lambda mover: mover.actor)
    recent.sort(key=lambda mover: mover.after.date.sort_key, reverse=True)
    return tuple(recent)


def _find_move(
    actor: str, assessments: Sequence[Assessment], standing: frozenset[str]
) -> Mover | None:
    """Return the change to the present level, if the actor ever stood at another one."""
    history = iter(assessments)
    after = find_current(history, standing)
    if after is None or not after.level.rank:
        return None
    for assessment in history:
        if assessment.level == after.level:
            after = assessment
        elif assessment.level.rank:
            return Mover(actor, before=assessment, after=after)
    return None
