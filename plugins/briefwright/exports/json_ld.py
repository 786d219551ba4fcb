"""What a page is about, for programs that read it. Source: schema.org, version 29; JSON-LD 1.1."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from briefwright.content.actor import ActorKind
from briefwright.exports.texts import json_text, legal
from briefwright.exports.times import iso_point, published_text, timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefwright.archive.archive import Dossier, Entry
    from briefwright.content.briefing import Citation, Note
    from briefwright.exports.press import Press

Node: TypeAlias = "Mapping[str, object]"
"""A thing with its type and its properties. What is empty is left out."""

SUBJECT = "subject"
"""The role of those whom a briefing is about, if it gives any."""

TYPES: dict[ActorKind, str] = {
    ActorKind.PERSON: "Person",
    ActorKind.STATE: "Country",
    ActorKind.GOVERNMENT: "GovernmentOrganization",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.ALLIANCE: "Organization",
    ActorKind.ARMED_FORCE: "Organization",
    ActorKind.PARTY: "PoliticalParty",
    ActorKind.GROUP: "Organization",
    ActorKind.PLACE: "Place",
    ActorKind.OTHER: "Thing",
}
_MEMBERS = frozenset({"Person", "Organization", "GovernmentOrganization", "PoliticalParty"})
"""Types that have `memberOf`."""

_ESCAPES = [(sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029"]


def render_json_ld(node: Node) -> str:
    """Return a node as a document that may stand within a `script` element.

    Outside its strings JSON has none of the signs that HTML or JavaScript take for something
    else, so all of them can be escaped.
    """
    document = {"@context": "https://schema.org", **node}
    text = json_text(document)
    for sign, escape in _ESCAPES:  # most are not there, and a replacement of nothing is free
        text = text.replace(sign, escape)
    return text


def briefing_node(press: Press, entry: Entry) -> Node:
    """Return a briefing as a `Report`."""
    briefing, address = entry.briefing, press.address(entry.url)
    about, mentions = _subjects(entry)
    standing = press.standing(entry)
    return _node(
        "Report",
        url=address,
        mainEntityOfPage=address,
        identifier=press.addresses.briefing(briefing.id),
        headline=briefing.title,
        abstract=entry.summary,
        datePublished=published_text(briefing),
        dateModified=timestamp(press.times.changed(entry)),
        inLanguage=briefing.language or press.site.language,
        author=[_node("Person", name=name) for name in briefing.authors] or press.publisher_node,
        publisher=press.publisher_node,
        isPartOf=press.site_node,
        about=[press.reference(actor) for actor in about],
        mentions=[press.reference(actor) for actor in mentions],
        keywords=[f"Threat level: {entry.level.label}", *briefing.tags],
        citation=[_citation(source) for source in briefing.sources],
        correction=[_correction(note) for note in briefing.corrections],
        creativeWorkStatus=standing.word if standing else None,
    )


def actor_node(press: Press, dossier: Dossier) -> Node:
    """Return an actor as a person, a country, an organisation, a place or a thing."""
    actor, address = dossier.actor, press.address(dossier.url)
    kind = TYPES[actor.kind]
    names = dict.fromkeys(name.text for name in actor.names if name.text != actor.name)
    actors = press.archive.registry.actors
    unions = [press.reference(union) for union in actor.member_of if union in actors]
    return _node(
        kind,
        **{"@id": _id(address)},
        name=actor.name,
        alternateName=list(names),
        description=dossier.profile.summary,
        url=address,
        mainEntityOfPage=address,
        memberOf=unions if kind in _MEMBERS else None,
        sameAs=[
            f"https://www.wikidata.org/wiki/{value}"
            for register, value in actor.same_as
            if register == "wikidata"
        ],
    )


def site_node(press: Press) -> Node:
    """Return the site."""
    site = press.site
    return _node("WebSite", name=press.title, url=site.url, description=site.description)


def publisher_node(press: Press) -> Node:
    """Return who answers for the site."""
    return _node("Organization", name=press.publisher, url=press.site.url)


def _subjects(entry: Entry) -> tuple[list[str], list[str]]:
    """Return the actors that a briefing is about, and the others that it names."""
    declared = [declaration.actor for declaration in entry.declared]
    subjects = [each.actor for each in entry.declared if (each.role or "").lower() == SUBJECT]
    about = subjects or declared
    found = frozenset(about)
    return about, [actor for actor in entry.actors if actor not in found]


def reference_node(press: Press, actor_id: str) -> Node:
    """Return an actor as a document refers to it that is about something else."""
    actor = press.archive.registry.actors[actor_id]
    dossier = press.archive.dossiers.get(actor_id)
    address = press.address(dossier.url) if dossier else ""
    return _node(TYPES[actor.kind], **{"@id": _id(address)}, name=actor.name, url=address)


def _id(address: str) -> str:
    """Return the name of the actor itself; its page is another thing."""
    return f"{address}#actor" if address else ""


def _citation(source: Citation) -> Node:
    return _node(
        "CreativeWork",
        name=source.title,
        url=source.url,
        publisher=_node("Organization", name=source.publisher) if source.publisher else None,
        archivedAt=source.archived,
    )


def _correction(note: Note) -> Node:
    return _node("CorrectionComment", text=note.text, datePublished=iso_point(note.date.known))


def _node(kind: str, **properties: object) -> Node:
    """Return a thing; what it does not have is left out."""
    given = {key: _legal(value) for key, value in properties.items() if value}
    return {"@type": kind, **given}


def _legal(value: object) -> object:
    if isinstance(value, str):
        return legal(value)
    if isinstance(value, list):
        return [_legal(item) for item in value]
    return value
