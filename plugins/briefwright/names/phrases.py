"""Whether a name stands for itself or is part of a longer name that the registry does not know.

`Malaysia Airlines` says nothing of Malaysia, `Times of Israel` nothing of Israel. A title, a
demonym, another known name or the first word of a sentence does not make a name longer.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

import msgspec

from briefwright.content.actor import ActorKind
from briefwright.names.words import (
    ABBREVIATED_TITLES,
    BODIES,
    FUNCTION_WORDS,
    GROUPS,
    HEADS_OF_OFFICE,
    MONTHS,
    OFFICES_OF,
    OPENING_NOUNS,
    PARTICIPLES_IN_NAMES,
    PARTICLES,
    PREFIXES,
    PROPER_REGIONS,
    TITLES,
)

if TYPE_CHECKING:
    from briefwright.names.place import Place

_LEFT_WORD = re.compile(r"([^\W_][\w'.&\u2013/-]*)([ \u2013-])$")
_LEFT_JOINTS = " \u2013-"
_RIGHT_WORD = re.compile(r"([ \u2013-])([^\W_][\w'.\u2013-]*)")
_NEXT_WORD = re.compile(r" ([^\W_][\w'.-]*)")
_AMPERSAND_LEFT = re.compile(r"([^\W_][\w'.-]*) & $")
_AMPERSAND_RIGHT = re.compile(r" & ([^\W_][\w'.-]*)")
_OF_WORD = re.compile(r"([^\W\d_][\w'.-]*)$")
_OF_RIGHT = re.compile(r" of (?:the )?([^\W_][\w'.-]*)")
_NUMBERED = re.compile(r" \d{1,3}[)\]]")
"""A number before a closing bracket, which makes a name another's: `(France 24)`."""

_ADJECTIVE = re.compile(r"(?:an|ese|ish|ic|o)$")
"""Adjectives of places: joined by a dash to a name they make one of two."""

_COMPOUND = re.compile(r"-(?:[a-z]*ed|led|run|held|born|made|built|wide|style|era|friendly)[.']?$")
_PARTICIPLE = re.compile(r"(?:ing|ly|ed)$")
_SENTENCE_END = re.compile(
    r"(?:^|[.!?:;\u2026)\]\"\u201d]\s+|[(\[\"\u201c\u2018*\u2022]\s*|[\u2013\u2014-] )$"
)

_OF_ENDINGS = (" of ", " Of ", " to ")
"""What joins a name to the word that it belongs to, all of one length."""

_MAY_BE_OF = (*_OF_ENDINGS, "the ", "The ")
"""What a text ends with that may end with one of them and an article."""

_JOINING_WORDS = frozenset({"and", "for", "of", "the"})
"""Words in lower case that may stand within the title of an office."""


class _Of(Enum):
    """What the word before `of` says of the name after it."""

    NOTHING = auto()
    """There is no `of`, or nothing before it that could be part of a name."""

    ORGAN = auto()
    """The name is whose organ or part it is: `President of NAME`."""

    BODY = auto()
    """The two are the name of something else: `Times of NAME`."""


_NOTHING, _ORGAN, _BODY = _Of.NOTHING, _Of.ORGAN, _Of.BODY


class _Word(msgspec.Struct, frozen=True, gc=False):
    """The last word of a text, with what joins it to what follows."""

    text: str
    joint: str
    before: str
    """The text that stands before the word."""


def is_part_of_longer_name(place: Place) -> bool:
    """Return whether the name stands inside a longer capitalised phrase that is not known."""
    left, right = place.left, place.right
    if place.name.islower():
        return False
    if (left.endswith(" & ") or right.startswith(" & ")) and _extends_by_ampersand(place):
        return True
    of = _read_of(place) if left.endswith(_MAY_BE_OF) else _NOTHING
    if of is _BODY or _extends_left(place):
        return True
    after = right[1:2]
    if after.isdigit() and _NUMBERED.match(right):
        return True
    if of is _ORGAN:
        return _makes_body(place)
    return (after.isupper() or right.startswith(" of ")) and _extends_right(place)


