"""`briefwright check --fix`: the fixes of a project's problems, shown first and then written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from difflib import unified_diff
from typing import TYPE_CHECKING

import click

from briefwright.cli.asking import can_ask
from briefwright.cli.ending import give_up
from briefwright.cli.formats import is_colourful
from briefwright.cli.writing import WritingError, write_bytes
from briefwright.content.mending import mend_source
from briefwright.diagnostics.text import escape
from briefwright.diagnostics.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from briefwright.content.settings import Settings
    from briefwright.diagnostics.problem import Problem

    Check = Callable[[Mapping[str, bytes]], tuple[Problem, ...]]

_MOST_ROUNDS = 10
"""What is mended may show what else is to be mended: behind a fence, or in a link."""

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@dataclass(frozen=True, slots=True)
class Mended:
    """A source whose problems have fixes."""

    before: bytes
    after: bytes
    fixes: int


def plan_fixes(root: Path, settings: Settings, check: Check) -> dict[str, Mended]:
    """Return the sources that can be mended, by path, and write nothing.

    `check` returns the problems of the project when some files hold other bytes than on disk.
    """
    planned: dict[str, Mended] = {}
    for _ in range(_MOST_ROUNDS):
        fixable = defaultdict[str, list["Problem"]](list)
        for problem in check({path: mended.after for path, mended in planned.items()}):
            if problem.fix is not None:
                fixable[problem.span.path].append(problem)
        more = dict(_mend(root, settings, planned, fixable))
        if not more:
            break
        planned |= more
    return dict(sorted(planned.items()))


def _mend(
    root: Path,
    settings: Settings,
    planned: Mapping[str, Mended],
    fixable: Mapping[str, list[Problem]],
) -> Iterator[tuple[str, Mended]]:
    for path, problems in fixable.items():
        known = planned.get(path)
        if known is None:
            try:
                data = (root / path).read_bytes()
            except OSError:
                continue  # It has gone since it was checked.
            known = Mended(data, data, 0)
        after, fixes = mend_source(known.after, path, problems, settings)
        if fixes:
            yield path, Mended(known.before, after, known.fixes + fixes)


def offer_fixes(root: Path, planned: Mapping[str, Mended], *, sure: bool, apart: bool) -> bool:
    """Show what would change and write it, if that is wanted; return whether it was written.

    At a terminal it is asked, elsewhere `sure` says so. What changes is shown apart from the
    output where that is for another program. Ends the program when a file cannot be written;
    each file is written whole or not at all.
    """
    for path, mended in planned.items():
        _show(path, mended, apart=apart)
    fixes = count_words(sum(mended.fixes for mended in planned.values()), "fix", "fixes")
    what = f"{fixes} in {count_words(len(planned), 'file')}"
    if not sure and not can_ask():
        click.echo(f"{what}; nothing was written: --yes writes it", err=True)
        return False
    if not sure and not click.confirm(f"{what}; write them?", err=True):
        click.echo("nothing was written", err=True)
        return False
    for path, mended in planned.items():
        _write(root, path, mended)
    return True


def _write(root: Path, path: str, mended: Mended) -> None:
    try:
        if (root / path).read_bytes() != mended.before:
            give_up(f"briefwright: {escape(path)} has changed meanwhile; it was left as it is")
        write_bytes(root / path, mended.after, replace=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        give_up(f"briefwright: {escape(path)} cannot be read: {reason}")
    except WritingError as error:
        give_up(f"briefwright: {escape(str(error))}")
    click.echo(f"mended {escape(path)}", err=True)


def _show(path: str, mended: Mended, *, apart: bool) -> None:
    """Print what changes in a file, as a unified diff."""
    before, after = (
        data.decode("utf-8-sig").splitlines() for data in (mended.before, mended.after)
    )
    for line in unified_diff(before, after, path, path, n=1, lineterm=""):
        shown = escape(line)
        if is_colourful() and line[:1] in _COLOURS:
            shown = click.style(shown, fg=_COLOURS[line[:1]])
        click.echo(shown, err=apart)
