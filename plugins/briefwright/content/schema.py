"""The front matter of a site as JSON Schema: its own levels and actors filled in.

Source: JSON Schema, draft 2020-12. Values are as they stand in the file: every scalar is a text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from briefwright.content import forms
from briefwright.content.models import ActorRecord, BriefingRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic import BaseModel

    from briefwright.content.forms import Form
    from briefwright.content.threat import Scale

DIALECT = "https://json-schema.org/draft/2020-12/schema"
RECORDS: dict[str, type[BaseModel]] = {"actor": ActorRecord, "briefing": BriefingRecord}
"""The records that a site has, by the word for them."""


def make_schema(record: str, scale: Scale, names: Sequence[str]) -> Form:
    """Return the schema of a record; `names` are the ids and names that mean one actor."""
    members: dict[str, list[str]] = {"level": list(scale.by_id), "actor": list(names)}
    return {"$schema": DIALECT, **cast("Form", _fill(describe_record(record), members))}


def describe_record(record: str) -> Form:
    """Return the schema of a record on any site, with no null and no default in it."""
    return cast("Form", _trim(RECORDS[record].model_json_schema()))


def _trim(node: object) -> object:
    """Return a schema without null: a key without a value is a mistake, not an absent key."""
    if isinstance(node, list):
        return [_trim(item) for item in node]
    if not isinstance(node, dict):
        return node
    trimmed = {key: _trim(value) for key, value in node.items() if key != "default"}
    choices = trimmed.get("anyOf")
    if isinstance(choices, list):
        kept = [choice for choice in choices if choice != {"type": "null"}]
        if len(kept) == 1:
            own = {key: value for key, value in trimmed.items() if key not in ("anyOf", "title")}
            return {**kept[0], **own}
        trimmed["anyOf"] = kept
    return trimmed


def _fill(node: object, members: Mapping[str, list[str]]) -> object:
    """Return a schema in which each form that the site decides on lists its members."""
    if isinstance(node, list):
        return [_fill(item, members) for item in node]
    if not isinstance(node, dict):
        return node
    title = node.get("title")
    if title in (forms.LEVEL["title"], forms.ACTOR["title"]) and node.get("type") == "string":
        about = {key: node[key] for key in ("description",) if key in node}
        return forms.member(tuple(members[str(title)]), str(title)) | about
    # Examples are lines of front matter, for the reference; here they would be JSON.
    examples = isinstance(node.get("examples"), list)
    return {
        key: _fill(value, members)
        for key, value in node.items()
        if not (examples and key == "examples")
    }
