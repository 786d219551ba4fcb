"""Questions to whoever sits at the terminal; elsewhere nobody can be asked."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

from briefwright.cli.given import GivenError

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = TypeVar("Answer")


def can_ask() -> bool:
    """Return whether somebody is there who can answer."""
    return bool(sys.stdin) and sys.stdin.isatty()


def ask(
    question: str,
    option: str,
    default: str | None = None,
    *,
    optional: bool = False,
    check: Callable[[str], Answer],
) -> Answer:
    """Return what is answered, or the default where it may be taken without asking.

    `check` makes a value of an answer. When it raises GivenError, the question is asked again;
    nothing that was typed before is lost. Where nobody can be asked, the program ends and says
    which option is missing.
    """
    if can_ask():
        answer: Answer = click.prompt(
            question, default=default, err=True, value_proc=lambda typed: check(typed.strip())
        )
        return answer
    if default is None and not optional:
        raise GivenError(f"{option} is needed, since nobody can be asked here")
    return check(default or "")
