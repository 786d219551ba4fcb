"""Golden cases of the archive: a site in one file, and what the archive says of it.

A block `-- path --` is a source file. A block named like a function below is what that function
writes of the archive; a case holds those that it is about. To write them anew, run
`REWRITE=1 pytest tests/cases/test_archive.py` and read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefwright.archive.assemble import assemble
from briefwright.archive.chronology import group_by_year
from briefwright.content.reading import read_collection
from briefwright.content.settings import Settings
from briefwright.diagnostics.text import render_problem
from tests.trees import split_blocks, write_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefwright.archive.archive import Archive

CASES = Path(__file__).parent / "archive"
RULES_OF_THE_WHOLE = (
    "unknown-actor",
    "shared-name",
    "actor-declared-twice",
    "conflicting-levels",
    "dead-link",
    "unknown-briefing",
    "supersedes-cycle",
    "redirect-clash",
    "declared-not-mentioned",
    "mentioned-not-declared",
)
HREF = re.compile(r'href="([^"]*)"')


def chronology(archive: Archive) -> Iterator[str]:
    for year in group_by_year(archive.chronology):
        for month in year.months:
            yield f"{month.year}-{month.month:02d}" if month.month else f"{month.year}, no month"
            for moment in month.moments:
                what = "briefing" if moment.event is None else "event of"
                names = ", ".join(moment.actors) or "nobody"
                where = f"{what} {moment.entry.briefing.id}"
                yield f"  {moment.date.text}: {moment.title} ({where}; {names})"


def backlinks(archive: Archive) -> Iterator[str]:
    for actor_id, dossier in archive.dossiers.items():
        yield actor_id
        for backlink in dossier.backlinks:
            how = "declared" if backlink.declaration else "not declared"
            said = "never named"
            if backlink.mention:
                mention = backlink.mention
                said = f'{mention.count} times, first at #{mention.anchor}: "{mention.quote}"'
            yield f"  {backlink.entry.briefing.id}: {how}, {said}"


def related(archive: Archive) -> Iterator[str]:
    for briefing_id, found in archive.related.items():
        yield briefing_id
        for each in found:
            shared = " and ".join(archive.registry.actors[actor].name for actor in each.shared)
            yield f"  {each.entry.briefing.id}: shares {shared}; {each.days} days apart"


def companions(archive: Archive) -> Iterator[str]:
    for actor_id, dossier in archive.dossiers.items():
        found = ", ".join(f"{each.actor} {each.count}" for each in dossier.companions)
        yield f"{actor_id}: {found or 'none'}"


def levels(archive: Archive) -> Iterator[str]:
    for actor_id, dossier in archive.dossiers.items():
        yield actor_id
        for month in dossier.months:
            counts = ", ".join(f"{count} {level.id}" for level, count in month.counts)
            yield f"  briefings of {month.year}-{month.month or 0:02d}: {counts}"
        for each in dossier.assessments:
            mark = " (current)" if each is dossier.current else ""
            yield f"  assessed {each.date.text}: {each.level.id}, {each.reason}{mark}"


def movers(archive: Archive) -> Iterator[str]:
    for mover in archive.movers:
        before, after = mover.before, mover.after
        yield (
            f"{mover.actor}: {before.level.id} in {before.entry.briefing.id}"
            f" -> {after.level.id} on {after.date.text} in {after.entry.briefing.id}"
        )


def members(archive: Archive) -> Iterator[str]:
    for actor_id, dossier in archive.dossiers.items():
        yield f"{actor_id}: {', '.join(dossier.members) or 'none'}"


def profiles(archive: Archive) -> Iterator[str]:
    for actor_id, dossier in archive.dossiers.items():
        links = ", ".join(HREF.findall(dossier.profile.html))
        yield f"{actor_id}: {links or 'no links'}"


def problems(archive: Archive) -> Iterator[str]:
    yield from map(render_problem, archive.problems)


EXPECTATIONS: dict[str, Callable[[Archive], Iterator[str]]] = {
    each.__name__: each
    for each in (
        chronology,
        backlinks,
        related,
        companions,
        levels,
        movers,
        members,
        profiles,
        problems,
    )
}


def read_site(root: Path, blocks: dict[str, tuple[str, str]]) -> Archive:
    write_tree(root, {name: block for name, block in blocks.items() if name not in EXPECTATIONS})
    return assemble(read_collection(root, Settings()), Settings())


def write_case(case: Path, found: dict[str, str]) -> None:
    text = case.read_text(encoding="utf-8")
    sources = text[: min(text.index(f"-- {name} --") for name in found)]
    blocks = "\n".join(f"-- {name} --\n{lines}" for name, lines in found.items())
    case.write_text(sources + blocks, encoding="utf-8", newline="\n")


@pytest.mark.parametrize("case", sorted(CASES.glob("*.txt")), ids=lambda case: case.stem)
def test_archive(case: Path, tmp_path: Path) -> None:
    _, blocks = split_blocks(case.read_text(encoding="utf-8"))
    archive = read_site(tmp_path, blocks)
    expected = {
        name: text.rstrip("\n") for name, (_, text) in blocks.items() if name in EXPECTATIONS
    }
    found = {name: "\n".join(EXPECTATIONS[name](archive)) for name in expected}
    if "REWRITE" in os.environ:
        write_case(case, {name: f"{text}\n" if text else "" for name, text in found.items()})
    assert expected
    assert found == expected


@pytest.mark.parametrize("rule", RULES_OF_THE_WHOLE)
def test_every_rule_of_the_whole_has_a_case(rule: str) -> None:
    texts = (case.read_text(encoding="utf-8") for case in CASES.glob("*.txt"))
    assert any(f"[{rule}]" in text for text in texts)
