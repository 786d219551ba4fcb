"""The schema and the checker say the same of all front matter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefwright.content.actor import Actor
from briefwright.content.briefing import Briefing
from briefwright.content.models import ActorRecord, BriefingRecord
from briefwright.content.records import parse_actor, parse_briefing
from briefwright.content.reference import render_fields
from briefwright.content.schema import RECORDS, make_schema
from briefwright.content.threat import DEFAULT_SCALE

if TYPE_CHECKING:
    from pydantic import BaseModel

NAMES = ("russia", "ukraine", "vladimir-putin", "Volodymyr Zelenskyy")
SCHEMAS = {
    record: Draft202012Validator(make_schema(record, DEFAULT_SCALE, NAMES)) for record in RECORDS
}

WORDS = (
    "russia,Russia,high,hihg,unknown,draft,published,major,minor,alias,surname,canonical,"
    "person,state,declared,introduced,fold,exact,TLP:CLEAR,TLP:RED,tlp:clear,en,pt-BR,x,"
    "UA,ua,true,false,2025-05-27, 2025-05-27 ,2025-02-29,2024-02-29,2000-02-29,1900-02-29,"
    "0000-01-01,2025-04-31,2025,2025-05?,2025-13,2025-05-27/..,../2025,../..,2025/2026,"
    "2025-05-25/2025-05-26,2025/,27 May 2025,2025-05-27T18:00:00Z,2025-05-27 18:00+02:00,"
    "2025-05-27T25:00Z,2025-05-27T18:00,a/b-c,A/b,a//b,a-b,-a,Q1,Q0,q42,"
    "https://example.org/,http://a b,ftp://x.org/,https://,https://example.org:0/,"
    "https://[::1]/x,https://u:p@h.org?q#f, draft , x ,en\n,UA\n,\u200b,a\u200bb,\u202ea,"
    "a\tb,a\u200cb"
)
TEXTS = st.sampled_from(WORDS.split(",")) | st.text(
    st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]), max_size=8
)
VALUES = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2)
)
ENTRY_KEYS = (
    "actor", "role", "threat_level", "reason", "date", "title", "actors", "publisher", "url",
    "accessed", "archived", "note", "type", "name", "lang", "link", "case", "kind", "wikidata",
)  # fmt: skip
ENTRIES = st.dictionaries(st.sampled_from(ENTRY_KEYS), VALUES, max_size=3)
LISTS = st.lists(TEXTS | ENTRIES, max_size=2)
SOUND: dict[str, dict[str, Any]] = {
    "briefing": {"title": "T", "date": "2025-05-27", "actors": [], "threat_level": "low"},
    "actor": {"name": "Russia", "kind": "state"},
}


def change(model: type[BaseModel], key: str) -> st.SearchStrategy[tuple[str, Any]]:
    """A key with the example of its field, or with anything."""
    field = model.model_fields.get(key)
    written = (field.examples or []) if field else []
    examples = [yaml.load(text, yaml.BaseLoader) for text in written]  # noqa: S506 - texts alone
    wild = VALUES | LISTS | ENTRIES | st.none()
    return st.tuples(st.just(key), st.sampled_from(examples) | wild if examples else wild)


def records(record: str) -> st.SearchStrategy[dict[str, Any]]:
    """Sound front matter with a few keys changed, or added, or taken out."""
    model = RECORDS[record]
    one = st.sampled_from((*model.model_fields, "unknown")).flatmap(lambda key: change(model, key))
    return st.lists(one, max_size=3).map(
        lambda changes: {
            key: value
            for key, value in (SOUND[record] | dict(changes)).items()
            if value is not None
        }
    )


def is_sound(record: str, values: dict[str, Any]) -> bool:
    block = "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items())
    text = f"---\n{block}---\nText.\n"
    if record == "actor":
        actor, _ = parse_actor(text, path="a.md", actor_id="a", scale=DEFAULT_SCALE)
        return isinstance(actor, Actor)
    briefing, _ = parse_briefing(text, path="a.md", slug="a", scale=DEFAULT_SCALE)
    if not isinstance(briefing, Briefing):
        return False
    declared = (briefing.actors, *(event.actors for event in briefing.events))
    return all(actor.name in NAMES for actors in declared for actor in actors)


@pytest.mark.parametrize("record", sorted(RECORDS))
@given(data=st.data())
def test_schema_and_checker_agree(record: str, data: st.DataObject) -> None:
    values = data.draw(records(record))
    errors = [error.message for error in SCHEMAS[record].iter_errors(values)]
    assert is_sound(record, values) == (not errors), errors


@pytest.mark.parametrize("record", sorted(RECORDS))
def test_the_schema_is_one(record: str) -> None:
    schema = make_schema(record, DEFAULT_SCALE, NAMES)
    Draft202012Validator.check_schema(schema)
    assert '"null"' not in json.dumps(schema)


@pytest.mark.parametrize("model", [ActorRecord, BriefingRecord])
def test_every_field_is_described(model: type[BaseModel]) -> None:
    page = render_fields()
    for key, field in model.model_fields.items():
        assert field.description
        assert f"| `{key}` |" in page
