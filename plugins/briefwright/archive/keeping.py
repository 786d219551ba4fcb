"""Keeping: what was published stays, or says why it does not."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefwright.content.ledger import (
    Record,
    count_notes,
    digest_of,
    digests_of_notes,
    record_briefing,
)
from briefwright.content.routes import ACTORS
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.wording import count_words, quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefwright.archive.archive import Archive
    from briefwright.archive.sources import Sources
    from briefwright.content.briefing import Briefing


def check_ledger(sources: Sources) -> Iterator[Problem]:
    """Yield what the ledger says was published and is not there, or not said, any more.

    A source that has errors of its own counts as there: it has a problem already.
    """
    records = sources.collection.ledger or ()
    if not records:
        return
    turned = _find_turned(sources, records)
    if turned:
        yield _other_form(turned[0])
    settled = frozenset(turned)
    left = [each for each in records if each not in settled]
    yield from _check_briefings(sources, [each for each in left if not _is_actor(each)])
    if all(briefing.path in sources.bodies for briefing in sources.collection.briefings):
        yield from _check_actors(sources, [each for each in left if _is_actor(each)])
    yield from _check_texts(sources, records)


def list_records(archive: Archive) -> tuple[Record, ...]:
    """Return a line for each page of an archive that a ledger keeps."""
    briefings = (record_briefing(entry.briefing, entry.url) for entry in archive.entries)
    actors = (Record(each.url, each.actor.id) for each in archive.dossiers.values())
    return tuple(sorted((*briefings, *actors)))


def count_unrecorded(archive: Archive) -> int:
    """Return how many pages of an archive its ledger does not know; 0 where there is none."""
    if archive.ledger is None:
        return 0
    known = {record.url for record in archive.ledger}
    return sum(record.url not in known for record in list_records(archive))


def renew(
    old: Iterable[Record], published: Iterable[Record], held: frozenset[str] = frozenset()
) -> tuple[Record, ...]:
    """Return the lines of a ledger brought up to date with what is published.

    No line is lost. One whose page is gone, or has moved, stays, and so does that of a briefing
    whose id is held because it broke a promise; of the lines of one address that a merge has
    brought together, the one that is published now stays.
    """
    old = tuple(old)
    fixed = {record.url for record in old if record.is_gone or record.id in held}
    now = {record.url: record for record in published if record.url not in fixed}
    return tuple(sorted({*(record for record in old if record.url not in now), *now.values()}))


def _is_actor(record: Record) -> bool:
    return record.url.startswith(f"{ACTORS}/")


def _check_briefings(sources: Sources, records: Iterable[Record]) -> Iterator[Problem]:
    routes, collection = sources.routes, sources.collection
    folder = f"{sources.settings.briefings_dir}/"
    broken = [each for each in collection.fragments if each.path.startswith(folder)]
    at = {url: path for path, url in routes.files.items()}
    led = {
        routes.briefing(former): each.path
        for each in collection.briefings
        for former in each.redirect_from
    }
    ids = {each.id: each.path for each in collection.briefings}
    ids |= {each.id: each.path for each in broken}
    for record in records:
        if record.is_gone:
            if record.url in at or record.id in ids:
                yield _there_again(record, at.get(record.url) or ids[record.id])
            elif record.url in led:
                yield _led_on(record, led[record.url])
        elif record.url not in at and record.url not in led:
            yield _lost(record, _way_of_briefing(record, ids.get(record.id)))
        elif record.id not in ids:
            yield Problem(
                record.span,
                "lost-id",
                f"the briefing {quote(record.id)} was published, and no briefing has that id now",
                f"write id: {record.id} in {at.get(record.url) or led[record.url]}",
            )


def _check_actors(sources: Sources, records: Iterable[Record]) -> Iterator[Problem]:
    routes, actors = sources.routes, sources.registry.actors
    present = sources.present
    present |= _named_by_fragments(sources)
    at = {routes.actor(key): actors[key].path for key in sorted(present) if key in actors}
    at |= {routes.files[path]: path for path in sources.collection.docs}
    led = {
        routes.actor(former): actors[key].path
        for key in present
        if key in actors
        for former in actors[key].redirect_from
    }
    broken = {sources.routes.files[each.path] for each in sources.collection.fragments}
    for record in records:
        if record.is_gone:
            if record.url in at:
                yield _there_again(record, at[record.url])
            elif record.url in led:
                yield _led_on(record, led[record.url])
        elif record.url not in at and record.url not in led and record.url not in broken:
            actor = actors.get(record.id)
            way = f"write redirect_from: [{record.id}] in the record that it became"
            yield _lost(record, f"write standing: true in {actor.path}" if actor else way)


def _named_by_fragments(sources: Sources) -> frozenset[str]:
    """Return the actors that briefings with errors name: once these are mended, they are there."""
    found: set[str] = set()
    for fragment in sources.collection.fragments:
        if fragment.path in sources.declared:
            found |= sources.declared[fragment.path].ids
        if fragment.path in sources.bodies:
            found.update(sources.bodies[fragment.path].actors)
    return frozenset(found)


def _check_texts(sources: Sources, records: Sequence[Record]) -> Iterator[Problem]:
    recorded: dict[str, list[Record]] = {}
    for record in records:
        if record.digest and not record.is_gone:
            recorded.setdefault(record.id, []).append(record)
    for briefing in sources.collection.briefings:
        if briefing.id in recorded and briefing.path in sources.bodies:
            yield from _check_text(briefing, recorded[briefing.id])


def _check_text(briefing: Briefing, recorded: Sequence[Record]) -> Iterator[Problem]:
    """Yield what has changed since any of the lines was written; a merge may leave several."""
    notes, most = count_notes(briefing), max(record.notes for record in recorded)
    told = {record.status for record in recorded}
    explained = len(briefing.corrections) > max(each.notes - each.updates for each in recorded)
    if str(briefing.status) not in told and "" not in told and not explained:
        yield Problem(
            briefing.span("status"),
            "lost-notice",
            f"this briefing was {min(told)}, and its page does not say so any more",
            f"write status: {min(told)}, or add to corrections why it holds again",
        )
    elif notes < most:
        yield Problem(
            briefing.span("corrections"),
            "lost-notice",
            f"it has {count_words(notes, 'note')}, and {most} were published",
            "put the note back",
        )
    elif all(_has_lost_words(briefing, record) for record in recorded):
        yield Problem(
            briefing.span("corrections"),
            "changed-without-note",
            "a note that was published is gone, or says something else now",
            "put its words back and add another note; after a mere slip run `briefwright ledger`",
        )
    elif notes == most and all(record.digest != digest_of(briefing) for record in recorded):
        yield Problem(
            briefing.span("title"),
            "changed-without-note",
            "it says something else than when it was published, and no note tells readers",
            "add a note to corrections or updates, or run `briefwright ledger` after a mere slip",
        )


def _has_lost_words(briefing: Briefing, record: Record) -> bool:
    """Return whether a note of a line is in the briefing no more, in the words that it had."""
    return bool(Counter(record.said) - Counter(digests_of_notes(briefing)))


def _find_turned(sources: Sources, records: Sequence[Record]) -> tuple[Record, ...]:
    """Return the lines whose pages stand where they would with the host's other form of address."""
    there, now = set(sources.routes.files.values()), sources.routes.directory_urls
    return tuple(
        record
        for record in records
        if not record.is_gone
        and record.url.endswith("/") is not now
        and record.url not in there
        and _turn(record.url) in there
    )


