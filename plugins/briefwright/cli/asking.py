"""Questions to whoever sits at the terminal; elsewhere nobody can be asked."""

from __future__ import annotations

import sys

import click

from briefwright.cli.ending import give_up


def can_ask() -> bool:
    """Return whether somebody is there who can answer."""
    return sys.stdin.isatty()


def ask(question: str, option: str, default: str | None = None, *, optional: bool = False) -> str:
    """Return what is answered, or the default where it may be taken without asking.

    Where nobody can be asked, the program ends and says which option is missing.
    """
    if can_ask():
        answer: str = click.prompt(question, default=default, err=True)
        return answer.strip()
    if default is None and not optional:
        give_up(f"briefwright: {option} is needed, since nobody can be asked here")
    return default or ""
