"""Builds that are killed, refused by the disk and moved about: the old site or the new one, whole.

In a test run only some of it; `make soak` breaks a build at each of its writes, kills a hundred
and compares every environment.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.host_process import start_mkdocs
from tests.build.project import QUIET, Project

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Site = Mapping[str, bytes]

SOAK = "SOAK" in os.environ
ROOT = Path(__file__).parents[2]
PLAIN = """
-- mkdocs.yml --
site_name: Small
site_url: https://example.org/small/
theme: {name: mkdocs, highlightjs: false}
plugins: [search, briefings]
hooks: [hook.py]
-- hook.py --
import os
import sys

def on_startup(command, dirty):
    if "FAULT" in os.environ:
        sys.path.insert(0, os.environ["TESTS"])
        from tests.faults import Fault
        how, step = os.environ["FAULT"].split(":")
        Fault(how, int(step)).arm(lambda: print("the fault came", flush=True))
"""
"""A theme of few files, and a hook that breaks the build at one of its writes."""

CHANGED = """
-- briefings/2025/more.md --
---
title: One more
date: 2025-06-01
actors: [russia]
threat_level: low
---

Russia speaks.
"""


def whole(project: Project) -> tuple[Site, Site]:
    """Return the old site, which is in its place, and the new one, of which the sources are."""
    project.write(PLAIN)
    project.write(CHANGED)
    project.build()
    new = dict(project.snapshot("site"))
    (project.root / "briefings/2025/more.md").unlink()
    project.build()
    old = dict(project.snapshot("site"))
    assert old != new
    project.write(CHANGED)
    return old, new


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", *arguments]


def left_behind(project: Project) -> list[str]:
    return sorted(path.name for path in project.root.glob(".site.*"))


def restore(project: Project, site: Site) -> None:
    """Put the old site back in place."""
    shutil.rmtree(project.site)
    for path, content in site.items():
        (project.site / path).parent.mkdir(parents=True, exist_ok=True)
        (project.site / path).write_bytes(content)


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(
    small: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    old, new = whole(small)
    env, log = {**os.environ, **QUIET}, tmp_path_factory.mktemp("log") / "log"
    started = time.monotonic()
    small.build()
    duration = time.monotonic() - started
    restore(small, old)
    dice = random.Random(5)  # noqa: S311 - moments, not secrets
    ends = set()
    for _ in range(100 if SOAK else 6):
        build = start_mkdocs(["build"], small.root, env, log)
        time.sleep(dice.uniform(0, duration * 1.05))
        build.kill()
        build.join()
        found = dict(small.snapshot("site"))
        assert found in (old, new)
        ends.add((build.exitcode == -signal.SIGKILL, found == old))
        if found == new:
            restore(small, old)
    assert (True, True) in ends
    while "another build of" in (outcome := small.run("build")).log:
        time.sleep(0.1)  # What indexes the site for the search outlives a killed build.
    assert outcome.code == 0, outcome.log
    assert dict(small.snapshot("site")) == new
    assert not left_behind(small)


@pytest.mark.parametrize("how", ["EIO", "ENOSPC"] if SOAK else ["ENOSPC"])
def test_a_write_that_is_refused_leaves_a_whole_site_and_one_line(small: Project, how: str) -> None:
    old, new = whole(small)
    broken = 0
    for step in count(1) if SOAK else (1, 20, 60, 90):
        small.env = {"FAULT": f"{how}:{step}", "TESTS": str(ROOT)}
        outcome = small.run("build")
        found = dict(small.snapshot("site"))
        assert found in (old, new), step
        assert "Traceback" not in outcome.log, outcome.log
        if outcome.code:
            assert found == old
            assert "cannot publish to" in outcome.log or "nothing was published" in outcome.log
        else:
            restore(small, old)
        if "the fault came" not in outcome.log:
            break  # The build has no more writes than that.
        broken += 1
    assert broken > (200 if SOAK else 3)
    small.env = {}
    small.build()
    assert dict(small.snapshot("site")) == new
    assert not left_behind(small)


def test_a_full_disk_leaves_a_whole_site(small: Project) -> None:
    """A limit on the length of files refuses them in the midst of a write, as a full disk does."""
    old, new = whole(small)
    longest = max(map(len, new.values()))
    sizes = [longest * part // 21 for part in range(21)] if SOAK else [longest // 9]
    for size in sizes:
        done = subprocess.run(
            command("build", "-q"),
            cwd=small.root,
            env={**os.environ, **QUIET},
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=_limit(size),
        )
        assert done.returncode == 1, size
        assert "Traceback" not in done.stderr, done.stderr
        assert dict(small.snapshot("site")) == old
        assert not left_behind(small)


def _limit(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


HELD = PLAIN.replace(
    "def on_startup",
    """
