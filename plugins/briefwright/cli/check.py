"""`briefwright check`: every problem of every source, with its place, in one run."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefwright.archive.inspection import find_problems
from briefwright.cli.ending import CLEAN, FOUND, give_up
from briefwright.cli.fixing import offer_fixes, plan_fixes
from briefwright.cli.formats import FORMATS, default_format, show
from briefwright.cli.project import read_project
from briefwright.content.publication import withhold_unclear
from briefwright.content.reading import leave_public, read_sources, set_apart
from briefwright.diagnostics.problem import Outcome, Problem, sort_problems, weigh
from briefwright.diagnostics.text import escape

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from briefwright.content.project import Configuration


__all__ = ["FORMATS", "check", "check_project"]

PUBLIC_FORMAT = "github"
"""The format of a log that anybody may read: there --public-log is always on."""


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
@click.option("--public-log", is_flag=True, help="Quote nothing that is not published.")
@click.option("--fix", "mend", is_flag=True, help="Mend what can only be meant in one way.")
@click.option("--yes", "-y", "sure", is_flag=True, help="With --fix: write without asking.")
def check(  # noqa: PLR0913 - one parameter for each option
    paths: tuple[Path, ...], style: str, *, strict: bool, public_log: bool, mend: bool, sure: bool
) -> None:
    """Check every briefing and every actor.

    The whole project is read. With PATHs, only what is wrong in these files and folders is shown.

    --fix shows what it would change, and asks before it writes. It changes how a key, a date or a
    word of the program is written; never a name, and never what a text says.

    Ends with 0 when nothing is wrong, 1 when there are problems, 2 when it could not run.
    """
    configuration, now = read_project()
    shown = tuple(_within(configuration.root, path) for path in paths)
    quiet = public_log or style == PUBLIC_FORMAT
    if sure and not mend:
        give_up("briefwright: --yes goes with --fix")
    if mend and quiet:
        give_up("briefwright: --fix quotes what it changes, drafts too: not in a public log")
    pending = mend and not _fix(configuration, now, shown, sure=sure, apart=style != "text")
    is_shown = _selector(shown)
    own = (problem for problem in configuration.problems if is_shown(problem.span.path))
    found = check_project(configuration, now, shown, quiet=quiet)
    problems = sort_problems((*own, *found))
    show(problems, style)
    if style == "text" and not mend and (fixes := sum(each.fix is not None for each in problems)):
        click.echo(f"{fixes} of them may be mended by: briefwright check --fix")
    outcome = weigh(problems)
    bad = outcome is Outcome.ERRORS or (strict and outcome is Outcome.WARNINGS)
    sys.exit(FOUND if bad or pending else CLEAN)


def _fix(
    configuration: Configuration,
    now: datetime,
    shown: tuple[str, ...],
    *,
    sure: bool,
    apart: bool,
) -> bool:
    """Mend what can be mended; return whether nothing is left of it."""
    planned = plan_fixes(
        configuration.root,
        configuration.settings,
        lambda instead: check_project(configuration, now, shown, instead=instead),
    )
    return not planned or offer_fixes(configuration.root, planned, sure=sure, apart=apart)


def check_project(
    configuration: Configuration,
    now: datetime,
    paths: tuple[str, ...] = (),
    *,
    instead: Mapping[str, bytes] | None = None,
    quiet: bool = False,
) -> tuple[Problem, ...]:
    """Return the problems of a project, in reading order; with paths, those that stand in them.

    The files of `instead` are taken to hold what it says.

    What is not public yet is checked too. It is also left out once, as a build leaves it out: a
    published briefing that links to a draft leads nowhere. When quiet, nothing that is not public,
    or of which nobody knows, is quoted.
    """
    settings, shown = configuration.settings, _selector(paths)
    collected = gc.isenabled()
    gc.disable()  # What is read stays to the end: to search it for what could go costs a tenth.
    try:
        sources = read_sources(configuration.root, settings, instead=instead)
        left = leave_public(configuration.root, sources, settings, now)
        whole = set_apart(sources, settings)
        public = whole if left == sources else set_apart(left, settings)
        quoted = set_apart(withhold_unclear(left), settings) if quiet else None
        return find_problems(whole, settings, public=public, shown=shown, quoted=quoted)
    finally:
        if collected:
            gc.enable()


def _selector(paths: tuple[str, ...]) -> Callable[[str], bool]:
    """Return what says whether a file is one of the paths or lies below one; all do without any."""
    if not paths or "." in paths:
        return lambda _: True
    below = tuple(f"{path}/" for path in paths)
    return lambda path: path in paths or path.startswith(below)


def _within(root: Path, path: Path) -> str:
    """Return a path relative to the project's root, with forward slashes."""
    place = Path(os.path.abspath(path))  # noqa: PTH100 - a symbolic link is itself the source
    if not os.path.lexists(place):
        give_up(f"briefwright: there is no {escape(str(path))}")
    if not place.is_relative_to(root):
        give_up(f"briefwright: {escape(str(path))} lies outside the project at {escape(str(root))}")
    return place.relative_to(root).as_posix()
