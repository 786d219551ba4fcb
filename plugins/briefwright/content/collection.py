"""Everything that was read: the sources of one site, parsed but not yet related to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing, SourceText
    from briefwright.diagnostics.problem import Problem


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a briefing or an actor record that is published as it is."""

    path: str
    """Path relative to the project's root."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A source whose front matter has errors: it becomes no briefing, its body is still checked."""

    path: str
    source: SourceText


@dataclass(frozen=True, slots=True)
class Collection:
    """The sources of one site. Every tuple is sorted by path."""

    briefings: tuple[Briefing, ...] = ()
    actors: tuple[Actor, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    fragments: tuple[Fragment, ...] = ()
    docs: tuple[str, ...] = ()
    """Paths, relative to the project's root, of every other file below the docs folder: link targets."""

    problems: tuple[Problem, ...] = ()
