"""The checks over the whole: what no single file can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.anchors import check_anchors
from briefwright.archive.coverage import check_coverage
from briefwright.archive.redirects import check_redirects
from briefwright.archive.succession import check_succession

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefwright.archive.sources import Sources
    from briefwright.diagnostics.problem import Problem

CHECKS: tuple[Callable[[Sources], Iterator[Problem]], ...] = (
    check_anchors,
    check_coverage,
    check_succession,
    check_redirects,
)
"""Every check, each a function of the sources. One that is not here does not run."""


def check_sources(sources: Sources) -> Iterator[Problem]:
    """Yield the problems of every stage that worked on the sources, and of every check."""
    for declared in sources.declared.values():
        yield from declared.problems
    for body in sources.bodies.values():
        yield from body.problems
    for check in CHECKS:
        yield from check(sources)
