"""Check declared actors against the text: each should be named, and each that is named declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.content.actor import CaseRule, NameKind
from briefwright.content.folding import fold_name
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.wording import quote
from briefwright.names.matcher import lower_keeping_length, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.archive.declarations import Declared
    from briefwright.archive.sources import Sources
    from briefwright.content.actor import Actor, Name
    from briefwright.content.briefing import Briefing
    from briefwright.diagnostics.span import Span
    from briefwright.markup.body import Body


COVERAGE_RULES = frozenset({"declared-not-mentioned", "mentioned-not-declared"})
"""The rules of the problems that are found here."""


def check_coverage(sources: Sources) -> Iterator[Problem]:
    """Yield a warning for each actor declared and not mentioned, or mentioned and not declared."""
    sound = sources.sound
    for briefing in sources.collection.briefings:
        body = sources.bodies.get(briefing.path)
        if body is None:
            continue  # It was not read, since nobody asks what is wrong with it.
        if mark_coverage(briefing, body) in sound:
            continue
        declared = sources.declared[briefing.path]
        yield from _check_declared(briefing, declared, body, sources)
        if not declared.entries.keys() >= set(body.actors):
            yield from _check_mentioned(briefing, declared, body, sources)


def mark_coverage(briefing: Briefing, body: Body) -> bytes:
    """Return what tells a text, and what was found in it, from any other; empty if unknown."""
    return briefing.digest + body.digest if briefing.digest and body.digest else b""


def _check_declared(
    briefing: Briefing, declared: Declared, body: Body, sources: Sources
) -> Iterator[Problem]:
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
        actor = sources.registry.actors[actor_id]
        if not any(_occurs(name, text, lower) for name in actor.all_names):
            yield _not_mentioned(actor, declared.entries[actor_id].span(briefing.path))


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


def _not_mentioned(actor: Actor, span: Span) -> Problem:
    return Problem(
        span,
        "declared-not-mentioned",
        f"{quote(actor.name)} is declared, and the text never names it",
        f'name it in the text, or take "{actor.id}" out of actors',
    )


def _check_mentioned(
    briefing: Briefing, declared: Declared, body: Body, sources: Sources
) -> Iterator[Problem]:
    for mention in body.mentions:
        if mention.actor not in declared.entries:
            actor = sources.registry.actors[mention.actor]
            meant = "" if mention.name == actor.name else f" ({actor.name})"
            yield Problem(
                mention.span(briefing.path),
                "mentioned-not-declared",
                f"{quote(mention.name)}{meant} is mentioned, and not declared",
                f'add "{actor.id}" to actors, or write [[!{mention.name}]] if it is not meant',
            )
