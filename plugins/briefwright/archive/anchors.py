"""Check that a link to a place in a page leads to an anchor which that page has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.wording import quote, suggest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from briefwright.archive.archive import Archive
    from briefwright.archive.sources import Sources
    from briefwright.markup.body import Link


def check_anchors(sources: Sources) -> Iterator[Problem]:
    """Yield a problem for each link whose fragment its target does not have.

    Only our own texts are looked at: what other pages hold, only their host knows.
    """
    known: dict[str, Collection[str]] = {}
    for path, body in sources.bodies.items():
        for link in body.links:
            if link.path is None or not link.internal or not link.fragment:
                continue
            if link.path not in sources.bodies:
                continue
            if link.path not in known:
                known[link.path] = sources.bodies[link.path].anchors
            if link.fragment not in known[link.path]:
                yield _dead(link, path, known[link.path])


class Hosted(Protocol):
    """What the host knows of the docs folder; files are named by their path from the root."""

    def is_published(self, path: str) -> bool:
        """Return whether a file is part of the site."""

    def find_anchors(self, path: str) -> Collection[str] | None:
        """Return every id in the page made of a file; None when it is no page of the host's."""


def check_hosted(archive: Archive, hosted: Hosted) -> Iterator[Problem]:
    """Yield a problem for each link of ours to the docs folder that does not lead there.

    The host alone knows what it leaves out, and which anchors its Markdown gives to headings.
    """
    folder = f"{archive.settings.docs_dir}/"
    ours = {actor.path for actor in archive.registry.actors.values()}
    bodies = [(entry.briefing.path, entry.body) for entry in archive.entries]
    bodies += [(each.actor.path, each.profile) for each in archive.dossiers.values()]
    for path, link in ((path, link) for path, body in bodies for link in body.links):
        if not link.path or not link.path.startswith(folder) or link.path in ours:
            continue
        if not hosted.is_published(link.path):
            yield Problem(
                link.span(path),
                "dead-link",
                f"{link.path} is not published",
                "link to another page, or have mkdocs.yml publish this one",
            )
        elif link.fragment:
            anchors = hosted.find_anchors(link.path)
            if anchors is not None and link.fragment not in anchors:
                yield _dead(link, path, anchors)


def _dead(link: Link, path: str, anchors: Collection[str]) -> Problem:
    closest = suggest(link.fragment, anchors)
    return Problem(
        link.span(path),
        "dead-link",
        f"{link.path} has no anchor {quote(link.fragment)}",
        f"{closest}; fix the spelling"
        if closest
        else "link to the page itself, or to one of its headings",
    )
