"""The values that a briefing's and an actor's front matter become."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from briefwright.content.actor import Actor, ActorKind, CaseRule, LinkPolicy, NameKind
from briefwright.content.briefing import Briefing, Status
from briefwright.content.collection import Fragment
from briefwright.content.records import parse_actor, parse_briefing
from briefwright.content.threat import DEFAULT_SCALE

BRIEFING = """---
title: "Ceasefire  talks
  stall"
date: 2025-05-27
actors:
  - Donald  Trump
  - {actor: russia, role: subject, threat_level: critical, reason: Strikes}
threat_level: high
id: 2025/own-id
published: 2025-05-27T18:00:00+02:00
updates: [{date: 2025-05-29, type: minor, note: Spelling}, {date: 2025-05-30, note: More}]
status: superseded
events: [{date: "2025-05", title: Limits lifted, actors: [germany]}]
sources: [{title: S, url: "https://example.org/", accessed: 2025-05-26}]
---
Text.
"""
ACTOR = """---
name: Volodymyr Zelenskyy
kind: person
names:
  - Zelenskiy
  - {name: Zelensky, kind: surname}
  - {name: Зеленськии\u0306, kind: native, lang: uk, link: never, case: fold}
  - {name: Kyiv, kind: metonym}
part_of: [ukraine]
same_as: {wikidata: Q3874799, isni: x}
context: [Zelensky Street]
---
Profile.
"""


def briefing(text: str) -> Briefing:
    source, problems = parse_briefing(text, path="b.md", slug="2025/b", scale=DEFAULT_SCALE)
    assert problems == ()
    assert isinstance(source, Briefing)
    return source


def actor(text: str) -> Actor:
    source, problems = parse_actor(text, path="a.md", actor_id="a", scale=DEFAULT_SCALE)
    assert problems == ()
    assert isinstance(source, Actor)
    return source


def test_a_briefing() -> None:
    found = briefing(BRIEFING)
    assert (found.id, found.slug) == ("2025/own-id", "2025/b")
    assert found.title == "Ceasefire talks stall"
    assert [declared.name for declared in found.actors] == ["Donald Trump", "russia"]
    assert found.actors[1].threat_level == "critical"
    assert found.published == datetime(2025, 5, 27, 16, tzinfo=UTC)
    assert [update.major for update in found.updates] == [False, True]
    assert found.status is Status.SUPERSEDED
    assert found.events[0].date.display() == "May 2025"
    assert found.sources[0].accessed is not None
    assert (found.source.text, found.source.first_line) == ("Text.\n", 16)


def test_places_in_a_briefing() -> None:
    found = briefing(BRIEFING)
    assert str(found.span("title")) == "b.md:2:8"
    assert str(found.span("tags")) == "b.md:1:1"
    assert [str(declared.span("b.md")) for declared in found.actors] == ["b.md:6:5", "b.md:7:13"]
    assert str(found.events[0].span) == "b.md:13:10"
    assert str(found.events[0].actors[0].span("b.md")) == "b.md:13:59"


def test_an_actor() -> None:
    found = actor(ACTOR)
    assert found.name == "Volodymyr Zelenskyy"
    assert found.kind is ActorKind.PERSON
    assert [(name.kind, name.link) for name in found.all_names] == [
        (NameKind.CANONICAL, LinkPolicy.AUTO),
        (NameKind.ALIAS, LinkPolicy.AUTO),
        (NameKind.SURNAME, LinkPolicy.INTRODUCED),
        (NameKind.NATIVE, LinkPolicy.NEVER),
        (NameKind.METONYM, LinkPolicy.NEVER),
    ]
    assert found.names[2].text == "Зеленський"
    assert found.names[2].case is CaseRule.FOLD
    assert found.same_as == (("isni", "x"), ("wikidata", "Q3874799"))


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ("name", "2:7"),
        ("names.0", "5:5"),
        ("names.1", "6:12"),
        ("part_of.0", "9:11"),
        ("same_as.wikidata", "10:21"),
        ("context.0", "11:11"),
    ],
)
def test_places_in_an_actor(key: str, place: str) -> None:
    assert str(actor(ACTOR).spans[key]) == f"a.md:{place}"


def test_a_canonical_name_may_say_when_it_links() -> None:
    found = actor("---\nname: {name: Georgia, link: declared}\n---\n")
    assert found.canonical.link is LinkPolicy.DECLARED
    assert str(found.canonical.span) == "a.md:2:14"
    assert found.kind is ActorKind.OTHER


def test_a_broken_briefing_keeps_the_actors_that_it_declares() -> None:
    text = BRIEFING.replace("threat_level: high", "threat_level: hihg")
    found, problems = parse_briefing(text, path="b.md", slug="2025/b", scale=DEFAULT_SCALE)
    assert [problem.rule for problem in problems] == ["unknown-level"]
    assert isinstance(found, Fragment)
    assert found.id == "2025/own-id"
    places = [str(entry.span("b.md")) for entry in found.actors]
    assert places == [
        "b.md:6:5",
        "b.md:7:13",
        "b.md:13:59",
    ]
    assert found.source.text == "Text.\n"


MARKED = "---\ntitle: T\ndate: 2025-05-27\nactors: []\nthreat_level: hihg\n%s---\nText.\n"


def fragment(text: str) -> Fragment:
    source, problems = parse_briefing(text, path="b.md", slug="2025/b", scale=DEFAULT_SCALE)
    assert problems
    assert isinstance(source, Fragment)
    return source


@pytest.mark.parametrize(
    "keys",
    [
        "status: Draft\n",
        "status: [draft]\n",
        "status:\n",
        "status: &a draft\n",
        "&a status: draft\n",
        "<<: {status: draft}\n",
        "status: published\nstatus: draft\n",
        "Status: draft\n",
        "draft: true\n",
        "tlp: TLP-RED\n",
        "tlp: TLP:red\n",
        "embargo: tomorrow\n",
        "embargo: 2999-01-01\n",
        "published: 2999-13-01T00:00:00Z\n",
        'summary: "never closed\n',
    ],
)
def test_a_mark_with_a_slip_leaves_it_unclear_whether_it_is_public(keys: str) -> None:
    assert fragment(MARKED % keys).unclear


@pytest.mark.parametrize(
    "key",
    [
        *("confidential", "Confidential", "classification", "not_public", "is-internal"),
        *("isPrivate", "NOFORN", "tlp_level", "embargo_until", "publish", "visibility"),
    ],
)
def test_an_unknown_key_that_sounds_like_secrecy_leaves_it_unclear(key: str) -> None:
    assert fragment(MARKED % f"{key}: true\n").unclear


@pytest.mark.parametrize("key", ["secretary", "location", "draftsman", "accession", "weather"])
def test_an_unknown_key_that_only_begins_like_a_mark_leaves_it_clear(key: str) -> None:
    assert not fragment(MARKED % f"{key}: true\n").unclear


def test_what_has_no_front_matter_is_unclear() -> None:
    assert fragment("Text.\n").unclear


@pytest.mark.parametrize("keys", ["", "status: retracted\n", "tlp: TLP:CLEAR\n", "titel: T\n"])
def test_a_slip_elsewhere_leaves_it_clear(keys: str) -> None:
    assert not fragment(MARKED % keys).unclear
