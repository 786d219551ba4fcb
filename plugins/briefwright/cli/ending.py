"""How a command ends: 0 clean, 1 problems found, 2 could not run."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

CLEAN, FOUND, COULD_NOT_RUN = 0, 1, 2


def give_up(message: str) -> NoReturn:
    """Say why a command could not run, and end the program."""
    click.echo(message, err=True)
    sys.exit(COULD_NOT_RUN)
