"""The peer Hugo: the same texts as a Hugo site, with a page per actor, level and year.

    python -m bench.hugo OUT --briefings 1000

It is set up as lean as the task allows: no related pages, a feed of the home page alone, and
templates of a few lines (`bench/hugo_site`) in place of a theme.
"""

from __future__ import annotations

import argparse
import re
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path
from typing import TYPE_CHECKING

from bench.actors import invent_actors
from bench.briefings import InventedBriefing, quote, write_briefing
from bench.draw import Draw
from bench.generate import HOME, SEED, actor_count, profile_text, write_project
from bench.prose import Cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.actors import InventedActor

TEMPLATES = Path(__file__).with_name("hugo_site")
PACKAGE = "hugo"
PROGRAMS = frozenset({"hugo", "hugo.exe"})

_TO_BRIEFING = re.compile(r"\]\(\.\./(\d{4}/[a-z0-9-]+)\.md\)")
_TO_ACTOR = re.compile(r"\]\(([a-z0-9-]+)\.md\)")


def hugo_files(
    briefings: int, *, actors: int | None = None, seed: str = SEED
) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every file of a Hugo project of `briefings` briefings.

    Links stand as the addresses that they lead to, which costs Hugo least.
    """
    for path in sorted(TEMPLATES.rglob("*")):
        if path.is_file():
            yield path.relative_to(TEMPLATES).as_posix(), path.read_text(encoding="utf-8")
    yield "content/_index.md", f"---\ntitle: Digest archive\n---\n\n{HOME}"
    invented = invent_actors(actors or actor_count(briefings), Draw(f"{seed}/actors"))
    for actor in invented:
        yield f"content/actors/{actor.id}/_index.md", actor_text(actor)
    cast = Cast.of(invented)
    years = set()
    for number in range(briefings):
        briefing = write_briefing(number, cast, seed)
        years.add(briefing.day.year)
        yield f"content/briefings/{briefing.path}", briefing_text(briefing)
    for year in sorted(years):
        yield f"content/briefings/{year}/_index.md", f'---\ntitle: "{year}"\n---\n'


def actor_text(actor: InventedActor) -> str:
    """Return the page of a term: the name of an actor as title, and the profile."""
    profile = _TO_ACTOR.sub(r"](../\1/)", profile_text(actor))
    return f"---\ntitle: {quote(actor.name)}\n---\n\n{profile}\n"


def briefing_text(briefing: InventedBriefing) -> str:
    """Return a briefing's page: the same body under front matter in Hugo's words."""
    actors = ", ".join(quote(actor) for actor in briefing.declared)
    body = _TO_BRIEFING.sub(r"](../../\1/)", briefing.body)
    return (
        f"---\ntitle: {quote(briefing.title)}\ndate: {briefing.day.isoformat()}\n"
        f"levels: [{briefing.level}]\nactors: [{actors}]\n---\n\n{body}"
    )


def hugo_program() -> Path:
    """Return where Hugo's own program lies, without the Python that the package starts first.

    Raises SystemExit when the package is not installed.
    """
    try:
        listed = files(PACKAGE) or []
    except PackageNotFoundError:
        listed = []
    for entry in listed:
        if entry.name in PROGRAMS and entry.parent.name == "binaries":
            return Path(str(entry.locate()))
    raise SystemExit("Hugo is not installed here; `make bench` installs it")


def main() -> None:
    """Write one project."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path, help="the folder to write")
    parser.add_argument("--briefings", type=int, default=1000)
    args = parser.parse_args()
    write_project(args.out, hugo_files(args.briefings))
    print(f"{args.briefings} briefings in {args.out}")


if __name__ == "__main__":
    main()
