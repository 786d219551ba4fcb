"""`briefwright import`: texts from elsewhere become briefings."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefwright.cli.checking import check_draft
from briefwright.cli.draft import Draft, suggest_slug
from briefwright.cli.ending import CLEAN, FOUND
from briefwright.cli.finding import find_actors
from briefwright.cli.foreign import take_apart
from briefwright.cli.given import check_date, check_level, resolve_actor
from briefwright.cli.mapping import Mapped, map_foreign
from briefwright.cli.project import Project, open_project
from briefwright.cli.writing import WritingError, write_text
from briefwright.content.decoding import decode_source
from briefwright.content.reading import MAX_BYTES
from briefwright.diagnostics.problem import Outcome, Problem, weigh
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.text import escape, render_problem
from briefwright.diagnostics.wording import list_words, quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.cli.finding import Found


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What the author has said on the command line."""

    date: str | None
    level: str | None
    title: str | None
    actors: tuple[str, ...]
    folder: str | None


@click.command("import")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option("--date", metavar="DATE", help="Its date, whatever the file says: 2025-05-27.")
@click.option("--level", metavar="LEVEL", help="Its threat level, or unknown.")
@click.option("--title", metavar="TEXT", help="Its title, whatever the file says.")
@click.option("--actor", "actors", metavar="NAME", multiple=True, help="Declare this actor too.")
@click.option("--to", "folder", metavar="FOLDER", help="Folder below the briefings; else its year.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
def import_files(  # noqa: PLR0913 - one parameter for each option
    files: tuple[Path, ...],
    *,
    date: str | None,
    level: str | None,
    title: str | None,
    actors: tuple[str, ...],
    folder: str | None,
    dry_run: bool,
) -> None:
    """Make briefings of texts: plain text, Markdown, Hugo, Jekyll, Material's blog, Obsidian.

    Tags and categories that name an actor declare it, and so does each name in the text that
    means one beyond doubt. What has no place in a briefing is reported with its line. Ends with
    0 when all are written and sound, 1 when one is not, 2 when it could not run.
    """
    project = open_project()
    wishes = _Wishes(date, level, title, _resolve_wishes(project, actors), folder)
    _check_wishes(project, wishes)
    press = _Press(project, wishes, dry_run=dry_run)
    sound = [press.take(file) for file in files]
    sys.exit(CLEAN if all(sound) else FOUND)


def _resolve_wishes(project: Project, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(resolve_actor(project, name) for name in names)


def _check_wishes(project: Project, wishes: _Wishes) -> None:
    if wishes.date is not None:
        check_date(wishes.date)
    if wishes.level is not None:
        check_level(project, wishes.level)


@dataclass
class _Press:
    """Turns one file after another into a briefing."""

    project: Project
    wishes: _Wishes
    dry_run: bool
    taken: dict[str, str] = field(default_factory=dict)
    """The file that each path was made of."""

    def take(self, file: Path) -> bool:
        """Import one file and say what became of it; return whether all is well with it."""
        shown = file.as_posix()
        text, problems = read_text(file, shown)
        foreign = take_apart(text, shown) if text is not None else None
        problems = problems or (foreign.problems if foreign else ())
        if foreign is None or problems:
            return _refuse(problems)
        settings = self.project.configuration.settings
        mapped = map_foreign(foreign, self.project.registry, settings.scale)
        for line, remark in mapped.remarks:
            click.echo(f"{escape(shown)}:{line}: {escape(remark)}", err=True)
        found = find_actors(self.project, mapped.body, (*self.wishes.actors, *mapped.actors))
        draft = self._draft(mapped, found, foreign.stem, shown)
        return draft is not None and self._write(draft, found, shown, foreign.stem)

    def _draft(self, mapped: Mapped, found: Found, stem: str, shown: str) -> Draft | None:
        date = self.wishes.date or mapped.date
        level = self.wishes.level or mapped.threat_level
        levels = list_words(self.project.configuration.settings.scale.by_id)
        missing = [
            word
            for word, value in (
                ("it names no date: give one with --date", date),
                (f"it names no threat level: give one of {levels} with --level", level),
            )
            if value is None
        ]
        for word in missing:
            click.echo(f"{escape(shown)}:1: {word}", err=True)
        if date is None or level is None:
            return None
        return Draft(
            title=self.wishes.title or mapped.title or stem.replace("-", " ").capitalize(),
            date=date,
            actors=found.actors,
            threat_level=level,
            body=mapped.body,
            summary=mapped.summary,
            authors=mapped.authors,
            tags=mapped.tags,
            status="draft" if mapped.is_draft else None,
            language=mapped.language,
        )

    def _write(self, draft: Draft, found: Found, shown: str, stem: str) -> bool:
        settings = self.project.configuration.settings
        slug = suggest_slug(draft.title) or suggest_slug(stem) or "briefing"
        folder = self.wishes.folder or draft.date[:4]
        path = f"{settings.briefings_dir}/{folder.strip('/')}/{slug}.md"
        if other := self.taken.get(path):
            message = f"{escape(shown)}: {path} is already made of {escape(other)}"
            click.echo(f"{message}; give one of the two another --title", err=True)
            return False
        self.taken[path] = shown
        text = draft.render()
        problems = check_draft(self.project, path, text)
        if self.dry_run:
            click.echo(f"# {path}\n{text}")
        else:
            try:
                write_text(self.project.configuration.root / path, text)
            except WritingError as error:
                click.echo(f"{escape(shown)}: {escape(str(error))}", err=True)
                return False
            click.echo(f"wrote {path}")
        self._tell(found)
        for problem in problems:
            click.echo(render_problem(problem), err=True)
        return weigh(problems) is not Outcome.ERRORS

    def _tell(self, found: Found) -> None:
        names = [self.project.registry.actors[actor].name for actor in found.actors]
        click.echo(f"actors: {escape(', '.join(names) or 'none')}", err=True)
        for each in found.perhaps:
            name = self.project.registry.actors[each.actor].name
            text = f"{quote(each.name)} may be {name}: declare {each.actor} if it is"
            click.echo(f"    {escape(text)}", err=True)


def read_text(file: Path, shown: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text of a file from anywhere, or why there is none."""
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"it cannot be read: {reason}"
        return None, (Problem(Span(shown), "unreadable-file", message, "check its name"),)
    if len(data) > MAX_BYTES:
        message = f"the file is longer than {MAX_BYTES // 1024} KiB"
        return None, (Problem(Span(shown), "file-too-large", message, "split it"),)
    return decode_source(data, shown, "a text")


def _refuse(problems: Iterable[Problem]) -> bool:
    for problem in problems:
        click.echo(render_problem(problem), err=True)
    return False
