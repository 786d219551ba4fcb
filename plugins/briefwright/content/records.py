"""One source text becomes a briefing or an actor, or a fragment and its problems."""

from __future__ import annotations

import re
from dataclasses import replace
from sys import intern
from typing import TYPE_CHECKING

from briefwright.content.actor import DEFAULT_POLICY, Actor, LinkPolicy, Name, NameKind
from briefwright.content.briefing import (
    Briefing,
    Citation,
    DeclaredActor,
    Event,
    Note,
    Status,
)
from briefwright.content.characters import find_control, find_hidden
from briefwright.content.collection import Fragment
from briefwright.content.faults import check_record, known_keys, means_keys
from briefwright.content.fields import TLP_LABELS, parse_moment
from briefwright.content.folding import fold_space
from briefwright.content.front_matter import parse_front_matter
from briefwright.content.models import ActorRecord, BriefingRecord, UpdateEntry, UpdateType
from briefwright.content.nodes import Mapping, Node, Scalar, Sequence
from briefwright.content.spans import Spans
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefwright.content.briefing import SourceText
    from briefwright.content.models import CanonicalName, CorrectionEntry, DeclaredEntry
    from briefwright.content.threat import Scale


_MARKS: dict[str, Callable[[str], bool]] = {
    "status": lambda text: text in tuple(Status),
    "tlp": lambda text: text in TLP_LABELS,
    "embargo": lambda text: parse_moment(text) is not None,
    "published": lambda text: parse_moment(text) is not None,
}
"""The keys that say who may read a briefing and from when, and what is sound there."""

