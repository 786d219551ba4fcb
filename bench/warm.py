"""Builds after an edit: what changes, and what the build that takes it up costs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.actors import invent_actors
from bench.briefings import path_of, write_briefing
from bench.draw import Draw
from bench.generate import SEED, actor_count
from bench.prose import Cast
from bench.record import ALIAS, BODY, CASES, FRONT_MATTER, NEW, NOTHING, OURS, Warm
from bench.sides import BUILD, SITE, run

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bench.sides import Projects

PLACE = "Quellmarkt"
"""A name that no generated text holds: first it is written, then it becomes an actor's alias."""

SENTENCE = f"Observers in {PLACE} see no change."
TITLE = "The title of this digest is another one"
LEVELS = ("low", "critical")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of the sources, and what a page shows once it is taken up."""

    path: str
    """The file, below the project."""

    text: str
    """All that the file holds then."""

    page: str
    """A page below the site."""

    shown: str
    """Text that this page holds when the edit has been taken up."""


def edit_of(case: str, size: int, files: Mapping[str, str]) -> Edit | None:
    """Return the edit of a case; None when nothing changes.

    `files` has the text, as it is now, of the file named by `target_of` for this case.
    """
    if case == NOTHING:
        return None
    path = target_of(case, size)
    page = page_of(path_of(size // 2))
    if case == BODY:
        return Edit(path, f"{files[path].rstrip()}\n\n{SENTENCE}\n", page, SENTENCE)
    if case == FRONT_MATTER:
        text = re.sub(r"(?m)^title: .*", f"title: {TITLE}", files[path], count=1)
        level = LEVELS[f"\nthreat_level: {LEVELS[0]}\n" in text]
        text = re.sub(r"(?m)^threat_level: .*", f"threat_level: {level}", text, count=1)
        return Edit(path, text, page, TITLE)
    if case == ALIAS:
        text = re.sub(r"(?m)^names:\n", f"names:\n  - {PLACE}\n", files[path], count=1)
        return Edit(path, text, page, f">{PLACE}</a>")
    cast = Cast.of(invent_actors(actor_count(size), Draw(f"{SEED}/actors")))
    briefing = write_briefing(size, cast, SEED)
    return Edit(path, briefing.text(), page_of(briefing.path), "<h1>")


def target_of(case: str, size: int) -> str:
    """Return the file that a case edits or writes, below the project."""
    if case == NEW:
        return f"briefings/{path_of(size)}"
    if case == ALIAS:
        for actor in invent_actors(actor_count(size), Draw(f"{SEED}/actors")):
            if actor.names:
                return f"docs/actors/{actor.id}.md"
    return f"briefings/{path_of(size // 2)}"


def page_of(path: str) -> str:
    """Return the page of a briefing's path, below the site."""
    return f"briefings/{path.removesuffix('.md')}/index.html"


def measure_warm(projects: Projects, size: int, pair: int) -> list[Warm]:
    """Edit a project of ours that has just been built, and build it again, case by case.

    Each case starts from what the one before has left; at the end the sources are as they were.
    Raises SystemExit when a build does not take its edit up.
    """
    root = projects.folder(OURS, size)
    before = {path: read(root / path) for path in {target_of(case, size) for case in CASES}}
    try:
        return [measure_case(root, case, size, pair) for case in CASES]
    finally:
        for path, text in before.items():
            write(root / path, text)


def measure_case(root: Path, case: str, size: int, pair: int) -> Warm:
    """Make one edit, build, and see that the site shows it."""
    path = target_of(case, size)
    edit = edit_of(case, size, {path: read(root / path) or ""})
    if edit:
        write(root / edit.path, edit.text)
    used = run(BUILD, root, f"the build after an edit ({case})")
    if edit and edit.shown not in (read(root / SITE / edit.page) or ""):
        raise SystemExit(f"after an edit ({case}), {edit.page} lacks {edit.shown!r}")
    print(f"{size:>7,} {case:<15} {used.cpu:8.2f} s CPU  {used.peak / 1e6:6.0f} MB", flush=True)
    return Warm(case, size, pair, used.cpu, used.wall, used.peak)


def read(path: Path) -> str | None:
    """Return the text of a file; None when there is none."""
    return path.read_text(encoding="utf-8") if path.exists() else None


def write(path: Path, text: str | None) -> None:
    """Write a file, or remove it when it has no text."""
    if text is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
