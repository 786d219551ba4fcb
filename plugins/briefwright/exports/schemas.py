"""The JSON Schemas of the data files, for this site's own scale of levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from briefwright.content.actor import ActorKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefwright.content.threat import Scale

Schema: TypeAlias = "Mapping[str, object]"

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_POINT = r"\d{4}(-\d\d(-\d\d)?)?[?~%]?"
_DATE: Schema = {
    "description": "A day, month or year, or an interval of them: Extended Date/Time Format.",
    "type": "string",
    "pattern": rf"^({_POINT}|{_POINT}/({_POINT}|\.\.)|\.\./{_POINT})$",
}
_URL: Schema = {
    "description": "Relative to the root of the site.",
    "type": "string",
    "pattern": "^[^/]",
}
_TITLE: Schema = {"type": "string", "minLength": 1}
_BRIEFING_ID: Schema = {
    "description": "Never changes once the briefing is published.",
    "type": "string",
    "minLength": 1,
}
_ACTOR_ID: Schema = {"type": "string", "pattern": "^[a-z0-9-]+$"}


def briefings_schema(scale: Scale) -> Schema:
    """Return the schema of `briefings.json`."""
    mention = _record(
        actor=_ACTOR_ID,
        count={"type": "integer", "minimum": 1},
        quote={"description": "The sentence of the first occurrence.", "type": "string"},
    )
    briefing = _record(
        id=_BRIEFING_ID,
        url=_URL,
        title=_TITLE,
        date=_DATE,
        threat_level=_level(scale),
        actors=_actors("The declared actors, in the author's order."),
        mentions={
            "description": "The actors that the text names, in order of first occurrence.",
            "type": "array",
            "items": mention,
        },
        summary={"type": "string"},
    )
    return _list("briefings", "Published briefings, newest first.", briefing)


def actors_schema() -> Schema:
    """Return the schema of `actors.json`."""
    date = {"anyOf": [{"type": "null"}, _DATE]}
    actor = _record(
        id=_ACTOR_ID,
        url=_URL,
        name=_TITLE,
        kind={"enum": [kind.value for kind in ActorKind]},
        names={
            "description": "Further names that mean this actor, in the order of its record.",
            "type": "array",
            "items": _TITLE,
            "uniqueItems": True,
        },
        briefings={
            "description": "How many briefings declare or mention it.",
            "type": "integer",
            "minimum": 0,
        },
        first={"description": "Date of the first of them.", **date},
        latest={"description": "Date of the latest of them.", **date},
    )
    return _list("actors", "Actors that have a page, by id.", actor)


def chronology_schema(scale: Scale) -> Schema:
    """Return the schema of `chronology.json`."""
    moment = {
        **_record(
            date=_DATE,
            kind={"enum": ["briefing", "event"]},
            title=_TITLE,
            briefing={
                **_BRIEFING_ID,
                "description": "Id of the briefing, or of the reporting one.",
            },
            url=_URL,
            actors=_actors("The actors that the briefing or the event declares."),
            threat_level=_level(scale),
        ),
        "required": ["date", "kind", "title", "briefing", "url", "actors"],
        "if": {"properties": {"kind": {"const": "briefing"}}},
        "then": {"required": ["threat_level"]},
        "else": {"properties": {"threat_level": False}},
    }
    return _list("chronology", "Briefings and the events that they report, newest first.", moment)


def _level(scale: Scale) -> Schema:
    return {"description": "A level of the site's scale.", "enum": list(scale.by_id)}


def _actors(description: str) -> Schema:
    return {
        "description": description,
        "type": "array",
        "items": _ACTOR_ID,
        "uniqueItems": True,
    }


def _record(**fields: Schema) -> Schema:
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _list(name: str, description: str, items: Schema) -> Schema:
    return {
        "$schema": DIALECT,
        "$id": f"{name}.schema.json",
        "title": name,
        "description": description,
        "type": "array",
        "items": items,
    }
