"""Check declared actors against the text: each should be named, and each that is named declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.content.actor import CaseRule, NameKind
from briefwright.content.folding import fold_name
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote
from briefwright.names.matcher import lower_keeping_length, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.archive.declarations import Declared
    from briefwright.archive.sources import Sources
    from briefwright.content.actor import Actor, Name
    from briefwright.content.briefing import Briefing
    from briefwright.markup.body import Body
    from briefwright.names.registry import Registry


class Finding(Struct, frozen=True, array_like=True, gc=False):
    """An actor that only the front matter names, or only the text."""

    actor: str
    """The actor's id."""

    line: int
    column: int
    name: str | None = None
    """The first mention as it is written; None for an actor that is only declared."""


def check_coverage(sources: Sources) -> Iterator[Problem]:
    """Yield a warning for each actor declared and not mentioned, or mentioned and not declared."""
    actors = sources.registry.actors
    for briefing in sources.collection.briefings:
        path, body = briefing.path, sources.bodies.get(briefing.path)
        if body is None:
            continue  # It was not read, since nobody asks what is wrong with it.
        found = sources.coverage.get(path)
        if found is None:
            found = compare_actors(briefing, sources.declared[path], body, sources.registry)
        for each in found:
            yield _describe(each, actors[each.actor], path)


def compare_actors(
    briefing: Briefing, declared: Declared, body: Body, registry: Registry
) -> tuple[Finding, ...]:
    """Return where a briefing's front matter and its text name different actors."""
    return (
        *_find_unnamed(briefing, declared, body, registry),
        *_find_undeclared(declared, body),
    )


def _find_unnamed(
    briefing: Briefing, declared: Declared, body: Body, registry: Registry
) -> Iterator[Finding]:
    """Yield what is declared and never named.

    Any of an actor's names will do here, also one that never links, such as a demonym: the text
    is about the actor, though nobody could link it with certainty.
    """
    missing = declared.ids.difference(body.actors)
    if not missing:
        return
    headings = (heading.title for heading in body.toc)
    text = fold_name("\n".join((briefing.title, *headings, body.text)))
    lower = lower_keeping_length(text)
    for actor_id in sorted(missing):
        if not any(_occurs(name, text, lower) for name in registry.actors[actor_id].all_names):
            entry = declared.entries[actor_id]
            yield Finding(actor_id, entry.line, entry.column)


def _find_undeclared(declared: Declared, body: Body) -> Iterator[Finding]:
    if declared.entries.keys() >= set(body.actors):
        return
    for mention in body.mentions:
        if mention.actor not in declared.entries:
            yield Finding(mention.actor, mention.line, mention.column, mention.name)


def _occurs(name: Name, text: str, lower: str) -> bool:
    wanted = fold_name(name.text)
    if name.case is CaseRule.FOLD:
        wanted, text = lower_keeping_length(wanted), lower
    plural = name.kind is NameKind.DEMONYM
    start = text.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        if stands_alone(text, start, end):
            return True
        if plural and text.startswith("s", end) and stands_alone(text, start, end + 1):
            return True
        start = text.find(wanted, end)
    return False


def _describe(found: Finding, actor: Actor, path: str) -> Problem:
    span = Span(path, found.line, found.column)
    if found.name is None:
        return Problem(
            span,
            "declared-not-mentioned",
            f"{quote(actor.name)} is declared, and the text never names it",
            f'name it in the text, or take "{actor.id}" out of actors',
        )
    meant = "" if found.name == actor.name else f" ({actor.name})"
    return Problem(
        span,
        "mentioned-not-declared",
        f"{quote(found.name)}{meant} is mentioned, and not declared",
        f'add "{actor.id}" to actors, or write [[!{found.name}]] if it is not meant',
    )
