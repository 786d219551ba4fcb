"""The records of the data files: their fields, in the order in which they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from briefwright.archive.archive import Dossier, Entry, Moment


class MentionRecord(TypedDict):
    """What a briefing's text says of one actor."""

    actor: str
    count: int
    quote: str


class BriefingRecord(TypedDict):
    """One element of `briefings.json`."""

    id: str
    url: str
    title: str
    date: str
    threat_level: str
    actors: list[str]
    mentions: list[MentionRecord]
    summary: str


class ActorRecord(TypedDict):
    """One element of `actors.json`."""

    id: str
    url: str
    name: str
    kind: str
    names: list[str]
    briefings: int
    first: str | None
    latest: str | None


class MomentRecord(TypedDict):
    """One element of `chronology.json`."""

    date: str
    kind: str
    title: str
    briefing: str
    url: str
    actors: list[str]
    threat_level: NotRequired[str]


def briefing_record(entry: Entry) -> BriefingRecord:
    """Return a briefing; `actors` are the declared ones, `mentions` what its text names."""
    briefing = entry.briefing
    return {
        "id": briefing.id,
        "url": entry.url,
        "title": briefing.title,
        "date": briefing.date.text,
        "threat_level": entry.level.id,
        "actors": [declaration.actor for declaration in entry.declared],
        "mentions": [
            {"actor": mention.actor, "count": mention.count, "quote": mention.quote}
            for mention in entry.body.mentions
        ],
        "summary": entry.summary,
    }


def actor_record(dossier: Dossier) -> ActorRecord:
    """Return an actor; `names` are its further names in the order of its record, each once."""
    actor = dossier.actor
    names = dict.fromkeys(name.text for name in actor.names if name.text != actor.name)
    dates = [backlink.entry.briefing.date.text for backlink in dossier.backlinks]
    return {
        "id": actor.id,
        "url": dossier.url,
        "name": actor.name,
        "kind": actor.kind.value,
        "names": list(names),
        "briefings": len(dates),
        "first": dates[-1] if dates else None,
        "latest": dates[0] if dates else None,
    }


def moment_record(moment: Moment) -> MomentRecord:
    """Return an entry of the chronology; an event has no threat level of its own."""
    record: MomentRecord = {
        "date": moment.date.text,
        "kind": "briefing" if moment.event is None else "event",
        "title": moment.title,
        "briefing": moment.entry.briefing.id,
        "url": moment.entry.url,
        "actors": list(moment.actors),
    }
    if moment.event is None:
        record["threat_level"] = moment.entry.level.id
    return record
