"""Backlinks: the briefings that name each actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

import msgspec
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefwright.archive.archive import Declaration, Entry
    from briefwright.markup.body import Mention


class Backlink(msgspec.Struct, frozen=True, gc=False):
    """A briefing as an actor's page lists it."""

    entry: Entry
    actor: str
    """The actor's id."""

    @property
    def declaration(self) -> Declaration | None:
        """How the briefing declares the actor, if it does."""
        found = [each for each in self.entry.declared if each.actor == self.actor]
        return found[-1] if found else None

    @property
    def mention(self) -> Mention | None:
        """What its text says; None when it never names the actor. It may have to be read."""
        return self.entry.body.mention(self.actor)


@dataclass(frozen=True, slots=True)
class Backlinks(Sequence[Backlink]):
    """The backlinks of one actor; each is made when it is asked for, as an archive has so many."""

    actor: str
    entries: tuple[Entry, ...]

    @override
    def __len__(self) -> int:
        return len(self.entries)

    @override
    def __iter__(self) -> Iterator[Backlink]:
        actor = self.actor
        return iter([Backlink(entry, actor) for entry in self.entries])

    @overload
    def __getitem__(self, place: int) -> Backlink: ...

    @overload
    def __getitem__(self, place: slice) -> Backlinks: ...

    @override
    def __getitem__(self, place: int | slice) -> Backlink | Backlinks:
        if isinstance(place, slice):
            return Backlinks(self.actor, self.entries[place])
        return Backlink(self.entries[place], self.actor)


NO_BACKLINKS = Backlinks("", ())


def index_backlinks(entries: Iterable[Entry]) -> dict[str, Backlinks]:
    """Return, by actor, the briefings that declare or mention it, in the order of `entries`."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for actor in entry.actors:
            found.setdefault(actor, []).append(entry)
    return {actor: Backlinks(actor, tuple(found[actor])) for actor in sorted(found)}
