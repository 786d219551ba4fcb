"""A briefing's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from msgspec import Struct

from briefwright.content.briefing import Status
from briefwright.markup.body import Heading
from briefwright.pages.index_terms import briefing_terms
from briefwright.pages.sheet import web_link
from briefwright.pages.titles import titles_of
from briefwright.pages.views_citation import cited_forms
from briefwright.pages.views_rows import Density, Rows, event_row, when_in_full
from briefwright.pages.views_thread import assessed_actors, threaded, threads_of
from briefwright.pages.words import MONTHS, apart, listed, reading_time

if TYPE_CHECKING:
    from datetime import datetime

    from briefwright.archive.archive import Entry, Related
    from briefwright.content.briefing import Citation, Note
    from briefwright.markup.body import Body
    from briefwright.pages.badges import Badge, Shapes
    from briefwright.pages.index_terms import IndexTerms
    from briefwright.pages.sheet import Edition, Link, Sheet
    from briefwright.pages.titles import Title
    from briefwright.pages.views_citation import CitedForm
    from briefwright.pages.views_rows import When
    from briefwright.pages.views_thread import AssessedActor, Thread

SHARED_NAMED = 3
"""Actors that the reason of a neighbour names; the others are counted."""


class Notice(Struct, frozen=True):
    """What a reader must know before reading: retracted, superseded, corrected, updated."""

    css: str
    title: str
    text: str
    link: Link | None = None


class Party(Struct, frozen=True):
    """A declared actor with its part in the briefing."""

    link: Link
    role: str


class Source(Struct, frozen=True):
    """One entry of the sources."""

    title: str
    href: str
    address: str
    """The host of a link, or the whole text of what cannot be linked."""

    publisher: str
    accessed: str
    archived: str


class Neighbour(Struct, frozen=True):
    """A related briefing with the reason in words."""

    link: Link
    when: When
    badge: Badge
    reason: str


class BriefingView(Struct, frozen=True):
    """A briefing's page."""

    shapes: Shapes
    title: str
    lang: str
    when: When
    badge: Badge
    situation: str
    facts: tuple[str, ...]
    notices: tuple[Notice, ...]
    lead: str
    declared: tuple[Party, ...]
    assessed: tuple[AssessedActor, ...]
    body: Markup
    sections: dict[str, Title]
    """Headings of the sections below the body that are not empty, by what they hold."""

    events: Rows
    sources: tuple[Source, ...]
    mentioned: tuple[Link, ...]
    related: tuple[Neighbour, ...]
    threads: tuple[Thread, ...]
    history: tuple[Notice, ...]
    tags: tuple[str, ...]
    identity: str
    citations: tuple[CitedForm, ...]
    earlier: Link | None
    later: Link | None
    terms: IndexTerms | None


def briefing_view(sheet: Sheet, entry: Entry) -> BriefingView:
    """Return the view of a briefing."""
    briefing = entry.briefing
    earlier, later = _neighbours_by_date(sheet, entry)
    return BriefingView(
        shapes=sheet.edition.shapes,
        title=briefing.title,
        lang=briefing.language or "",
        when=when_in_full(briefing.date),
        badge=sheet.badge(entry.level),
        situation=briefing.situation or "",
        facts=_facts(entry),
        notices=_notices(sheet, entry),
        lead=briefing.summary or "",
        declared=tuple(Party(sheet.actor(one.actor), one.role or "") for one in entry.declared),
        assessed=assessed_actors(sheet, entry),
        body=Markup(entry.body.html),  # noqa: S704 - sanitised by the renderer
        sections=titles_of(briefing_sections(sheet.edition, entry)),
        events=Rows(
            tuple(
                event_row(sheet, event, when_in_full(event.date), Density())
                for event in sheet.edition.reported.get(briefing.id, ())
            )
        ),
        sources=tuple(map(_source, briefing.sources)),
        mentioned=tuple(map(sheet.actor, _mentioned(entry))),
        related=tuple(
            _neighbour(sheet, other) for other in sheet.archive.related.get(briefing.id, ())
        ),
        threads=threads_of(sheet, entry),
        history=_history(briefing.updates, major=False, css="update"),
        tags=briefing.tags,
        identity=briefing.id,
        citations=cited_forms(sheet, entry),
        earlier=earlier,
        later=later,
        terms=briefing_terms(sheet.archive, entry),
    )


