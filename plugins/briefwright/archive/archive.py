"""The frozen whole: everything that pages, exports and checks are functions of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from briefwright.archive.backlinks import NO_BACKLINKS
from briefwright.archive.months import count_levels
from briefwright.archive.stamps import Stamps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefwright.archive.backlinks import Backlinks
    from briefwright.archive.months import MonthLevels
    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing
    from briefwright.content.dates import Date
    from briefwright.content.ledger import Record
    from briefwright.content.routes import Routes
    from briefwright.content.settings import Settings
    from briefwright.content.threat import ThreatLevel
    from briefwright.diagnostics.problem import Problem
    from briefwright.markup.body import Body
    from briefwright.names.registry import Registry


@dataclass(frozen=True, slots=True)
class Declaration:
    """An actor that a briefing declares, resolved."""

    actor: str
    """The actor's id."""

    role: str | None = None
    level: ThreatLevel | None = None
    """The author's assessment of the actor itself."""

    reason: str | None = None


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A published briefing with all that is known of it."""

    briefing: Briefing
    url: str
    level: ThreatLevel
    body: Body
    declared: tuple[Declaration, ...]
    summary: str
    """The author's summary, else the body's; plain text."""

    actors: tuple[str, ...]
    """Ids: the declared ones in their order, then those only mentioned in order of mention."""


class Moment(msgspec.Struct, frozen=True, gc=False):
    """One entry of the chronology: a briefing, or an event that a briefing reports."""

    date: Date
    title: str
    entry: Entry
    """The briefing itself, or the one that reports the event."""

    actors: tuple[str, ...]
    event: int | None = None
    """Number of the event in its briefing, from 0; None for the briefing itself."""


class Related(msgspec.Struct, frozen=True, gc=False):
    """A neighbour of a briefing and why it is one."""

    entry: Entry
    shared: tuple[str, ...]
    """Ids of the actors that both name, the rarest first."""

    days: int
    """Days between the two dates' lower bounds, never negative."""


class Companion(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An actor often mentioned together with another."""

    actor: str
    count: int
    """Number of briefings that name both (of a very long briefing, among its first actors)."""


class Assessment(msgspec.Struct, frozen=True, gc=False):
    """A level that a briefing gives to one actor itself."""

    date: Date
    level: ThreatLevel
    reason: str | None
    entry: Entry


@dataclass(frozen=True, slots=True)
class Mover:
    """An actor whose assessed level changed lately."""

    actor: str
    before: Assessment
    """The last assessment at the former level."""

    after: Assessment
    """The first assessment at the present level: its date is the date of the change."""


@dataclass(frozen=True)
class Dossier:
    """All that the archive knows of one actor that has a page."""

    actor: Actor
    url: str
    profile: Body
    backlinks: Backlinks = NO_BACKLINKS
    """Newest first."""

    moments: tuple[Moment, ...] = ()
    """Events that name the actor, newest first; without the briefings, which `backlinks` lists."""

    companions: tuple[Companion, ...] = ()
    """Most often first."""

    assessments: tuple[Assessment, ...] = ()
    """Levels assessed for this actor, newest first; never the levels of briefings that name it.

    Those of superseded briefings are history and stay; those of retracted ones are left out.
    """

    current: Assessment | None = None
    """The newest assessment that no later briefing superseded."""

    members: tuple[str, ...] = ()
    """Ids of the actors whose `part_of` or `member_of` names this one, sorted by name."""

    @cached_property
    def months(self) -> tuple[MonthLevels, ...]:
        """Levels of the briefings that name this actor, without retracted ones, oldest month first.

        Found when asked for: few pages of a build are made anew.
        """
        return count_levels(self.backlinks.entries)


@dataclass(frozen=True)
class Archive:
    """The whole state. Equal sources give an equal archive, whatever order they were read in."""

    settings: Settings
    routes: Routes
    registry: Registry
    entries: tuple[Entry, ...] = ()
    """Published briefings, newest first."""

    dossiers: Mapping[str, Dossier] = field(default_factory=dict)
    """Actors that have a page, by id, in order of id."""

    chronology: tuple[Moment, ...] = ()
    """Newest first."""

    related: Mapping[str, tuple[Related, ...]] = field(default_factory=dict)
    """By briefing id."""

    movers: tuple[Mover, ...] = ()
    """Actors whose assessed level changed in the 30 days before the newest briefing."""

    ledger: tuple[Record, ...] | None = None
    """What was published before, as the ledger records it; None where there is none."""

    successors: Mapping[str, str] = field(default_factory=dict)
    """Id of the briefing that supersedes another, by the id of the superseded one."""

    problems: tuple[Problem, ...] = ()
    """Every problem of every source, in reading order."""

    @cached_property
    def stamps(self) -> Stamps:
        """By what two archives are told apart, part by part."""
        return Stamps(self)
