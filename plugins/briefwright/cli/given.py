"""What is given on the command line or typed, looked at before anything is read or written."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import click
from typing_extensions import override

from briefwright.content.actor import ActorKind
from briefwright.content.dates import DateError, parse_date
from briefwright.diagnostics.text import escape
from briefwright.diagnostics.wording import list_words, quote, suggest
from briefwright.names.checks import unknown_hint
from briefwright.names.registry import Shared

if TYPE_CHECKING:
    from briefwright.cli.project import Project


class GivenError(click.UsageError):
    """Something that was given is wrong. It ends the program; a question is asked again."""

    @override
    def show(self, file: IO[Any] | None = None) -> None:
        """Say what is wrong, in the form of all other messages."""
        click.echo(f"briefwright: {self.message}", err=True)


def resolve_actor(project: Project, name: str) -> str:
    """Return the id of the actor that a name means. Raises GivenError unless it is one."""
    match project.registry.resolve(name):
        case None:
            hint = unknown_hint(project.registry, name)
            raise GivenError(f"no actor is called {escape(quote(name))}\n    hint: {hint}")
        case Shared(bearers):
            ids = list_words([bearer.id for bearer in bearers])
            raise GivenError(f"{escape(quote(name))} may be {ids}\n    hint: write the id")
        case actor:
            found = actor.id
    return found


def check_date(text: str) -> str:
    """Return a date that was given. Raises GivenError when it is none."""
    try:
        return parse_date(text).text
    except DateError as error:
        raise GivenError(f"{escape(str(error))}\n    hint: {escape(error.hint)}") from None


def check_level(project: Project, level: str) -> str:
    """Return a threat level that was given. Raises GivenError when the scale has none such."""
    known = project.configuration.settings.scale.by_id
    if level not in known:
        hint = suggest(level, known) or f"write one of {list_words(known)}"
        raise GivenError(f"no threat level is called {escape(quote(level))}\n    hint: {hint}")
    return level


def check_kind(kind: str) -> str:
    """Return a kind of actor that was given. Raises GivenError when there is none such."""
    known = [each.value for each in ActorKind]
    if kind not in known:
        hint = suggest(kind, known) or f"write one of {list_words(known)}"
        raise GivenError(f"no kind of actor is called {escape(quote(kind))}\n    hint: {hint}")
    return kind


def check_text(text: str) -> str:
    """Return a text that was given. Raises GivenError when it says nothing."""
    if not text:
        raise GivenError("that says nothing")
    return text
