"""Mentions: which of the names in a text mean an actor.

Precision comes first: a missing link is a small loss, a wrong link is a false statement.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from briefwright.content.actor import ActorKind, LinkPolicy
from briefwright.names.evidence import (
    Reading,
    choose_bearer,
    introduces,
    is_something_else,
    is_weak,
)
from briefwright.names.matcher import Match, Matcher
from briefwright.names.phrases import is_part_of_longer_name
from briefwright.names.place import Place, look_around
from briefwright.names.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefwright.names.registry import Bearer, Registry

_DEFINITION = re.compile(r" \(([A-Z][A-Za-z]{1,7})\)")
_DEFINED_REACH = 80
"""Code points before a definition in which the words that it shortens are looked for."""

_WORD = re.compile(r"[\w']+")


class Passage(msgspec.Struct, frozen=True, gc=False):
    """The running text of one block, with folded typography and one character per code point."""

    text: str
    counts: bool = True
    """False for a heading: its names are no mentions, but they introduce an actor."""

    explicit: tuple[tuple[int, int, str | None], ...] = ()
    """Spans that the author has decided: the actor's id, or None where nothing is a mention."""


class Occurrence(msgspec.Struct, frozen=True, gc=False):
    """One mention in one passage."""

    start: int
    end: int
    actor: str


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
        matched = [self._match(passage) for passage in passages]
        reading = Reading(declared, _find_redefined(passages, matched))
        return [
            self._read(passage, matches, reading)
            for passage, matches in zip(passages, matched, strict=True)
        ]

    def _match(self, passage: Passage) -> list[Match]:
        """Return the names in a passage, without those that the author has decided."""
        found = self._matcher.find(passage.text)
        if not passage.explicit:
            return found
        return list(_leave_out(found, sorted((start, end) for start, end, _ in passage.explicit)))

    def _read(self, passage: Passage, matches: list[Match], reading: Reading) -> list[Occurrence]:
        """Return the mentions of a passage; keep what it says about the passages after it."""
        found: list[Occurrence] = []
        if passage.explicit:
            found += [
                Occurrence(start, end, actor)
                for start, end, actor in passage.explicit
                if actor is not None
            ]
            reading.introduced.update([occurrence.actor for occurrence in found])
        decided = len(found)
        for index, match in enumerate(matches):
            bearer = choose_bearer(match.bearers, reading.declared)
            if bearer is None:
                continue
            kind = self._registry.actors[bearer.actor].kind
            place = look_around(passage.text, matches, index, kind)
            if self._is_mention(place, bearer, matches, reading):
                found.append(Occurrence(match.start, match.end, bearer.actor))
        if not passage.counts:
            return []
        if decided:
            found.sort(key=lambda occurrence: occurrence.start)
        return found

    def _is_mention(
        self, place: Place, bearer: Bearer, matches: Sequence[Match], reading: Reading
    ) -> bool:
        """Return whether a name means its bearer here; keep what it says about later names."""
        if is_part_of_longer_name(place) and not self._is_kin_before(place, bearer):
            if place.is_person and place.is_one_word:
                reading.claimed.add(place.name)
            return False
        if is_something_else(place, bearer, reading):
            return False
        if not self._is_supported(place, bearer, matches, reading):
            return False
        if introduces(place, bearer):
            reading.introduced.add(bearer.actor)
            if reading.claimed:
                # A surname goes back to its actor, who has just been named in full.
                names = self._registry.actors[bearer.actor].all_names
                reading.claimed.difference_update([name.text for name in names])
        return True

    def _is_supported(
        self, place: Place, bearer: Bearer, matches: Sequence[Match], reading: Reading
    ) -> bool:
        """Return whether a name that does not speak for itself has what it needs beside it.

        `matches` are the names of the passage.
        """
        if bearer.name.link is LinkPolicy.INTRODUCED:
            return reading.knows(bearer.actor)
        if not is_weak(place, bearer) or reading.knows(bearer.actor):
            return True
        if not place.is_generic:
            return False
        company = {other.actor for match in matches for other in match.bearers}
        return self._has_kin(company, bearer.actor)

    def _is_kin_before(self, place: Place, bearer: Bearer) -> bool:
        """Return whether the name before says whose an institution is: `United States House`."""
        if place.before is None or not place.is_generic:
            return False
        return self._has_kin((other.actor for other in place.before.bearers), bearer.actor)

    def _has_kin(self, company: Iterable[str], part: str) -> bool:
        """Return whether an actor is part of one of the others."""
        return any(self._is_part_of(part, whole) for whole in company)

    def _is_part_of(self, part: str, whole: str) -> bool:
        """Return whether one actor is part of another, by its record or by its canonical name."""
        if whole == part:
            return False
        actor, other = self._registry.actors[part], self._registry.actors[whole]
        if whole in actor.part_of or whole in actor.member_of:
            return True
        if actor.country is not None and actor.country == other.country:
            return other.kind is ActorKind.STATE
        return other.name in actor.name


def _leave_out(matches: Iterable[Match], spans: Sequence[tuple[int, int]]) -> Iterator[Match]:
    """Yield the matches that overlap none of the spans; both are sorted."""
    at = reach = 0
    for match in matches:
        while at < len(spans) and spans[at][0] < match.end:
            reach = max(reach, spans[at][1])
            at += 1
        if reach <= match.start:
            yield match


def _find_redefined(passages: Iterable[Passage], matched: Iterable[list[Match]]) -> frozenset[str]:
    """Return the abbreviations that a text explains otherwise: `artificial intelligence (AI)`."""
    found: set[str] = set()
    for passage, matches in zip(passages, matched, strict=True):
        if "(" not in passage.text:
            continue
        known = {match.end for match in matches if match.bearers}
        for definition in _DEFINITION.finditer(passage.text):
            end = definition.start()
            before = passage.text[max(0, end - _DEFINED_REACH) : end]
            if end not in known and _spells(before, definition[1]):
                found.add(definition[1])
    return frozenset(found)


def _spells(words: str, abbreviation: str) -> bool:
    """Return whether the last of the words begin with the abbreviation's letters."""
    found = [word.lower() for word in _WORD.findall(words)]
    wanted = list(abbreviation.lower())
    every = [word[0] for word in found]
    weighty = [word[0] for word in found if word not in FUNCTION_WORDS]
    return wanted in (every[-len(wanted) :], weighty[-len(wanted) :])
