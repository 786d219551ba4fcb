"""The checks over the whole: what no single file can show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from briefwright.archive.anchors import check_anchors
from briefwright.archive.coverage import check_coverage
from briefwright.archive.keeping import check_ledger
from briefwright.archive.presence import check_profile_links
from briefwright.archive.redirects import check_redirects
from briefwright.archive.succession import check_succession
from briefwright.diagnostics.problem import Problem

if TYPE_CHECKING:
    from briefwright.archive.sources import Sources

Check: TypeAlias = Callable[["Sources"], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    check_anchors,
    check_coverage,
    check_succession,
    check_redirects,
    check_profile_links,
    check_ledger,
)
"""Every check, each a function of the sources. One that is not here does not run."""

CHECKS_OF_ABSENCE: tuple[Check, ...] = (
    check_succession,
    check_redirects,
    check_profile_links,
    check_ledger,
)
"""Those that find more when some briefings are left out, in what is left."""


def check_sources(sources: Sources) -> Iterator[Problem]:
    """Yield the problems of every stage that worked on the sources, and of every check."""
    for declared in sources.declared.values():
        yield from declared.problems
    for body in sources.bodies.values():
        yield from body.problems
    for check in CHECKS:
        yield from check(sources)
