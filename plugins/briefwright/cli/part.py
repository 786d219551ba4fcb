"""`briefwright render`: one of several machines renders its part of a site's briefings."""

from __future__ import annotations

import sys

import click

from briefwright.archive.bodies import render_part
from briefwright.archive.making import Making
from briefwright.archive.workers import read_jobs
from briefwright.cache.cache import Cache
from briefwright.cache.part import SHARDS, parse_part
from briefwright.cli.ending import CLEAN, give_up
from briefwright.cli.project import read_project
from briefwright.content.reading import read_collection
from briefwright.diagnostics.text import escape
from briefwright.diagnostics.wording import count_words, quote


@click.command()
@click.option(
    "--part", "written", required=True, metavar="I/N", help="Which of how many parts, such as 3/8."
)
def render(written: str) -> None:
    """Render a part of the briefings into the cache, for a build that takes up all parts.

    A part is a folder such as part-3-of-8 in the cache. Parts from several machines are put beside
    each other there before the site is built. Mistakes are left to `check` and to the build.
    """
    part = parse_part(written)
    if part is None:
        give_up(
            f"briefwright: {escape(quote(written))} is no part; "
            f"write a number of how many, such as 3/8, with {SHARDS} parts at most"
        )
    configuration, now = read_project()
    root, settings = configuration.root, configuration.settings
    if settings.cache is None:
        give_up("briefwright: there is no cache to render into; take `cache: false` out")
    try:
        jobs = read_jobs()
    except ValueError as error:
        give_up(f"briefwright: {escape(str(error))}")
    cache = Cache(root / settings.cache, part)
    collection = read_collection(root, settings, public_at=now, cache=cache)
    bodies = render_part(collection, settings, part, Making(cache, jobs=jobs))
    cache.write()
    if cache.note:
        give_up(f"briefwright: the part cannot be written: {escape(cache.note)}")
    total = count_words(len(collection.briefings), "briefing")
    click.echo(f"{settings.cache}/{part}: {len(bodies)} of {total}")
    sys.exit(CLEAN)
