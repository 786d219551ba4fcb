"""`briefwright changes`: what a change does to the site, from the site before and after it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefwright.diagnostics.text import escape
from briefwright.diagnostics.wording import count_words
from briefwright.publish.changes import compare
from briefwright.publish.published import NotASiteError, read_published
from briefwright.publish.summary import render_summary

CLEAN, LOST, COULD_NOT_RUN = 0, 1, 2


@click.command()
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
def changes(before: Path, after: Path) -> None:
    """Compare two built sites, BEFORE and AFTER a change, and print a summary in Markdown.

    Ends with 0 when every address of the one is in the other, 1 when one is lost, 2 when a
    folder holds no site.
    """
    try:
        found = compare(read_published(before), read_published(after))
    except NotASiteError as error:
        click.echo(f"briefwright: {escape(str(error))}", err=True)
        sys.exit(COULD_NOT_RUN)
    click.echo(render_summary(found), nl=False)
    if found.lost:
        lost = count_words(len(found.lost), "published address", "published addresses")
        listed = ", ".join(f"/{escape(url)}" for url in found.lost[:3])
        click.echo(f"briefwright: {lost} would be lost, such as {listed}", err=True)
        sys.exit(LOST)
