"""Everything that was read: the sources of one site, parsed but not yet related to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing, DeclaredActor, SourceText
    from briefwright.content.ledger import Record
    from briefwright.diagnostics.problem import Problem


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a briefing or an actor record that is published as it is."""

    path: str
    """Path relative to the project's root."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A source that has errors: it becomes no briefing and no actor. What is sound is checked."""

    path: str
    source: SourceText
    """The body; empty where it is not known where it starts."""

    id: str = ""
    """The id that the record would have, as far as its front matter or its path tells."""

    actors: tuple[DeclaredActor, ...] = ()
    """The actors that it declares, for itself and for its events, as far as they can be read."""

    withheld: bool = False
    """Whether it says soundly that it is a draft or above TLP:CLEAR, whatever else is wrong."""

    unclear: bool = False
    """Whether nobody knows if it may be read: its front matter, or a mark in it, has a fault."""

    moments: tuple[datetime, ...] = ()
    """Its embargo and its time of publication, where they are sound."""


@dataclass(frozen=True, slots=True)
class Collection:
    """The sources of one site. Every tuple is sorted by path."""

    briefings: tuple[Briefing, ...] = ()
    actors: tuple[Actor, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    fragments: tuple[Fragment, ...] = ()
    docs: tuple[str, ...] = ()
    """Paths, relative to the project's root, of every other file below the docs folder.

    They are what links may lead to.
    """

    ledger: tuple[Record, ...] | None = None
    """What was published, as the ledger records it; None for a project that has none."""

    refused: tuple[str, ...] = ()
    """Paths of the files beside briefings and records that have a problem of their own."""

    problems: tuple[Problem, ...] = ()

    waiting: tuple[Problem, ...] = ()
    """What is wrong with files that no briefing and no page written by hand names: it counts where
    an actor's page does."""
