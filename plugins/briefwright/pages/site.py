"""Every page and file of the site, rendered one at a time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.exports.data import data_files
from briefwright.exports.digests import digests_file
from briefwright.exports.feeds import feed_files
from briefwright.exports.levels_csv import levels_files
from briefwright.pages.cards import card_files
from briefwright.pages.environment import make_templates
from briefwright.pages.plan import plan_site
from briefwright.pages.sheet import Edition, make_sheet
from briefwright.pages.stamps import PageStamps
from briefwright.pages.views_filter import months_file
from briefwright.pages.words import clip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefwright.archive.archive import Archive
    from briefwright.content.dates import Date
    from briefwright.content.threat import ThreatLevel
    from briefwright.exports.files import ExportFile
    from briefwright.exports.press import Press
    from briefwright.markup.body import Body, Heading
    from briefwright.pages.environment import Templates
    from briefwright.pages.plan import Plan

DESCRIPTION_LENGTH = 160
"""Characters of a page's description; search engines show about as many."""


class SitePage(Struct, frozen=True, eq=False, dict=True):
    """One generated page: what a host must know of it, and its content when asked."""

    kind: str
    """`home`, `briefings`, `briefing`, `actors`, `actors-letter`, `actor`, `chronology`, `levels`,
    `level` or `search`; with `-year`, `-quarter` or `-month` a part of a long list:
    `briefings-year`, `actor-month`, `chronology-quarter`."""

    route: tuple[str, ...]
    """The parts of its path, without an ending; empty for the home page."""

    is_index: bool
    """Whether it is the index of the folder at `route`."""

    url: str
    """Relative to the site's root."""

    title: str
    said: str | Callable[[], str]
    """What `description` is made from."""

    source: str | None
    """The file that it is made from, relative to the project's root; None for lists."""

    level: ThreatLevel | None = None
    """The level of a briefing, or of the list of a level's briefings."""

    date: Date | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    contents: Callable[[], tuple[Heading, ...]] = tuple
    restamp: Callable[[], bytes] = bytes
    render: Callable[[], str] = str
    replan: Callable[[Body], SitePage] | None = None

    @property
    def description(self) -> str:
        """What it holds, in plain text of at most `DESCRIPTION_LENGTH` characters."""
        said = self.said if isinstance(self.said, str) else self.said()
        return clip(said, DESCRIPTION_LENGTH)

    @property
    def toc(self) -> tuple[Heading, ...]:
        """The headings of its contents list. Found when asked for: it takes the page's body."""
        return self.contents()

    @cached_property
    def stamp(self) -> bytes:
        """16 bytes, by which two builds tell whether they make the same page.

        Where the same version of the program gives equal stamps, the page is equal in all that a
        host is told of it: HTML, title, description, contents, head and the rest, and the day on
        which it changed. Not so for an archive without briefings, whose day is the host's.
        """
        return self.restamp()

    def html(self) -> str:
        """Return the page's content. Pure: every call renders it anew and gives the same text.

        It brings its own `<h1>`, except for the home page, which stands below hand-written text.
        """
        return self.render()

    def with_body(self, body: Body) -> SitePage:
        """Return the page with another body, such as one that a host's plugin has changed.

        A page that has no body of its own, such as a list, stays as it is.
        """
        return self.replan(body) if self.replan else self


def site_pages(archive: Archive) -> Iterator[SitePage]:
    """Yield every generated page of an archive, in a fixed order, each rendered when asked.

    The home page's content is a fragment that belongs below `index.md`, if there is one.
    """
    edition = Edition(archive)
    stamps = PageStamps(edition)
    templates = make_templates()
    for plan in plan_site(edition):
        yield _make_page(edition, stamps, templates, plan)


def site_files(press: Press) -> Iterator[ExportFile]:
    """Yield every file that is made from an archive beside its pages, each rendered when asked."""
    yield from feed_files(press)
    yield from data_files(press.archive)
    yield digests_file(press.archive)
    yield from levels_files(press.archive, press.addresses)
    yield from card_files(press.archive)
    yield months_file(press.archive)


def _make_page(edition: Edition, stamps: PageStamps, templates: Templates, plan: Plan) -> SitePage:
    routes = edition.archive.routes
    url = routes.index(*plan.route) if plan.is_index else routes.page(*plan.route)
    briefing, with_body = plan.briefing, plan.with_body
    return SitePage(
        kind=plan.kind,
        route=plan.route,
        is_index=plan.is_index,
        url=url,
        title=plan.title,
        said=plan.description,
        source=plan.source,
        contents=plan.toc,
        level=plan.level,
        date=briefing.date if briefing else None,
        language=briefing.language if briefing else None,
        tags=briefing.tags if briefing else (),
        restamp=lambda: stamps.page(plan.kind, url, plan.route, plan.stamp(stamps)),
        render=lambda: templates.render(
            f"{plan.template}.html.j2", plan.view(make_sheet(edition, url))
        ),
        replan=(lambda body: _make_page(edition, stamps, templates, with_body(body)))
        if with_body
        else None,
    )
