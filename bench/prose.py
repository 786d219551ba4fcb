"""The text of one generated briefing: sections of items that name a few actors each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench import words
from bench.actors import make_word
from bench.draw import Draw, running_sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.actors import InventedActor

SLOT = re.compile(r"\{([A-C])('s|-adj)?\}|\{([a-z]+)\}")

CAST = 30
"""Actors that a briefing has to choose from, so that an actor comes back in a briefing."""

DECOYS = 0.01
"""Share of references that are a longer name nobody knows: "Bresk Bridge Street"."""


@dataclass(frozen=True, slots=True)
class Cast:
    """All actors and how often each comes up: the first in more than half of the briefings."""

    actors: tuple[InventedActor, ...]
    sums: tuple[float, ...]

    @classmethod
    def of(cls, actors: Sequence[InventedActor]) -> Cast:
        """Return the cast with weights after Zipf."""
        weights = (1.0 / (rank + 3) for rank in range(len(actors)))
        return cls(tuple(actors), running_sums(weights))

    def choose(self, draw: Draw, count: int) -> list[InventedActor]:
        """Return up to `count` different actors, the famous ones more often."""
        chosen: dict[str, InventedActor] = {}
        for _ in range(count * 2):
            actor = self.actors[draw.weighted(self.sums)]
            chosen.setdefault(actor.id, actor)
            if len(chosen) == count:
                break
        return list(chosen.values())


@dataclass(slots=True)
class Writer:
    """Writes one briefing's sentences and counts whom they name."""

    draw: Draw
    cast: list[InventedActor]
    named: Counter[str] = field(default_factory=Counter)
    introduced: set[str] = field(default_factory=set)

    def sentence(self, patterns: Sequence[str], group: Sequence[InventedActor]) -> str:
        """Return one sentence of a random pattern about the actors of `group`."""
        return self._fill(self.draw.pick(patterns), group, plain=False)

    def heading(self, group: Sequence[InventedActor]) -> str:
        """Return a heading; what it names does not count as a mention."""
        return self._fill(self.draw.pick(words.HEADINGS), group, plain=True)

    def plain(self, patterns: Sequence[str], group: Sequence[InventedActor]) -> str:
        """Return a line of front matter, which names actors by their canonical names."""
        return self._fill(self.draw.pick(patterns), group, plain=True)

    def items(self, group: Sequence[InventedActor]) -> list[str]:
        """Return one to three list items."""
        return [self._item(group) for _ in range(self.draw.pick((1, 1, 1, 2, 2, 3)))]

    def group(self) -> list[InventedActor]:
        """Return three actors for one section, a leading one first."""
        lead = int(self.draw.score() * self.draw.score() * len(self.cast))
        second = lead + self.draw.between(1, len(self.cast) - 2)
        third = second + 1 if self.draw.chance(0.5) else lead - 1
        return [self.cast[place % len(self.cast)] for place in (lead, second, third)]

    def _item(self, group: Sequence[InventedActor]) -> str:
        group = group if self.draw.chance(0.4) else self.group()
        sentences = [self.sentence(words.OPENERS, group)]
        half = len(words.FOLLOWERS) // 2
        for share, patterns in ((0.7, words.FOLLOWERS[:half]), (0.2, words.FOLLOWERS[half:])):
            if self.draw.chance(share):
                sentences.append(self.sentence(patterns, group))
        text = ". ".join(sentences) + "."
        if self.draw.chance(0.05):
            return f"**{make_word(self.draw, 2)}**: {text}"
        return f"{text} ({self.draw.pick(words.PUBLISHERS)})"

    def _fill(self, pattern: str, group: Sequence[InventedActor], *, plain: bool) -> str:
        def replaced(slot: re.Match[str]) -> str:
            letter, form, word = slot.groups()
            if word:
                return self._word(word)
            return self._actor(group["ABC".index(letter)], form or "", plain=plain)

        text = SLOT.sub(replaced, pattern)
        return text[0].upper() + text[1:]

    def _word(self, slot: str) -> str:
        if slot == "count":
            return str(self.draw.between(2, 480))
        if slot == "place":
            return make_word(self.draw, 2)
        text = self.draw.pick(words.LISTS[slot])
        return text.lower() if slot == "experts" else text

    def _actor(self, actor: InventedActor, form: str, *, plain: bool) -> str:
        draw = self.draw
        if form == "-adj" and (demonyms := actor.named("demonym")):
            return demonyms[0]
        if not plain and draw.chance(DECOYS):
            return f"{actor.name} {draw.pick(('Airlines', 'Bridge Company', 'Museum', 'Cup'))}"
        name = actor.name if plain else self._form(actor)
        if not plain:
            self.named[actor.id] += 1
            self.introduced.add(actor.id)
        article = "the " if actor.article and not name.isupper() else ""
        ending = ("\N{RIGHT SINGLE QUOTATION MARK}s" if draw.chance(0.5) else "'s") if form else ""
        return f"{article}{name}{ending}"

    def _form(self, actor: InventedActor) -> str:
        """Return one of an actor's names: in full first, then shorter, as a newspaper has it."""
        draw = self.draw
        if actor.id not in self.introduced:
            if actor.kind == "person" and draw.chance(0.4):
                return f"{draw.pick(words.RANKS)} {actor.name}"
            if (native := actor.named("native")) and draw.chance(0.05):
                return f"{actor.name} ({native[0]})"
            if others := actor.named("alias") + actor.named("transliteration"):
                return draw.pick(others) if draw.chance(0.15) else actor.name
            return actor.name
        short = actor.named("surname") + actor.named("abbreviation")
        if short and draw.chance(0.6):
            return short[0]
        return actor.name
