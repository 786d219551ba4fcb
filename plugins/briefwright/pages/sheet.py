"""What a page needs while it is made: the archive, and how to link from where it stands."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from markupsafe import Markup
from msgspec import Struct

from briefwright.archive.months import count_levels
from briefwright.archive.trends import MONTHS_A_YEAR, monthly_steps, pair_changes
from briefwright.exports.press import Press
from briefwright.pages.badges import Badge, Mix, Shapes, make_badge, make_mix, make_shapes
from briefwright.pages.charts import SPARK, draw_spark
from briefwright.pages.directory import Directory, make_directory
from briefwright.pages.escaping import escape, escape_once
from briefwright.pages.ways import Ways, ways_from
from briefwright.pages.years import Years, split_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefwright.archive.archive import Archive, Dossier, Entry, Moment
    from briefwright.archive.months import MonthLevels
    from briefwright.archive.trends import Change
    from briefwright.content.routes import Routes
    from briefwright.content.threat import ThreatLevel
    from briefwright.pages.charts import Spark


MIXES = 1 << 10
"""Mixes of levels that are remembered."""


class Link(Struct, frozen=True):
    """A link; a target without a page has an empty `href` and is shown as text."""

    text: str
    href: str
    lang: str = ""

    def __html__(self) -> str:
        """Return the link as every page shows it."""
        return self._html("")

    @property
    def as_title(self) -> Markup:
        """The link as the title of a row."""
        return Markup(self.title_html())  # noqa: S704 - its texts are escaped

    def title_html(self) -> str:
        """Return the link as the title of a row."""
        return self._html(' class="bw-title"')

    def _html(self, css: str) -> str:
        lang = f' lang="{escape(self.lang)}"' if self.lang else ""
        if not self.href:
            return f"<bdi{css}{lang}>{escape(self.text)}</bdi>"
        # Most links differ from page to page: they would push out the names.
        return f'<a{css} href="{escape_once(self.href)}"{lang}><bdi>{escape(self.text)}</bdi></a>'


_AGE = attrgetter("date.sort_key")
"""What moments are sorted by."""


@dataclass(frozen=True)
class Edition:
    """What all pages of one build share."""

    archive: Archive

    @cached_property
    def press(self) -> Press:
        """The archive in other forms than pages, for those that a page shows."""
        return Press(self.archive)

    @cached_property
    def badges(self) -> Mapping[str, Badge]:
        """The badge of each level, `unknown` included, by the level's id."""
        scale = self.archive.settings.scale
        return {key: make_badge(level, scale) for key, level in scale.by_id.items()}

    @cached_property
    def shapes(self) -> Shapes:
        """The shape of each level, as every page carries them."""
        return make_shapes(self.archive.settings.scale)

    @cached_property
    def mix(self) -> Callable[[tuple[tuple[ThreatLevel, int], ...]], Mix]:
        """Returns the mix of some levels. Most months of most actors have one of a few hundred."""
        return lru_cache(MIXES)(partial(make_mix, scale=self.archive.settings.scale))

    @cached_property
    def nameplates(self) -> Mapping[str, tuple[str, str, str]]:
        """Each actor's name, its language and the URL of its page, if it has one, by its id."""
        dossiers = self.archive.dossiers
        return {
            key: (
                actor.name,
                actor.canonical.lang or "",
                dossiers[key].url if key in dossiers else "",
            )
            for key, actor in self.archive.registry.actors.items()
        }

    @cached_property
    def moments(self) -> Mapping[str, Moment]:
        """Every briefing as an entry of the chronology, by the briefing's id."""
        return {
            moment.entry.briefing.id: moment
            for moment in self.archive.chronology
            if moment.event is None
        }

    @cached_property
    def briefings(self) -> Years:
        """Briefings by year."""
        return split_years(self._moments_of(self.archive.entries))

    @cached_property
    def chronology(self) -> Years:
        """Briefings and events by year."""
        return split_years(self.archive.chronology)

    @cached_property
    def at_level(self) -> Mapping[str, Years]:
        """Briefings by year at each level, by the level's id."""
        found: dict[str, list[Entry]] = {key: [] for key in self.archive.settings.scale.by_id}
        for entry in self.archive.entries:
            found[entry.level.id].append(entry)
        return {key: split_years(self._moments_of(entries)) for key, entries in found.items()}

    def moments_of(self, dossier: Dossier) -> Years:
        """Return an actor's chronology: the briefings that name it, and events, newest first."""
        briefings = self._moments_of(dossier.backlinks.entries)
        merged = [*briefings, *dossier.moments]
        if dossier.moments:
            merged.sort(key=_AGE, reverse=True)
        return split_years(merged)

    def _moments_of(self, entries: Iterable[Entry]) -> list[Moment]:
        moments = self.moments
        return [moments[entry.briefing.id] for entry in entries]

    @cached_property
    def months(self) -> tuple[MonthLevels, ...]:
        """Levels of all briefings by month, oldest first."""
        return count_levels(self.archive.entries)

    @cached_property
    def newest_month(self) -> int | None:
        """The newest month of a briefing, in months since the year 0."""
        return max(
            (month.year * MONTHS_A_YEAR + month.month - 1 for month in self.months if month.month),
            default=None,
        )

    @cached_property
    def sparks(self) -> Mapping[str, Spark]:
        """The sparkline of each actor that briefings of late name, by the actor's id."""
        newest, scale = self.newest_month, self.archive.settings.scale
        if newest is None:
            return {}
        drawn = {
            key: draw_spark(monthly_steps(count_levels(entries)), newest, scale)
            for key, entries in self.late.items()
        }
        return {key: spark for key, spark in drawn.items() if spark}

    @cached_property
    def late(self) -> Mapping[str, Sequence[Entry]]:
        """By actor, the briefings of late that name it: those of the months of a sparkline."""
        found: dict[str, list[Entry]] = {}
        first = (self.newest_month or 0) - SPARK + 1
        for entry in self.archive.entries:
            date = entry.briefing.date
            if date.month and date.year * MONTHS_A_YEAR + date.month - 1 >= first:
                for actor in entry.actors:
                    found.setdefault(actor, []).append(entry)
        return found

    @cached_property
    def changes(self) -> Mapping[tuple[str, str], Change]:
        """Each assessment with the one before it, by the briefing's id and the actor's."""
        return {
            (change.now.entry.briefing.id, key): change
            for key, dossier in self.archive.dossiers.items()
            for change in pair_changes(dossier.assessments)
        }

    @cached_property
    def turns(self) -> Mapping[str, tuple[int, ...]]:
        """How many later briefings name each actor that a briefing declares, by the briefing's id.

        In the order of its declarations.
        """
        turns: dict[str, tuple[int, ...]] = {}
        later: Counter[str] = Counter()
        for entry in self.archive.entries:
            turns[entry.briefing.id] = tuple([later[one.actor] for one in entry.declared])
            later.update(entry.actors)
        return turns

    @cached_property
    def events(self) -> Mapping[tuple[int, int], int]:
        """How many events each month has, by (year, month or 0)."""
        return Counter(
            (moment.date.year, moment.date.month or 0)
            for moment in self.archive.chronology
            if moment.event is not None
        )

    @cached_property
    def directory(self) -> Directory:
        """The directory of actors."""
        return make_directory(self.archive)

    @cached_property
    def reported(self) -> Mapping[str, tuple[Moment, ...]]:
        """The events that each briefing reports, newest first, by the briefing's id."""
        found: dict[str, list[Moment]] = {}
        for moment in self.archive.chronology:
            if moment.event is not None:
                found.setdefault(moment.entry.briefing.id, []).append(moment)
        return {key: tuple(moments) for key, moments in found.items()}

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every entry by its briefing's id."""
        return {entry.briefing.id: entry for entry in self.archive.entries}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of every entry in the archive's order, by its briefing's id."""
        return {entry.briefing.id: place for place, entry in enumerate(self.archive.entries)}


class Sheet(Struct, frozen=True):
    """One page while it is made. Made for the making of it, and not kept."""

    edition: Edition
    url: str
    archive: Archive
    routes: Routes
    ways: Ways

    def link(self, target: str) -> str:
        """Return the link from this page to a URL below the site's root."""
        return self.ways.to(target)

    def badge(self, level: ThreatLevel) -> Badge:
        """Return the badge of a level."""
        return self.edition.badges[level.id]

    def actor(self, actor_id: str) -> Link:
        """Return a link to an actor's page, or its name alone if it has none."""
        name, lang, url = self.edition.nameplates[actor_id]
        return Link(name, self.ways.to(url) if url and url != self.url else "", lang)

    def entry(self, entry: Entry) -> Link:
        """Return a link to a briefing."""
        briefing = entry.briefing
        return Link(briefing.title, self.ways.to(entry.url), briefing.language or "")


def make_sheet(edition: Edition, url: str) -> Sheet:
    """Return the sheet for the page at a URL."""
    archive = edition.archive
    return Sheet(edition, url, archive, archive.routes, ways_from(url))


def web_link(url: str | None) -> str:
    """Return the URL if it leads to another site by http or https, else nothing.

    A URL of any other scheme (`javascript:`, `data:`) is shown as text and never linked.
    """
    text = (url or "").strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc:
        return ""
    return quote(text, safe="!#$%&'()*+,/:;=?@[]~")