def _turn(url: str) -> str:
    """Return the address of a page as it is with the other value of use_directory_urls."""
    return f"{url[:-1]}.html" if url.endswith("/") else f"{url.removesuffix('.html')}/"


def _other_form(record: Record) -> Problem:
    former = "true" if record.url.endswith("/") else "false"
    return Problem(
        record.span,
        "lost-address",
        f"/{record.url} was published, and use_directory_urls as it is now makes it "
        f"/{_turn(record.url)}, and others likewise",
        f"write use_directory_urls: {former} in mkdocs.yml again",
    )


def _lost(record: Record, hint: str) -> Problem:
    message = f"/{record.url} was published, and nothing is there any more"
    return Problem(record.span, "lost-address", message, hint)


def _way_of_briefing(record: Record, path: str | None) -> str:
    if path is None:
        return (
            "put the briefing back, with status: retracted if it does not hold, or end this line "
            "with: gone, the day and the reason"
        )
    slug = record.url.removesuffix("/").removesuffix(".html").partition("/")[2]
    return f"write redirect_from: [{slug}] in {path}"


def _there_again(record: Record, path: str) -> Problem:
    return Problem(
        record.span,
        "gone-and-there",
        f"this page had to go ({quote(record.reason)}), and {path} would publish it again",
        "take that file out, or the word gone and what follows it out of this line",
    )


def _led_on(record: Record, path: str) -> Problem:
    return Problem(
        record.span,
        "gone-and-there",
        f"this page had to go ({quote(record.reason)}), and {path} would lead readers on from it",
        "take it out of redirect_from there, or the word gone and what follows it out of this line",
    )
