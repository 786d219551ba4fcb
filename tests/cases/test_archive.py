"""Golden cases of the archive: a site in one file, and what the archive says of it.

A block `-- path --` is a source file. A block whose name is one word is an expectation, written
by the function of that name below; a case holds those that it is about.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefwright.archive.assemble import assemble
from briefwright.archive.chronology import group_by_year
from briefwright.content.reading import read_collection
from briefwright.content.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefwright.archive.archive import Archive

CASES = Path(__file__).parent / "archive"
BLOCK = re.compile(r"^-- (\S+) --\n", re.MULTILINE)


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
        links = ", ".join(re.findall(r'href="([^"]*)"', dossier.profile.html))
        yield f"{actor_id}: {links or 'no links'}"


def problems(archive: Archive) -> Iterator[str]:
    for problem in archive.problems:
        yield f"{problem.span}: {problem.severity}: {problem.message} [{problem.rule}]"
        yield f"    hint: {problem.hint}"


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


@pytest.mark.parametrize("case", sorted(CASES.glob("*.txt")), ids=lambda case: case.stem)
def test_archive_says_what_the_case_expects(case: Path, tmp_path: Path) -> None:
    _, *parts = BLOCK.split(case.read_text(encoding="utf-8"))
    blocks = dict(zip(parts[::2], parts[1::2], strict=True))
    expected = {name: text.strip("\n") for name, text in blocks.items() if name in EXPECTATIONS}
    for name in blocks.keys() - expected.keys():
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(blocks[name].rstrip("\n") + "\n", encoding="utf-8")
    archive = assemble(read_collection(tmp_path, Settings()), Settings())
    assert expected
    assert {name: "\n".join(EXPECTATIONS[name](archive)) for name in expected} == expected
