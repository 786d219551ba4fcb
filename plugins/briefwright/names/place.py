"""A name among its neighbours: what the rules of mentions look at."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from briefwright.content.actor import ActorKind
from briefwright.names.words import INSTITUTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefwright.names.matcher import Match

REACH = 80
"""Code points that are looked at on each side of a name; longer than any phrase that matters."""

_PERSON = ActorKind.PERSON
_JOINTS = frozenset({"", " ", "-", "\u2013", "/"})
"""What may lie between two names that touch."""


class Place(msgspec.Struct, frozen=True, gc=False):
    """A name as it stands in a text."""

    name: str
    """The name as it is written."""

    left: str
    """What stands before the name, as far as it is looked at."""

    right: str
    """What stands after the name, as far as it is looked at."""

    before: Match | None
    """The match that touches this one on its left: at most a space, dash or slash lies between."""

    after: Match | None
    """The match that touches this one on its right."""

    kind: ActorKind
    """What sort of actor the name would mean."""

    is_person: bool
    """Whether the name is a person's."""

    is_one_word: bool
    """Whether the name is a single word."""

    @property
    def is_generic(self) -> bool:
        """Whether every word names institutions anywhere, as in `House of Representatives`."""
        return not self.is_person and _names_institutions(self.name)


@lru_cache(maxsize=8192)
def _names_institutions(name: str) -> bool:
    return all(word.lower().strip(".") in INSTITUTION_WORDS for word in name.split())


def look_around(text: str, matches: Sequence[Match], index: int, kind: ActorKind) -> Place:
    """Return the place of `matches[index]`; the matches are in order and do not overlap."""
    match = matches[index]
    start, end = match.start, match.end
    before = matches[index - 1] if index else None
    if before is not None and text[before.end : start] not in _JOINTS:
        before = None
    after = matches[index + 1] if index + 1 < len(matches) else None
    if after is not None and text[end : after.start] not in _JOINTS:
        after = None
    name = text[start:end]
    return Place(
        name,
        text[start - REACH if start > REACH else 0 : start],
        text[end : end + REACH],
        before,
        after,
        kind,
        kind is _PERSON,
        " " not in name,
    )
