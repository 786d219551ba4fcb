"""Every URL of the site, built in one place.

URLs are relative to the site's root, without a leading slash; the home page is the empty string.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct
from typing_extensions import override

from briefwright.diagnostics.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefwright.content.collection import Collection
    from briefwright.content.settings import Settings

BRIEFINGS = "briefings"
ACTORS = "actors"
CHRONOLOGY = "chronology"
LEVELS = "threat-levels"
DATA = "data"
SEARCH = "search"

_PLAIN = re.compile(r"[A-Za-z0-9_.~/-]*", re.ASCII).fullmatch
"""What percent-encoding leaves as it is, and nearly every link is."""


class Period(Struct, frozen=True):
    """A year, a quarter or a month of it: what a long list is split by."""

    year: int
    month: int | None = None
    """None for the whole year or a quarter; 0 for what is dated to the year alone."""

    quarter: int | None = None
    """1 to 4; None for a year or a month."""

    @override
    def __str__(self) -> str:
        """Return the last part of its pages' URLs and the id of its heading, such as `2025-05`."""
        if self.quarter is not None:
            return f"{self.year:04d}-q{self.quarter}"
        if self.month is None:
            return f"{self.year:04d}"
        return f"{self.year:04d}-{self.month:02d}" if self.month else f"{self.year:04d}-no-month"

    @property
    def is_year(self) -> bool:
        """Whether it is a whole year."""
        return self.month is None and self.quarter is None

    def holds(self, month: int) -> bool:
        """Whether a month of its year is part of it; 0 is what has no month."""
        if self.quarter is not None:
            return month > 0 and (month + 2) // 3 == self.quarter
        return self.month is None or self.month == month


@dataclass(frozen=True)
class Routes:
    """The URL of every page, and which file of the project is which page."""

    directory_urls: bool = True
    files: Mapping[str, str] = field(default_factory=dict)
    """URL of each source file, by its path relative to the project's root."""

    @cached_property
    def by_folder(self) -> Mapping[str, Lexicon]:
        """Names of the files of each folder; the folder's path ends with a slash."""
        found = defaultdict[str, list[str]](list)
        for path in self.files:
            cut = path.rfind("/") + 1
            found[path[:cut]].append(path[cut:])
        return {folder: Lexicon(names) for folder, names in found.items()}

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """The file of each name; of several in different folders the first in order of path."""
        return {posixpath.basename(path): path for path in sorted(self.files, reverse=True)}

    def page(self, *parts: str) -> str:
        """Return the URL of the page at a path such as `("actors", "russia")`."""
        path = "/".join(parts)
        if self.directory_urls:
            return f"{path}/" if path else ""
        return f"{path}.html" if path else "index.html"

    def index(self, *parts: str) -> str:
        """Return the URL of the page that is the index of a folder, such as `("actors",)`."""
        path = "/".join(parts)
        if self.directory_urls:
            return f"{path}/" if path else ""
        return f"{path}/index.html" if path else "index.html"

    @property
    def home(self) -> str:
        """The home page."""
        return self.index()

    @property
    def briefings(self) -> str:
        """The list of briefings."""
        return self.index(BRIEFINGS)

    def briefings_of(self, period: Period) -> str:
        """Return the list of the briefings of a year or a part of it."""
        return self.page(BRIEFINGS, str(period))

    def briefing(self, slug: str) -> str:
        """Return a briefing's page."""
        return self.page(BRIEFINGS, slug)

    @property
    def actors(self) -> str:
        """The list of actors."""
        return self.index(ACTORS)

    def actors_under(self, letter: str) -> str:
        """Return the page with the actors of one letter, when there are too many for one page.

        Two parts below the folder, where only an actor's years stand otherwise: no actor's id
        can take its place.
        """
        return self.page(ACTORS, "letters", letter)

    def actor(self, actor_id: str) -> str:
        """Return an actor's page."""
        return self.page(ACTORS, actor_id)

    def actor_in(self, actor_id: str, period: Period) -> str:
        """Return the page with a year of a busy actor's chronology, or a part of one."""
        return self.page(ACTORS, actor_id, str(period))

    @staticmethod
    def levels_of(actor_id: str) -> str:
        """Return the file with an actor's levels over time."""
        return f"{ACTORS}/{actor_id}/levels.csv"

    @staticmethod
    def card_of(actor_id: str) -> str:
        """Return the file with what a link to an actor shows when it is pointed at."""
        return f"{ACTORS}/{actor_id}/card.json"

    @property
    def chronology(self) -> str:
        """The chronology."""
        return self.index(CHRONOLOGY)

    def chronology_of(self, period: Period) -> str:
        """Return a year of the chronology, or a part of one."""
        return self.page(CHRONOLOGY, str(period))

    @staticmethod
    def months() -> str:
        """Return the file with what each month of the chronology is counted by."""
        return f"{CHRONOLOGY}/months.json"

    @property
    def levels(self) -> str:
        """The threat scale."""
        return self.index(LEVELS)

    def level(self, level_id: str) -> str:
        """Return the list of the briefings at one level."""
        return self.page(LEVELS, level_id)

    def level_in(self, level_id: str, period: Period) -> str:
        """Return the briefings of a year or a part of it at one level."""
        return self.page(LEVELS, level_id, str(period))

    @property
    def search(self) -> str:
        """The page to search on; what the search needs lies beside it."""
        return self.index(SEARCH)

    @staticmethod
    def data(name: str) -> str:
        """Return a data file, such as `briefings.json`."""
        return f"{DATA}/{name}"

    @staticmethod
    def feed(*parts: str, form: str = "xml") -> str:
        """Return the feed of the page at a path such as `("actors", "russia")`."""
        return "/".join((*parts, f"feed.{form}"))


