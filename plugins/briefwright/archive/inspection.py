"""What is wrong in the sources, without an archive of them: for a check, which shows no page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefwright.archive.checks import CHECKS, CHECKS_OF_ABSENCE, check_sources
from briefwright.archive.declarations import resolve_declarations
from briefwright.archive.sources import Sources
from briefwright.content.routes import plan_routes
from briefwright.diagnostics.problem import sort_problems
from briefwright.markup.render import make_renderer
from briefwright.names.registry import make_registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing, SourceText
    from briefwright.content.collection import Collection, Fragment
    from briefwright.content.settings import Settings
    from briefwright.diagnostics.problem import Problem
    from briefwright.markup.body import Body


def _every(_path: str) -> bool:
    return True


def find_problems(
    collection: Collection,
    settings: Settings,
    *,
    withheld: Callable[[Briefing], bool] | None = None,
    shown: Callable[[str], bool] = _every,
) -> tuple[Problem, ...]:
    """Return the problems that `assemble` finds, and nothing else, for less of the time.

    `withheld` says which briefings a build leaves out. They are checked like all others, and then
    the rest is checked without them: a published briefing that links to a draft leads nowhere.

    `shown` says of which files the problems are wanted. The texts of others are not read.
    """
    registry, name_problems = make_registry(collection.actors)
    sources = Sources(
        collection,
        settings,
        registry,
        plan_routes(collection, settings),
        resolve_declarations(collection, settings, registry),
        bodies={},
    )
    wanted = tuple(text for text in _list_texts(collection) if shown(text.path))
    sources = replace(sources, bodies=_Reader(sources).read(wanted))
    problems = {*collection.problems, *name_problems, *check_sources(sources, CHECKS)}
    gone = {each.path for each in collection.briefings if withheld is not None and withheld(each)}
    if gone:
        known = {(problem.span, problem.rule) for problem in problems}
        more = _check_without(sources, gone)
        problems |= {each for each in more if (each.span, each.rule) not in known}
    return sort_problems(problem for problem in problems if shown(problem.span.path))


def _check_without(sources: Sources, gone: set[str]) -> Iterable[Problem]:
    """Return the problems of what is left when some briefings are gone.

    Of the texts only those are read again that link to one of them: no other has another meaning.
    """
    briefings = tuple(each for each in sources.collection.briefings if each.path not in gone)
    collection = replace(sources.collection, briefings=briefings)
    left = replace(
        sources,
        collection=collection,
        routes=plan_routes(collection, sources.settings),
        declared={},
        bodies={},
    )
    bereft = tuple(
        text
        for text in _list_texts(collection)
        if text.path in sources.bodies
        and any(link.path in gone for link in sources.bodies[text.path].links)
    )
    reader = _Reader(replace(left, declared=sources.declared))
    return check_sources(replace(left, bodies=reader.read(bereft)), CHECKS_OF_ABSENCE)


def _list_texts(collection: Collection) -> tuple[Briefing | Fragment | Actor, ...]:
    return (*collection.briefings, *collection.fragments, *collection.actors)


@dataclass
class _Reader:
    """Reads texts for what is wrong with them."""

    sources: Sources

    def __post_init__(self) -> None:
        sources = self.sources
        self.renderer = make_renderer(sources.registry, sources.routes)
        self.subjects = {actor.path: actor.id for actor in sources.collection.actors}

    def read(self, wanted: Iterable[Briefing | Fragment | Actor]) -> dict[str, Body]:
        """Return the bodies of texts, and of those that a link of theirs leads into.

        Only the latter have their anchors.
        """
        bodies = {text.path: self._read(text.path, text.source) for text in wanted}
        led_into = {
            link.path
            for body in bodies.values()
            for link in body.links
            if link.path and link.fragment
        }
        for text in _list_texts(self.sources.collection):
            if text.path in led_into:
                bodies[text.path] = self._read(text.path, text.source, whole=True)
        return bodies

    def _read(self, path: str, source: SourceText, *, whole: bool = False) -> Body:
        declared = self.sources.declared.get(path)
        read = self.renderer.render if whole else self.renderer.read
        return read(
            source,
            path=path,
            url=self.sources.routes.files[path],
            declared=declared.ids if declared else frozenset(),
            subject=self.subjects.get(path),
        )
