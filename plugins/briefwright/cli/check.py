"""`briefwright check`: every problem of every source, with its place, in one run."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefwright.archive.inspection import find_problems
from briefwright.cli.ending import CLEAN, FOUND, give_up
from briefwright.cli.formats import FORMATS, default_format, show
from briefwright.cli.project import read_project
from briefwright.content.publication import is_public
from briefwright.content.reading import read_collection
from briefwright.diagnostics.problem import Outcome, sort_problems, weigh
from briefwright.diagnostics.text import escape

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from briefwright.content.collection import Collection
    from briefwright.content.settings import Settings
    from briefwright.diagnostics.problem import Problem


__all__ = ["FORMATS", "check", "check_project"]


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(sorted(FORMATS)),
    default=default_format,
    help="How to show them; github in a GitHub workflow, else text.",
)
@click.option("--strict", is_flag=True, help="Let warnings count as problems.")
def check(paths: tuple[Path, ...], style: str, *, strict: bool) -> None:
    """Check every briefing and every actor.

    The whole project is read. With PATHs, only what is wrong in these files and folders is shown.
    Ends with 0 when nothing is wrong, 1 when there are problems, 2 when it could not run.
    """
    configuration, now = read_project()
    shown = tuple(_within(configuration.root, path) for path in paths)
    problems = _select(check_project(configuration.root, configuration.settings, now), shown)
    show(problems, style)
    outcome = weigh(problems)
    bad = outcome is Outcome.ERRORS or (strict and outcome is Outcome.WARNINGS)
    sys.exit(FOUND if bad else CLEAN)


def check_project(root: Path, settings: Settings, now: datetime) -> tuple[Problem, ...]:
    """Return every problem of a project, in reading order.

    What is not public yet is checked too. It is also left out once, as a build leaves it out: a
    published briefing that links to a draft leads nowhere.
    """
    collection = read_collection(root, settings)
    problems = find_problems(collection, settings)
    public = _public_part(collection, now)
    if len(public.briefings) < len(collection.briefings):
        problems = sort_problems((*problems, *find_problems(public, settings)))
    return problems


def _public_part(collection: Collection, now: datetime) -> Collection:
    return replace(
        collection, briefings=tuple(item for item in collection.briefings if is_public(item, now))
    )


def _within(root: Path, path: Path) -> str:
    """Return a path relative to the project's root, with forward slashes."""
    place = Path(os.path.abspath(path))  # noqa: PTH100 - a symbolic link is itself the source
    if not os.path.lexists(place):
        give_up(f"briefwright: there is no {escape(str(path))}")
    if not place.is_relative_to(root):
        give_up(f"briefwright: {escape(str(path))} lies outside the project at {escape(str(root))}")
    return place.relative_to(root).as_posix()


def _select(problems: Iterable[Problem], paths: tuple[str, ...]) -> tuple[Problem, ...]:
    """Return the problems that stand in one of the paths; all of them when there are none."""
    if not paths or "." in paths:
        return tuple(problems)
    below = tuple(f"{path}/" for path in paths)
    return tuple(
        problem
        for problem in problems
        if problem.span.path in paths or problem.span.path.startswith(below)
    )
