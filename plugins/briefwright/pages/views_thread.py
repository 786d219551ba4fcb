"""A briefing in the threads of its actors: what it changed, what came before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.content.threat import UNKNOWN
from briefwright.pages.views_rows import when_in_full

if TYPE_CHECKING:
    from briefwright.archive.archive import Declaration, Entry
    from briefwright.pages.badges import Badge
    from briefwright.pages.sheet import Edition, Link, Sheet
    from briefwright.pages.views_rows import When

THREADS = 6
"""Actors whose threads a briefing shows, in the order in which it declares them."""


class ChangeView(Struct, frozen=True):
    """An assessment beside the one before it."""

    direction: str
    """`up`, `down` or `same`: the shape beside the word."""

    word: str
    before: Badge
    since: When
    when: When
    source: Link
    """The briefing that made the assessment before."""


class AssessedActor(Struct, frozen=True):
    """A level that this briefing gives to one actor itself."""

    link: Link
    badge: Badge
    reason: str
    change: ChangeView | None
    is_first: bool
    """Whether no briefing before this one gave the actor a level."""


class Turn(Struct, frozen=True):
    """The next briefing of a thread, in one direction."""

    link: Link
    when: When


class Thread(Struct, frozen=True):
    """The briefings that name one actor, just before and just after this one."""

    actor: Link
    earlier: Turn | None
    later: Turn | None


def assessed_actors(sheet: Sheet, entry: Entry) -> tuple[AssessedActor, ...]:
    """Return the levels that a briefing gives to actors, each with what it changed."""
    return tuple(_assessed(sheet, entry, one) for one in entry.declared if one.level is not None)


def threads_of(sheet: Sheet, entry: Entry) -> tuple[Thread, ...]:
    """Return the threads of the actors that a briefing declares, if they have other briefings."""
    return tuple(_thread(sheet, *turn) for turn in threaded(sheet.edition, entry))


def threaded(edition: Edition, entry: Entry) -> list[tuple[str, int]]:
    """Return the declared actors that other briefings name too: their ids, and how many later."""
    dossiers = edition.archive.dossiers
    turns = zip(entry.declared, edition.turns[entry.briefing.id], strict=True)
    found = [
        (one.actor, later) for one, later in turns if len(dossiers[one.actor].backlinks.entries) > 1
    ]
    return found[:THREADS]


def _assessed(sheet: Sheet, entry: Entry, one: Declaration) -> AssessedActor:
    level = one.level or UNKNOWN
    change = sheet.edition.changes.get((entry.briefing.id, one.actor))
    before = change.before if change else None
    view = None
    if change and before:
        steps = level.rank - before.level.rank
        direction = "up" if steps > 0 else "down" if steps else "same"
        view = ChangeView(
            direction=direction,
            word={"up": "Raised from", "down": "Lowered from", "same": "Unchanged,"}[direction],
            before=sheet.badge(before.level),
            since=when_in_full(before.date),
            when=when_in_full(change.now.date),
            source=sheet.entry(before.entry),
        )
    return AssessedActor(
        link=sheet.actor(one.actor),
        badge=sheet.badge(level),
        reason=one.reason or "",
        change=view,
        is_first=change is not None and before is None,
    )


def _thread(sheet: Sheet, actor: str, place: int) -> Thread:
    backlinks = sheet.archive.dossiers[actor].backlinks
    earlier = backlinks[place + 1].entry if place + 1 < len(backlinks) else None
    later = backlinks[place - 1].entry if place else None
    return Thread(
        sheet.actor(actor),
        _turn(sheet, earlier) if earlier else None,
        _turn(sheet, later) if later else None,
    )


def _turn(sheet: Sheet, entry: Entry) -> Turn:
    return Turn(sheet.entry(entry), when_in_full(entry.briefing.date))
