"""Check that a link to a place in a text leads to an anchor which that text has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.diagnostics.problem import Problem
from briefwright.names.spelling import nearest

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
    near = nearest(link.fragment, target.anchors)
    hint = "link to one of its headings, or to the page alone"
    if near:
        closest = " or ".join(f'"#{anchor}"' for anchor in near)
        hint = f"fix the spelling: the closest is {closest}"
    return Problem(link.span, "dead-link", f'{link.path} has no anchor "{link.fragment}"', hint)
