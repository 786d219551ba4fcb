"""Invented actors: states and what is in them, with the names that real ones have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bench import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bench.draw import Draw

SHARES = (  # of all actors, in the order in which they are invented
    ("state", 0.15),
    ("alliance", 0.03),
    ("government", 0.05),
    ("organisation", 0.18),
    ("armed-force", 0.05),
    ("group", 0.09),
    ("party", 0.03),
    ("place", 0.02),
    ("person", 0.40),
)
PULL = {"state": 0.35, "government": 0.8, "alliance": 0.7}
"""What brings a kind to the front of the order of fame; smaller is further in front."""

SHARED_SURNAMES = 0.06
NESTED_STATES = 0.08
NATIVE_NAMES = 0.3


@dataclass(frozen=True, slots=True)
class FurtherName:
    """A further name in an actor's record."""

    text: str
    kind: str = "alias"
    lang: str = ""


@dataclass(frozen=True, slots=True)
class InventedActor:
    """An actor as its record says; `article` is whether prose puts "the" before the name."""

    id: str
    name: str
    kind: str
    names: tuple[FurtherName, ...] = ()
    part_of: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    redirect_from: tuple[str, ...] = ()
    wikidata: int = 0
    article: bool = False

    def named(self, kind: str) -> tuple[str, ...]:
        """Return the further names of one kind."""
        return tuple(name.text for name in self.names if name.kind == kind)


def invent_actors(count: int, draw: Draw) -> tuple[InventedActor, ...]:
    """Return `count` actors, the most talked of first.

    Ids and canonical names are unique; further names are not always, as in life.
    """
    inventor = Inventor(draw)
    actors = list(inventor.invent(count))
    fame = {actor.id: draw.score() * PULL.get(actor.kind, 1.0) for actor in actors}
    return tuple(sorted(actors, key=lambda actor: (fame[actor.id], actor.id)))


def make_word(draw: Draw, syllables: int) -> str:
    """Return a capitalised made-up word."""
    parts = [draw.pick(words.ONSETS) + draw.pick(words.VOWELS) for _ in range(syllables)]
    return ("".join(parts) + draw.pick(words.CODAS)).capitalize()


def make_id(name: str) -> str:
    """Return the id of a name; names are ASCII here."""
    kept = "".join(letter if letter.isalnum() else " " for letter in name.lower().replace("'", ""))
    return "-".join(kept.split())