def briefing_sections(edition: Edition, entry: Entry) -> dict[str, Heading]:
    """Return the headings below a briefing's body, with anchors that its body does not use."""
    briefing = entry.briefing
    found = {
        "events": ("Events", bool(briefing.events)),
        "sources": ("Sources", bool(briefing.sources)),
        "mentioned": ("Also mentioned", bool(_mentioned(entry))),
        "threads": ("Earlier and later, by actor", bool(threaded(edition, entry))),
        "related": ("Related briefings", bool(edition.archive.related.get(briefing.id))),
    }
    taken = own_anchors(entry.body)
    return {
        key: Heading(2, title, free_anchor(f"bw-{key}", taken))
        for key, (title, there) in found.items()
        if there
    }


def own_anchors(body: Body) -> frozenset[str]:
    """Return the ids of an author's text, if one of them begins as ours do; it hardly ever does."""
    return body.anchors if ' id="bw-' in body.html else frozenset()


def free_anchor(wanted: str, taken: frozenset[str]) -> str:
    """Return an id that the author's text has not given to something else."""
    while wanted in taken:
        wanted = f"{wanted}-"
    return wanted


def _mentioned(entry: Entry) -> tuple[str, ...]:
    return entry.actors[len(entry.declared) :]


def _facts(entry: Entry) -> tuple[str, ...]:
    briefing = entry.briefing
    facts = (
        f"By {listed(briefing.authors)}" if briefing.authors else "",
        f"Published {_instant(briefing.published)}" if briefing.published else "",
        reading_time(entry.body.words),
        briefing.tlp or "",
    )
    return tuple(fact for fact in facts if fact)


def _instant(moment: datetime) -> str:
    day = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}"
    offset = moment.utcoffset()
    if offset is None:
        return day
    return f"{day} UTC" if not offset else f"{day} {moment:%z}"


def _notices(sheet: Sheet, entry: Entry) -> tuple[Notice, ...]:
    briefing = entry.briefing
    notices: list[Notice] = []
    successor = sheet.edition.entries.get(sheet.archive.successors.get(briefing.id, ""))
    link = sheet.entry(successor) if successor else None
    if briefing.status is Status.RETRACTED:
        text = "It stays here as a record. Do not rely on what it says."
        notices.append(Notice("retracted", "This briefing is retracted", text, link))
    elif briefing.status is Status.SUPERSEDED or link:
        text = "A newer briefing replaces it:" if link else "It no longer says what is known."
        notices.append(Notice("superseded", "This briefing is superseded", text, link))
    notices += _history(briefing.corrections, major=True, css="correction")
    notices += _history(briefing.updates, major=True, css="update")
    former = sheet.edition.entries.get(briefing.supersedes or "")
    if former:
        notices.append(Notice("update", "Replaces", "", sheet.entry(former)))
    return tuple(notices)


def _history(notes: tuple[Note, ...], *, major: bool, css: str) -> tuple[Notice, ...]:
    word = "Correction" if css == "correction" else "Update"
    return tuple(
        Notice(css, f"{word}, {note.date.display()}", note.text)
        for note in sorted(notes, key=lambda note: note.date.sort_key, reverse=True)
        if note.major is major
    )


def _source(citation: Citation) -> Source:
    href = web_link(citation.url)
    host = href.split("/")[2].removeprefix("www.") if href else (citation.url or "")
    return Source(
        title=citation.title,
        href=href,
        address=host,
        publisher=citation.publisher or "",
        accessed=citation.accessed.display() if citation.accessed else "",
        archived=web_link(citation.archived),
    )


def _neighbour(sheet: Sheet, related: Related) -> Neighbour:
    entry = related.entry
    actors = sheet.archive.registry.actors
    names = [actors[actor].name for actor in related.shared]
    if len(names) > SHARED_NAMED:
        names = [*names[:SHARED_NAMED], f"{len(names) - SHARED_NAMED} more"]
    distance = apart(related.days)
    return Neighbour(
        sheet.entry(entry),
        when_in_full(entry.briefing.date),
        sheet.badge(entry.level),
        f"Shares {listed(names)}; {distance}" if names else distance.capitalize(),
    )


def _neighbours_by_date(sheet: Sheet, entry: Entry) -> tuple[Link | None, Link | None]:
    entries = sheet.archive.entries
    place = sheet.edition.places[entry.briefing.id]
    earlier = sheet.entry(entries[place + 1]) if place + 1 < len(entries) else None
    later = sheet.entry(entries[place - 1]) if place else None
    return earlier, later
