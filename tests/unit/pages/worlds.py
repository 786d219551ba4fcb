"""Small publications, drawn at random, and single edits of them.

A world has something of everything that one page shows of another: events, assessments, successors,
notes, shared names, ties between actors, actors without a page. Its words come from short lists, so
that most of it meets.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from briefwright.archive.assemble import assemble
from briefwright.archive.making import ALONE
from briefwright.content.actor import Actor, ActorKind, NameKind
from briefwright.content.briefing import (
    Briefing,
    Citation,
    DeclaredActor,
    Event,
    Note,
    SourceText,
    Status,
)
from briefwright.content.dates import parse_date
from briefwright.content.digest import digest_bytes
from briefwright.content.settings import Settings, Site
from briefwright.content.threat import make_scale
from briefwright.diagnostics.span import Span
from tests.replacing import replace
from tests.unit.archive.making import collect
from tests.unit.names.making import make_name

if TYPE_CHECKING:
    from briefwright.archive.archive import Archive
    from briefwright.archive.making import Making
    from briefwright.content.actor import Name

NOWHERE = Span("x.md")
IDS = ("ada", "bo", "cy", "nato", "iran", "letters")
SLUGS = tuple(f"{year}/{name}" for year in (2024, 2025) for name in "abcdefgh")
LEVELS = ("low", "high", "critical", "unknown")
DAYS = ("2024-01-05", "2024-02-10", "2024", "2025-01-31", "2025-03~", "2025-03-02", "2025-04")
DAY_AND_SPAN = (*DAYS, "2025-03-02/2025-04-01", "../2024-02-11")
WORDS = ("Ada Lovelace", "Bo", "Cy", "NATO", "Iran", "Shared", "nobody", "Hm.")
BREAKS = ("\n\n", "## More\n\n")
LINKS = (*(f"[one](/docs/actors/{key}.md)" for key in IDS), "[two](/briefings/2024/a.md)", "[[bo]]")
LINES = ("One", "Two", "Drei")


@dataclass(frozen=True)
class World:
    """What is read of one site."""

    briefings: dict[str, Briefing]
    """By path."""

    actors: dict[str, Actor]
    """By path."""

    settings: Settings = field(default_factory=Settings)

    def assemble(self, making: Making = ALONE) -> Archive:
        collection = collect(self.briefings.values(), self.actors.values())
        return assemble(collection, self.settings, making)


def seal(source: Any) -> Any:
    """Return a briefing or an actor with the digest of all that its file would say."""
    placed = {key: "" for key in ("id", "path", "slug") if hasattr(source, key)}
    said = replace(source, digest=b"", **placed)
    return replace(source, digest=digest_bytes(repr(said).encode()))


def some(strategy: st.SearchStrategy[Any], most: int = 2) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


LINE = st.sampled_from(LINES)
DATE = st.sampled_from(DAY_AND_SPAN).map(parse_date)
PART: dict[str, st.SearchStrategy[Any]] = {
    "role": maybe(st.sampled_from(("subject", "witness"))),
    "threat_level": maybe(st.sampled_from(LEVELS)),
    "reason": maybe(LINE),
}
DECLARED = st.builds(
    DeclaredActor,
    st.sampled_from((*IDS, "Nobody", "Zed", "Shared")),
    st.just(1),
    st.just(1),
    **PART,
)
TEXT = st.lists(st.sampled_from((*WORDS, *BREAKS, *LINKS)), max_size=8).map(" ".join)
NOTE = st.tuples(DATE, LINE, st.booleans()).map(lambda said: Note(*said))
MOMENT = st.sampled_from(("2024-02-12T08:00:00+00:00", "2025-05-01T18:00:00+02:00")).map(
    datetime.fromisoformat
)
EVENT = st.tuples(DATE, LINE, some(DECLARED), st.just(NOWHERE)).map(lambda said: Event(*said))
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": LINE,
    "date": DATE,
    "actors": some(DECLARED, 3),
    "threat_level": st.sampled_from(LEVELS),
    "source": TEXT.map(lambda text: SourceText(text, 9)),
    "summary": maybe(LINE),
    "authors": some(LINE),
    "tags": some(LINE),
    "situation": maybe(LINE),
    "language": maybe(st.sampled_from(("en", "uk"))),
    "published": maybe(MOMENT),
    "updates": some(NOTE),
    "status": st.sampled_from((Status.PUBLISHED, *Status)),
    "tlp": maybe(st.just("TLP:CLEAR")),
    "supersedes": maybe(st.sampled_from(SLUGS)),
    "corrections": some(NOTE),
    "events": some(EVENT),
    "sources": some(
        st.tuples(LINE, maybe(st.just("https://example.org/")), maybe(LINE), maybe(DATE)).map(
            lambda said: Citation(*said)
        )
    ),
}


def make_briefing(slug: str, said: dict[str, Any]) -> Briefing:
    return seal(Briefing(id=slug, path=f"briefings/{slug}.md", slug=slug, **said))  # type: ignore[no-any-return]


NAME = st.builds(
    lambda text, kind, lang: make_name({"name": text, "kind": kind, "lang": lang}, NOWHERE),
    st.sampled_from(("Shared", "Ada", "Bo", "The Bear", "Zed")),
    st.sampled_from(
        (NameKind.ALIAS, NameKind.WEAK, NameKind.DEMONYM, NameKind.SURNAME, NameKind.FORMER)
    ),
    st.sampled_from(("", "uk")),
)
CANONICAL = {"ada": "Ada Lovelace", "bo": "Bo", "cy": "Cy", "nato": "NATO", "iran": "Iran"}
RECORD: dict[str, st.SearchStrategy[Any]] = {
    "kind": st.sampled_from(ActorKind),
    "source": st.lists(st.sampled_from((*WORDS, *LINKS)), max_size=3).map(
        lambda words: SourceText(" ".join(words), 5)
    ),
    "names": some(NAME, 3),
    "part_of": some(st.sampled_from(IDS)),
    "member_of": some(st.sampled_from(IDS)),
    "same_as": st.sampled_from(((), (("wikidata", "Q1"),))),
    "country": maybe(st.sampled_from(("UA", "GB"))),
    "standing": st.booleans(),
}


def canonical(text: str, lang: str = "") -> Name:
    return make_name({"name": text, "kind": "canonical", "lang": lang}, NOWHERE)


def make_actor(key: str, said: dict[str, Any]) -> Actor:
    name = canonical(CANONICAL.get(key, key.title()))
    return seal(Actor(id=key, path=f"docs/actors/{key}.md", canonical=name, **said))  # type: ignore[no-any-return]


SITES = (
    Site("Law", "https://example.org/"),
    Site("Law", "https://example.org/", "What happened", "The Desk", "de"),
    Site("Law"),
)
SCALES = (
    make_scale(("low", "Low", "Calm."), ("high", "High", "Not."), ("critical", "Critical", "No.")),
    make_scale(("low", "Lo", "Calm."), ("high", "High", "Bad."), ("critical", "Critical", "No.")),
)
SETTINGS = st.builds(
    lambda site, scale, search, directories, prefix: Settings(
        site=site, scale=scale, search=search, use_directory_urls=directories, id_prefix=prefix
    ),
    st.sampled_from(SITES),
    st.sampled_from(SCALES),
    st.booleans(),
    st.booleans(),
    st.sampled_from(("", "tag:example.org,2025:x")),
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw a world."""
    slugs = draw(st.lists(st.sampled_from(SLUGS), unique=True, min_size=1, max_size=12))
    said = st.fixed_dictionaries(FIELDS)
    record = st.fixed_dictionaries(RECORD)
    briefings = [make_briefing(slug, draw(said)) for slug in slugs]
    actors = [make_actor(key, draw(record)) for key in IDS]
    return World(
        {each.path: each for each in briefings},
        {each.path: each for each in actors},
        Settings(site=SITES[0], scale=SCALES[0]),
    )


