"""Finding names in text: one Aho-Corasick pass, then token boundaries, then leftmost-longest.

The cost per text does not grow with the number of names: the automaton is built once, and a
position can start at most as many names as lie within one another.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeAlias

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from briefwright.content.actor import CaseRule, LinkPolicy
from briefwright.content.folding import fold_name
from briefwright.names.scripts import attaches, is_spaceless

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefwright.names.registry import Bearer, Registry

ELISIONS = frozenset({"d", "l", "D", "L", "qu", "Qu"})
"""French words that lose their vowel before a name: `d'Ukraine`."""


_ENDS = frozenset({"", ".", ". ", ", "})
"""What most often stands behind a name and ends it."""


class Match(msgspec.Struct, frozen=True, gc=False):
    """A name, or a phrase that is known to be none, at one place of a text."""

    start: int
    end: int
    bearers: tuple[Bearer, ...]
    """Everyone who bears the name; empty for a context phrase."""


_Hit: TypeAlias = tuple[int, int, int]
"""Where a pattern begins, its end with the sign turned, and its number: the order of the longest.
"""


class Matcher:
    """The automaton over every name of a registry. Made once for a build, then only read."""

    def __init__(self, registry: Registry) -> None:
        """Collect the patterns of the registry and build the automata."""
        exact, folded = _collect_patterns(registry)
        self._exact = _Automaton(exact, 0)
        self._folded = _Automaton(folded, len(exact)) if folded else None
        self._bearers = (*self._exact.bearers, *(self._folded.bearers if self._folded else ()))

    def find(self, text: str) -> list[Match]:
        """Return the names in a text, leftmost-longest, in order; `text` is folded typography.

        Every returned span lies on token boundaries and none overlaps another.
        """
        found = self._exact.find(text)
        if self._folded is not None:
            found += self._folded.find(lower_keeping_length(text))
        if not found:
            return []
        found.sort()
        return _choose_longest(text, found, self._bearers)


class _Automaton:
    """One automaton and the patterns behind it."""

    def __init__(self, patterns: Mapping[str, tuple[Bearer, ...]], first: int) -> None:
        """Build it over the patterns, which are numbered from `first` on."""
        texts = sorted(patterns)
        self.bearers = tuple(patterns[text] for text in texts)
        self._first = first
        self._automaton = AhoCorasick(
            texts, matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def find(self, text: str) -> list[_Hit]:
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return [(start, -end, self._first + index) for index, start, end in found]


def _collect_patterns(
    registry: Registry,
) -> tuple[dict[str, tuple[Bearer, ...]], dict[str, tuple[Bearer, ...]]]:
    """Return who bears each pattern: those to be found as written, and those in any case."""
    exact: dict[str, tuple[Bearer, ...]] = {}
    folded: dict[str, tuple[Bearer, ...]] = {}
    for key, bearers in registry.bearers.items():
        text = fold_name(_pattern(key, bearers))
        _add(exact, text, bearers)
        any_case = [bearer for bearer in bearers if bearer.name.case is CaseRule.FOLD]
        if any_case:
            _add(folded, lower_keeping_length(text), any_case)
    for actor in registry.actors.values():
        for phrase in actor.context:
            exact.setdefault(fold_name(phrase), ())  # nobody bears a context phrase
    return exact, folded


def _pattern(key: str, bearers: Iterable[Bearer]) -> str:
    """Return the text to look for. A name that never links is looked for without its article.

    `the Kremlin`, a metonym of one actor, must not hide `Kremlin`, the name of another.
    """
    if all(bearer.name.link is LinkPolicy.NEVER for bearer in bearers):
        return key.removeprefix("the ").removeprefix("The ")
    return key


def _add(patterns: dict[str, tuple[Bearer, ...]], text: str, bearers: Iterable[Bearer]) -> None:
    patterns[text] = _merge(patterns.get(text, ()), bearers)


def lower_keeping_length(text: str) -> str:
    """Return the text in lower case, with the letters whose lower case is longer left alone."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _choose_longest(
    text: str, found: list[_Hit], bearers: Sequence[tuple[Bearer, ...]]
) -> list[Match]:
    """Return what stands on token boundaries, the leftmost and of those the longest first."""
    matches: list[Match] = []
    chosen: Match | None = None
    for start, minus_end, pattern in found:
        end = -minus_end
        if chosen is None or start >= chosen.end:
            if stands_alone(text, start, end):
                if chosen is not None:
                    matches.append(chosen)
                chosen = Match(start, end, bearers[pattern])
        elif (start, end) == (chosen.start, chosen.end):
            chosen = Match(start, end, _merge(chosen.bearers, bearers[pattern]))
        elif end > chosen.end:
            match = Match(start, end, bearers[pattern])
            if _continues(chosen, match) and stands_alone(text, start, end):
                chosen = match
    if chosen is not None:
        matches.append(chosen)
    return matches


