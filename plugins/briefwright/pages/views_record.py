"""An actor's record: its names by kind, what it is part of, and its ids elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.content.folding import fold_name
from briefwright.pages.sheet import Link
from briefwright.pages.words import NAME_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefwright.archive.archive import Dossier
    from briefwright.content.actor import Actor, Name
    from briefwright.pages.sheet import Sheet

CATALOGUES: dict[str, tuple[str, str, str]] = {
    "wikidata": ("Wikidata", r"Q\d+", "https://www.wikidata.org/wiki/{}"),
    "attack": ("MITRE ATT&CK", r"G\d{4}", "https://attack.mitre.org/groups/{}/"),
    "viaf": ("VIAF", r"\d+", "https://viaf.org/viaf/{}"),
    "lei": ("LEI", r"[A-Z0-9]{20}", "https://search.gleif.org/#/record/{}"),
}
"""Label, form of an id and page of the catalogues that we know; other ids are shown as text."""


class NameView(Struct, frozen=True):
    """One name, with the other actors that bear it."""

    text: str
    lang: str
    shared: tuple[Link, ...]


class Fact(Struct, frozen=True):
    """One line of the record: its label, and names or links."""

    label: str
    names: tuple[NameView, ...] = ()
    links: tuple[Link, ...] = ()


def record_of(sheet: Sheet, dossier: Dossier) -> tuple[Fact, ...]:
    """Return the lines of an actor's record that say something."""
    actor = dossier.actor
    facts = (
        *_names(sheet, actor),
        Fact("Part of", links=_actors(sheet, actor.part_of)),
        Fact("Member of", links=_actors(sheet, actor.member_of)),
        Fact("Parts and members", links=_actors(sheet, dossier.members)),
        Fact("Country", links=(Link(actor.country, ""),) if actor.country else ()),
        *_ids(actor),
    )
    return tuple(fact for fact in facts if fact.names or fact.links)


def has_record(dossier: Dossier) -> bool:
    """Whether an actor's record says anything beyond its name, kind and profile."""
    actor = dossier.actor
    ties = (actor.part_of, actor.member_of, dossier.members)
    return bool(actor.names or any(ties) or actor.country or actor.same_as)


def _names(sheet: Sheet, actor: Actor) -> Iterator[Fact]:
    for kind, label in NAME_WORDS.items():
        names = tuple(_name(sheet, actor, name) for name in actor.names if name.kind is kind)
        yield Fact(label, names=names)


def _name(sheet: Sheet, actor: Actor, name: Name) -> NameView:
    bearers = sheet.archive.registry.bearers.get(fold_name(name.text), ())
    others = _actors(
        sheet,
        [
            one.actor
            for one in bearers
            if one.actor != actor.id and one.actor in sheet.archive.dossiers
        ],
    )
    return NameView(name.text, name.lang or "", others)


def _actors(sheet: Sheet, ids: Sequence[str]) -> tuple[Link, ...]:
    return tuple(sheet.actor(actor) for actor in ids if actor in sheet.archive.registry.actors)


def _ids(actor: Actor) -> Iterator[Fact]:
    for scheme, identity in actor.same_as:
        label, form, page = CATALOGUES.get(scheme, (scheme, "", ""))
        href = page.format(identity) if form and re.fullmatch(form, identity) else ""
        yield Fact(label, links=(Link(identity, href),))
