"""The sources with their meaning worked out: what the indexes and the checks are functions of."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from briefwright.archive.presence import find_present

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefwright.archive.coverage import Finding
    from briefwright.archive.declarations import Declared
    from briefwright.content.collection import Collection
    from briefwright.content.routes import Routes
    from briefwright.content.settings import Settings
    from briefwright.markup.body import Body
    from briefwright.names.registry import Registry


@dataclass(frozen=True)
class Sources:
    """A collection whose names are resolved and whose texts are rendered."""

    collection: Collection
    settings: Settings
    registry: Registry
    routes: Routes
    declared: Mapping[str, Declared]
    """Declared actors of each briefing, by its path."""

    bodies: Mapping[str, Body]
    """Body of every text, by its path: briefings, records of actors, and fragments.

    A check that is asked about some files only has read no others.
    """

    coverage: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    """What was found of a briefing's coverage, by its path, where it is known already."""

    @cached_property
    def present(self) -> frozenset[str]:
        """Ids of the actors that have a page."""
        return find_present(self.collection, self.declared, self.bodies)
