"""The ledger: which addresses were published, and what each briefing said when it was recorded.

It is one text file beside mkdocs.yml, a line for each page, sorted, so that two changes meet in it
only where they publish the same page. A command writes it and nothing else does; a build reads it.
A line is the address and the id; for a briefing also a digest of what it says, the number of its
notes, and whether it was superseded or retracted; then the notes are its corrections, or `2+1` for
two corrections and an update. Behind them a digest of the words of each note stands, as in
`notes:1a2b3c4d,5e6f7a8b`, which lines of old lack. No line is ever taken out: one whose page has to
go ends with `gone`, the day and the reason.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from briefwright.content.briefing import Status
from briefwright.content.routes import ACTORS, BRIEFINGS
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.content.briefing import Briefing, DeclaredActor

LEDGER = "published.txt"
"""The file's name, beside mkdocs.yml."""

MAX_BYTES = 100 * 1024 * 1024
"""A million pages; a Git host such as GitHub takes no longer file."""

HEAD = """\
# The addresses that readers have. Written by `briefwright ledger`; no line is ever taken out.
# A page that has to go keeps its line, with this at its end: gone 2026-01-31 and the reason.
"""

_HEAD = frozenset(HEAD.splitlines())

_WORD = "[a-z0-9][a-z0-9-]*"
_PERIOD = r"\d{4}(?:-\d\d|-q[1-4]|-no-month)?(?:/|\.html) "
# A tombstone is written where a line says, so it must say the place of a briefing or an actor.
_LINE = re.compile(
    rf"(?P<url>(?:{ACTORS}/{_WORD}|{BRIEFINGS}/(?!{_PERIOD}){_WORD}(?:/{_WORD})*)(?:/|\.html))"
    r" (?P<id>\S+)"
    r"(?: (?P<digest>[0-9a-f]{16}) (?P<notes>\d{1,4})(?:\+(?P<updates>\d{1,4}))?"
    r"(?: (?P<status>retracted|superseded))?"
    r"(?: notes:(?P<said>[0-9a-f]{8}(?:,[0-9a-f]{8})*))?)?"
    r"(?: gone (?P<day>\d{4}-\d\d-\d\d) (?P<reason>\S.*))?",
    re.ASCII,
)
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True, order=True)
class Record:
    """One line: a page that was published."""

    url: str
    """Relative to the site's root."""

    id: str
    """The briefing's or the actor's."""

    digest: str = ""
    """Of what a briefing said; empty for an actor."""

    notes: int = 0
    """How many corrections and updates it had."""

    status: str = ""
    """`retracted`, `superseded`, or empty."""

    updates: int = 0
    """How many of the notes are updates, where there is a status; lines of old count none."""

    day: str = ""
    """When it had to go; empty while it is there."""

    reason: str = ""

    said: tuple[str, ...] = ()
    """Digests of the words of its notes, sorted; empty in lines of old, which knew only of their
    number."""

    span: Span = field(default=Span(LEDGER), compare=False)

    @property
    def is_gone(self) -> bool:
        """Whether the page was taken down, and a tombstone stands in its place."""
        return bool(self.day)


def parse_ledger(text: str) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Return the lines of a ledger, in their order, and what is wrong with others."""
    records: list[Record] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.rstrip() in _HEAD:
            continue
        found = None if line.startswith(_CONFLICT) else _LINE.fullmatch(line.rstrip())
        span = Span(LEDGER, number)
        if found is None or (found["day"] and not _is_day(found["day"])):
            problems.append(_bad(line, span))
            continue
        records.append(
            Record(
                url=found["url"],
                id=found["id"],
                digest=found["digest"] or "",
                notes=int(found["notes"] or 0) + int(found["updates"] or 0),
                status=found["status"] or "",
                updates=int(found["updates"] or 0),
                day=found["day"] or "",
                reason=found["reason"] or "",
                said=tuple(sorted(found["said"].split(","))) if found["said"] else (),
                span=span,
            )
        )
    return tuple(records), tuple(problems)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _bad(line: str, span: Span) -> Problem:
    if line.startswith("#"):
        message = f"{quote(line[:60])} would be lost, as `briefwright ledger` writes the file anew"
        hint = "take it out; why a page had to go stands in its line, behind the word gone"
        return Problem(span, "bad-ledger-line", message, hint)
    if line.startswith(_CONFLICT):
        hint = "keep the lines of both sides and take the marks out, then run `briefwright ledger`"
        return Problem(span, "bad-ledger-line", "a merge has left its marks here", hint)
    message = f"{quote(line[:60])} is no line of a ledger"
    hint = "write an address and an id, and for a page that has to go: gone, a day and the reason"
    return Problem(span, "bad-ledger-line", message, hint)


def render_ledger(records: Iterable[Record]) -> str:
    """Return the text of a ledger: its head, then each line once, sorted by address."""
    return HEAD + "".join(f"{_render(record)}\n" for record in sorted(set(records)))


def _render(record: Record) -> str:
    parts = [record.url, record.id]
    if record.digest:
        updates = f"+{record.updates}" if record.updates else ""
        parts += [record.digest, f"{record.notes - record.updates}{updates}", record.status]
        parts += [f"notes:{','.join(record.said)}"] if record.said else []
    if record.is_gone:
        parts += ["gone", record.day, record.reason]
    return " ".join(filter(None, parts))


def record_briefing(briefing: Briefing, url: str) -> Record:
    """Return the line of a published briefing."""
    told = briefing.status if briefing.status in (Status.RETRACTED, Status.SUPERSEDED) else ""
    updates = len(briefing.updates) if told else 0
    return Record(
        url,
        briefing.id,
        digest_of(briefing),
        count_notes(briefing),
        str(told),
        updates,
        said=digests_of_notes(briefing),
    )


def count_notes(briefing: Briefing) -> int:
    """Return the number of corrections and updates of a briefing."""
    return len(briefing.corrections) + len(briefing.updates)


def digests_of_notes(briefing: Briefing) -> tuple[str, ...]:
    """Return a digest of the kind, day and words of each correction and update, sorted.

    However its lines are broken, and whatever order the notes stand in.
    """
    kinds = {"correction": briefing.corrections, "update": briefing.updates}
    return tuple(
        sorted(
            _digest([kind, note.date.text, note.text.split()])[:8]
            for kind, notes in kinds.items()
            for note in notes
        )
    )


def digest_of(briefing: Briefing) -> str:
    """Return a digest of what a briefing says, however its lines are broken.

    Notes and status are no part of it: they are how a change is told. Nor is what no reader takes
    for a statement, such as tags. It depends on no version of the program but for this function.
    """
    said: list[object] = [
        briefing.title,
        briefing.date.text,
        briefing.threat_level,
        briefing.summary,
        _actors(briefing.actors),
        [[event.date.text, event.title, _actors(event.actors)] for event in briefing.events],
        [[source.title, source.url] for source in briefing.sources],
        briefing.source.text.split(),
    ]
    return _digest(said)[:16]


def _digest(said: list[object]) -> str:
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _actors(declared: tuple[DeclaredActor, ...]) -> list[object]:
    return [[each.name, each.role, each.threat_level, each.reason] for each in declared]