_WORDS_OF_MARKS = frozenset(
    {
        *("access", "audience", "caveat", "classification", "classified", "clearance"),
        *("confidential", "confidentiality", "dissemination", "distribution", "draft", "drafts"),
        *("embargo", "embargoed", "handling", "hidden", "internal", "marking", "nda", "noforn"),
        *("private", "protected", "protective", "public", "publish", "publishable", "published"),
        *("redacted", "release", "releasable", "restricted", "restriction", "secrecy", "secret"),
        *("sensitive", "sensitivity", "tlp", "unlisted", "unpublished", "visibility", "visible"),
    }
)
"""Words in a key by which people mark, here or elsewhere, who may read a text."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
"""A word of a key such as `not_public`, `is-internal` or `isInternal`."""


def parse_briefing(
    text: str, *, path: str, slug: str, scale: Scale
) -> tuple[Briefing | Fragment, tuple[Problem, ...]]:
    """Return the briefing that a text is; a fragment when anything is wrong with it."""
    front = parse_front_matter(text, path)
    if front.root is None:
        return Fragment(path, front.source, slug, unclear=True), front.problems
    record, problems = check_record(front.root, BriefingRecord, scale)
    problems = (*front.problems, *problems, *_empty_body(front.source, path))
    if record is None or problems:
        fragment = _salvage(front.root, front.source, path, slug)
        unclear = bool(front.problems) or _has_unclear_mark(front.root)
        return replace(fragment, unclear=unclear), problems
    return _make_briefing(record, front.root, front.source, path, slug), ()


def parse_actor(
    text: str, *, path: str, actor_id: str, scale: Scale
) -> tuple[Actor | Fragment, tuple[Problem, ...]]:
    """Return the actor that a text is the record of; a fragment when anything is wrong with it."""
    front = parse_front_matter(text, path)
    if front.root is None:
        return Fragment(path, front.source, actor_id), front.problems
    record, problems = check_record(front.root, ActorRecord, scale)
    problems = (*front.problems, *problems)
    if record is None or problems:
        return Fragment(path, front.source, actor_id), problems
    return _make_actor(record, front.root, front.source, path, actor_id), ()


def _empty_body(source: SourceText, path: str) -> Iterator[Problem]:
    if not source.text.strip():
        span = Span(path, source.first_line - 1)
        hint = "write the briefing below this line"
        yield Problem(span, "empty-body", "the briefing has no text below its front matter", hint)


def _make_briefing(
    record: BriefingRecord, root: Mapping, source: SourceText, path: str, slug: str
) -> Briefing:
    events = root.values.get("events")
    return Briefing(
        id=record.id or slug,
        path=path,
        slug=slug,
        title=record.title,
        date=record.date,
        actors=_declared(record.actors, root.values["actors"]),
        threat_level=record.threat_level,
        source=source,
        spans=Spans.of(path, _spans_of(root)),
        summary=record.summary,
        authors=tuple(map(intern, record.authors)),
        tags=tuple(map(intern, record.tags)),
        situation=record.situation,
        language=record.language,
        published=record.published,
        updates=_notes(record.updates),
        status=record.status,
        embargo=record.embargo,
        tlp=record.tlp,
        supersedes=record.supersedes,
        redirect_from=record.redirect_from,
        corrections=_notes(record.corrections),
        events=tuple(
            Event(
                event.date, event.title, _declared(event.actors, _child(node, "actors")), node.span
            )
            for event, node in zip(record.events, _items(events), strict=True)
        ),
        sources=tuple(
            Citation(entry.title, entry.url, entry.publisher, entry.accessed, entry.archived)
            for entry in record.sources
        ),
    )


def _declared(entries: Iterable[DeclaredEntry], node: Node | None) -> tuple[DeclaredActor, ...]:
    return tuple(
        DeclaredActor(
            intern(entry.actor),
            span.line,
            span.column,
            entry.role,
            entry.threat_level,
            entry.reason,
        )
        for entry, item in zip(entries, _items(node), strict=True)
        for span in (_text_span(item, "actor"),)
    )


def _notes(entries: Iterable[CorrectionEntry]) -> tuple[Note, ...]:
    return tuple(
        Note(
            entry.date,
            entry.note,
            major=not isinstance(entry, UpdateEntry) or entry.type is UpdateType.MAJOR,
        )
        for entry in entries
    )


def _salvage(root: Mapping, source: SourceText, path: str, slug: str) -> Fragment:
    """Return what can be read of a briefing that has errors, so that it is checked all the same."""
    lists = [root.values.get("actors")]
    lists += [_child(event, "actors") for event in _items(root.values.get("events"))]
    names = [_child(item, "actor") or item for node in lists for item in _items(node)]
    actors = tuple(
        DeclaredActor(fold_space(name.text), name.span.line, name.span.column)
        for name in names
        if isinstance(name, Scalar) and not name.flawed and _is_name(name.text)
    )
    own_id = root.values.get("id")
    known = own_id.text if isinstance(own_id, Scalar) and own_id.text else slug
    return Fragment(
        path,
        source,
        known,
        actors,
        withheld=_sound_text(root, "status") == Status.DRAFT or _is_above_clear(root),
        moments=tuple(
            moment
            for key in ("embargo", "published")
            if (moment := parse_moment(_sound_text(root, key))) is not None
        ),
    )


def _has_unclear_mark(root: Mapping) -> bool:
    """Return whether a key that says who may read has a fault in its value or in its name."""
    faulty = (
        key in root.values and not is_sound(_sound_text(root, key))
        for key, is_sound in _MARKS.items()
    )
    known = known_keys(BriefingRecord, ())
    strange = [key for key in root.values if key not in known]
    misspelt = (_MARKS.keys() & means_keys(key, known) for key in strange)
    return any(faulty) or any(misspelt) or any(map(_sounds_secret, strange))


def _sounds_secret(key: str) -> bool:
    """Return whether a key that nobody knows looks like a mark of who may read."""
    return not _WORDS_OF_MARKS.isdisjoint(word.lower() for word in _WORD.findall(key))


def _is_above_clear(root: Mapping) -> bool:
    return _sound_text(root, "tlp") in TLP_LABELS[1:]


def _sound_text(root: Mapping, key: str) -> str:
    """Return a value that no problem has been reported of so far; empty when there is none."""
    node = root.values.get(key)
    return node.text if isinstance(node, Scalar) and not node.flawed else ""


def _is_name(text: str) -> bool:
    """Return whether a text has nothing wrong with it that a name may not hold."""
    return bool(text.strip()) and find_control(text) is None and find_hidden(text) is None


def _make_actor(
    record: ActorRecord, root: Mapping, source: SourceText, path: str, actor_id: str
) -> Actor:
    canonical = _make_name(record.name, NameKind.CANONICAL, root.values["name"])
    names = tuple(
        _make_name(entry, entry.kind, node)
        for entry, node in zip(record.names, _items(root.values.get("names")), strict=True)
    )
    return Actor(
        id=actor_id,
        path=path,
        canonical=canonical,
        kind=record.kind,
        source=source,
        names=names,
        part_of=record.part_of,
        member_of=record.member_of,
        same_as=tuple(sorted(record.same_as.items())),
        country=record.country,
        redirect_from=record.redirect_from,
        context=record.context,
        standing=record.standing,
        spans=Spans.of(path, _spans_of(root)),
    )


def _make_name(entry: CanonicalName, kind: NameKind, node: Node) -> Name:
    return Name(
        text=entry.name,
        kind=kind,
        link=entry.link or DEFAULT_POLICY.get(kind, LinkPolicy.AUTO),
        case=entry.case,
        span=_text_span(node, "name"),
        lang=entry.lang,
    )


def _spans_of(root: Mapping) -> Iterator[tuple[str, Span]]:
    """Yield where each value stands: those of the top, and those directly below them."""
    for key, value in root.values.items():
        yield key, value.span
        if isinstance(value, Sequence):
            for number, item in enumerate(value.items):
                yield f"{key}.{number}", _text_span(item, "name")
        elif isinstance(value, Mapping):
            for inner, item in value.values.items():
                yield f"{key}.{inner}", item.span


def _items(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, Sequence) else []


def _child(node: Node, key: str) -> Node | None:
    return node.values.get(key) if isinstance(node, Mapping) else None


def _text_span(node: Node, key: str) -> Span:
    """Return where the text of an entry stands, whether it is bare or one key of a mapping."""
    return (_child(node, key) or node).span
