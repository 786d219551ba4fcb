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

_PERIOD = re.compile(r"\d{4}(-\d\d|-q[1-4]|-no-month)?", re.ASCII)
_FEEDS = ("feed.xml", "feed.json")
_PAGEFIND = "pagefind"
_FILES = {
    DATA: dict.fromkeys(
        ("briefings.json", "actors.json", "chronology.json", "digests.json"), "a file of data"
    ),
    CHRONOLOGY: {"months.json": "the table of months"},
    SEARCH: dict.fromkeys(("names.json", "words.txt"), "a file of the search"),
}
_ACTOR_FILES = {
    "levels.csv": "the table of levels of an actor",
    "card.json": "the card of an actor",
}


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
        yield Problem(here, "duplicate-id", message, "give the newer of the two another id")


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
        if what := find_generated(url, ids, settings) or _generated_file(url, ids, settings):
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


def find_generated(url: str, actor_ids: set[str], settings: Settings) -> str:
    """Return what the program itself puts at a URL; empty when nothing.

    A list that is whole today is split when it has grown, so its parts are taken from the start.
    """
    match url.removesuffix("/").removesuffix(".html").split("/"):
        case [section, level] if section == LEVELS and level in settings.scale.by_id:
            return f"the list of the level {quote(level)}"
        case [section, *parts, period] if _PERIOD.fullmatch(period) and (
            (section in (BRIEFINGS, CHRONOLOGY) and not parts)
            or (section == ACTORS and len(parts) == 1 and parts[0] in actor_ids)
            or (section == LEVELS and len(parts) == 1 and parts[0] in settings.scale.by_id)
        ):
            return f"the list of {period}"
    return ""


def _generated_file(url: str, actor_ids: set[str], settings: Settings) -> str:
    """Return what the program itself puts into a file that is no page; empty when nothing."""
    match url.split("/"):
        case [section, name] if name in _FILES.get(section, {}):
            return _FILES[section][name] if section != SEARCH or settings.search else ""
        case [section, actor, name] if section == ACTORS and name in _ACTOR_FILES:
            return _ACTOR_FILES[name] if actor in actor_ids else ""
        case [section, *_, _] if section == _PAGEFIND and settings.search:
            return "the index of the search"
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
