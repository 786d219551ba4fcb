"""Generated briefings: front matter and body, decided by their number alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bench import words
from bench.draw import Draw, running_sums
from bench.prose import CAST, Cast, Writer

if TYPE_CHECKING:
    from bench.actors import InventedActor

FIRST_DAY = date(2012, 1, 2)
EDITIONS = ("morning", "evening")
LEVELS = running_sums(float(weight) for weight in words.LEVEL_WEIGHTS)


@dataclass(frozen=True, slots=True)
class InventedBriefing:
    """One briefing: where it lies and what is in it."""

    path: str
    """Below the briefings folder."""

    title: str
    day: date
    level: str
    declared: tuple[str, ...]
    """Ids of the declared actors."""

    front_matter: str
    body: str

    def text(self) -> str:
        """Return the file's text."""
        return f"---\n{self.front_matter}---\n\n{self.body}"


def day_of(number: int) -> date:
    """Return the day of a briefing; there are two a day."""
    return FIRST_DAY + timedelta(days=number // len(EDITIONS))


def path_of(number: int) -> str:
    """Return where a briefing lies."""
    day = day_of(number)
    return f"{day.year}/{day.isoformat()}-{EDITIONS[number % len(EDITIONS)]}-digest.md"


def quote(text: str) -> str:
    """Return a text as a double-quoted YAML scalar, which JSON's strings are."""
    return json.dumps(text, ensure_ascii=False)


def write_briefing(number: int, cast: Cast, seed: str) -> InventedBriefing:
    """Return the briefing of a number; equal arguments give equal text."""
    draw = Draw(f"{seed}/briefing/{number}")
    writer = Writer(draw, cast.choose(draw, CAST))
    title = writer.plain(words.TITLES, writer.cast)
    body = _body(number, writer)
    declared = _declared(writer)
    day, level = day_of(number), words.LEVELS[draw.weighted(LEVELS)]
    lines = [
        f"title: {quote(title)}",
        f"date: {day.isoformat()}",
        f"threat_level: {level}",
        *_actors(declared, draw),
        *_optional(number, writer),
    ]
    front_matter = "".join(f"{line}\n" for line in lines)
    ids = tuple(actor.id for actor in declared)
    return InventedBriefing(path_of(number), title, day, level, ids, front_matter, body)


def _body(number: int, writer: Writer) -> str:
    draw = writer.draw
    blocks: list[str] = []
    for _ in range(draw.pick((7, 8, 8, 8, 9, 9, 10, 10, 11))):
        group = writer.group()
        blocks.append(f"## {writer.heading(group)}")
        parts = draw.pick((2, 3)) if draw.chance(0.18) else 0
        if not parts:
            blocks.append(_list(writer, group))
        for _ in range(parts):
            group = writer.group()
            blocks.extend((f"### {writer.heading(group)}", _list(writer, group)))
    if number and draw.chance(0.4):
        blocks.append(_see_also(number, draw))
    if draw.chance(0.04):
        blocks.append(_table(writer))
    return "\n\n".join(blocks) + "\n"


def _list(writer: Writer, group: list[InventedActor]) -> str:
    return "\n".join(f"- {item}" for item in writer.items(group))


def _see_also(number: int, draw: Draw) -> str:
    """Return a paragraph that links to one to three earlier briefings."""
    earlier = sorted({draw.between(max(0, number - 400), number - 1) for _ in range(3)})
    links = " and ".join(
        f"[the digest of {day_of(other).isoformat()}](../{path_of(other)})" for other in earlier
    )
    return f"Background is in {links}."


def _table(writer: Writer) -> str:
    rows = [
        f"| {writer.plain(('{place}',), writer.cast)} | {writer.draw.between(3, 900)} |"
        for _ in range(4)
    ]
    return "\n".join(("| Place | People |", "| --- | --- |", *rows))


def _declared(writer: Writer) -> list[InventedActor]:
    """Return whom the text names mostly, most often first, with one it does not name at times."""
    counts = writer.named
    kept = [
        actor
        for actor in writer.cast
        if counts[actor.id] > 1 or (counts[actor.id] and writer.draw.chance(0.6))
    ]
    silent = [actor for actor in writer.cast if not counts[actor.id]]
    if silent and writer.draw.chance(0.3):
        kept.append(silent[0])
    return sorted(kept or writer.cast[:1], key=lambda actor: (-counts[actor.id], actor.id))


def _actors(declared: list[InventedActor], draw: Draw) -> list[str]:
    """Return the key `actors`: ids mostly, some canonical names, at times with an assessment."""
    lines = ["actors:"]
    for actor in declared:
        entry = quote(actor.name) if draw.chance(0.15) else actor.id
        if draw.chance(0.03):
            lines.append(f"  - actor: {entry}")
            lines.append(f"    threat_level: {words.LEVELS[draw.weighted(LEVELS)]}")
            lines.append(f"    reason: {quote(draw.pick(words.REASONS))}")
        else:
            lines.append(f"  - {entry}")
    return lines


def _optional(number: int, writer: Writer) -> list[str]:
    draw = writer.draw
    lines: list[str] = []
    if draw.chance(0.3):
        lines.append(f"summary: {quote(writer.plain(words.SUMMARIES, writer.group()))}")
    if draw.chance(0.3):
        lines.append(f"situation: {draw.pick(words.SITUATIONS)}")
    if draw.chance(0.3):
        lines.append(f"tags: [{draw.pick(words.TAGS[:4])}, {draw.pick(words.TAGS[4:])}]")
    if draw.chance(0.25):
        lines.extend(("events:", *_event(number, writer)))
    if draw.chance(0.4):
        lines.append("sources:")
        for _ in range(draw.between(1, 3)):
            lines.extend(_source(number, writer))
    return lines


def _event(number: int, writer: Writer) -> list[str]:
    day = day_of(number) - timedelta(days=writer.draw.between(0, 40))
    month = f"{day.year}-{day.month:02d}"
    when = writer.draw.pick((day.isoformat(), day.isoformat(), month, f"{month}~"))
    group = writer.group()
    return [
        f"  - date: {quote(when)}",
        f"    title: {quote(writer.plain(words.EVENTS, group))}",
        f"    actors: [{group[0].id}]",
    ]


def _source(number: int, writer: Writer) -> list[str]:
    story = writer.draw.between(1000, 999_999)
    return [
        f"  - title: {quote(writer.plain(words.TITLES, writer.group()))}",
        f"    publisher: {quote(writer.draw.pick(words.PUBLISHERS))}",
        f"    url: https://news.example.org/{day_of(number).year}/{story}",
        f"    accessed: {day_of(number).isoformat()}",
    ]
