"""The command line. It prints and exits; everything else is the core's.

Exit codes: 0 clean, 1 problems found, 2 could not run.
"""

from __future__ import annotations

import sys
from importlib import import_module
from io import TextIOWrapper

import click
from typing_extensions import override

from briefwright.cli.ending import give_up
from briefwright.diagnostics.text import escape

COMMANDS = {
    "actors": ("lists", "actors"),
    "changes": ("changes", "changes"),
    "check": ("check", "check"),
    "explain": ("explain", "explain"),
    "import": ("bring", "import_files"),
    "ledger": ("ledger", "ledger"),
    "new": ("new", "new"),
    "overlay": ("overlay", "overlay"),
    "reference": ("explain", "reference"),
    "render": ("part", "render"),
    "schema": ("lists", "schema"),
    "stats": ("lists", "stats"),
}
"""The module of each command, and its name there. It is imported when the command is run."""


class _Program(click.Group):
    """All commands; a run that is stopped ends as one that could not be made."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, sorted."""
        return sorted(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, and load nothing that the others need."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"briefwright.cli.{module}"), name)
        return command

    @override
    def invoke(self, ctx: click.Context) -> object:
        """Run a command. Ctrl-C, and the end of what is typed, stop it with one line."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, EOFError, click.Abort):
            give_up("\nbriefwright: stopped; nothing was written since")
        except BrokenPipeError:
            raise  # Whoever reads the output has enough of it; click ends the program.
        except OSError as error:
            give_up(f"briefwright: {escape((error.strerror or str(error)).lower())}")


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefwright", message="%(prog)s %(version)s")
def main() -> None:
    """Check briefings and the records of actors."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A name in a script that the terminal cannot show must not stop the run.
            stream.reconfigure(errors="backslashreplace")
