"""`briefwright ledger`: records what is published, so that none of it is lost in silence."""

from __future__ import annotations

import sys

import click

from briefwright.archive.assemble import assemble
from briefwright.archive.keeping import list_records, renew
from briefwright.cli.ending import CLEAN, FOUND, give_up
from briefwright.cli.project import read_project
from briefwright.cli.writing import WritingError, write_text
from briefwright.content.ledger import LEDGER, render_ledger
from briefwright.content.reading import read_collection
from briefwright.diagnostics.rules import Severity
from briefwright.diagnostics.rules_of_keeping import STANDING
from briefwright.diagnostics.text import escape, render_problems
from briefwright.diagnostics.wording import count_words


@click.command()
def ledger() -> None:
    """Record every page that readers can link to, and what each briefing says.

    Writes published.txt beside mkdocs.yml. A line is added for each new page and renewed for each
    changed text; none is taken out. A notice that is lost, and what is gone and there, stay for
    `check` to say. Ends with 1, and writes nothing, while there are other errors: a page that has
    half moved would be kept at two places.
    """
    configuration, now = read_project()
    root, settings = configuration.root, configuration.settings
    archive = assemble(read_collection(root, settings, public_at=now), settings)
    errors = tuple(each for each in archive.problems if each.severity is Severity.ERROR)
    others = tuple(each for each in errors if each.rule not in STANDING)
    if others:
        click.echo(render_problems(others), nl=False, err=True)
        click.echo(f"briefwright: {LEDGER} is as it was; mend these first", err=True)
        sys.exit(FOUND)
    old = archive.ledger or ()
    stuck = frozenset(each.span.path for each in errors if each.rule == "lost-notice")
    held = frozenset(e.briefing.id for e in archive.entries if e.briefing.path in stuck)
    records = renew(old, list_records(archive), held)
    try:
        write_text(root / LEDGER, render_ledger(records), replace=True)
    except WritingError as error:
        give_up(f"briefwright: {escape(str(error))}")
    known = {record.url for record in old}
    for record in records:
        if record.url in known and record not in old:
            click.echo(escape(f"renewed {record.url}"))
    added = sum(record.url not in known for record in records)
    click.echo(f"{LEDGER}: {count_words(len(records), 'page')}, {added} of them new")
    sys.exit(CLEAN)
