"""Check that the former ids of actors lead away from nothing that is live, and to one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.archive.sources import Sources


def check_redirects(sources: Sources) -> Iterator[Problem]:
    """Yield a problem for each `redirect_from` that shadows a page or that two records claim."""
    live = {url: path for path, url in sorted(sources.routes.files.items(), reverse=True)}
    claimed: dict[str, Span] = {}
    for actor in sources.registry.actors.values():
        for number, former in enumerate(actor.redirect_from):
            span = actor.spans.get(f"redirect_from.{number}") or Span(actor.path)
            url = sources.routes.actor(former)
            if url in live:
                yield _shadows(span, former, live[url])
            elif claimed.setdefault(url, span) != span:
                yield _claimed(span, former, claimed[url])


def _shadows(span: Span, former: str, path: str) -> Problem:
    return Problem(
        span,
        "redirect-clash",
        f"a redirect from {quote(former)} would hide the page of {path}",
        f"take {quote(former)} out of redirect_from",
    )


def _claimed(span: Span, former: str, first: Span) -> Problem:
    return Problem(
        span,
        "redirect-clash",
        f"{quote(former)} redirects elsewhere already (see {first})",
        "keep the entry in the one record that the old page became",
    )
