"""What `check` would say of a file that is not written yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.content.actor import Actor
from briefwright.content.paths import check_name
from briefwright.content.records import parse_actor, parse_briefing
from briefwright.diagnostics.problem import Problem, sort_problems
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote
from briefwright.names.registry import make_registry

if TYPE_CHECKING:
    from briefwright.cli.project import Project


def check_draft(project: Project, path: str, text: str) -> tuple[Problem, ...]:
    """Return what is wrong with the text of a briefing that will lie at `path`.

    Its front matter, its links and its id are looked at; its actors are known to be there.
    """
    settings = project.configuration.settings
    slug = path.removeprefix(f"{settings.briefings_dir}/").removesuffix(".md")
    source, problems = parse_briefing(text, path=path, slug=slug, scale=settings.scale)
    body = project.renderer.render(source.source, path=path, url="")
    taken = next((each for each in project.collection.briefings if each.id == slug), None)
    clash: tuple[Problem, ...] = ()
    if taken is not None:
        message = f"the id {quote(slug)} is also that of {taken.path}"
        clash = (Problem(Span(path), "duplicate-id", message, "give it another name with --title"),)
    names = (check_name(part, is_folder=part != path) for part in _parents(path))
    listed = [problem for each in names for problem in each]
    return sort_problems((*problems, *body.problems, *clash, *listed))


def _parents(path: str) -> tuple[str, ...]:
    parts = path.split("/")
    return tuple("/".join(parts[: number + 1]) for number in range(1, len(parts)))


def check_actor(project: Project, path: str, text: str) -> tuple[Problem, ...]:
    """Return what is wrong with the record that will lie at `path`, alone and among the others."""
    actor_id = path.rpartition("/")[2].removesuffix(".md")
    scale = project.configuration.settings.scale
    actor, problems = parse_actor(text, path=path, actor_id=actor_id, scale=scale)
    if isinstance(actor, Actor) and not (project.configuration.root / path).exists():
        _, known = make_registry(project.collection.actors)
        _, among = make_registry((*project.collection.actors, actor))
        problems = (*problems, *(each for each in among if each not in known))
    return sort_problems((*problems, *check_name(path, is_folder=False)))
