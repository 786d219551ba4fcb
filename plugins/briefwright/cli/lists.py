"""`briefwright schema`, `actors` and `stats`: what a project holds, for people and programs."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from briefwright.archive.declarations import resolve_declarations
from briefwright.cli.ending import CLEAN, FOUND
from briefwright.cli.project import Project, open_project
from briefwright.content.actor import LinkPolicy
from briefwright.content.cms import make_cms
from briefwright.content.publication import is_public
from briefwright.content.schema import RECORDS, make_schema
from briefwright.diagnostics.text import escape
from briefwright.diagnostics.wording import quote
from briefwright.names.checks import unknown_hint
from briefwright.names.registry import Shared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefwright.content.actor import Actor


@click.command()
@click.argument("record", type=click.Choice(tuple(RECORDS)), default="briefing")
@click.option("--cms", is_flag=True, help="Print forms for Front Matter CMS instead, for both.")
def schema(record: str, *, cms: bool) -> None:
    """Print the JSON Schema of the front matter, with the site's own levels and actors."""
    project = open_project()
    settings = project.configuration.settings
    if cms:
        names = {actor.id: actor.name for actor in project.registry.actors.values()}
        made = make_cms(settings, names)
    else:
        made = make_schema(record, settings.scale, tuple(list_meanings(project)))
    click.echo(json.dumps(made, indent=2, ensure_ascii=False))


def list_meanings(project: Project) -> Iterator[str]:
    """Yield every id and name that means one actor in front matter, sorted."""
    registry = project.registry
    for name in sorted({*registry.actors, *registry.bearers}):
        found = registry.resolve(name)
        if found is not None and not isinstance(found, Shared):
            yield name


@click.command()
@click.argument("name", required=False)
@click.option("--shared", is_flag=True, help="List the names that several actors have.")
@click.option("--unused", is_flag=True, help="List the actors that no briefing declares or names.")
def actors(name: str | None, *, shared: bool, unused: bool) -> None:
    """Find the actor that has a NAME, of whatever kind; without NAME, list them all.

    Ends with 1 when nobody has the name.
    """
    project = open_project()
    if shared:
        _list_shared(project)
    elif name is not None:
        sys.exit(CLEAN if _find(project, name) else FOUND)
    else:
        idle = _find_idle(project) if unused else frozenset(project.registry.actors)
        for actor in project.registry.actors.values():
            if actor.id in idle:
                click.echo(_line(actor))


def _line(actor: Actor) -> str:
    return escape(f"{actor.id}  {actor.name} ({actor.kind}), {actor.path}")


def _find(project: Project, name: str) -> bool:
    """Print every actor that bears a name, in any case, with how the name is written."""
    wanted = " ".join(name.split()).casefold()
    bearers = [
        (actor, each)
        for actor in project.registry.actors.values()
        for each in actor.all_names
        if each.text.casefold() == wanted
    ]
    by_id = [actor for actor in project.registry.actors.values() if actor.id == wanted]
    found = (*by_id, *(actor for actor, _ in bearers))
    for actor in {actor.id: actor for actor in found}.values():
        click.echo(_line(actor))
        for each in actor.all_names:
            lang = f" ({each.lang})" if each.lang else ""
            links = _LINKS[each.link]
            click.echo(escape(f"    {each.kind:15} {each.text}{lang}, {links}"))
    if not by_id and not bearers:
        hint = unknown_hint(project.registry, name)
        click.echo(f"no actor is called {escape(quote(name))}\n    hint: {escape(hint)}", err=True)
    return bool(by_id or bearers)


_LINKS = {
    LinkPolicy.AUTO: "links",
    LinkPolicy.INTRODUCED: "links where its bearer is declared, or named in full before",
    LinkPolicy.DECLARED: "links where its bearer is declared",
    LinkPolicy.NEVER: "never links",
}


def _list_shared(project: Project) -> None:
    for name, bearers in project.registry.bearers.items():
        if len(bearers) > 1:
            click.echo(escape(f"{name}: {', '.join(bearer.actor for bearer in bearers)}"))


def _find_idle(project: Project) -> frozenset[str]:
    """Return the ids of the actors that no briefing declares and no text names."""
    settings, collection = project.configuration.settings, project.collection
    declared = resolve_declarations(collection, settings, project.registry)
    seen: set[str] = set()
    for briefing in collection.briefings:
        here = declared[briefing.path]
        seen |= here.ids
        seen.update(actor for event in here.events for actor in event)
        body = project.renderer.render(
            briefing.source, path=briefing.path, url="", declared=here.ids
        )
        seen.update(body.actors)
    return frozenset(project.registry.actors) - seen


@click.command()
def stats() -> None:
    """Count briefings, actors, names and levels."""
    project = open_project()
    collection = project.collection
    briefings = collection.briefings
    rows: list[tuple[str, int]] = [
        ("briefings", len(briefings)),
        ("  not public now", sum(not is_public(each, project.now) for each in briefings)),
        ("  with errors", _count_fragments(project)),
    ]
    years = Counter(each.date.year for each in briefings)
    rows += [(f"  of {year}", years[year]) for year in sorted(years, reverse=True)]
    levels = Counter(each.threat_level for each in briefings)
    scale = project.configuration.settings.scale
    rows += [(f"  {level}", levels[level]) for level in reversed(scale.by_id) if levels[level]]
    kinds = Counter(str(each.kind) for each in collection.actors)
    rows += [("actors", len(collection.actors))]
    rows += [(f"  {kind}", kinds[kind]) for kind in sorted(kinds)]
    bearers = project.registry.bearers.values()
    rows += [("names", len(bearers)), ("  shared", sum(len(each) > 1 for each in bearers))]
    rows += [("events", sum(len(each.events) for each in briefings))]
    _print_rows(rows)


def _count_fragments(project: Project) -> int:
    folder = f"{project.configuration.settings.briefings_dir}/"
    return sum(each.path.startswith(folder) for each in project.collection.fragments)


def _print_rows(rows: Iterable[tuple[str, int]]) -> None:
    for label, number in rows:
        click.echo(f"{escape(label):24}{number:>8}")