@st.composite
def edits(draw: st.DrawFn, world: World) -> World:
    """Draw what a world is after one edit."""
    briefings, actors = dict(world.briefings), dict(world.actors)
    one = draw(st.sampled_from(sorted(briefings)))
    who = draw(st.sampled_from(sorted(actors)))
    kinds = ("say", "say", "say", "assess", "tell", "tell", "call", "go", "come", "move")
    match draw(st.sampled_from(kinds)):
        case "say":
            key = draw(st.sampled_from(sorted(FIELDS)))
            briefings[one] = seal(replace(briefings[one], **{key: draw(FIELDS[key])}))
        case "assess" if briefings[one].actors:
            first, *rest = briefings[one].actors
            key = draw(st.sampled_from(sorted(PART)))
            changed = replace(first, **{key: draw(PART[key])})
            briefings[one] = seal(replace(briefings[one], actors=(changed, *rest)))
        case "tell":
            key = draw(st.sampled_from(sorted(RECORD)))
            actors[who] = seal(replace(actors[who], **{key: draw(RECORD[key])}))
        case "call":
            name = canonical(
                draw(st.sampled_from(("Ada", "Zoe"))), draw(st.sampled_from(("", "uk")))
            )
            actors[who] = seal(replace(actors[who], canonical=name))
        case "go":
            del briefings[one]
        case "come":
            slug = draw(st.sampled_from(SLUGS))
            new = make_briefing(slug, draw(st.fixed_dictionaries(FIELDS)))
            briefings[new.path] = new
        case "move":
            slug = draw(st.sampled_from(SLUGS))
            old = briefings.pop(one)
            new = seal(replace(old, id=slug, path=f"briefings/{slug}.md", slug=slug))
            briefings[new.path] = new
    return World(briefings, actors, world.settings)


def settled(world: World, settings: Settings) -> World:
    return replace(world, settings=settings)