def _extends_by_ampersand(place: Place) -> bool:
    left = _AMPERSAND_LEFT.search(place.left) if place.left.endswith(" & ") else None
    if left is not None and _is_capitalised(left[1]):
        return True
    right = _AMPERSAND_RIGHT.match(place.right) if place.right.startswith(" & ") else None
    return right is not None and _is_capitalised(right[1])


def _read_of(place: Place) -> _Of:
    found = _word_before_of(place.left)
    if found is None:
        return _NOTHING
    word = found[1].lower().rstrip(".")
    if word in OFFICES_OF or word in HEADS_OF_OFFICE or word in TITLES:
        return _NOTHING if place.is_generic else _ORGAN
    if not _is_capitalised(found[1]) or word in FUNCTION_WORDS:
        return _NOTHING
    return _Of.BODY if word in BODIES or word.rstrip("s") in BODIES else _ORGAN


def _word_before_of(left: str) -> re.Match[str] | None:
    """Return the word that `of` or `of the` joins to what follows."""
    before = left.removesuffix("the ").removesuffix("The ")
    if not before.endswith(_OF_ENDINGS):
        return None
    # A word holds no space: where the last one begins, the search may begin.
    end = len(before) - len(_OF_ENDINGS[0])
    return _OF_WORD.search(before, before.rfind(" ", 0, end) + 1, end)


def _makes_body(place: Place) -> bool:
    """Return whether the next word makes a body of it: `Freedom of Russia Legion`."""
    found = _RIGHT_WORD.match(place.right)
    return found is not None and _is_capitalised(found[2]) and _bare(found[2]) in BODIES


def _extends_left(place: Place) -> bool:
    """Return whether the word before the name belongs to it: `New Mexico`, `Al-Assad`."""
    if place.before is not None:
        return place.is_generic
    word = _last_word(place.left) if _may_belong(place.left) else None
    if word is None:
        return False
    if word.joint == "-":
        return _joined_left(word)
    if word.text in PARTICLES:
        return _ends_in_name(word.before)
    if not _is_capitalised(word.text) or _is_possessive(word.text):
        return False
    return _dash_joins(word, place) if word.joint == "\u2013" else not _is_free_left(word, place)


def _may_belong(left: str) -> bool:
    """Return whether the last word needs a closer look: before most names it is a plain one."""
    if not left or left[-1] not in _LEFT_JOINTS:
        return False
    last = left[left.rfind(" ", 0, -1) + 1 : -1]
    return not (last.islower() and last.isalpha()) or last in PARTICLES


def _dash_joins(word: _Word, place: Place) -> bool:
    """Return whether a dash makes one name of two, as after an adjective of a place."""
    return place.is_person or _ADJECTIVE.search(word.text) is not None


def _joined_left(word: _Word) -> bool:
    """Return whether a hyphen joins a word of the name to it: `Al-Assad`, not `pro-Assad`."""
    last = word.text.rpartition("-")[2]
    if last.lower() in PREFIXES:
        return False
    if last in PARTICLES:
        return "-" in word.text or _ends_in_name(word.before)
    return _is_capitalised(last)


def _ends_in_name(text: str) -> bool:
    """Return whether the last word is a name's, to be carried on by a particle: `Ursula von`."""
    word = _last_word(text)
    if word is None or word.joint != " " or not _is_capitalised(word.text):
        return False
    lowered = word.text.lower().rstrip(".")
    if lowered in TITLES or lowered in FUNCTION_WORDS or _is_possessive(word.text):
        return False
    return not (_begins_sentence(word) and _opens_sentence(lowered))


