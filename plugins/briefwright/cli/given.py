"""What is given on the command line, looked at before anything is read or written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.cli.ending import give_up
from briefwright.content.actor import ActorKind
from briefwright.content.dates import DateError, parse_date
from briefwright.diagnostics.text import escape
from briefwright.diagnostics.wording import list_words, quote, suggest
from briefwright.names.checks import unknown_hint
from briefwright.names.registry import Shared

if TYPE_CHECKING:
    from briefwright.cli.project import Project


def resolve_actor(project: Project, name: str) -> str:
    """Return the id of the actor that a name means; end the program when it means no one actor."""
    match project.registry.resolve(name):
        case None:
            hint = unknown_hint(project.registry, name)
            give_up(f"briefwright: no actor is called {escape(quote(name))}\n    hint: {hint}")
        case Shared(bearers):
            ids = list_words([bearer.id for bearer in bearers])
            give_up(f"briefwright: {escape(quote(name))} may be {ids}\n    hint: write the id")
        case actor:
            found = actor.id
    return found


def check_date(text: str) -> str:
    """Return a date that was given; end the program when it is none."""
    try:
        return parse_date(text).text
    except DateError as error:
        give_up(f"briefwright: {escape(str(error))}\n    hint: {escape(error.hint)}")


def check_level(project: Project, level: str) -> str:
    """Return a threat level that was given; end the program when the scale has none such."""
    known = project.configuration.settings.scale.by_id
    if level not in known:
        hint = suggest(level, known) or f"write one of {list_words(known)}"
        give_up(f"briefwright: no threat level is called {escape(quote(level))}\n    hint: {hint}")
    return level


def check_kind(kind: str) -> str:
    """Return a kind of actor that was given; end the program when there is none such."""
    known = [each.value for each in ActorKind]
    if kind not in known:
        hint = suggest(kind, known) or f"write one of {list_words(known)}"
        give_up(f"briefwright: no kind of actor is called {escape(quote(kind))}\n    hint: {hint}")
    return kind
