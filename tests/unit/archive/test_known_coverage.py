"""Coverage that is known: nothing is looked at twice, and the same is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefwright.archive import known_coverage
from briefwright.archive.assemble import assemble
from briefwright.archive.coverage import compare_actors
from briefwright.archive.making import ALONE, Making
from briefwright.cache.cache import Cache
from briefwright.content.digest import digest_bytes
from tests.replacing import replace
from tests.unit.archive.making import SETTINGS, actor, briefing, collect, told

if TYPE_CHECKING:
    from pathlib import Path

    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing

ACTORS = [actor("ada"), actor("grace")]


def written(slug: str, declared: list[str], text: str) -> Briefing:
    plain = briefing(slug, "2025-05-01", declared, text)
    return replace(plain, digest=digest_bytes(repr(plain).encode()))


SOUND = written("sound", ["ada"], "Ada spoke.")
FAULTY = written("faulty", ["ada"], "Then came Grace.")


def check(briefings: list[Briefing], actors: list[Actor], making: Making) -> list[str]:
    """Return what is wrong with the coverage, as the next build would find it too."""
    archive = assemble(collect(briefings, actors), SETTINGS, making)
    if making.cache:
        making.cache.write()
    return told(archive.problems)


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    original = compare_actors

    def look(briefing: Briefing, *rest: object) -> object:
        found.append(briefing.id)
        return original(briefing, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(known_coverage, "compare_actors", look)
    return found


@pytest.mark.parametrize("again", [False, True], ids=["another process", "a preview"])
def test_only_what_is_new_is_looked_at(
    tmp_path: Path, looked_at: list[str], *, again: bool
) -> None:
    cache = Cache(tmp_path)
    first = check([SOUND, FAULTY], ACTORS, Making(cache))
    assert sorted(each.split()[1] for each in first) == [
        "declared-not-mentioned",
        "mentioned-not-declared",
    ]
    looked_at.clear()
    cache = cache if again else Cache(tmp_path)
    assert check([SOUND, FAULTY], ACTORS, Making(cache)) == first
    assert looked_at == []
    edited = written("sound", ["ada", "grace"], "Ada spoke.")
    later = check([edited, FAULTY], ACTORS, Making(cache if again else Cache(tmp_path)))
    assert later == check([edited, FAULTY], ACTORS, ALONE) != first


def test_another_registry_is_another_coverage(tmp_path: Path) -> None:
    assert check([SOUND], ACTORS, Making(Cache(tmp_path))) == []
    renamed = [actor("ada", title="Eve"), ACTORS[1]]
    assert len(check([SOUND], renamed, Making(Cache(tmp_path)))) == 1


def test_of_what_only_a_preview_shows_nothing_is_kept(tmp_path: Path) -> None:
    check([SOUND], ACTORS, Making(Cache(tmp_path), frozenset({SOUND.path})))
    assert not any(SOUND.digest in path.read_bytes() for path in tmp_path.iterdir())
