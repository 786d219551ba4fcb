"""Whether a name stands for itself or is part of a longer name that the registry does not know.

`Malaysia Airlines` says nothing of Malaysia, `Times of Israel` nothing of Israel. A title, a
demonym, another known name or the first word of a sentence does not make a name longer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.content.actor import ActorKind
from briefwright.names.words import (
    ABBREVIATED_TITLES,
    BODIES,
    FUNCTION_WORDS,
    HEADS_OF_OFFICE,
    INSTITUTION_WORDS,
    MONTHS,
    NEVER_FUNCTION,
    OFFICES_OF,
    PARTICLES,
    PREFIXES,
    PROPER_REGIONS,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefwright.names.matcher import Match

REACH = 80
"""Code points that are looked at on each side of a name; longer than any phrase that matters."""

_LEFT_WORD = re.compile(r"([^\W_][\w'.&\u2013/-]*|[^\W_])([ ]|-|\u2013)$")
_RIGHT_WORD = re.compile(r"([ ]|-|\u2013)([^\W_][\w'.\u2013-]*)")
_AMPERSAND_LEFT = re.compile(r"([^\W_][\w'.-]*) & $")
_AMPERSAND_RIGHT = re.compile(r" & ([^\W_][\w'.-]*)")
_OF_LEFT = re.compile(r"([^\W\d_][\w'.-]*) (?:[Oo]f|to) (?:the |The )?$")
_OF_RIGHT = re.compile(r" of (?:the )?([^\W_][\w'.-]*)")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\u2026)\]\"\u201d]\s+|[(\[\"\u201c\u2018*\u2022]\s*|[\u2013\u2014-] )$")
_NUMBERED = re.compile(r" \d{1,3}[)\]]")
_PARTICIPLE = re.compile(r"(?:ing|ly|ed)$")


@dataclass(frozen=True, slots=True)
class Place:
    """A match among its neighbours, as the phrase rule looks at it."""

    text: str
    match: Match
    before: Match | None
    """The match that ends right before this one, with nothing but a space or hyphen between."""

    after: Match | None
    """The match that starts right after this one."""

    kind: ActorKind

    @property
    def name(self) -> str:
        """The name as it is written."""
        return self.text[self.match.start : self.match.end]

    @property
    def left(self) -> str:
        """What stands before the name, as far as it is looked at."""
        return self.text[max(0, self.match.start - REACH) : self.match.start]

    @property
    def right(self) -> str:
        """What stands after the name, as far as it is looked at."""
        return self.text[self.match.end : self.match.end + REACH]

    @property
    def is_person(self) -> bool:
        """Whether the name is a person's."""
        return self.kind is ActorKind.PERSON

    @property
    def is_one_word(self) -> bool:
        """Whether the name is a single word."""
        return " " not in self.name

    @property
    def is_generic(self) -> bool:
        """Whether the name is made of nothing but words that name institutions anywhere."""
        return not self.is_person and is_generic(self.name)


def is_generic(name: str) -> bool:
    """Return whether every word of a name names institutions anywhere: `House of Representatives`."""
    return all(word.lower().strip(".") in INSTITUTION_WORDS for word in name.split())


def neighbour(text: str, matches: Sequence[Match], index: int, step: int) -> Match | None:
    """Return the match next to `matches[index]` on one side, when only a space or hyphen lies between."""
    at = index + step
    if not 0 <= at < len(matches):
        return None
    one, two = sorted((matches[index], matches[at]), key=lambda match: match.start)
    return matches[at] if text[one.end : two.start] in {" ", "-", "\u2013", "/", ""} else None


def is_part_of_longer_name(place: Place) -> bool:
    """Return whether the name stands inside a longer capitalised phrase that is not known."""
    if place.name.islower():
        return False
    if _extends_by_ampersand(place):
        return True
    office = _office_of(place)
    if office is False:
        return True
    if _extends_left(place) or _is_numbered(place):
        return True
    return _makes_body(place) if office else _extends_right(place)


def _is_numbered(place: Place) -> bool:
    """Return whether a number in brackets makes the name another's: `(France 24)`."""
    return _NUMBERED.match(place.right) is not None


def _makes_body(place: Place) -> bool:
    """Return whether the next word makes a body of it: `Freedom of Russia Legion`."""
    found = _RIGHT_WORD.match(place.right)
    return found is not None and _is_capitalised(found[2]) and _bare(found[2]) in BODIES


def _extends_by_ampersand(place: Place) -> bool:
    left = _AMPERSAND_LEFT.search(place.left)
    right = _AMPERSAND_RIGHT.match(place.right)
    return bool((left and _is_capitalised(left[1])) or (right and _is_capitalised(right[1])))


