"""The command line. It prints and exits; everything else is the core's.

Exit codes: 0 clean, 1 problems found, 2 could not run.
"""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click
from typing_extensions import override

from briefwright.cli.bring import import_files
from briefwright.cli.changes import changes
from briefwright.cli.check import check
from briefwright.cli.ending import give_up
from briefwright.cli.explain import explain, reference
from briefwright.cli.lists import actors, schema, stats
from briefwright.cli.new import new
from briefwright.cli.overlay import overlay


class _Program(click.Group):
    """All commands; a run that is stopped ends as one that could not be made."""

    @override
    def invoke(self, ctx: click.Context) -> object:
        """Run a command. Ctrl-C, and the end of what is typed, stop it with one line."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, EOFError, click.Abort):
            give_up("\nbriefwright: stopped; nothing was written since")


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefwright", message="%(prog)s %(version)s")
def main() -> None:
    """Check briefings and the records of actors."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A name in a script that the terminal cannot show must not stop the run.
            stream.reconfigure(errors="backslashreplace")


for _command in (
    actors,
    changes,
    check,
    explain,
    import_files,
    new,
    overlay,
    reference,
    schema,
    stats,
):
    main.add_command(_command)
