"""Write a made-up project of any size: the same bytes on every machine.

    python -m bench.generate OUT --briefings 1000 [--stock]

With `--stock` the same Markdown files make a plain MkDocs and Material project, as somebody
would set it up who has no plugin for briefings: out of the nav, with its search on.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from bench.actors import invent_actors
from bench.briefings import quote, write_briefing
from bench.draw import Draw
from bench.prose import Cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bench.actors import InventedActor

SEED = "1"
FEWEST_ACTORS = 50

COMMON = """\
site_name: Digest archive
site_url: https://digests.example.org/archive/
theme:
  name: material
  font: false
"""
OURS = f"""\
{COMMON}plugins:
  - search
  - briefings
"""
STOCK = f"""\
{COMMON}plugins:
  - search
nav:
  - index.md
not_in_nav: |
  /briefings/
  /actors/
"""
HOME = """\
# Digest archive

Two digests a day, written by a program and about nobody.
The states, people and groups in them are made up.
"""


def project_files(
    briefings: int, *, actors: int | None = None, stock: bool = False, seed: str = SEED
) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of every file of a project of `briefings` briefings."""
    folder = "docs/briefings" if stock else "briefings"
    yield "mkdocs.yml", STOCK if stock else OURS
    yield "docs/index.md", HOME
    invented = invent_actors(actors or actor_count(briefings), Draw(f"{seed}/actors"))
    for actor in invented:
        yield f"docs/actors/{actor.id}.md", record_text(actor)
    cast = Cast.of(invented)
    for number in range(briefings):
        briefing = write_briefing(number, cast, seed)
        yield f"{folder}/{briefing.path}", briefing.text()


def actor_count(briefings: int) -> int:
    """Return how many actors a project of that many briefings has."""
    return max(FEWEST_ACTORS, briefings // 10)


def record_text(actor: InventedActor) -> str:
    """Return an actor's record: front matter and a short profile."""
    lines = [f"name: {quote(actor.name)}", f"kind: {actor.kind}"]
    if actor.names:
        lines.append("names:")
        for name in actor.names:
            kind = f", kind: {name.kind}" if name.kind != "alias" else ""
            lang = f", lang: {name.lang}" if name.lang else ""
            plain = quote(name.text)
            lines.append(f"  - {{name: {plain}{kind}{lang}}}" if kind else f"  - {plain}")
    for key, values in (
        ("part_of", actor.part_of),
        ("member_of", actor.member_of),
        ("redirect_from", actor.redirect_from),
        ("context", actor.context),
    ):
        if values:
            lines.append(f"{key}: [{', '.join(quote(value) for value in values)}]")
    if actor.wikidata:
        lines.append(f"same_as: {{wikidata: Q{actor.wikidata}}}")
    head = "".join(f"{line}\n" for line in lines)
    return f"---\n{head}---\n\n{profile_text(actor)}\n"


def profile_text(actor: InventedActor) -> str:
    """Return an actor's profile, which links to the state it belongs to."""
    text = f"{actor.name} is one of the actors of the digests; its kind is {actor.kind}."
    if not actor.part_of:
        return text
    state = actor.part_of[0]
    return f"{text}\n\nIt belongs to [{state.replace('-', ' ').title()}]({state}.md)."


def write_project(root: Path, files: Iterable[tuple[str, str]]) -> None:
    """Write a project below `root`, which is made if it is not there."""
    for path, text in files:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def digest(files: Iterable[tuple[str, str]]) -> str:
    """Return the SHA-256 of a project's paths and texts, in their order."""
    total = hashlib.sha256()
    for path, text in files:
        total.update(f"{path}\0{text}\0".encode())
    return total.hexdigest()


def main() -> None:
    """Write one project."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path, help="the folder to write")
    parser.add_argument("--briefings", type=int, default=1000)
    parser.add_argument("--stock", action="store_true", help="a project without the plugin")
    parser.add_argument("--seed", default=SEED)
    args = parser.parse_args()
    write_project(args.out, project_files(args.briefings, stock=args.stock, seed=args.seed))
    print(f"{args.briefings} briefings in {args.out}")


if __name__ == "__main__":
    main()
