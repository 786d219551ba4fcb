"""Succession: which briefing supersedes which, and which still stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.content.briefing import Status
from briefwright.diagnostics.lexicon import Lexicon
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.wording import quote, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefwright.archive.archive import Entry
    from briefwright.archive.sources import Sources
    from briefwright.content.briefing import Briefing


def find_successors(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the id of the briefing that supersedes another, by the id of the superseded one.

    `entries` is newest first; of several that supersede one briefing the newest counts.
    """
    published = {entry.briefing.id for entry in entries}
    successors: dict[str, str] = {}
    for entry in entries:
        former = entry.briefing.supersedes
        if former in published and former != entry.briefing.id:
            successors.setdefault(former, entry.briefing.id)
    return dict(sorted(successors.items()))


def find_standing(entries: Iterable[Entry], successors: Mapping[str, str]) -> frozenset[str]:
    """Return the ids of the briefings that still hold: neither superseded nor retracted."""
    gone = {Status.SUPERSEDED, Status.RETRACTED}
    return frozenset(
        entry.briefing.id
        for entry in entries
        if entry.briefing.status not in gone and entry.briefing.id not in successors
    )


def is_retracted(entry: Entry) -> bool:
    """Return whether the briefing was withdrawn: it is still shown, and nothing follows from it."""
    return entry.briefing.status is Status.RETRACTED


def check_succession(sources: Sources) -> Iterator[Problem]:
    """Yield each `supersedes` that names no briefing, and each that leads back to itself."""
    briefings = {briefing.id: briefing for briefing in sources.collection.briefings}
    broken = _broken_briefings(sources)
    known = Lexicon(briefings)
    for briefing in sources.collection.briefings:
        former = briefing.supersedes
        if former is not None and former not in briefings and former not in broken:
            yield _unknown(briefing, former, known)
    yield from _check_cycles(briefings)


def _broken_briefings(sources: Sources) -> frozenset[str]:
    """Return the ids of briefings that have errors of their own."""
    root = f"{sources.settings.briefings_dir}/"
    return frozenset(
        fragment.id for fragment in sources.collection.fragments if fragment.path.startswith(root)
    )


def _unknown(briefing: Briefing, former: str, ids: Lexicon) -> Problem:
    closest = suggest(former, ids)
    return Problem(
        briefing.span("supersedes"),
        "unknown-briefing",
        f"no published briefing has the id {quote(former)}",
        f"{closest}; fix the spelling"
        if closest
        else "write a published briefing's id: its path below the briefings folder, without .md",
    )


def _check_cycles(briefings: Mapping[str, Briefing]) -> Iterator[Problem]:
    """Yield one problem for each cycle. Every briefing is visited once."""
    done: set[str] = set()
    for start in sorted(briefings):
        chain: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in briefings and here not in done and here not in chain:
            chain[here] = None
            here = briefings[here].supersedes
        if here is not None and here in chain:
            members = list(chain)
            yield _cycle(briefings, members[members.index(here) :])
        done.update(chain)


def _cycle(briefings: Mapping[str, Briefing], members: Sequence[str]) -> Problem:
    first = members.index(min(members))
    ordered = [*members[first:], *members[:first]]
    briefing = briefings[ordered[0]]
    others = ", ".join(str(briefings[other].span("supersedes")) for other in ordered[1:])
    return Problem(
        briefing.span("supersedes"),
        "supersedes-cycle",
        f"supersedes leads back to where it began: {' → '.join((*ordered, ordered[0]))}"
        + (f" (also {others})" if others else ""),
        "take supersedes out of the oldest of these briefings",
    )
