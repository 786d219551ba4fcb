"""Check that former places lead away from nothing that is live, and to one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.content.briefing import Briefing
from briefwright.content.clashes import find_generated
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.archive.sources import Sources
    from briefwright.content.actor import Actor


def check_redirects(sources: Sources) -> Iterator[Problem]:
    """Yield a problem for each `redirect_from` that shadows a page or that two sources claim."""
    live = {url: path for path, url in sorted(sources.routes.files.items(), reverse=True)}
    claimed: dict[str, Span] = {}
    actors = set(sources.registry.actors)
    for span, former, url in _redirects(sources):
        if url in live:
            yield _shadows(span, former, f"the page of {live[url]}")
        elif what := find_generated(url, actors, sources.settings):
            yield _shadows(span, former, what)
        elif claimed.setdefault(url, span) != span:
            yield _claimed(span, former, claimed[url])


def _redirects(sources: Sources) -> Iterator[tuple[Span, str, str]]:
    """Yield where each entry of `redirect_from` stands, what it says, and the URL that it means."""
    named: tuple[Actor | Briefing, ...] = (
        *sources.registry.actors.values(),
        *sources.collection.briefings,
    )
    for source in named:
        is_briefing = isinstance(source, Briefing)
        url_of = sources.routes.briefing if is_briefing else sources.routes.actor
        for number, former in enumerate(source.redirect_from):
            span = source.spans.get(f"redirect_from.{number}") or source.spans.get("redirect_from")
            yield span or Span(source.path), former, url_of(former)


def _shadows(span: Span, former: str, what: str) -> Problem:
    return Problem(
        span,
        "redirect-clash",
        f"a redirect from {quote(former)} would hide {what}",
        f"take {quote(former)} out of redirect_from",
    )


def _claimed(span: Span, former: str, first: Span) -> Problem:
    return Problem(
        span,
        "redirect-clash",
        f"{quote(former)} redirects elsewhere already (see {first})",
        "keep the entry in the one file that the old page became",
    )
