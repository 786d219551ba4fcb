"""Relations that are known: the result is that of relating all from nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefwright.archive import known_relations, related
from briefwright.archive.companions import count_companions
from briefwright.archive.entries import make_entries
from briefwright.archive.known_relations import KIND, relate_known
from briefwright.archive.making import ALONE, Making
from briefwright.archive.succession import find_standing, find_successors
from briefwright.cache.cache import Cache
from tests.replacing import replace
from tests.unit.archive.making import actor, briefing, prepare

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from briefwright.archive.archive import Entry
    from briefwright.archive.relations import Relations
    from briefwright.content.briefing import Briefing

FIRST = [briefing(f"b{number:02d}", f"2025-05-{1 + number:02d}", "a") for number in range(28)]
EDITED = [*FIRST[:-1], briefing("b27", "2025-05-28", "ab")]


@pytest.fixture
def related_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    relate_one = related._Field.relate

    def relate(self: related._Field, number: int) -> object:
        found.append(self.readings[number].id)
        return relate_one(self, number)

    monkeypatch.setattr(related._Field, "relate", relate)
    return found


def build(briefings: list[Briefing], making: Making) -> Relations:
    entries = make_entries(prepare(briefings, [actor("a"), actor("b")]))
    found = relate_known(entries, find_standing(entries, find_successors(entries)), making)
    if making.cache:
        making.cache.write()
    return found


@pytest.mark.parametrize("again", [False, True], ids=["another process", "a preview"])
def test_the_next_build_relates_what_has_changed(
    tmp_path: Path, related_anew: list[str], *, again: bool
) -> None:
    cache = Cache(tmp_path)
    build(FIRST, Making(cache))
    assert len(related_anew) == len(FIRST)
    related_anew.clear()
    found = build(EDITED, Making(cache if again else Cache(tmp_path)))
    assert sorted(related_anew) == [f"b{number}" for number in range(19, 28)]
    assert found == build(EDITED, ALONE)


def test_an_unchanged_archive_stays_known(tmp_path: Path, related_anew: list[str]) -> None:
    for _ in range(3):
        build(FIRST, Making(Cache(tmp_path)))
    assert len(related_anew) == len(FIRST)


def test_of_what_only_a_preview_shows_nothing_is_kept(tmp_path: Path) -> None:
    build(FIRST, Making(Cache(tmp_path)))
    build(
        [*FIRST, briefing("secret", "2025-05-09", "a")],
        Making(Cache(tmp_path), frozenset({"secret.md"})),
    )
    assert not [path for path in tmp_path.iterdir() if b"secret" in path.read_bytes()]
    assert any(KIND.encode() in path.read_bytes() for path in tmp_path.iterdir())


@pytest.mark.parametrize("again", [False, True], ids=["another process", "a preview"])
def test_companions_are_counted_when_somebody_is_named_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, again: bool
) -> None:
    counted: list[int] = []

    def count(entries: Sequence[Entry]) -> object:
        counted.append(len(entries))
        return count_companions(entries)

    monkeypatch.setattr(known_relations, "count_companions", count)
    cache = Cache(tmp_path)
    build(FIRST, Making(cache))
    found = build([*FIRST[:-1], replace(FIRST[-1], title="New")], Making(Cache(tmp_path)))
    assert (len(counted), found.companions) == (1, build(FIRST, ALONE).companions)
    found = build(EDITED, Making(cache if again else Cache(tmp_path)))
    assert found.companions == build(EDITED, ALONE).companions
    assert [each.actor for each in found.companions["b"]] == []
    twice = [*EDITED[:-2], briefing("b26", "2025-05-27", "ab"), EDITED[-1]]
    found = build(twice, Making(cache if again else Cache(tmp_path)))
    assert found == build(twice, ALONE)
    assert [each.actor for each in found.companions["b"]] == ["a"]
