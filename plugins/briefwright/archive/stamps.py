"""Stamps: by them two builds tell whether anything changed, without making it again.

A stamp is a digest of all that something reads. Where two builds by one version of the program
give equal stamps, what is made of it is equal too, byte for byte. The reverse is not promised: a
stamp may take in a little more than is read, where that costs little.

Here are the stamps of what pages and exports are made of; each of those adds them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from briefwright.content.digest import digest_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefwright.archive.archive import Archive, Assessment, Entry, Moment

_encode = msgspec.msgpack.Encoder().encode
"""Writes plain values alone, so that no stamp can hold an object's address."""


def stamp(*told: object) -> bytes:
    """Return the stamp of plain values: texts, numbers, bytes, None, and tuples of these.

    Raises TypeError for what is none. A set has no order, so none may be in it.
    """
    return digest_bytes(_encode(told))


@dataclass(frozen=True)
class Stamps:
    """The stamps of an archive's parts, each made once."""

    archive: Archive

    @cached_property
    def settings(self) -> bytes:
        """What the site's owner decides. Every page and every file depends on it."""
        return stamp(repr(self.archive.settings))

    @cached_property
    def names(self) -> Mapping[str, bytes]:
        """An actor where it is named: what it is called, its kind, and whether it has a page."""
        dossiers = self.archive.dossiers
        return {
            key: stamp(
                key, actor.canonical.text, actor.canonical.lang, actor.kind.value, key in dossiers
            )
            for key, actor in self.archive.registry.actors.items()
        }

    @cached_property
    def spellings(self) -> Mapping[str, bytes]:
        """Every name of an actor, as a search knows them."""
        return {
            key: stamp(tuple(name.text for name in actor.all_names))
            for key, actor in self.archive.registry.actors.items()
        }

    @cached_property
    def links(self) -> Mapping[str, bytes]:
        """A briefing where it is linked to: its place, title, language and date."""
        return {
            entry.briefing.id: stamp(
                entry.url, entry.briefing.title, entry.briefing.language, entry.briefing.date.text
            )
            for entry in self.archive.entries
        }

    @cached_property
    def cards(self) -> Mapping[str, bytes]:
        """A briefing where it is linked to with its level, and whether it still holds."""
        links = self.links
        return {
            entry.briefing.id: stamp(
                links[entry.briefing.id], entry.level.id, entry.briefing.status
            )
            for entry in self.archive.entries
        }

    @cached_property
    def rows(self) -> Mapping[str, bytes]:
        """A briefing as a row of a list: with its summary and the actors that it names."""
        cards, names = self.cards, self.names
        return {
            entry.briefing.id: stamp(
                cards[entry.briefing.id],
                entry.summary,
                len(entry.declared),
                b"".join([names[actor] for actor in entry.actors]),
            )
            for entry in self.archive.entries
        }

    @cached_property
    def entries(self) -> Mapping[str, bytes]:
        """Everything that a briefing says, and what superseded it."""
        return {entry.briefing.id: self._entry(entry) for entry in self.archive.entries}

    def _entry(self, entry: Entry) -> bytes:
        briefing = entry.briefing
        return stamp(
            self.rows[briefing.id],
            briefing.digest,  # also of its id, or else that follows from its place
            entry.body.digest,
            tuple(
                (one.actor, one.role, one.level and one.level.id, one.reason)
                for one in entry.declared
            ),
            self.successor(briefing.id),
        )

    def successor(self, briefing_id: str) -> bytes:
        """Return the stamp of the briefing that superseded one: where it is, and since when."""
        successor = self.archive.successors.get(briefing_id)
        if successor is None:
            return b""
        published = self._published[successor]
        return stamp(self.links[successor], published)

    @cached_property
    def _published(self) -> Mapping[str, str]:
        """When each briefing that superseded another says that it was published."""
        superseding = set(self.archive.successors.values())
        return {
            entry.briefing.id: str(entry.briefing.published)
            for entry in self.archive.entries
            if entry.briefing.id in superseding
        }

    @cached_property
    def _events(self) -> Mapping[tuple[str, int], bytes]:
        cards, names = self.cards, self.names
        return {
            (moment.entry.briefing.id, moment.event): stamp(
                cards[moment.entry.briefing.id],
                moment.date.text,
                moment.title,
                b"".join([names[actor] for actor in moment.actors]),
            )
            for moment in self.archive.chronology
            if moment.event is not None
        }

    def moments(self, moments: Iterable[Moment]) -> bytes:
        """Return the stamps of rows of a list, in their order."""
        return self._listed(self.rows, moments)

    def wholes(self, moments: Iterable[Moment]) -> bytes:
        """Return the stamps of rows that show what a briefing says of somebody, in their order."""
        return self._listed(self.entries, moments)

    def _listed(self, briefings: Mapping[str, bytes], moments: Iterable[Moment]) -> bytes:
        events = self._events
        return b"".join(
            [
                briefings[moment.entry.briefing.id]
                if moment.event is None
                else events[moment.entry.briefing.id, moment.event]
                for moment in moments
            ]
        )

    def assessment(self, found: Assessment | None) -> bytes:
        """Return the stamp of a level that a briefing gives to an actor."""
        if found is None:
            return b""
        return stamp(found.level.id, found.reason, self.cards[found.entry.briefing.id])

    @cached_property
    def histories(self) -> Mapping[str, bytes]:
        """An actor's levels over time: both histories, and what holds now."""
        cards, assessment = self.cards, self.assessment
        return {
            key: stamp(
                b"".join([cards[entry.briefing.id] for entry in dossier.backlinks.entries]),
                b"".join(map(assessment, dossier.assessments)),
                assessment(dossier.current),
            )
            for key, dossier in self.archive.dossiers.items()
        }
