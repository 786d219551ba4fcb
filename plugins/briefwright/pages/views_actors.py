"""The list of actors: by kind, A to Z, with a "see" line for every further name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.content.actor import ActorKind
from briefwright.markup.body import Heading
from briefwright.pages.collation import collate, letter_label
from briefwright.pages.directory import Line
from briefwright.pages.sheet import Link
from briefwright.pages.words import KIND_WORDS, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefwright.archive.archive import Archive
    from briefwright.pages.badges import Badge, Shapes
    from briefwright.pages.sheet import Sheet

MOST_NAMED = 60
"""Actors that the first page of a split list shows."""

SORTING = "A to Z within each kind; “see” leads from a further name to its actor."


class LineView(Struct, frozen=True):
    """One line: an actor, or a further name with the actors to see."""

    name: str
    lang: str
    see: bool
    links: tuple[Link, ...]
    """The actor itself, or the actors to see."""

    count: str = ""
    badge: Badge | None = None
    """The level last assessed for the actor itself."""


class Section(Struct, frozen=True):
    """The lines under one heading."""

    anchor: str
    heading: str
    count: str
    lines: tuple[LineView, ...]


class LetterLink(Struct, frozen=True):
    """A letter's page."""

    label: str
    href: str
    count: str
    here: bool


class ActorsView(Struct, frozen=True):
    """The list of actors, or one letter of it."""

    shapes: Shapes
    title: str
    sorting: str
    sections: tuple[Section, ...]
    letters: tuple[LetterLink, ...] = ()
    up: Link | None = None
    empty: str = "No actor has a page yet. An actor gets one when a published briefing names it."


def actors_view(sheet: Sheet) -> ActorsView:
    """Return the list of actors: whole, or the letters and the actors named most."""
    directory = sheet.edition.directory
    count = counted(len(sheet.archive.dossiers), "actor")
    if not directory.is_split:
        sorting = f"{count}. {SORTING}" if directory.lines else ""
    elif directory.top:
        sorting = f"{count}, A to Z within each kind. Their further names stand under each letter."
    else:
        sorting = f"{count}. Every actor and every further name stands under its letter."
    return ActorsView(
        shapes=sheet.edition.shapes,
        title="Actors",
        sorting=sorting,
        sections=_by_kind(sheet, directory.top)
        if directory.top or not directory.is_split
        else (_most_named(sheet),),
        letters=_letters(sheet) if directory.is_split else (),
    )


def actors_letter_view(sheet: Sheet, letter: str) -> ActorsView:
    """Return the actors and names under one letter."""
    return ActorsView(
        shapes=sheet.edition.shapes,
        title=f"Actors: {letter_label(letter)}",
        sorting=SORTING,
        sections=_by_kind(sheet, sheet.edition.directory.letters[letter]),
        letters=_letters(sheet, letter),
        up=Link("All actors", sheet.link(sheet.routes.actors)),
    )


def _letters(sheet: Sheet, here: str = "") -> tuple[LetterLink, ...]:
    return tuple(
        LetterLink(
            letter_label(letter),
            sheet.link(sheet.routes.actors_under(letter)),
            counted(sum(not line.see for line in lines), "actor"),
            letter == here,
        )
        for letter, lines in sheet.edition.directory.letters.items()
    )


def actors_toc(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """Return the headings of the kinds that some lines stand under."""
    kinds = {line.kind for line in lines}
    return tuple(_heading(kind) for kind in ActorKind if kind in kinds)


def _heading(kind: ActorKind) -> Heading:
    return Heading(2, KIND_WORDS[kind][1], f"bw-{kind.value}")


def _by_kind(sheet: Sheet, lines: Sequence[Line]) -> tuple[Section, ...]:
    found: dict[ActorKind, list[Line]] = {kind: [] for kind in ActorKind}
    for line in lines:
        found[line.kind].append(line)
    return tuple(
        Section(
            anchor=_heading(kind).anchor,
            heading=_heading(kind).title,
            count=f"{sum(not line.see for line in members):,}",
            lines=tuple(_line(sheet, line) for line in members),
        )
        for kind, members in found.items()
        if members
    )


def most_named(archive: Archive) -> Iterator[Line]:
    """Yield the lines of the actors that most briefings name."""
    dossiers = sorted(
        archive.dossiers.values(),
        key=lambda dossier: (-len(dossier.backlinks), collate(dossier.actor.name)),
    )
    for actor in (dossier.actor for dossier in dossiers[:MOST_NAMED]):
        yield Line(actor.name, actor.canonical.lang or "", actor.kind, (actor.id,))


def _most_named(sheet: Sheet) -> Section:
    shown = tuple(_line(sheet, line) for line in most_named(sheet.archive))
    return Section("bw-most", "Named in most briefings", "", shown)


def _line(sheet: Sheet, line: Line) -> LineView:
    links = tuple(sheet.actor(actor) for actor in line.actors)
    if line.see:
        return LineView(line.name, line.lang, see=True, links=links)
    dossier = sheet.archive.dossiers[line.actors[0]]
    return LineView(
        line.name,
        line.lang,
        see=False,
        links=links,
        count=f"{len(dossier.backlinks):,}" if dossier.backlinks else "",
        badge=sheet.badge(dossier.current.level) if dossier.current else None,
    )