def _office_of(place: Place) -> bool | None:
    """Return True for `President of NAME`, False for `Times of NAME`, None where there is no `of`."""
    found = _OF_LEFT.search(place.left)
    if found is None:
        return None
    word = found[1].lower().rstrip(".")
    if word in OFFICES_OF or word in HEADS_OF_OFFICE or word in TITLES:
        return None if place.is_generic else True
    if not _is_capitalised(found[1]) or word in FUNCTION_WORDS:
        return None
    return word not in BODIES and word.rstrip("s") not in BODIES


def _extends_left(place: Place) -> bool:
    if place.before is not None:
        return place.is_generic
    found = _LEFT_WORD.search(place.left)
    if found is None:
        return False
    word, joint = found[1], found[2]
    if joint == "-":
        return _joined_left(word, place)
    if word.lower() in PARTICLES and word.islower():
        rest = place.left[: found.start()]
        outer = _LEFT_WORD.search(rest)
        return outer is not None and outer[2] == " " and _is_name_like(outer[1], rest, outer.start())
    if word.endswith(("'s", "s'")) or not _is_capitalised(word):
        return False
    if joint == "\u2013":
        return True
    if place.is_person and not place.is_one_word:
        return False
    return _left_word_extends(word, place, found.start())


def _left_word_extends(word: str, place: Place, start: int) -> bool:
    lowered = word.lower().rstrip(".")
    if "-" in word and word.rpartition("-")[2].islower():
        return False
    if place.is_person and (lowered in TITLES or lowered in ABBREVIATED_TITLES):
        return False
    if word.endswith(".") and lowered not in ABBREVIATED_TITLES and len(lowered) > 1:
        return False
    if lowered.endswith("ern") and place.kind is ActorKind.STATE:
        return f"{lowered} {place.name.lower()}" in PROPER_REGIONS
    if lowered in MONTHS or lowered in HEADS_OF_OFFICE:
        return place.is_generic and lowered not in HEADS_OF_OFFICE
    if _begins_sentence(place.left, start):
        return not _opens_sentence(lowered)
    return lowered not in FUNCTION_WORDS


def _joined_left(word: str, place: Place) -> bool:
    """Return whether a word joined by a hyphen makes the name longer: `Al-Assad`, not `pro-Assad`."""
    last = word.rpartition("-")[2]
    if last.lower() in PREFIXES:
        return False
    if _is_capitalised(last):
        return True
    if last in PARTICLES:
        return "-" in word or _particle_after_name(place, word)
    return False


def _particle_after_name(place: Place, word: str) -> bool:
    rest = place.left[: -len(word) - 1]
    outer = _LEFT_WORD.search(rest)
    return outer is not None and outer[2] == " " and _is_name_like(outer[1], rest, outer.start())


def _is_name_like(word: str, text: str, start: int) -> bool:
    lowered = word.lower().rstrip(".")
    if not _is_capitalised(word) or word.endswith(("'s", "s'")):
        return False
    if lowered in TITLES or lowered in FUNCTION_WORDS:
        return False
    return not (_begins_sentence(text, start) and _opens_sentence(lowered))


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start]
    return (len(before) == 0 and len(text) < REACH) or _SENTENCE_END.search(before) is not None


def _opens_sentence(word: str) -> bool:
    """Return whether a word at the start of a sentence is capitalised only for standing there."""
    if word in NEVER_FUNCTION:
        return False
    return word in FUNCTION_WORDS or _PARTICIPLE.search(word) is not None


def _extends_right(place: Place) -> bool:
    if place.is_generic:
        found = _OF_RIGHT.match(place.right)
        if found is not None and _is_capitalised(found[1]):
            return True
    if place.after is not None:
        return False
    found = _RIGHT_WORD.match(place.right)
    if found is None or not _is_capitalised(found[2]):
        return False
    if found[1] != " ":
        return found[1] == "-" and place.is_person and place.is_one_word
    return not _right_word_is_free(place, found[2])


def _right_word_is_free(place: Place, word: str) -> bool:
    """Return whether the capitalised word after a name leaves the name as it is."""
    lowered = _bare(word)
    if lowered in FUNCTION_WORDS or lowered in MONTHS:
        return True
    if "-" in word and word.rpartition("-")[2].islower():
        return True
    if place.is_person:
        return lowered in TITLES and lowered not in {"senior", "junior"}
    if word.isupper() and len(_bare(word)) > 1 and word.isalpha():
        return True
    return any(step in HEADS_OF_OFFICE for step in _run(place.right))


def _run(right: str) -> list[str]:
    """Return the capitalised words, in lower case, that follow a name without a break."""
    words: list[str] = []
    rest = right
    while True:
        found = re.match(r" ([^\W_][\w'.-]*)", rest)
        if found is None:
            return words
        word = found[1]
        if not _is_capitalised(word) and word not in {"of", "and", "the", "for"}:
            return words
        words.append(_bare(word))
        if word.endswith((".", "'s")) and _bare(word) not in ABBREVIATED_TITLES:
            return words
        rest = rest[found.end() :]


def _bare(word: str) -> str:
    lowered = word.lower().rstrip(".")
    return lowered.removesuffix("'s").rstrip("'")


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper()
