"""Mentions: which of the names in a text mean an actor.

Precision comes first: a missing link is a small loss, a wrong link is a false statement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.content.actor import ActorKind, LinkPolicy, NameKind
from briefwright.names.matcher import Match, Matcher
from briefwright.names.phrases import Place, is_part_of_longer_name, neighbour
from briefwright.names.words import FUNCTION_WORDS, MONTHS, ORDINARY_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefwright.names.registry import Bearer, Registry

SHORT = 2
"""Abbreviations of so few letters mean too many things to be taken without a second sign."""

_DEFINITION = re.compile(r" \(([A-Z][A-Za-z]{1,7})\)")
_DEFINED_REACH = 80
_CITATION = re.compile(r"(?:[.!?\"')\u201d]|^)\s*\($")
_MONTH_BEFORE = re.compile(
    r"(?:\b(?:in|on|of|by|since|until|till|from|to|for|late|early|mid|last|this|next|during|before|after"
    r"|and|through|throughout|each|every)|\d(?:st|nd|rd|th)?|[-\u2013/])[ -]?$",
    re.IGNORECASE,
)
_MONTH_AFTER = re.compile(r" \d{1,4}\b|[-\u2013/]\w| (?:Day|to|and|through) ")
_MONEY = re.compile(r"\$|\u20ac|\u00a3|\+|%|=")
_ADDRESS_BEFORE = re.compile(r"\b(?:in|at|near|of|from|outside|to) (?:[A-Z][\w'.-]*[ ,]*){1,6}, $")
_ADDRESS_AFTER = re.compile(r"[.;)\]]|$|, [A-Z][\w ]+[.)]")
_WIDER_PLACE = re.compile(r", $")


@dataclass(frozen=True, slots=True)
class Passage:
    """The running text of one block, with folded typography and one character per code point."""

    text: str
    counts: bool = True
    """False for a heading: its names are no mentions, but they introduce an actor."""

    explicit: tuple[tuple[int, int, str | None], ...] = ()
    """Spans that the author has decided: the actor's id, or None for `[[!…]]`."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention in one passage."""

    start: int
    end: int
    actor: str


@dataclass
class _Reading:
    """What has been learned so far while one briefing is read from top to bottom."""

    declared: frozenset[str]
    introduced: set[str] = field(default_factory=set)
    """Actors named in full so far."""

    claimed: dict[str, bool] = field(default_factory=dict)
    """Surnames that somebody whom the registry does not know bears in this text."""

    redefined: frozenset[str] = frozenset()
    """Abbreviations that the text itself explains as something else."""


class MentionFinder:
    """Finds the mentions of a text. Made once for a build, then only read."""

    def __init__(self, registry: Registry) -> None:
        """Build the matcher over every name of the registry."""
        self._registry = registry
        self._matcher = Matcher(registry)

    def find(
        self, passages: Sequence[Passage], declared: frozenset[str] = frozenset()
    ) -> list[list[Occurrence]]:
        """Return the mentions of each passage, in order.

        Args:
            passages: the text's blocks in reading order.
            declared: ids of the actors that the briefing declares.
        """
        matched = [self._matches(passage) for passage in passages]
        reading = _Reading(declared, redefined=self._redefined(passages, matched))
        return [
            self._read(passage, matches, reading)
            for passage, matches in zip(passages, matched, strict=True)
        ]

    def _matches(self, passage: Passage) -> list[Match]:
        found = self._matcher.find(passage.text)
        taken = [(start, end) for start, end, _ in passage.explicit]
        return [
            match
            for match in found
            if not any(match.start < end and start < match.end for start, end in taken)
        ]

    def _redefined(
        self, passages: Iterable[Passage], matched: Iterable[list[Match]]
    ) -> frozenset[str]:
        """Return the abbreviations that the text explains otherwise: `artificial intelligence (AI)`."""
        found: set[str] = set()
        for passage, matches in zip(passages, matched, strict=True):
            for definition in _DEFINITION.finditer(passage.text) if "(" in passage.text else ():
                end = definition.start()
                before = passage.text[max(0, end - _DEFINED_REACH) : end]
                known = any(match.end == end and match.bearers for match in matches)
                if not known and _spells(before, definition[1]):
                    found.add(definition[1])
        return frozenset(found)

    def _read(self, passage: Passage, matches: list[Match], reading: _Reading) -> list[Occurrence]:
        found: list[Occurrence] = []
        for start, end, actor in passage.explicit:
            if actor is not None:
                reading.introduced.add(actor)
                found.append(Occurrence(start, end, actor))
        for index, match in enumerate(matches):
            actor = self._meant(passage.text, matches, index, reading)
            if actor is not None:
                found.append(Occurrence(match.start, match.end, actor))
        return sorted(found, key=lambda occurrence: occurrence.start) if passage.counts else []

    def _meant(
        self, text: str, matches: list[Match], index: int, reading: _Reading
    ) -> str | None:
        """Return the actor that a match means here, or None."""
        match = matches[index]
        bearer = _bearer(match.bearers, reading)
        if bearer is None:
            return None
        place = Place(
            text,
            match,
            neighbour(text, matches, index, -1),
            neighbour(text, matches, index, +1),
            self._registry.actors[bearer.actor].kind,
        )
        if is_part_of_longer_name(place) and not self._is_related(place, bearer):
            if place.is_person and place.is_one_word:
                reading.claimed[place.name] = True
            return None
        kin = self._has_kin(place, matches, bearer)
        if not _is_supported(place, bearer, reading, has_kin=kin):
            return None
        if _is_full(bearer, place):
            reading.introduced.add(bearer.actor)
            self._release(bearer.actor, reading)
        return bearer.actor

    def _release(self, actor: str, reading: _Reading) -> None:
        """Give a surname back to its actor, who has just been named in full."""
        if reading.claimed:
            for name in self._registry.actors[actor].all_names:
                reading.claimed.pop(name.text, None)

    def _is_related(self, place: Place, bearer: Bearer) -> bool:
        """Return whether the name before an institution's says whose it is: `United States House`."""
        return (
            place.is_generic
            and place.before is not None
            and any(self._are_kin(other.actor, bearer.actor) for other in place.before.bearers)
        )

    def _has_kin(self, place: Place, matches: Iterable[Match], bearer: Bearer) -> bool:
        """Return whether the passage names somebody that the actor is part of."""
        return place.is_generic and any(
            self._are_kin(other.actor, bearer.actor) for match in matches for other in match.bearers
        )

    def _are_kin(self, whole: str, part: str) -> bool:
        """Return whether one actor is part of the other, by its record or by its canonical name."""
        if whole == part:
            return False
        actor, other = self._registry.actors[part], self._registry.actors[whole]
        if whole in actor.part_of or whole in actor.member_of:
            return True
        if actor.country is not None and actor.country == other.country:
            return other.kind is ActorKind.STATE
        return other.name in actor.name


