"""What speaks for and against a name at its place, beyond the phrase that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.content.actor import ActorKind, LinkPolicy, NameKind
from briefwright.names.words import MONTHS, ORDINARY_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefwright.names.place import Place
    from briefwright.names.registry import Bearer

SHORT = 2
"""Abbreviations of so few letters mean too many things to be taken without a second sign."""

_CITATION = re.compile(r"(?:[.!?\"')\u201d]|^)\s*\($")
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|on|of|by|since|until|till|from|to|for|late|early|mid|last|this|next|during|before"
    r"|after|and|through|throughout|each|every)|\d(?:st|nd|rd|th)?|[-\u2013/])[ -]?$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(r" \d{1,4}\b|[-\u2013/]\w| (?:Day|to|and|through) ")
_NEVER, _DECLARED = LinkPolicy.NEVER, LinkPolicy.DECLARED
_MONEY = frozenset("$\u20ac\u00a3+%=")
# Words are kept apart by `[ ,]+`: with `*` one word could be read as many, in exponential time.
_ADDRESS_BEFORE = re.compile(
    r"\b(?:in|at|near|of|from|outside|to) [A-Z][\w'.-]*(?:[ ,]+[A-Z][\w'.-]*){0,5}[ ,]*, $"
)
_ADDRESS_AFTER = re.compile(r"[.;)\]]|$|, [A-Z][\w ]+[.)]")
_PLACES = frozenset({ActorKind.STATE, ActorKind.PLACE, ActorKind.GOVERNMENT})


@dataclass
class Reading:
    """What has been learned so far while one briefing is read from top to bottom."""

    declared: frozenset[str]
    """Ids of the actors that the briefing declares."""

    redefined: frozenset[str] = frozenset()
    """Abbreviations that the text itself explains as something else."""

    introduced: set[str] = field(default_factory=set)
    """Actors named in full so far."""

    claimed: set[str] = field(default_factory=set)
    """Surnames that somebody whom the registry does not know bears in this text."""

    def knows(self, actor: str) -> bool:
        """Return whether the briefing has said that it is about an actor."""
        return actor in self.declared or actor in self.introduced


def choose_bearer(bearers: Sequence[Bearer], declared: frozenset[str]) -> Bearer | None:
    """Return who of a name's bearers is meant, or None when that cannot be said.

    A name with one bearer means that one. A shared name means the one bearer that the briefing
    declares, if it declares exactly one.
    """
    if len(bearers) == 1:
        bearer = bearers[0]
    else:
        linking = [bearer for bearer in bearers if bearer.links]
        if len(linking) > 1:
            linking = [bearer for bearer in linking if bearer.actor in declared]
        if len(linking) != 1:
            return None
        bearer = linking[0]
    link = bearer.name.link
    if link is _NEVER or (link is _DECLARED and bearer.actor not in declared):
        return None
    return bearer


def introduces(place: Place, bearer: Bearer) -> bool:
    """Return whether the name introduces its actor: it is more than a surname or an initialism."""
    if bearer.name.kind in {NameKind.SURNAME, NameKind.ABBREVIATION}:
        return False
    return bearer.name.kind is NameKind.CANONICAL or not place.is_one_word


def is_something_else(place: Place, bearer: Bearer, reading: Reading) -> bool:
    """Return whether the text says that the name means no actor, or another one."""
    if place.name in reading.redefined and bearer.name.kind is not NameKind.CANONICAL:
        return True
    after = place.right[:1]
    return (
        place.name in reading.claimed
        or after in _MONEY
        or (after == ")" and _is_citation(place))
        or (place.is_one_word and (_is_month(place) or _is_elsewhere(place)))
    )


def is_weak(place: Place, bearer: Bearer) -> bool:
    """Return whether a name of one word is too common a word to mean an actor by itself."""
    name = place.name
    if not place.is_one_word:
        return False
    if name.islower() and name.isalpha():
        return True
    if bearer.name.kind is NameKind.CANONICAL:
        return False
    if name.isupper():
        return len(name) <= SHORT
    return name.lower() in ORDINARY_WORDS or place.is_generic


def _is_citation(place: Place) -> bool:
    """Return whether a short abbreviation before a bracket names the source of a sentence."""
    name = place.name
    return len(name) <= SHORT and name.isupper() and _CITATION.search(place.left) is not None


def _is_month(place: Place) -> bool:
    if place.name.lower() not in MONTHS:
        return False
    return bool(_MONTH_BEFORE.search(place.left) or _MONTH_AFTER.match(place.right))


def _is_elsewhere(place: Place) -> bool:
    """Return whether a name of one word ends an address: `in Granada, Meta.` is a place."""
    if not place.left.endswith(", ") or place.kind in _PLACES:
        return False
    return (
        place.before is None
        and _ADDRESS_AFTER.match(place.right) is not None
        and _ADDRESS_BEFORE.search(place.left) is not None
    )
