"""`briefwright render --part` fills the cache for a build that takes up all parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefwright.cache.part import Part
from briefwright.content.configuration import OPTIONS
from tests.build.project import Project
from tests.cli.running import Site

if TYPE_CHECKING:
    from pathlib import Path

BRIEFING = """\
-- briefings/2025/b{number}.md --
---
title: Number {number}
date: 2025-05-01
actors: [russia]
threat_level: low
{mark}---

Russia and Kyiv, for the {number}th time. See [another](b{other}.md).
"""
COUNT = 12
CONFIG = (
    "-- mkdocs.yml --\nsite_name: Example\nplugins:\n  - search\n  - briefings: {{{options}}}\n"
)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    site = Site(tmp_path, monkeypatch)
    site.add(CONFIG.format(options="search: false"))
    for number in range(COUNT):
        site.add(BRIEFING.format(number=number, other=(number + 1) % COUNT, mark=""))
    return site


def shards(site: Site) -> dict[str, bytes]:
    """Return the files with what is known of sources."""
    folder = site.root / ".cache/briefwright"
    return {path.name: path.read_bytes() for path in folder.glob("[0-9][0-9].bin")}


def test_the_parts_together_are_all_that_a_build_renders(site: Site) -> None:
    project = Project(site.root)
    project.build()
    cold, whole = dict(project.snapshot("site")), shards(site)
    for path in sorted((site.root / ".cache/briefwright").iterdir()):
        path.unlink()

    counted = 0
    for number in (1, 2, 3):
        result = site.run("render", "--part", f"{number}/3")
        assert result.exit_code == 0, result.output
        place, _, said = result.output.partition(": ")
        assert place == f".cache/briefwright/part-{number}-of-3"
        assert said.endswith(" of 12 briefings\n")
        counted += int(said.split()[0])
    assert counted == COUNT
    folder = site.root / ".cache/briefwright"
    assert sorted(path.name for path in folder.iterdir()) == [f"part-{n}-of-3" for n in (1, 2, 3)]
    before = {path.name: path.read_bytes() for path in folder.glob("*/*.bin")}

    project.build()

    assert dict(project.snapshot("site")) == cold
    assert shards(site) == whole, "the parts are taken up"
    taken = {path: data for path, data in before.items() if whole[path] == data}
    assert taken, "a file without a profile is the very one that its part has"


def test_a_part_holds_its_own_briefings_alone(site: Site) -> None:
    assert site.run("render", "--part", "2/3").exit_code == 0
    files = (site.root / ".cache/briefwright/part-2-of-3").iterdir()
    held = b"".join(path.read_bytes() for path in files)
    for number in range(COUNT):
        is_own = f"briefings/2025/b{number}.md" in Part(2, 3)
        assert (f"the {number}th time".encode() in held) is is_own


def test_a_part_starts_from_what_is_known(site: Site) -> None:
    Project(site.root).build()
    before = dict(Project(site.root).snapshot(".cache"))
    assert site.run("render", "--part", "1/2").exit_code == 0
    after = dict(Project(site.root).snapshot(".cache"))
    assert before.items() <= after.items(), "the folder itself is left as it is"


def test_a_draft_gets_into_no_part(site: Site) -> None:
    site.add(BRIEFING.format(number=77, other=1, mark="status: draft\n"))
    assert site.run("render", "--part", "1/1").output.endswith(": 12 of 12 briefings\n")
    files = (site.root / ".cache/briefwright/part-1-of-1").iterdir()
    held = b"".join(path.read_bytes() for path in files)
    assert b"the 7th time" in held
    assert b"77" not in held


@pytest.mark.parametrize("written", ["3", "0/2", "3/2", "1/65", "a\x1b/b"])
def test_what_is_no_part_is_refused(site: Site, written: str) -> None:
    result = site.run("render", "--part", written)
    assert result.exit_code == 2
    assert "is no part; write a number of how many, such as 3/8" in result.stderr
    assert "\x1b" not in result.stderr


def test_without_a_cache_there_is_nothing_to_render_into(site: Site) -> None:
    assert "cache" in OPTIONS
    site.add(CONFIG.format(options="cache: false"))
    result = site.run("render", "--part", "1/2")
    assert (result.exit_code, result.stderr) == (
        2,
        "briefwright: there is no cache to render into; take `cache: false` out\n",
    )


def test_a_part_that_cannot_be_written_is_said(site: Site) -> None:
    site.add("-- .cache/briefwright --\nmine\n")
    result = site.run("render", "--part", "1/2")
    assert result.exit_code == 2
    assert result.stderr.startswith("briefwright: the part cannot be written: ")


def test_a_number_of_processes_that_is_none_is_said(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFWRIGHT_JOBS", "many")
    result = site.run("render", "--part", "1/2")
    assert result.exit_code == 2
    assert 'BRIEFWRIGHT_JOBS is "many"' in result.stderr
