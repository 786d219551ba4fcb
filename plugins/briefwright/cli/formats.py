"""How `briefwright check` shows problems: to people, to other programs, on a pull request."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefwright.diagnostics.github import render_annotations, render_step_summary
from briefwright.diagnostics.records import render_json, render_sarif
from briefwright.diagnostics.text import render_problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefwright.diagnostics.problem import Problem

    Problems = tuple[Problem, ...]


def _as_text(problems: Problems) -> str:
    return render_problems(problems, colour=is_colourful())


def _as_sarif(problems: Problems) -> str:
    return render_sarif(problems, version("briefwright"))


FORMATS: dict[str, Callable[[Problems], str]] = {
    "text": _as_text,
    "json": render_json,
    "github": render_annotations,
    "sarif": _as_sarif,
}
"""How problems may be shown, by the name that `--format` takes."""


def is_colourful() -> bool:
    """Return whether what is printed goes to a terminal that shows colours."""
    wanted = "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return wanted and bool(sys.stdout) and sys.stdout.isatty()


def default_format() -> str:
    """Return `github` where GitHub runs the program, else `text`."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def show(problems: Problems, style: str) -> None:
    """Print the problems; on GitHub, write all of them to the summary of the step, too."""
    click.echo(FORMATS[style](problems), nl=False)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if style == "github" and summary:
        try:
            _append(Path(summary), render_step_summary(problems))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            click.echo(f"briefwright: the summary cannot be written: {reason}", err=True)


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
        file.write(text)