def relative(source: str, target: str) -> str:
    """Return the link that leads from the page at `source` to `target`, both relative to the root.

    `target` may carry a `#fragment`. The result is percent-encoded and never empty.
    """
    path, mark, fragment = target.partition("#")
    if path == source:
        link = "" if mark else (posixpath.basename(source) or "./")
    else:
        link = _climb(source, path) or "./"
    if mark:
        return f"{_quote(link)}#{_quote(fragment)}"
    return _quote(link)


def _climb(source: str, path: str) -> str:
    """Return the way from a page to a file; without lists of parts, as this runs for every link."""
    shared = 0
    while (end := source.find("/", shared) + 1) and source[shared:end] == path[shared:end]:
        shared = end
    return "../" * source.count("/", shared) + path[shared:]


def _quote(text: str) -> str:
    return text if _PLAIN(text) else quote(text)


def host_url(path: str, *, directory_urls: bool) -> str:
    """Return the URL that MkDocs gives to a file below the docs folder.

    Source: MkDocs 1.6, "Writing your docs": `index.md` and `README.md` are a folder's index.
    """
    stem, extension = posixpath.splitext(path)
    if extension.lower() not in (".md", ".markdown", ".mdown", ".mkdn", ".mkd"):
        return path
    folder, name = posixpath.split(stem)
    if name in ("index", "README"):
        if directory_urls:
            return f"{folder}/" if folder else ""
        return posixpath.join(folder, "index.html")
    return f"{stem}/" if directory_urls else f"{stem}.html"


def plan_routes(collection: Collection, settings: Settings) -> Routes:
    """Return the routes of a collection, with the URL of every file that a link may name."""
    routes = Routes(directory_urls=settings.use_directory_urls)
    files: dict[str, str] = {}
    docs = f"{settings.docs_dir}/"
    for path in collection.docs:
        files[path] = host_url(path.removeprefix(docs), directory_urls=settings.use_directory_urls)
    for actor in collection.actors:
        files[actor.path] = routes.actor(actor.id)
    files.update(_briefing_files(collection, settings, routes))
    return Routes(directory_urls=settings.use_directory_urls, files=files)


def _briefing_files(
    collection: Collection, settings: Settings, routes: Routes
) -> Iterable[tuple[str, str]]:
    root = f"{settings.briefings_dir}/"
    for briefing in collection.briefings:
        yield briefing.path, routes.briefing(briefing.slug)
    for fragment in collection.fragments:
        if fragment.path.startswith(root):
            slug = fragment.path.removeprefix(root).removesuffix(".md")
            yield fragment.path, routes.briefing(slug)
        else:
            yield fragment.path, routes.actor(posixpath.basename(fragment.path).removesuffix(".md"))
    for attachment in collection.attachments:
        if attachment.path.startswith(root):
            yield attachment.path, f"{BRIEFINGS}/{attachment.path.removeprefix(root)}"
        else:
            yield attachment.path, attachment.path.removeprefix(f"{settings.docs_dir}/")
