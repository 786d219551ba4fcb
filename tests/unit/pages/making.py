"""A small publication to make pages of, and ways to look at them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from lxml import html

from briefwright.archive.assemble import assemble
from briefwright.content.actor import ActorKind, NameKind
from briefwright.content.briefing import Citation, DeclaredActor, Note, Status
from briefwright.content.dates import parse_date
from briefwright.content.settings import Settings
from briefwright.pages.site import site_pages
from tests.replacing import replace
from tests.unit.archive.making import actor, briefing, collect, event, name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefwright.archive.archive import Archive
    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing
    from briefwright.pages.site import SitePage


@dataclass(frozen=True)
class Site:
    """The pages of an archive by URL, and each one's tree."""

    archive: Archive
    pages: Mapping[str, SitePage]
    trees: Mapping[str, html.HtmlElement]

    def texts(self, url: str, selector: str) -> list[str]:
        return [squeeze(found.text_content()) for found in self.trees[url].cssselect(selector)]

    def text(self, url: str, selector: str) -> str:
        (found,) = self.texts(url, selector)
        return found

    def links(self, url: str, selector: str = "a[href]") -> list[str]:
        """Return where links lead, relative to the site's root."""
        return [
            resolve(url, found.get("href", "")) for found in self.trees[url].cssselect(selector)
        ]


def squeeze(text: str) -> str:
    return " ".join(text.split())


def resolve(url: str, href: str) -> str:
    return unquote(urljoin(f"/{url}", href)).removeprefix("/")


def build(
    briefings: Iterable[Briefing] = (),
    actors: Iterable[Actor] = (),
    settings: Settings | None = None,
) -> Site:
    archive = assemble(collect(briefings, actors), settings or Settings())
    return look(archive)


def look(archive: Archive) -> Site:
    pages = {page.url: page for page in site_pages(archive)}
    trees = {url: parse(page.html()) for url, page in pages.items()}
    return Site(archive, pages, trees)


def parse(fragment: str) -> html.HtmlElement:
    """Return a page's tree, with white space where a browser starts a new block."""
    tree = html.fromstring(f"<main>{fragment}</main>")
    for block in tree.iter("p", "div", "li", "dt", "dd", "td", "h2", "h3"):
        block.text = f" {block.text or ''}"
        block.tail = f" {block.tail or ''}"
    return tree


def declared(actor_id: str, level: str | None = None, reason: str | None = None) -> DeclaredActor:
    return DeclaredActor(actor_id, 1, 1, "subject", level, reason)


RUSSIA = replace(
    actor(
        "russia",
        name("Russian Federation"),
        replace(name("Россия", NameKind.NATIVE), lang="ru"),
        name("Russian", NameKind.DEMONYM),
        name("The Bear", NameKind.WEAK),
        title="Russia",
        same_as=(("wikidata", "Q159"), ("whatever", "javascript:alert(1)")),
    ),
    kind=ActorKind.STATE,
)
WAGNER = replace(
    actor("wagner-group", name("The Bear"), title="Wagner Group", part_of=("russia",)),
    kind=ActorKind.GROUP,
)
NATO = replace(actor("nato", title="NATO"), kind=ActorKind.ALLIANCE)

FULL = replace(
    briefing("2023/mutiny", "2023-06-28"),
    title="A mutiny that lasted a day",
    actors=(
        declared("russia", "critical", "Lost a city for a day"),
        declared("wagner-group"),
    ),
    threat_level="elevated",
    summary="The group turned round.",
    authors=("Ada", "Grace"),
    tags=("mutiny",),
    situation="the-war",
    source=replace(
        briefing("x", "2023").source,
        written="Wagner Group marched. NATO watched what Wagner Group did.\n\n## Next\n\nNothing.",
    ),
    updates=(
        Note(parse_date("2023-07-02"), "New figures."),
        Note(parse_date("2023-07-03"), "A comma.", major=False),
    ),
    corrections=(Note(parse_date("2023-07-01"), "It was a Saturday."),),
    events=(
        event("2023/mutiny", "2023-06-24", "A column turns round", "wagner-group"),
        event("2023/mutiny", "2023", "A year of losses", "russia"),
    ),
    sources=(
        Citation("A page", "https://www.example.org/a", "Example", parse_date("2023-06-30")),
        Citation("A trap", "javascript:alert(1)", archived="https://archive.example/1"),
    ),
)
OLD = briefing(
    "2022/before", "2022-05", [("russia", "high")], "Russia before.", status=Status.SUPERSEDED
)
NEW = briefing("2022/after", "2022-06-01", ["russia"], "NATO after.", supersedes="2022/before")
GONE = briefing("2021/gone", "2021-02-03", ["nato"], "NATO said.", status=Status.RETRACTED)
SMALL = (FULL, OLD, NEW, GONE)
ACTORS = (RUSSIA, WAGNER, NATO)


def many(count: int, *, first_year: int = 2021) -> list[Briefing]:
    """Return briefings that all name Russia, one a day, over several years."""
    return [
        briefing(
            f"{first_year + number // 60}/n{number:03d}",
            f"{first_year + number // 60}-{1 + number % 12:02d}-{1 + number % 28:02d}",
            ["russia"],
            "Russia did this. Then it did that.",
            threat_level=("low", "high", "critical")[number % 3],
        )
        for number in range(count)
    ]


def facts_of(page: SitePage) -> dict[str, object]:
    """Return every field of a page but those that make something when they are asked."""
    made = {"said", "contents", "restamp", "render", "replan"}
    facts = {key: getattr(page, key) for key in page.__struct_fields__ if key not in made}
    return {**facts, "description": page.description}
