"""The directory of actors: every actor that has a page, and every further name of one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefwright.content.actor import NameKind
from briefwright.content.folding import fold_name
from briefwright.pages.collation import collate, letter_of, letter_rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefwright.archive.archive import Archive
    from briefwright.content.actor import ActorKind

WHOLE = 1200
"""A directory of up to so many lines stands on one page; a longer one has one for each letter."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: an actor, or a further name and whose it is."""

    name: str
    lang: str
    kind: ActorKind
    """The kind under whose heading it stands."""

    actors: tuple[str, ...]
    """Ids; several when actors share a further name."""

    see: bool = False


@dataclass(frozen=True)
class Directory:
    """Every line, A to Z."""

    lines: tuple[Line, ...]

    @property
    def is_split(self) -> bool:
        """Whether each letter has a page of its own."""
        return len(self.lines) > WHOLE

    @cached_property
    def top(self) -> tuple[Line, ...]:
        """The lines that stand on the directory's own page by kind.

        All of them; of a split directory the actors without their further names; of one that has
        too many actors for that, none.
        """
        if not self.is_split:
            return self.lines
        actors = tuple(line for line in self.lines if not line.see)
        return actors if len(actors) <= WHOLE else ()

    @cached_property
    def letters(self) -> Mapping[str, tuple[Line, ...]]:
        """The lines of each letter that has any, digits first and other scripts last."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(letter_of(line.name), []).append(line)
        return {letter: tuple(found[letter]) for letter in sorted(found, key=letter_rank)}


def make_directory(archive: Archive) -> Directory:
    """Return the directory of the actors that have a page.

    A shared name stands under the kind of each of its bearers and lists all of them. Demonyms are
    left out ("Russian" is no other name of Russia), and so is a name that would stand beside
    the actor itself.
    """
    lines = [*_actors(archive), *_further_names(archive)]
    return Directory(tuple(sorted(lines, key=lambda line: (*collate(line.name), line.actors))))


def _actors(archive: Archive) -> Iterator[Line]:
    for dossier in archive.dossiers.values():
        actor = dossier.actor
        yield Line(actor.name, actor.canonical.lang or "", actor.kind, (actor.id,))


def _further_names(archive: Archive) -> Iterator[Line]:
    for dossier in archive.dossiers.values():
        for name in dossier.actor.names:
            if name.kind is NameKind.DEMONYM:
                continue
            bearers = archive.registry.bearers.get(fold_name(name.text), ())
            ids = tuple(one.actor for one in bearers if one.actor in archive.dossiers)
            actors = [archive.dossiers[actor].actor for actor in ids]
            same = {actor.id for actor in actors if actor.kind is dossier.actor.kind}
            beside = collate(name.text)[0] == collate(dossier.actor.name)[0]
            if dossier.actor.id != min(same, default="") or (len(ids) == 1 and beside):
                continue
            yield Line(name.text, name.lang or "", dossier.actor.kind, ids, see=True)
