"""The plan of the site: which pages there are, and which view each of them shows."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from briefwright.content.routes import ACTORS, BRIEFINGS, CHRONOLOGY, LEVELS, SEARCH
from briefwright.pages.collation import letter_label
from briefwright.pages.stamps import PageStamps
from briefwright.pages.views_actor import (
    actor_period_view,
    actor_sections,
    actor_view,
    is_busy,
    seen,
)
from briefwright.pages.views_actors import actors_letter_view, actors_toc, actors_view
from briefwright.pages.views_briefing import briefing_sections, briefing_view
from briefwright.pages.views_home import SECTIONS, home_view
from briefwright.pages.views_lists import (
    briefings_period_view,
    briefings_view,
    chronology_period_view,
    chronology_view,
    level_period_view,
    level_view,
)
from briefwright.pages.views_rows import count_moments
from briefwright.pages.views_search import search_view
from briefwright.pages.views_threat import scale_view, shown_levels
from briefwright.pages.words import KIND_WORDS, counted
from briefwright.pages.years import unit_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefwright.archive.archive import Dossier, Entry
    from briefwright.content.briefing import Briefing
    from briefwright.content.routes import Period
    from briefwright.content.threat import ThreatLevel
    from briefwright.markup.body import Body, Heading
    from briefwright.pages.sheet import Edition, Sheet
    from briefwright.pages.years import Years


class Plan(Struct, frozen=True, eq=False):
    """One page before it is made."""

    kind: str
    route: tuple[str, ...]
    view: Callable[[Sheet], object]
    stamp: Callable[[PageStamps], bytes]
    title: str
    description: str | Callable[[], str]
    """What a search engine shows, or what finds that: few pages are asked for it."""

    toc: Callable[[], tuple[Heading, ...]] = tuple
    template: str = "list"
    is_index: bool = False
    source: str | None = None
    level: ThreatLevel | None = None
    briefing: Briefing | None = None
    with_body: Callable[[Body], Plan] | None = None
    """Plans the page with another body; None for a page that has none."""


def plan_site(edition: Edition) -> Iterator[Plan]:
    """Yield the plan of every page, in a fixed order."""
    archive = edition.archive
    yield Plan(
        "home",
        (),
        home_view,
        PageStamps.home,
        title="Home",
        description=f"The latest of {counted(len(archive.entries), 'briefing')} on "
        f"{counted(len(archive.dossiers), 'actor')}.",
        toc=lambda: tuple(SECTIONS.values()),
        template="home",
        is_index=True,
    )
    yield from _briefings(edition)
    yield from _actors(edition)
    yield from _chronology(edition)
    yield from _levels(edition)
    if archive.settings.search:
        yield Plan(
            "search",
            (SEARCH,),
            search_view,
            PageStamps.search,
            title="Search",
            description="Search the briefings by word, actor, threat level, year and kind of page.",
            template="search",
            is_index=True,
        )


def _briefings(edition: Edition) -> Iterator[Plan]:
    years = edition.briefings
    yield Plan(
        "briefings",
        (BRIEFINGS,),
        briefings_view,
        PageStamps.briefings,
        title="Briefings",
        description="Every briefing, newest first.",
        toc=lambda: years.first().toc,
        is_index=True,
    )
    for period in years.periods():
        words = words_of(period)
        yield Plan(
            f"briefings-{unit_of(period)}",
            (BRIEFINGS, str(period)),
            partial(briefings_period_view, period=period),
            partial(PageStamps.briefings_period, period=period),
            title=f"Briefings of {words}",
            description=partial(_describe_period, words, years, period),
            toc=partial(_toc_of_period, years, period),
        )
    for entry in edition.archive.entries:
        yield _briefing(edition, entry)


def _briefing(edition: Edition, entry: Entry) -> Plan:
    briefing = entry.briefing
    return Plan(
        "briefing",
        (BRIEFINGS, *briefing.slug.split("/")),
        partial(briefing_view, entry=entry),
        partial(PageStamps.briefing, entry=entry),
        title=briefing.title,
        description=entry.summary
        or f"Briefing of {briefing.date.display()}, threat level {entry.level.label}.",
        toc=partial(_toc_of_briefing, edition, entry),
        template="briefing",
        source=briefing.path,
        level=entry.level,
        briefing=briefing,
        with_body=lambda body: _briefing(edition, structs.replace(entry, body=body)),
    )


def _actors(edition: Edition) -> Iterator[Plan]:
    directory = edition.directory
    yield Plan(
        "actors",
        (ACTORS,),
        actors_view,
        PageStamps.actors,
        title="Actors",
        description="Every actor that the briefings name, A to Z by kind.",
        toc=lambda: actors_toc(directory.top),
        template="actors",
        is_index=True,
    )
    for letter, lines in directory.letters.items() if directory.is_split else ():
        yield Plan(
            "actors-letter",
            (ACTORS, "letters", letter),
            partial(actors_letter_view, letter=letter),
            partial(PageStamps.actors_letter, letter=letter),
            title=f"Actors: {letter_label(letter)}",
            description=f"Actors and their names under {letter_label(letter)}, by kind.",
            toc=partial(actors_toc, lines),
            template="actors",
        )
    for dossier in edition.archive.dossiers.values():
        yield _actor(dossier)
        if is_busy(dossier):
            yield from _actor_years(edition, dossier)


def _actor(dossier: Dossier) -> Plan:
    actor = dossier.actor
    return Plan(
        "actor",
        (ACTORS, actor.id),
        partial(actor_view, dossier=dossier),
        partial(PageStamps.actor, dossier=dossier),
        title=actor.name,
        description=f"{actor.name}, {KIND_WORDS[actor.kind][0]}. {seen(dossier)}. "
        f"{dossier.profile.summary}",
        toc=partial(_toc_of_actor, dossier),
        template="actor",
        source=actor.path,
        with_body=lambda body: _actor(replace(dossier, profile=body)),
    )


def _actor_years(edition: Edition, dossier: Dossier) -> Iterator[Plan]:
    actor = dossier.actor
    years = edition.moments_of(dossier)
    for period in years.periods():
        title = f"{actor.name} in {words_of(period)}"
        yield Plan(
            f"actor-{unit_of(period)}",
            (ACTORS, actor.id, str(period)),
            partial(actor_period_view, dossier=dossier, years=years, period=period),
            partial(PageStamps.actor_period, dossier=dossier, years=years, period=period),
            title=title,
            description=partial(_describe_period, title, years, period),
            toc=partial(_toc_of_period, years, period),
        )


def _chronology(edition: Edition) -> Iterator[Plan]:
    years = edition.chronology
    yield Plan(
        "chronology",
        (CHRONOLOGY,),
        chronology_view,
        PageStamps.chronology,
        title="Chronology",
        description="Events and briefings month by month, newest first.",
        toc=lambda: years.first(by_month=True).toc,
        is_index=True,
    )
    for period in years.periods():
        words = words_of(period)
        yield Plan(
            f"chronology-{unit_of(period)}",
            (CHRONOLOGY, str(period)),
            partial(chronology_period_view, period=period),
            partial(PageStamps.chronology_period, period=period),
            title=f"Chronology {words}",
            description=partial(_describe_period, words, years, period),
            toc=partial(_toc_of_period, years, period),
        )


def _levels(edition: Edition) -> Iterator[Plan]:
    yield Plan(
        "levels",
        (LEVELS,),
        scale_view,
        PageStamps.scale,
        title="Threat levels",
        description="The threat scale, what each level means, and how many briefings stand at it.",
        template="levels",
        is_index=True,
    )
    for level in shown_levels(edition):
        years = edition.at_level[level.id]
        yield Plan(
            "level",
            (LEVELS, level.id),
            partial(level_view, level=level),
            partial(PageStamps.level, level=level),
            title=f"Threat level: {level.label}",
            description=f"{level.label}: {level.definition}",
            toc=partial(_toc_of_first, years),
            level=level,
        )
        for period in years.periods() if years.is_split else ():
            words = words_of(period)
            yield Plan(
                f"level-{unit_of(period)}",
                (LEVELS, level.id, str(period)),
                partial(level_period_view, level=level, period=period),
                partial(PageStamps.level_period, level=level, period=period),
                title=f"Threat level: {level.label}, {words}",
                description=f"{level.label} in {words}: {level.definition}",
                toc=partial(_toc_of_period, years, period),
                level=level,
            )


def _describe_period(words: str, years: Years, period: Period) -> str:
    return f"{words}: {count_moments(years.of(period))}, newest first."


def _toc_of_briefing(edition: Edition, entry: Entry) -> tuple[Heading, ...]:
    return (*entry.body.toc, *briefing_sections(edition, entry).values())


def _toc_of_actor(dossier: Dossier) -> tuple[Heading, ...]:
    return (*dossier.profile.toc, *actor_sections(dossier).values())


def _toc_of_first(years: Years) -> tuple[Heading, ...]:
    return years.first().toc


def _toc_of_period(years: Years, period: Period) -> tuple[Heading, ...]:
    return years.part(period).toc
