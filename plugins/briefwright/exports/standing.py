"""Whether a briefing still holds, in words that go with it wherever its text goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.content.briefing import Status

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefwright.archive.archive import Archive, Entry


@dataclass(frozen=True, slots=True)
class Standing:
    """Why a briefing no longer holds."""

    word: str
    """`Retracted` or `Superseded`."""

    advice: str
    successor: Entry | None
    """The briefing that says what is known now."""


def find_standing(archive: Archive, entry: Entry, entries: Mapping[str, Entry]) -> Standing | None:
    """Return why a briefing no longer holds; None while it does. `entries` are all, by id."""
    successor = entries.get(archive.successors.get(entry.briefing.id, ""))
    if entry.briefing.status is Status.RETRACTED:
        return Standing("Retracted", "Do not rely on what it says.", successor)
    if entry.briefing.status is Status.SUPERSEDED or successor:
        return Standing("Superseded", "It no longer says what is known.", successor)
    return None
