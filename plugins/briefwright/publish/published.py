"""A built site as it stands on disk: its data files, and what each of its addresses shows."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from briefwright.content.routes import Routes
from briefwright.exports.digests import DIGESTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# What themes and search bring along; with every build its names may change. Nobody links to it.
_MACHINERY = re.compile(
    r"assets/|(?:pagefind|search)/(?!.*\.html$)|404\.html$|sitemap(?:-\d+)?\.xml(?:\.gz)?$|"
    + re.escape(DIGESTS)
)
# Where a theme puts the content, the narrowest first.
_PLACES = tuple(
    re.compile(rb"<%b\b.*</%b\s*>" % (name, name), re.DOTALL)
    for name in (b"article", b"main", b"body")
)

_T = TypeVar("_T", bound=BaseModel)


class NotASiteError(Exception):
    """A folder that holds no site of ours."""


class _Record(BaseModel):
    # The two sites that are compared may come from two versions of the program.
    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    url: str


class PublishedBriefing(_Record):
    """What `briefings.json` says of a briefing."""

    title: str
    date: str
    threat_level: str
    actors: tuple[str, ...]


class PublishedActor(_Record):
    """What `actors.json` says of an actor."""

    name: str
    kind: str
    names: tuple[str, ...]
    briefings: int


class Digests(BaseModel):
    """What `digests.json` says of what a briefing's author wrote."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    text: str
    particulars: str


@dataclass(frozen=True, slots=True)
class Published:
    """A site that readers can see."""

    briefings: Mapping[str, PublishedBriefing]
    """By id."""

    actors: Mapping[str, PublishedActor]
    """By id."""

    shown: Mapping[str, str]
    """What each address shows, as a digest, by URL relative to the site's root, in order.

    Of a page without the frame that every page has.
    """

    digests: Mapping[str, Digests] = field(default_factory=dict)
    """By id; empty for a site that was built by a version without them."""


def read_published(site: Path) -> Published:
    """Return the site that was built into a folder.

    Raises NotASiteError when the folder has no data files, or others than ours.
    """
    briefings = _read_records(site, "briefings.json", TypeAdapter(list[PublishedBriefing]))
    actors = _read_records(site, "actors.json", TypeAdapter(list[PublishedActor]))
    return Published(
        briefings={briefing.id: briefing for briefing in briefings},
        actors={actor.id: actor for actor in actors},
        shown=dict(sorted(_read_shown(site))),
        digests={each.id: each for each in _read_digests(site)},
    )


def look_at(content: bytes) -> str:
    """Return what a file shows, as a digest."""
    found = next((match for place in _PLACES if (match := place.search(content))), None)
    return hashlib.sha256(found[0] if found else content).hexdigest()


def _read_digests(site: Path) -> list[Digests]:
    if not (site / DIGESTS).exists():
        return []
    return _read_records(site, "digests.json", TypeAdapter(list[Digests]))


def _read_records(site: Path, name: str, kind: TypeAdapter[list[_T]]) -> list[_T]:
    path = site / Routes.data(name)
    try:
        return kind.validate_json(path.read_bytes())
    except OSError as error:
        reason = (error.strerror or "it cannot be read").lower()
        raise NotASiteError(f"{path}: {reason}; build a site there first") from None
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in fault["loc"])
        raise NotASiteError(f"{path}: {place}: {fault['msg'].lower()}") from None


def _read_shown(site: Path) -> Iterator[tuple[str, str]]:
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not _MACHINERY.match(name):
            yield _url(name), look_at(path.read_bytes())


def _url(name: str) -> str:
    """Return the address of a file; an `index.html` is served at its folder."""
    folder, _, last = name.rpartition("/")
    if last != "index.html":
        return name
    return f"{folder}/" if folder else ""