def _merge(some: Iterable[Bearer], others: Iterable[Bearer]) -> tuple[Bearer, ...]:
    """Return the bearers of both, each actor once, by a name that links if it has one."""
    merged: dict[str, Bearer] = {}
    for bearer in (*some, *others):
        have = merged.get(bearer.actor)
        if have is None or (bearer.links and not have.links):
            merged[bearer.actor] = bearer
    return tuple(merged.values())


def _continues(chosen: Match, match: Match) -> bool:
    """Return whether a later match is a fuller name of the same actor.

    `President Xi` and `Xi Jinping` overlap in `President Xi Jinping`.
    """
    return len(match.bearers) == 1 and [bearer.actor for bearer in chosen.bearers] == [
        match.bearers[0].actor
    ]


def stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether `text[start:end]` is a token of its own and not part of a longer word."""
    if start and text[start - 1] != " " and not _opens(text, start):
        return False
    after = text[end : end + 2]
    return after[:1] == " " or after in _ENDS or _closes(text, start, end)


def _opens(text: str, start: int) -> bool:
    if start == 0 or text[start - 1] == " ":
        return True
    before, first = text[start - 1], text[start]
    if before in "@#$\\":
        return False
    if before == "'" and start > 1 and _is_word(text[start - 2]):
        return _word_before(text, start - 1) in ELISIONS
    if _is_address(text, start):
        return False
    if not _is_word(before) or not _is_word(first):
        return True
    return is_spaceless(first) or attaches(text, start)


def _is_address(text: str, start: int) -> bool:
    """Return whether a dot or slash before `start` belongs to an address such as `www.un.org`."""
    if start == 1:
        return False
    before = text[start - 1]
    if before in "._":
        return _is_word(text[start - 2]) and not _is_abbreviation(text, start - 1)
    return before == "/" and text[start - 2] in "/:."


def _is_abbreviation(text: str, dot: int) -> bool:
    """Return whether the dot ends a single letter, as in `U.S.Russia` or `J.Smith`."""
    return dot == 1 or not _is_word(text[dot - 2])


def _closes(text: str, start: int, end: int) -> bool:
    if end == len(text) or text[end] in " ,":
        return True
    after, last = text[end], text[end - 1]
    if after == "'":
        return _closes_before_apostrophe(text, end)
    if after in "._@\\" and end + 1 < len(text) and _is_word(text[end + 1]):
        return False
    if not _is_word(after) or not _is_word(last):
        return not (last == "." and _is_word(after))
    return is_spaceless(last) or _takes_particle(text[start:end], after)


def _takes_particle(name: str, after: str) -> bool:
    """Return whether a script writes particles onto a name without a space (Korean)."""
    return "\uac00" <= name[-1] <= "\ud7a3" and "\uac00" <= after <= "\ud7a3"


def _closes_before_apostrophe(text: str, end: int) -> bool:
    """Return whether the apostrophe after a name is a possessive's or a closing quote."""
    rest = text[end + 1 : end + 3]
    if not rest or not _is_word(rest[0]):
        return True
    return rest[0] in "sS" and (len(rest) == 1 or not _is_word(rest[1]))


def _word_before(text: str, end: int) -> str:
    start = end
    while start > 0 and _is_word(text[start - 1]):
        start -= 1
    return text[start:end]


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.category(letter)[0] == "M"
