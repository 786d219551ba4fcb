"""Coverage that is known: nothing is looked at twice, and the same is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefwright.archive import coverage
from briefwright.archive.assemble import assemble
from briefwright.archive.coverage import COVERAGE_RULES
from briefwright.archive.making import ALONE, Making
from briefwright.cache.cache import Cache
from briefwright.content.digest import digest_bytes
from tests.replacing import replace
from tests.unit.archive.making import SETTINGS, actor, briefing, collect

if TYPE_CHECKING:
    from pathlib import Path

    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing

ACTORS = [actor("ada"), actor("bo")]


def written(slug: str, declared: list[str], text: str) -> Briefing:
    plain = briefing(slug, "2025-05-01", declared, text)
    return replace(plain, digest=digest_bytes(repr(plain).encode()))


SOUND = written("sound", ["ada"], "Ada spoke.")
FAULTY = written("faulty", ["ada"], "Bo spoke.")


def check(briefings: list[Briefing], actors: list[Actor], making: Making) -> list[str]:
    """Return what is wrong with the coverage, as the next build would find it too."""
    archive = assemble(collect(briefings, actors), SETTINGS, making)
    if making.cache:
        making.cache.write()
    return [f"{each.span} {each.rule}" for each in archive.problems if each.rule in COVERAGE_RULES]


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    original = coverage._check_declared

    def look(briefing: Briefing, *rest: object) -> object:
        found.append(briefing.id)
        return original(briefing, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(coverage, "_check_declared", look)
    return found


@pytest.mark.parametrize("again", [False, True], ids=["another process", "a preview"])
def test_only_what_is_new_or_was_faulty_is_looked_at(
    tmp_path: Path, looked_at: list[str], *, again: bool
) -> None:
    cache = Cache(tmp_path)
    first = check([SOUND, FAULTY], ACTORS, Making(cache))
    looked_at.clear()
    cache = cache if again else Cache(tmp_path)
    assert check([SOUND, FAULTY], ACTORS, Making(cache)) == first
    assert looked_at == ["faulty"]
    edited = written("sound", ["ada", "bo"], "Ada spoke.")
    later = check([edited, FAULTY], ACTORS, Making(cache if again else Cache(tmp_path)))
    assert later == check([edited, FAULTY], ACTORS, ALONE) != first


def test_another_registry_is_another_coverage(tmp_path: Path) -> None:
    assert check([SOUND], ACTORS, Making(Cache(tmp_path))) == []
    renamed = [actor("ada", title="Grace"), ACTORS[1]]
    assert len(check([SOUND], renamed, Making(Cache(tmp_path)))) == 1


def test_of_what_only_a_preview_shows_nothing_is_kept(tmp_path: Path) -> None:
    check([SOUND], ACTORS, Making(Cache(tmp_path), frozenset({SOUND.path})))
    assert not any(SOUND.digest in path.read_bytes() for path in tmp_path.iterdir())