import pathlib
import time

def on_pre_build(config):
    pathlib.Path("begun").touch()
    while not os.path.exists("go"):
        time.sleep(0.02)

def on_startup""",
)


def test_a_second_build_at_the_same_time_is_told_to_wait(small: Project) -> None:
    small.write(HELD)
    env = {**os.environ, **QUIET}
    first = subprocess.Popen(command("build", "-q"), cwd=small.root, env=env)
    while not (small.root / "begun").exists():
        assert first.poll() is None
        time.sleep(0.02)

    second = small.run("build")

    (small.root / "go").touch()
    assert first.wait() == 0
    assert second.code == 1
    assert "another build of" in second.log
    assert "Traceback" not in second.log
    assert "index.html" in small.published()
    assert not left_behind(small)


@dataclass(frozen=True)
class Surroundings:
    """Where a build runs."""

    env: Mapping[str, str] = field(default_factory=dict)
    folder: str = "project"
    umask: int = 0o022
    processors: int = 0
    """0 for all."""

    backwards: bool = False
    """Whether the files are written in reverse order, long ago."""


ONE_BY_ONE = {
    "hash seed": Surroundings({"PYTHONHASHSEED": "1"}),
    "another hash seed": Surroundings({"PYTHONHASHSEED": "4294967295"}),
    "time zone in the east": Surroundings({"TZ": "Pacific/Kiritimati"}),
    "time zone in the west": Surroundings({"TZ": "Etc/GMT+12"}),
    "no locale": Surroundings({"LC_ALL": "C", "PYTHONUTF8": "0"}),
    "Turkish": Surroundings({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    "Japanese": Surroundings({"LC_ALL": "ja_JP.eucJP", "LANG": "ja_JP.eucJP"}),
    "folder": Surroundings(folder="another place/\N{LATIN SMALL LETTER U WITH DIAERESIS}"),
    "user": Surroundings({"USER": "x", "LOGNAME": "x", "HOME": "/nowhere", "HOSTNAME": "y"}),
    "strict umask": Surroundings(umask=0o077),
    "loose umask": Surroundings(umask=0),
    "file order and times": Surroundings(backwards=True),
    "one processor": Surroundings(processors=1),
    "a year later": Surroundings(
        {"SOURCE_DATE_EPOCH": str(int(QUIET["SOURCE_DATE_EPOCH"]) + 4**12)}
    ),
    "terminal": Surroundings({"COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1", "CI": "true"}),
}
TOGETHER = {
    "all at once": Surroundings(
        {
            key: value
            for each in ONE_BY_ONE.values()
            for key, value in each.env.items()
            if not key.startswith("PYTHONUTF8")
        },
        folder="another place",
        umask=0o077,
        processors=1,
        backwards=True,
    ),
}


def test_the_same_sources_give_the_same_bytes_wherever_they_are_built(
    small: Project, tmp_path: Path
) -> None:
    small.write("-- docs/index.md --\n# Small\n\nRead [it](../briefings/2025/talks-stall.md).\n")
    small.write(CHANGED)
    sources = dict(small.snapshot())
    expected = build_in(tmp_path / "first", sources, Surroundings())
    assert len(expected) > 50
    for name, surroundings in (ONE_BY_ONE if SOAK else TOGETHER).items():
        found = build_in(tmp_path / name.replace(" ", "-"), sources, surroundings)
        differing = {path for path in (*expected, *found) if expected.get(path) != found.get(path)}
        assert not differing, name


def build_in(root: Path, sources: Site, where: Surroundings) -> Site:
    project = Project(root / where.folder)
    for path, content in sorted(sources.items(), reverse=where.backwards):
        place = project.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        if where.backwards:
            os.utime(place, (0, 0))
    done = subprocess.run(
        command("build", "--strict"),
        cwd=project.root,
        env={**os.environ, **QUIET, **where.env},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        umask=where.umask,
        preexec_fn=_narrow if where.processors else None,
    )
    assert done.returncode == 0, done.stderr
    return dict(project.snapshot("site"))


def _narrow() -> None:
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