def _spells(words: str, abbreviation: str) -> bool:
    """Return whether the last of the words begin with the abbreviation's letters."""
    found = [word.lower() for word in re.findall(r"[\w']+", words)]
    wanted = list(abbreviation.lower())
    every = [word[0] for word in found]
    weighty = [word[0] for word in found if word not in FUNCTION_WORDS]
    return wanted in (every[-len(wanted) :], weighty[-len(wanted) :])


def _bearer(bearers: Sequence[Bearer], reading: _Reading) -> Bearer | None:
    """Return who of a name's bearers is meant, or None when that cannot be said.

    A name with one bearer means that one. A shared name means the one bearer that the briefing
    declares, if it declares exactly one.
    """
    linking = [bearer for bearer in bearers if bearer.links]
    if len(linking) > 1:
        linking = [bearer for bearer in linking if bearer.actor in reading.declared]
    if len(linking) != 1:
        return None
    bearer = linking[0]
    if bearer.name.link is LinkPolicy.DECLARED and bearer.actor not in reading.declared:
        return None
    return bearer


def _is_full(bearer: Bearer, place: Place) -> bool:
    """Return whether the name introduces its actor: it is more than a surname or an initialism."""
    if bearer.name.kind in {NameKind.SURNAME, NameKind.ABBREVIATION}:
        return False
    return bearer.name.kind is NameKind.CANONICAL or not place.is_one_word


def _is_supported(place: Place, bearer: Bearer, reading: _Reading, *, has_kin: bool) -> bool:
    """Return whether nothing speaks against the name, and enough speaks for a weak one."""
    name = place.name
    if name in reading.redefined and bearer.name.kind is not NameKind.CANONICAL:
        return False
    if reading.claimed.get(name) or _MONEY.match(place.right):
        return False
    if _is_citation(place) or _is_month(place) or _is_elsewhere(place):
        return False
    known = bearer.actor in reading.declared or bearer.actor in reading.introduced
    if bearer.name.link is LinkPolicy.INTRODUCED:
        return known
    if _is_weak(place, bearer):
        return known or has_kin
    return True


def _is_weak(place: Place, bearer: Bearer) -> bool:
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
    """Return whether a short abbreviation stands alone in brackets after a sentence, as a source."""
    name = place.name
    return (
        len(name) <= SHORT
        and name.isupper()
        and place.right[:1] == ")"
        and _CITATION.search(place.left) is not None
    )


def _is_month(place: Place) -> bool:
    if place.name.lower() not in MONTHS:
        return False
    return bool(_MONTH_BEFORE.search(place.left) or _MONTH_AFTER.match(place.right))


def _is_elsewhere(place: Place) -> bool:
    """Return whether the name is the last part of an address: `in Granada, Meta.` is a place."""
    if place.kind in {ActorKind.STATE, ActorKind.PLACE, ActorKind.GOVERNMENT} or not place.is_one_word:
        return False
    if place.before is not None or not _WIDER_PLACE.search(place.left):
        return False
    return bool(_ADDRESS_BEFORE.search(place.left) and _ADDRESS_AFTER.match(place.right))