def _is_free_left(word: _Word, place: Place) -> bool:
    """Return whether a capitalised word and a space before a name leave the name as it is."""
    lowered = word.text.lower().rstrip(".")
    if _is_title_left(word.text, lowered, place) or _is_compound(word.text):
        return True
    if lowered.endswith("ern") and place.kind is ActorKind.STATE:
        return f"{lowered} {place.name.lower()}" not in PROPER_REGIONS
    if lowered in MONTHS:
        return not place.is_generic
    if _begins_sentence(word):
        return _opens_sentence(lowered)
    return lowered in FUNCTION_WORDS


def _is_title_left(word: str, lowered: str, place: Place) -> bool:
    """Return whether the word before a name is a title, or the end of another sentence."""
    if lowered in HEADS_OF_OFFICE:
        return True
    if place.is_person and not place.is_one_word:
        return True
    if lowered in ABBREVIATED_TITLES:
        return place.is_person
    return (place.is_person and lowered in TITLES) or (word.endswith(".") and len(lowered) > 1)


def _extends_right(place: Place) -> bool:
    """Return whether the word after the name belongs to it: `Malaysia Airlines`."""
    if place.is_generic:
        found = _OF_RIGHT.match(place.right)
        if found is not None and _is_capitalised(found[1]):
            return True
    if place.after is not None or not place.right[1:2].isupper():
        return False
    found = _RIGHT_WORD.match(place.right)
    if found is None:
        return False
    if found[1] == " ":
        return not _is_free_right(found[2], place)
    return found[1] == "-" and place.is_person and place.is_one_word


def _is_free_right(word: str, place: Place) -> bool:
    """Return whether a space and a capitalised word after a name leave the name as it is."""
    lowered = _bare(word)
    if lowered in FUNCTION_WORDS or lowered in MONTHS or _is_compound(word):
        return True
    if place.is_person:
        return lowered in TITLES and lowered not in {"senior", "junior"}
    if place.kind is ActorKind.GROUP and lowered in GROUPS:
        return True
    if word.isupper() and word.isalpha() and len(lowered) > 1:
        return True
    return any(step in HEADS_OF_OFFICE for step in _run(place.right))


def _run(right: str) -> list[str]:
    """Return the capitalised words, in lower case, that follow a name without a break."""
    words: list[str] = []
    found = _NEXT_WORD.match(right)
    while found is not None:
        word = found[1]
        if not _is_capitalised(word) and word not in _JOINING_WORDS:
            break
        bare = _bare(word)
        words.append(bare)
        if word.endswith((".", "'s")) and bare not in ABBREVIATED_TITLES:
            break
        found = _NEXT_WORD.match(right, found.end())
    return words


def _last_word(text: str) -> _Word | None:
    """Return the word that a text ends with, when a space or a dash joins it to what follows."""
    # A word holds no space: where the last one begins, the search may begin.
    found = _LEFT_WORD.search(text, text.rfind(" ", 0, len(text) - 1) + 1) if text else None
    return _Word(found[1], found[2], text[: found.start()]) if found else None


def _begins_sentence(word: _Word) -> bool:
    return _SENTENCE_END.search(word.before) is not None


def _opens_sentence(lowered: str) -> bool:
    """Return whether a word at the start of a sentence is capitalised only for standing there."""
    if lowered in PARTICIPLES_IN_NAMES:
        return False
    if lowered in FUNCTION_WORDS or lowered in OPENING_NOUNS:
        return True
    return _PARTICIPLE.search(lowered) is not None


def _is_compound(word: str) -> bool:
    """Return whether a compound ends with a common word: `Kyiv-based`, not `Jae-yong`."""
    return "-" in word and _COMPOUND.search(word) is not None


def _is_possessive(word: str) -> bool:
    return word.endswith(("'s", "s'"))


def _bare(word: str) -> str:
    return word.lower().rstrip(".").removesuffix("'s").rstrip("'")


def _is_capitalised(word: str) -> bool:
    return word[:1].isupper()
