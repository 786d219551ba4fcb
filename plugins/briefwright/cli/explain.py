"""`briefwright explain` and `briefwright reference`: what the rules ask for, and why."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefwright.cli.ending import COULD_NOT_RUN, give_up
from briefwright.cli.writing import WritingError, write_text
from briefwright.content.reference import render_fields
from briefwright.diagnostics.reference import explain_rule, render_rules
from briefwright.diagnostics.rules import CATALOGUE, RULES
from briefwright.diagnostics.text import escape
from briefwright.diagnostics.wording import quote, suggest

PAGES = {"fields.md": render_fields, "rules.md": render_rules}
"""The pages that are made from the code, by file name."""


@click.command()
@click.argument("rule", required=False)
def explain(rule: str | None) -> None:
    """Say what a RULE asks for, why, and how to mend what breaks it; without RULE, list them all.

    A rule's id stands in brackets at the end of each message.
    """
    if rule is None:
        width = max(map(len, RULES))
        for each in CATALOGUE:
            click.echo(f"{each.id:{width}}  {each.severity:7}  {each.title}")
        return
    wanted = rule.strip().strip("[]").lower()
    if wanted not in RULES:
        closest = suggest(wanted, RULES)
        hint = closest or "briefwright explain lists them all"
        give_up(f"briefwright: no rule is called {escape(quote(rule))}\n    hint: {hint}")
    click.echo(explain_rule(RULES[wanted]), nl=False)


@click.command()
@click.argument("folder", default="docs/authors", type=click.Path(path_type=Path, file_okay=False))
def reference(folder: Path) -> None:
    """Write the pages of reference, rules and fields, into FOLDER, over those that are there."""
    try:
        for name, render in PAGES.items():
            write_text(folder / name, render(), replace=True)
            click.echo(f"wrote {escape(str(folder / name))}")
    except WritingError as error:
        click.echo(f"briefwright: {escape(str(error))}", err=True)
        sys.exit(COULD_NOT_RUN)
