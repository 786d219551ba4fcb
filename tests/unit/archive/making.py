"""Small collections to try the archive on, without files and without Markdown.

The body of a briefing is a list of words; each word `@id` mentions the actor of that id.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import structs

from briefwright.archive.declarations import resolve_declarations
from briefwright.archive.sources import Sources
from briefwright.content.actor import CaseRule, NameKind
from briefwright.content.briefing import Briefing, DeclaredActor, Event, SourceText
from briefwright.content.collection import Collection, Fragment
from briefwright.content.dates import parse_date
from briefwright.content.routes import plan_routes
from briefwright.content.settings import Settings
from briefwright.diagnostics.span import Span
from briefwright.markup.body import Body, Link, Mention
from briefwright.names.registry import make_registry
from tests.unit.names.making import make_actor, make_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefwright.content.actor import Actor, Name
    from briefwright.diagnostics.problem import Problem

SETTINGS = Settings()
MENTION = re.compile(r"@([a-z0-9-]+)")


def name(text: str, kind: NameKind = NameKind.ALIAS, case: CaseRule = CaseRule.EXACT) -> Name:
    return make_name({"name": text, "kind": kind, "case": case}, Span("docs/actors/x.md", 2))


def actor(actor_id: str, *names: Name | str, title: str = "", **fields: Any) -> Actor:
    """Return an actor of no kind in particular, called by its id where no title is given."""
    canonical = title or actor_id.replace("-", " ").title()
    return make_actor(actor_id, canonical, "other", names=names, **fields)


def entries_of_actors(
    line: int, declared: Iterable[str | tuple[str, str]]
) -> tuple[DeclaredActor, ...]:
    return tuple(
        DeclaredActor(entry, line + number, 3)
        if isinstance(entry, str)
        else DeclaredActor(entry[0], line + number, 3, threat_level=entry[1])
        for number, entry in enumerate(declared)
    )


def briefing(
    slug: str,
    date: str,
    actors: Iterable[str | tuple[str, str]] = (),
    text: str = "",
    **fields: Any,
) -> Briefing:
    """Return a briefing; an actor may come with the level assessed for it."""
    path = f"briefings/{slug}.md"
    plain = Briefing(
        id=slug,
        path=path,
        slug=slug,
        title=f"On {slug}",
        date=parse_date(date),
        actors=entries_of_actors(5, actors),
        threat_level="high",
        source=SourceText(text, 20),
        spans={"supersedes": Span(path, 4, 13)},
    )
    return structs.replace(plain, **fields)


def event(slug: str, date: str, title: str, *actors: str) -> Event:
    """Return an event of the briefing with that slug."""
    path = f"briefings/{slug}.md"
    return Event(parse_date(date), title, entries_of_actors(30, actors), Span(path, 29))


def body(text: str, links: Iterable[Link] = (), anchors: str = "") -> Body:
    counts: dict[str, int] = {}
    for found in MENTION.findall(text):
        counts[found] = counts.get(found, 0) + 1
    ends = "".join(f'<i id="{anchor}"></i>' for anchor in anchors.split())
    return Body.of(
        f"<p>{text}</p>{ends}",
        text,
        summary=text.partition(".")[0],
        mentions=tuple(
            Mention(actor_id, count, text, "p-1", f"@{actor_id}", 20)
            for actor_id, count in counts.items()
        ),
        links=tuple(links),
    )


class WordRenderer:
    """Stands in for the Markdown renderer: reads `@id` and nothing else."""

    def render(self, source: SourceText, *, url: str, **_: object) -> Body:
        assert url
        return body(source.text)


def collect(
    briefings: Iterable[Briefing], actors: Iterable[Actor], fragments: Iterable[Fragment] = ()
) -> Collection:
    """Return a collection as reading returns it: sorted by path."""

    def path(source: Briefing | Actor | Fragment) -> str:
        return source.path

    return Collection(
        briefings=tuple(sorted(briefings, key=path)),
        actors=tuple(sorted(actors, key=path)),
        fragments=tuple(sorted(fragments, key=path)),
    )


def prepare(
    briefings: Iterable[Briefing],
    actors: Iterable[Actor] = (),
    *,
    fragments: Iterable[Fragment] = (),
    bodies: Mapping[str, Body] | None = None,
) -> Sources:
    collection = collect(briefings, actors, fragments)
    registry, _ = make_registry(collection.actors)
    texts: tuple[Briefing | Actor | Fragment, ...] = (
        *collection.briefings,
        *collection.actors,
        *collection.fragments,
    )
    return Sources(
        collection=collection,
        settings=SETTINGS,
        registry=registry,
        routes=plan_routes(collection, SETTINGS),
        declared=resolve_declarations(collection, SETTINGS, registry),
        bodies={text.path: body(text.source.text) for text in texts} | dict(bodies or {}),
    )


def told(problems: Iterable[Problem]) -> list[str]:
    """Return problems as `path:line:column rule message | hint`."""
    return [f"{each.span} {each.rule} {each.message} | {each.hint}" for each in problems]
