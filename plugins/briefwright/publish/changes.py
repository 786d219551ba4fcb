"""What a change does to the published site: two sites compared, before and after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.content.routes import ACTORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefwright.publish.published import Published, PublishedActor, PublishedBriefing

# Lists that the program divides into pages by itself: by year, and actors by letter.
_DIVISION = re.compile(rf"{ACTORS}/letters/|.*/\d{{4}}(?:/|\.html)$")

TEXT = "text or its links"
PARTICULARS = "events, sources or notes"


@dataclass(frozen=True, slots=True)
class EditedBriefing:
    """A briefing whose page says something else than before."""

    before: PublishedBriefing
    after: PublishedBriefing
    fields: tuple[str, ...]
    """What differs, in words: `title`, `date`, `threat level`, `actors`, `address`, the text, or
    only something else on its page."""

    @property
    def changes_level(self) -> bool:
        """Whether its threat level is another one."""
        return self.before.threat_level != self.after.threat_level


@dataclass(frozen=True, slots=True)
class TouchedActor:
    """An actor whose page appears, goes, or shows something else."""

    actor: PublishedActor
    """As it is afterwards; of one that goes, as it was."""

    before: int | None
    """In how many briefings it was; None when it had no page."""

    after: int | None
    """In how many it is; None when it has no page any more."""

    fields: tuple[str, ...]
    """What of its record differs: `name`, `kind`, `names`, `address`."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two sites. Everything is sorted: briefings and actors by their ids."""

    added: tuple[PublishedBriefing, ...]
    edited: tuple[EditedBriefing, ...]
    gone: tuple[PublishedBriefing, ...]
    actors: tuple[TouchedActor, ...]
    new: tuple[str, ...]
    """URLs that there were not."""

    different: tuple[str, ...]
    """URLs that show something else."""

    lost: tuple[str, ...]
    """URLs that there are no more, whatever stood there: somebody's link is dead."""

    withdrawn: tuple[str, ...]
    """Pages of lists that there are no more, since the program divides the list otherwise."""

    @property
    def levels(self) -> tuple[EditedBriefing, ...]:
        """The briefings whose threat level changes."""
        return tuple(edited for edited in self.edited if edited.changes_level)


def compare(before: Published, after: Published) -> Changes:
    """Return what has to happen to the one site to make it the other.

    A briefing is the same one while its id is. Whether its text differs is told where both sites
    have digests of it: its page differs also when other briefings do.
    """
    dead = [url for url in before.shown if url not in after.shown]
    divisions = {url for url in dead if _DIVISION.match(url)} - _addresses(before)
    shared = sorted(before.briefings.keys() & after.briefings.keys())
    return Changes(
        added=_only(after.briefings, before.briefings),
        edited=tuple(
            edited for key in shared if (edited := _edited(before, after, key)) is not None
        ),
        gone=_only(before.briefings, after.briefings),
        actors=tuple(_touched(before, after)),
        new=tuple(url for url in after.shown if url not in before.shown),
        different=tuple(
            url
            for url, shown in after.shown.items()
            if url in before.shown and before.shown[url] != shown
        ),
        lost=tuple(url for url in dead if url not in divisions),
        withdrawn=tuple(url for url in dead if url in divisions),
    )


def _addresses(site: Published) -> set[str]:
    """Return the pages that an author has made, which no list can claim."""
    return {item.url for item in (*site.briefings.values(), *site.actors.values())}


def _only(
    these: Mapping[str, PublishedBriefing], others: Mapping[str, PublishedBriefing]
) -> tuple[PublishedBriefing, ...]:
    return tuple(these[key] for key in sorted(these.keys() - others.keys()))


def _edited(before: Published, after: Published, key: str) -> EditedBriefing | None:
    old, new = before.briefings[key], after.briefings[key]
    wrote, writes = before.digests.get(key), after.digests.get(key)
    differing = {
        "title": old.title != new.title,
        "date": old.date != new.date,
        "threat level": old.threat_level != new.threat_level,
        "actors": old.actors != new.actors,
        "address": old.url != new.url,
        TEXT: bool(wrote and writes and wrote.text != writes.text),
    }
    fields = tuple(word for word, differs in differing.items() if differs)
    if not fields and wrote and writes and wrote.particulars != writes.particulars:
        fields = (PARTICULARS,)
    return EditedBriefing(old, new, fields) if fields else None


def _touched(before: Published, after: Published) -> Iterator[TouchedActor]:
    for key in sorted(before.actors.keys() | after.actors.keys()):
        old, new = before.actors.get(key), after.actors.get(key)
        if old and new:
            fields = _differing(old, new)
            same = before.shown.get(old.url) == after.shown.get(new.url)
            if fields or not same or old.briefings != new.briefings:
                yield TouchedActor(new, old.briefings, new.briefings, fields)
        elif new:
            yield TouchedActor(new, None, new.briefings, ())
        elif old:
            yield TouchedActor(old, old.briefings, None, ())


def _differing(old: PublishedActor, new: PublishedActor) -> tuple[str, ...]:
    differing = {
        "name": old.name != new.name,
        "kind": old.kind != new.kind,
        "names": old.names != new.names,
        "address": old.url != new.url,
    }
    return tuple(word for word, differs in differing.items() if differs)
