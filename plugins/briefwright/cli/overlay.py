"""`briefwright overlay`: a proposed change of content, laid over the code that checks it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefwright.content.ledger import LEDGER
from briefwright.content.project import ConfigurationError, read_configuration
from briefwright.diagnostics.text import escape, render_problems
from briefwright.publish.proposal import (
    Kind,
    ProposalError,
    check_proposal,
    read_proposal,
    write_overlay,
)

CLEAN, REFUSED, COULD_NOT_RUN = 0, 1, 2


@click.command()
@click.argument("head", type=click.Path(path_type=Path))
def overlay(head: Path) -> None:
    """Lay the briefings, actors and ledger that the checkout HEAD changes over this project.

    Prints `kind=content` when that is all that its last commit changes against its first parent.
    Otherwise prints `kind=code` and copies nothing. Ends with 0, with 1 when a file is none that
    may be copied, and with 2 when it could not run.
    """
    try:
        configuration = read_configuration(Path.cwd())
        settings, root = configuration.settings, configuration.root
        proposal = read_proposal(head, (settings.briefings_dir, settings.actors_path), (LEDGER,))
        problems = check_proposal(proposal, head) if proposal.kind is Kind.CONTENT else ()
        if problems:
            click.echo(render_problems(problems), nl=False, err=True)
            sys.exit(REFUSED)
        if proposal.kind is Kind.CONTENT:
            write_overlay(proposal, head, root)
    except (ConfigurationError, ProposalError, OSError) as error:
        click.echo(f"briefwright: {escape(str(error))}", err=True)
        sys.exit(COULD_NOT_RUN)
    click.echo(f"kind={proposal.kind}")
