"""What is wrong in the sources, without an archive of them: for a check, which shows no page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefwright.archive.checks import CHECKS_OF_ABSENCE, check_sources
from briefwright.archive.declarations import resolve_declarations
from briefwright.archive.sources import Sources
from briefwright.content.ledger import LEDGER
from briefwright.content.routes import plan_routes
from briefwright.diagnostics.problem import Problem, sort_problems
from briefwright.diagnostics.wording import quote
from briefwright.markup.render import make_renderer
from briefwright.names.registry import make_registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing, SourceText
    from briefwright.content.collection import Collection, Fragment
    from briefwright.content.settings import Settings
    from briefwright.markup.body import Body


def _every(_path: str) -> bool:
    return True


def find_problems(
    collection: Collection,
    settings: Settings,
    *,
    public: Collection | None = None,
    shown: Callable[[str], bool] = _every,
    quoted: Collection | None = None,
) -> tuple[Problem, ...]:
    """Return the problems that `assemble` finds, and nothing else, for less of the time.

    `public` is what a build reads of the collection. All of it is checked, and then that part: a
    published briefing that links to a draft leads nowhere. `quoted` is what may be quoted in a log
    that anybody reads: of all else the place and the rule are told, and no word.

    `shown` says of which files the problems are wanted. The texts of others are read only where
    it is asked who has a page.
    """
    public = collection if public is None else public
    if public == collection and (quoted is None or quoted == collection):
        problems, _ = _inspect(collection, settings, shown, {})
        return sort_problems(problems)
    whole = replace(collection, ledger=None)  # It speaks of what is public alone.
    problems, sources = _inspect(whole, settings, shown, {})
    known = {(problem.span, problem.rule) for problem in problems}
    for problem in _check_public(sources, public):
        if shown(problem.span.path) and (problem.span, problem.rule) not in known:
            known.add((problem.span, problem.rule))
            problems.add(problem)
    if quoted is None:
        return sort_problems(problems)
    worded, _ = _inspect(quoted, settings, shown, _find_lasting(sources, quoted))
    return sort_problems(_without_words(problems, worded))


def _inspect(
    collection: Collection,
    settings: Settings,
    shown: Callable[[str], bool],
    known: Mapping[str, Body],
) -> tuple[set[Problem], Sources]:
    """Return the problems of a collection, and what was read for it; `known` has been read."""
    registry, name_problems = make_registry(collection.actors)
    sources = Sources(
        collection,
        settings,
        registry,
        plan_routes(collection, settings),
        resolve_declarations(collection, settings, registry),
        bodies={},
    )
    reader = _Reader(sources, known)
    bodies = reader.read(text for text in _list_texts(collection) if shown(text.path))
    if _ask_for_pages(collection, bodies) or shown(LEDGER):
        rest = (each for each in collection.briefings if each.path not in bodies)
        bodies = {**reader.read(rest), **bodies}
    sources = replace(sources, bodies=bodies)
    problems = (*collection.problems, *name_problems, *check_sources(sources))
    return {problem for problem in problems if shown(problem.span.path)}, sources


def _find_lasting(sources: Sources, public: Collection) -> dict[str, Body]:
    """Return the bodies that come out the same when what is not public is gone.

    Nothing is wrong with them, so that no hint names another file, and they lead to nothing that
    is gone.
    """
    if public.actors != sources.collection.actors:
        return {}
    left = {text.path: text for text in _list_texts(public)}
    gone = sources.routes.files.keys() - plan_routes(public, sources.settings).files.keys()
    return {
        text.path: body
        for text in _list_texts(sources.collection)
        if left.get(text.path) is text
        and (body := sources.bodies.get(text.path)) is not None
        and not body.problems
        and not any(link.path in gone for link in body.links)
    }


def _without_words(problems: set[Problem], worded: set[Problem]) -> Iterator[Problem]:
    """Yield the problems with the words that may be read, and else the place and the rule alone.

    What is worded and no problem comes of what may not be quoted being away: it is left out.
    """
    told = {(problem.span, problem.rule) for problem in problems}
    known = {(problem.span, problem.rule) for problem in worded}
    yield from (problem for problem in worded if (problem.span, problem.rule) in told)
    for problem in problems:
        if (problem.span, problem.rule) not in known:
            message = "something is wrong with a briefing that is not known to be public"
            hint = (
                "run `briefwright check` where you write; nothing of such a briefing is quoted here"
            )
            yield Problem(problem.span, problem.rule, message, hint)


def _ask_for_pages(collection: Collection, bodies: Mapping[str, Body]) -> bool:
    """Return whether it matters which actors have a page: a profile links to a record."""
    records = {actor.path for actor in collection.actors}
    return any(
        link.path in records for path in records & bodies.keys() for link in bodies[path].links
    )


def _check_public(sources: Sources, public: Collection) -> Iterator[Problem]:
    """Yield the problems of what is left when what is not public is gone, the best worded first.

    No text is read again for it: it is known which of them lead to something that is gone.
    """
    kept = {text.path for text in _list_texts(public)}
    left = replace(
        sources,
        collection=public,
        routes=plan_routes(public, sources.settings),
        declared=resolve_declarations(public, sources.settings, sources.registry),
        bodies={path: body for path, body in sources.bodies.items() if path in kept},
    )
    gone = sources.routes.files.keys() - left.routes.files.keys()
    for path, body in left.bodies.items():
        for link in body.links:
            if link.path in gone:
                message = f"{link.path} is not published"
                yield Problem(
                    link.span(path), "dead-link", message, "take the link out until it is"
                )
    withheld = {each.id for each in sources.collection.briefings if each.path in gone}
    for briefing in public.briefings:
        if briefing.supersedes in withheld:
            message = f"the briefing {quote(briefing.supersedes)} is not published"
            hint = "take supersedes out until it is"
            yield Problem(briefing.span("supersedes"), "unknown-briefing", message, hint)
    yield from public.problems
    for check in CHECKS_OF_ABSENCE:
        yield from check(left)


def _list_texts(collection: Collection) -> tuple[Briefing | Fragment | Actor, ...]:
    return (*collection.briefings, *collection.fragments, *collection.actors)


@dataclass
class _Reader:
    """Reads texts for what is wrong with them."""

    sources: Sources
    known: Mapping[str, Body]

    def __post_init__(self) -> None:
        sources = self.sources
        self.renderer = make_renderer(sources.registry, sources.routes)
        self.subjects = {actor.path: actor.id for actor in sources.collection.actors}

    def read(self, wanted: Iterable[Briefing | Fragment | Actor]) -> dict[str, Body]:
        """Return the bodies of texts, and of those that a link of theirs leads into.

        Only the latter have their anchors.
        """
        bodies = {
            text.path: self.known.get(text.path) or self._read(text.path, text.source)
            for text in wanted
        }
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