def abbreviate(name: str) -> str:
    """Return the initials of a name's capitalised words."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def transcribe(word: str, language: str) -> str:
    """Return a made-up word in another script."""
    letters = words.SCRIPTS[language]
    return "".join(letters.get(letter, "") for letter in word.lower()).capitalize()


class Inventor:
    """Invents actors one after another, so that later ones can belong to earlier ones."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._taken: set[str] = set()
        self._states: list[InventedActor] = []
        self._alliances: list[InventedActor] = []
        self._surnames: list[str] = []
        self._number = 0

    def invent(self, count: int) -> Iterator[InventedActor]:
        """Yield `count` actors, states first."""
        makers: dict[str, Callable[[], InventedActor]] = {
            "state": self._state,
            "alliance": self._alliance,
            "government": self._government,
            "organisation": self._organisation,
            "armed-force": self._armed_force,
            "group": self._group,
            "party": self._party,
            "place": self._place,
            "person": self._person,
        }
        left = count
        for kind, share in SHARES:
            amount = left if kind == "person" else min(left, max(1, int(count * share)))
            left -= amount
            for _ in range(amount):
                yield self._register(makers[kind])

    def _register(self, make: Callable[[], InventedActor]) -> InventedActor:
        """Return the first actor made whose id nobody has, and remember it."""
        actor = make()
        while actor.id in self._taken:
            actor = make()
        self._taken.add(actor.id)
        self._number += 1
        if self._draw.chance(0.2):
            actor = replace(actor, wikidata=900_000_000 + self._number)
        if self._draw.chance(0.02):
            actor = replace(actor, redirect_from=(f"formerly-{actor.id}",))
        if actor.kind == "state":
            self._states.append(actor)
        elif actor.kind == "alliance":
            self._alliances.append(actor)
        return actor

    def _native(self, word: str) -> tuple[FurtherName, ...]:
        if not self._draw.chance(NATIVE_NAMES):
            return ()
        language = self._draw.pick(tuple(words.SCRIPTS))
        return (FurtherName(transcribe(word, language), "native", language),)

    def _state(self) -> InventedActor:
        draw = self._draw
        name = make_word(draw, draw.pick((2, 2, 3)))
        if len(self._states) > 1 and draw.chance(NESTED_STATES):
            bearer = draw.pick(self._states).name.split()[-1]
            name = f"{draw.pick(('North', 'South', 'East', 'West'))} {bearer}"
        word = name.split()[-1]
        names = (
            FurtherName(f"{draw.pick(words.REALMS)} of {name}"),
            FurtherName(demonym_of(name), "demonym"),
            *((FurtherName(make_word(draw, 2), "metonym"),) if draw.chance(0.3) else ()),
            *self._native(word),
        )
        context = (f"{name} Airlines", f"{name} Times") if draw.chance(0.2) else ()
        return InventedActor(make_id(name), name, "state", names, context=context)

    def _alliance(self) -> InventedActor:
        name = f"{self._draw.pick(words.SEAS)} {self._draw.pick(words.COMPACTS)}"
        if make_id(name) in self._taken:
            name = f"{make_word(self._draw, 2)} {name}"
        names = (
            FurtherName(abbreviate(name), "abbreviation"),
            FurtherName(f"{name} Organisation"),
            FurtherName(f"{make_word(self._draw, 2)} Treaty", "weak"),
        )
        return InventedActor(make_id(name), name, "alliance", names, article=True)

    def _government(self) -> InventedActor:
        state = self._draw.pick(self._states)
        name = f"Government of {state.name}"
        names: tuple[FurtherName, ...] = (
            FurtherName(f"{demonym_of(state.name)} Government"),
            FurtherName(f"{make_word(self._draw, 2)} Palace", "metonym"),
        )
        if make_id(name) in self._taken:
            name = f"{make_word(self._draw, 2)} Administration"
            names = (FurtherName(f"{demonym_of(state.name)} Cabinet", "weak"),)
        return InventedActor(
            make_id(name), name, "government", names, part_of=(state.id,), article=True
        )

    def _organisation(self) -> InventedActor:
        draw = self._draw
        state = draw.pick(self._states)
        office = draw.pick(words.OFFICES)
        name = f"{demonym_of(state.name)} {office}"
        names: tuple[FurtherName, ...] = (FurtherName(f"{office} of {state.name}"),)
        if draw.chance(0.5) or make_id(name) in self._taken:
            name = f"{make_word(draw, 2)} {draw.pick(words.FIELDS)} Institute"
            names = (FurtherName(abbreviate(name), "abbreviation"),)
        if draw.chance(0.4):
            names = (*names, FurtherName(f"{make_word(draw, 3)} Office", "former"))
        return InventedActor(
            make_id(name), name, "organisation", names, part_of=(state.id,), article=True
        )

    def _armed_force(self) -> InventedActor:
        state = self._draw.pick(self._states)
        service = self._draw.pick(words.SERVICES)
        name = f"{demonym_of(state.name)} {service}"
        names: tuple[FurtherName, ...] = (FurtherName(f"{service} of {state.name}"),)
        if make_id(name) in self._taken:
            name = f"{make_word(self._draw, 2)} Guards Division"
            names = ()
        return InventedActor(
            make_id(name), name, "armed-force", names, part_of=(state.id,), article=True
        )

    def _group(self) -> InventedActor:
        draw = self._draw
        name = f"{draw.pick(words.COLOURS)} {draw.pick(words.EMBLEMS)} {draw.pick(words.BODIES)}"
        if make_id(name) in self._taken:
            name = f"{make_word(draw, 2)} {name}"
        short = name.rsplit(" ", 1)[0]
        names = (FurtherName(abbreviate(name), "abbreviation"), FurtherName(short))
        return InventedActor(make_id(name), name, "group", names, article=True)

    def _party(self) -> InventedActor:
        state = self._draw.pick(self._states)
        party = self._draw.pick(words.PARTIES)
        name = f"{party} of {state.name}"
        names: tuple[FurtherName, ...] = (FurtherName(f"{demonym_of(state.name)} {party}"),)
        if make_id(name) in self._taken:
            name = f"{make_word(self._draw, 2)} List"
            names = ()
        return InventedActor(make_id(name), name, "party", names, part_of=(state.id,), article=True)

    def _place(self) -> InventedActor:
        name = (
            f"{make_word(self._draw, 2)} {self._draw.pick(('Valley', 'Bay', 'Island', 'Strait'))}"
        )
        return InventedActor(make_id(name), name, "place", article=True)

    def _person(self) -> InventedActor:
        draw = self._draw
        surname = make_word(draw, draw.pick((2, 3, 3)))
        if self._surnames and draw.chance(SHARED_SURNAMES):
            surname = draw.pick(self._surnames)
        self._surnames.append(surname)
        given = draw.pick(words.GIVEN)
        name = f"{given} {surname}"
        if make_id(name) in self._taken:
            name = f"{given} {draw.pick('ABCDEFGHIKLM')}. {surname}"
        names = [FurtherName(surname, "surname")]
        if draw.chance(0.35):
            names.append(FurtherName(f"{given} {respell(surname)}", "transliteration"))
        if draw.chance(0.35):
            names.append(FurtherName(f"{given[0]}. {surname}"))
        names.extend(self._native(surname))
        state = draw.pick(self._states).id
        allies = (draw.pick(self._alliances).id,) if draw.chance(0.05) else ()
        return InventedActor(make_id(name), name, "person", tuple(names), (state,), allies)


def demonym_of(state: str) -> str:
    """Return the adjective of a state's name."""
    stem = state.rstrip("aeiou")
    return f"{stem}ian"


def respell(word: str) -> str:
    """Return another Latin spelling of a made-up word."""
    for plain, other in (("k", "c"), ("i", "y"), ("v", "w"), ("u", "ou"), ("s", "ss")):
        if plain in word:
            return word.replace(plain, other)
    return f"{word}h"
