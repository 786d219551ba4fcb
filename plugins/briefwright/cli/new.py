"""`briefwright new`: the first draft of a briefing, and the record of an actor."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefwright.cli.asking import ask
from briefwright.cli.bring import read_text
from briefwright.cli.checking import check_actor, check_draft
from briefwright.cli.draft import ActorDraft, Draft, suggest_slug
from briefwright.cli.ending import COULD_NOT_RUN, FOUND, give_up
from briefwright.cli.finding import find_actors
from briefwright.cli.foreign import take_apart
from briefwright.cli.given import check_date, check_kind, check_level, check_text, resolve_actor
from briefwright.cli.mapping import Mapped, map_foreign
from briefwright.cli.project import Project, open_project
from briefwright.cli.writing import WritingError, write_text
from briefwright.content.actor import ActorKind
from briefwright.diagnostics.problem import Outcome, weigh
from briefwright.diagnostics.text import escape, render_problem
from briefwright.diagnostics.wording import list_words, quote

if TYPE_CHECKING:
    from briefwright.diagnostics.problem import Problem

_ANALYSIS = "What happened, in order, and what follows from it."
_SUMMARY = "what a reader who has one minute must know."


@click.group()
def new() -> None:
    """Write the first draft of a briefing, or the record of an actor."""


@new.command()
@click.option("--title", metavar="TEXT", help="Its title; the file is named after it.")
@click.option("--date", metavar="DATE", help="Its date, such as 2025-05-27; today otherwise.")
@click.option("--level", metavar="LEVEL", help="Its threat level, or unknown.")
@click.option("--actor", "actors", metavar="NAME", multiple=True, help="An actor it is about.")
@click.option("--from", "file", metavar="FILE", type=click.Path(path_type=Path), help="Its text.")
@click.option("--to", "folder", metavar="FOLDER", help="Folder below the briefings; else its year.")
def briefing(  # noqa: PLR0913 - one parameter for each option
    *,
    title: str | None,
    date: str | None,
    level: str | None,
    actors: tuple[str, ...],
    file: Path | None,
    folder: str | None,
) -> None:
    """Write the first draft of a briefing; what is not given is asked for.

    With --from, its actors are those that the text names. Nothing is ever overwritten.
    """
    project = open_project()
    mapped = _read_mapped(project, file) if file else Mapped("")
    given = tuple(resolve_actor(project, name) for name in actors)
    today = project.now.date().isoformat()
    title = title or ask("Title", "--title", mapped.title, check=check_text)
    known = date or mapped.date
    date = check_date(known) if known else ask("Date", "--date", today, check=check_date)
    if level:
        level = check_level(project, level)
    else:
        levels = list_words(project.configuration.settings.scale.by_id)
        level = ask(f"Level ({levels})", "--level", check=partial(check_level, project))
    found = find_actors(project, mapped.body, (*given, *mapped.actors)).actors
    if not found:
        question = "Actors, between commas"
        found = ask(question, "--actor", "", optional=True, check=partial(_resolve_list, project))
    body = mapped.body or _write_body(project, found)
    draft = Draft(title, date, found, level, body, mapped.summary, mapped.authors, mapped.tags)
    settings = project.configuration.settings
    slug = suggest_slug(title) or give_up(
        f"briefwright: {escape(quote(title))} has no letter that an address can have"
        "\n    hint: name the file yourself, or give a title with Latin letters"
    )
    path = f"{settings.briefings_dir}/{(folder or date[:4]).strip('/')}/{slug}.md"
    text = draft.render()
    _write(project, path, text, check_draft(project, path, text))


@new.command()
@click.option("--name", metavar="TEXT", help="The name that the site shows.")
@click.option("--kind", metavar="KIND", help="What sort of actor it is.")
@click.option("--also", multiple=True, metavar="NAME", help="Another name; surname=X for a kind.")
def actor(*, name: str | None, kind: str | None, also: tuple[str, ...]) -> None:
    """Write the record of an actor; what is not given is asked for.

    Names that another actor has already are refused. Nothing is ever overwritten.
    """
    project = open_project()
    name = name or ask("Name", "--name", check=check_text)
    if kind:
        kind = check_kind(kind)
    else:
        kind = ask(f"Kind ({list_words(ActorKind)})", "--kind", check=check_kind)
    slug = suggest_slug(name) or give_up(
        f"briefwright: {escape(quote(name))} has no letter that an id can have"
        "\n    hint: give its Latin spelling with --name, and this one with --also native=..."
    )
    names = tuple((text, form or "alias") for form, _, text in map(_split_name, also))
    path = f"{project.configuration.settings.actors_path}/{slug}.md"
    text = ActorDraft(name, kind, names).render()
    _write(project, path, text, check_actor(project, path, text))


def _resolve_list(project: Project, names: str) -> tuple[str, ...]:
    parts = (name.strip() for name in names.split(",") if name.strip())
    return tuple(dict.fromkeys(resolve_actor(project, name) for name in parts))


def _split_name(given: str) -> tuple[str, str, str]:
    kind, sign, text = given.partition("=")
    return (kind.strip(), sign, text.strip()) if sign else ("", "", given.strip())


def _read_mapped(project: Project, file: Path) -> Mapped:
    shown = file.as_posix()
    text, problems = read_text(file, shown)
    foreign = take_apart(text, shown) if text is not None else None
    problems = problems or (foreign.problems if foreign else ())
    if foreign is None or problems:
        give_up("\n".join(render_problem(problem) for problem in problems))
    mapped = map_foreign(foreign, project.registry, project.configuration.settings.scale)
    for line, remark in mapped.remarks:
        click.echo(f"{escape(shown)}:{line}: {escape(remark)}", err=True)
    return mapped


def _write_body(project: Project, actors: tuple[str, ...]) -> str:
    """Return what to begin with; it names the actors, since what is declared is mentioned."""
    names = [project.registry.actors[each].name for each in actors]
    about = f"{list_words(names, 'and')}: {_SUMMARY}" if names else _SUMMARY.capitalize()
    return f"## Executive Summary\n\n{about}\n\n## Analysis\n\n{_ANALYSIS}\n"


def _write(project: Project, path: str, text: str, problems: tuple[Problem, ...]) -> None:
    """Write a file that has no error, and end with what is wrong otherwise."""
    for problem in problems:
        click.echo(render_problem(problem), err=True)
    if weigh(problems) is Outcome.ERRORS:
        click.echo("briefwright: nothing was written", err=True)
        sys.exit(FOUND)
    try:
        write_text(project.configuration.root / path, text)
    except WritingError as error:
        click.echo(f"briefwright: {escape(str(error))}", err=True)
        sys.exit(COULD_NOT_RUN)
    click.echo(f"wrote {path}")
