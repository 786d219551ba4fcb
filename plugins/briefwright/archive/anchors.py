"""Check that a link to a place in a text leads to an anchor which that text has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.wording import quote, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.archive.sources import Sources
    from briefwright.markup.body import Body, Link


def check_anchors(sources: Sources) -> Iterator[Problem]:
    """Yield a problem for each link whose fragment its target does not have.

    Only our own texts are looked at: the anchors of other pages are the host's business.
    """
    for body in sources.bodies.values():
        for link in body.links:
            target = sources.bodies.get(link.path) if link.internal and link.path else None
            if target is not None and link.fragment and link.fragment not in target.anchors:
                yield _dead(link, target)


def _dead(link: Link, target: Body) -> Problem:
    closest = suggest(link.fragment, target.anchors)
    return Problem(
        link.span,
        "dead-link",
        f"{link.path} has no anchor {quote(link.fragment)}",
        f"{closest}; fix the spelling"
        if closest
        else "link to one of its headings, or to the page",
    )
