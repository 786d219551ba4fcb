"""Records of actors that an earlier build has read, and what the cache is never asked about."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefwright.cache.cache import Cache
from briefwright.content import known_actors
from briefwright.content.digest import digest_bytes
from briefwright.content.reading import read_sources
from briefwright.content.settings import Settings
from tests.replacing import replace
from tests.unit.content.counting import count_parsed
from tests.unit.content.test_reading import ACTOR, write

if TYPE_CHECKING:
    from pathlib import Path

    from briefwright.content.actor import Actor
    from briefwright.content.collection import Collection

PATH = "docs/actors/x.md"
FULL = """---
name: {name: "Талкс", lang: ru, case: fold}
# Everything that a plain record can say
kind: person
names:
- Talks
- {name: TLK, kind: abbreviation, link: declared, case: exact}
- {name: Talksian, kind: demonym}
part_of: [y]
member_of: [y, z]
same_as: {wikidata: Q42, viaf: "123"}
country: "UA"
redirect_from: [talks]
context: [Talks Street]
---

Who it is.
"""


def read(root: Path, cache: Cache | None = None) -> Collection:
    return read_sources(root, Settings(), cache=cache)


def read_twice(root: Path) -> Collection:
    """Return what the second of two builds reads."""
    cache = Cache(root / ".cache")
    read(root, cache)
    cache.write()
    return read(root, Cache(root / ".cache"))


@pytest.mark.parametrize("text", [FULL, ACTOR, FULL.replace("\n", "\r\n")])
def test_a_known_record_is_the_one_that_is_parsed(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {PATH: ""})
    (tmp_path / PATH).write_bytes(text.encode())
    plain = read(tmp_path)
    assert plain.problems == ()
    parsed = count_parsed(monkeypatch, "parse_actor")
    assert read_twice(tmp_path) == plain
    assert parsed == [PATH]
    (actor,), (known,) = plain.actors, read(tmp_path, Cache(tmp_path / ".cache")).actors
    assert known.source.text == actor.source.text
    assert dict(known.spans) == dict(actor.spans)


def test_a_record_that_changed_is_parsed(tmp_path: Path) -> None:
    write(tmp_path, {PATH: ACTOR})
    read_twice(tmp_path)
    write(tmp_path, {PATH: FULL})
    assert read(tmp_path, Cache(tmp_path / ".cache")) == read(tmp_path)


STANDING = {
    "said": "standing: true",
    "denied": "standing: false",
    "in capitals": "Standing: true",
    "quoted": "'standing': true",
    "by an escape": '"st\\x61nding": true',
    "with a question mark": "? standing\n: true",
    "merged": "<<: {standing: true}",
    "with a slip": "standng: true",
}


@pytest.mark.parametrize("mark", STANDING.values(), ids=STANDING)
def test_what_may_give_a_page_is_parsed_each_time(
    tmp_path: Path, mark: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"---\nname: X\n{mark}\n---\n\nWho it is.\n"
    write(tmp_path, {PATH: text})
    parsed, plain = count_parsed(monkeypatch, "parse_actor"), read(tmp_path)
    assert read_twice(tmp_path) == plain
    assert parsed == [PATH] * 3


@pytest.mark.parametrize("mark", STANDING.values(), ids=STANDING)
def test_a_forged_cache_takes_no_page_and_gives_none(tmp_path: Path, mark: str) -> None:
    """The record has the right key and a sound checksum, and says that the file is plain."""
    write(tmp_path, {PATH: ACTOR})
    (public,) = read(tmp_path).actors
    text = f"---\nname: X\n{mark}\n---\n\nWho it is.\n"
    write(tmp_path, {PATH: text})
    _forge(tmp_path, public, text)
    assert read(tmp_path, Cache(tmp_path / ".cache")) == read(tmp_path)


def test_a_forged_cache_that_is_believed_would_rename(tmp_path: Path) -> None:
    """The forgery above is a real one: of a plain record it is taken for what it says."""
    write(tmp_path, {PATH: ACTOR})
    (public,) = read(tmp_path).actors
    _forge(tmp_path, replace(public, canonical=replace(public.canonical, text="Forged")), ACTOR)
    assert read(tmp_path, Cache(tmp_path / ".cache")).actors[0].name == "Forged"


def _forge(root: Path, public: Actor, text: str) -> None:
    """Write a cache that has `public` as what the bytes of `text` say."""
    cache = Cache(root / ".cache")
    forged = replace(public, digest=digest_bytes(text.encode()))
    known_actors.KnownActors(cache).keep(forged, ACTOR.encode())
    cache.write()


def test_a_record_that_makes_no_sense_is_not_there(tmp_path: Path) -> None:
    write(tmp_path, {PATH: ACTOR})
    plain = read(tmp_path)
    for head in (b"", b"\x00", b"\xff" * 9, b"\x91\xa1x"):
        cache = Cache(tmp_path / ".cache")
        cache.keep(known_actors.KIND, PATH, plain.actors[0].digest, head)
        cache.write()
        assert read(tmp_path, Cache(tmp_path / ".cache")) == plain


def test_a_record_with_an_error_is_told_each_time(tmp_path: Path) -> None:
    write(tmp_path, {PATH: ACTOR.replace("name:", "nme:")})
    assert read_twice(tmp_path).problems == read(tmp_path).problems != ()


def test_a_name_that_is_no_text_is_a_problem_and_never_known(tmp_path: Path) -> None:
    write(tmp_path, {PATH: ACTOR})
    os.rename(  # noqa: PTH104 - a path object would not take such a name
        os.fsencode(tmp_path / PATH), os.fsencode(tmp_path / "docs/actors/") + b"/\xff.md"
    )
    assert read_twice(tmp_path).problems == read(tmp_path).problems != ()
