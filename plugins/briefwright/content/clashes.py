"""Two sources that would be one: ids that stand twice, and pages that share a URL."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from briefwright.content.briefing import Briefing
from briefwright.content.routes import (
    ACTORS,
    BRIEFINGS,
    CHRONOLOGY,
    DATA,
    LEVELS,
    SEARCH,
    plan_routes,
)
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefwright.content.collection import Collection, Fragment
    from briefwright.content.settings import Settings

_YEAR = re.compile(r"\d{4}", re.ASCII)
_FEEDS = ("feed.xml", "feed.json")
_PAGEFIND = "pagefind"
_DATA_FILES = ("briefings.json", "actors.json", "chronology.json")


def find_same_ids(sources: Iterable[Briefing | Fragment]) -> Iterator[Problem]:
    """Yield a problem for each briefing whose id an earlier one has. Case does not part ids."""
    first: dict[str, Briefing | Fragment] = {}
    for source in sources:
        other = first.setdefault(source.id.casefold(), source)
        if other is source or other.path.casefold() == source.path.casefold():
            continue  # Two paths that differ by case have a problem of their own: one URL.
        here, there = _id_span(source), _id_span(other)
        if there.line > 1 and here.line == 1:
            here, there = there, here  # The mend is where an id was written by hand.
        message = f"the id {quote(source.id)} is also that of {there}"
        yield Problem(here, "duplicate-id", message, "give one of the two another id")


def _id_span(source: Briefing | Fragment) -> Span:
    return source.span("id") if isinstance(source, Briefing) else Span(source.path)


def find_same_urls(collection: Collection, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each source whose URL another source has, or a page that is generated.

    Case is ignored, as file systems and some servers ignore it. What two pages of the docs
    folder share is for the host to say.
    """
    routes = plan_routes(collection, settings)
    docs = frozenset(collection.docs)
    ids = {actor.id for actor in collection.actors}
    first: dict[str, str] = {}
    for path, url in sorted(routes.files.items(), key=lambda item: (item[0] in docs, item[0])):
        if what := _generated_page(url, ids, settings) or _generated_file(url, ids, settings):
            message = f"its page would be at /{url}, where {what} stands"
            yield Problem(Span(path), "duplicate-url", message, "rename the file")
        key = unicodedata.normalize("NFC", url).casefold()
        other = first.setdefault(key, path)
        if other == path or (other in docs and path in docs):
            continue
        message = f"its page would be at /{url}, which {other} has"
        if url != routes.files[other]:
            message = f"its page at /{url} differs only by case from that of {other}"
        yield Problem(Span(path), "duplicate-url", message, "rename one of the two files")


def _generated_page(url: str, actor_ids: set[str], settings: Settings) -> str:
    """Return what the program itself puts at a URL; empty when nothing."""
    match url.removesuffix("/").removesuffix(".html").split("/"):
        case [section, year] if section in (BRIEFINGS, CHRONOLOGY) and _YEAR.fullmatch(year):
            return f"the list of the year {year}"
        case [section, actor, year] if section == ACTORS and _YEAR.fullmatch(year):
            return f"the list of the year {year}" if actor in actor_ids else ""
        case [section, level] if section == LEVELS and level in settings.scale.by_id:
            return f"the list of the level {quote(level)}"
    return ""


def _generated_file(url: str, actor_ids: set[str], settings: Settings) -> str:
    """Return what the program itself puts into a file that is no page; empty when nothing."""
    match url.split("/"):
        case [section, name] if section == DATA and name in _DATA_FILES:
            return "a file of data"
        case [section, actor, "levels.csv"] if section == ACTORS and actor in actor_ids:
            return "the table of levels of an actor"
        case [section, *_, _] if section == _PAGEFIND and settings.search:
            return "the index of the search"
        case [section, "names.json" | "words.txt"] if section == SEARCH and settings.search:
            return "a file of the search"
        case [*route, name] if name in _FEEDS and _has_feed(route, actor_ids, settings):
            return "a feed"
    return ""


def _has_feed(route: list[str], actor_ids: set[str], settings: Settings) -> bool:
    """Return whether a page may have a feed; without `site_url` it has none as yet."""
    match route:
        case []:
            return True
        case [section, name]:
            return (section == ACTORS and name in actor_ids) or (
                section == LEVELS and name in settings.scale.by_id
            )
    return False
