"""A built site as it stands on disk: its data files, and what each of its addresses shows."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from briefwright.content.routes import Routes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# What themes and search bring along; with every build its names may change. Nobody links to it.
_MACHINERY = re.compile(
    r"assets/|(?:pagefind|search)/(?!.*\.html$)|404\.html$|sitemap\.xml(?:\.gz)?$"
)
# Where a theme puts the content, the narrowest first.
_PLACES = tuple(
    re.compile(rb"<%b\b.*</%b\s*>" % (name, name), re.DOTALL)
    for name in (b"article", b"main", b"body")
)
_TEXT = re.compile(rb'<div class="bw-body">.*(?=<div class="bw-foot">)', re.DOTALL)
# What a briefing's page shows of other briefings: it changes when they do.
_OF_OTHERS = re.compile(
    rb'<h2 id="bw-(?:related|threads)".*?</h2>'
    rb'|<ul class="[^"]*\bbw-(?:related|threads)\b.*?</ul>'
    rb'|<p class="bw-meta"><span><span class="bw-move .*?</p>'
    rb'|<p class="bw-meta"><span>First assessment of this actor</span></p>'
    rb'|<nav class="bw-turn".*?</nav>',
    re.DOTALL,
)


_T = TypeVar("_T", bound="_Record")


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


@dataclass(frozen=True, slots=True)
class Shown:
    """What an address shows, as digests."""

    all: str
    """Of the file; of a page without the frame that every page has."""

    own: str
    """Of the same without what a briefing's page shows of other briefings."""

    text: str
    """Of a briefing's text alone, links included; of other pages as `own`."""


@dataclass(frozen=True, slots=True)
class Published:
    """A site that readers can see."""

    briefings: Mapping[str, PublishedBriefing]
    """By id."""

    actors: Mapping[str, PublishedActor]
    """By id."""

    shown: Mapping[str, Shown]
    """By URL relative to the site's root, in order."""


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
    )


def look_at(content: bytes) -> Shown:
    """Return what a file shows."""
    found = next((match for place in _PLACES if (match := place.search(content))), None)
    part = found[0] if found else content
    own = _OF_OTHERS.sub(b"", part)
    text = _TEXT.search(own)
    return Shown(all=_digest(part), own=_digest(own), text=_digest(text[0] if text else own))


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


def _read_shown(site: Path) -> Iterator[tuple[str, Shown]]:
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


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
