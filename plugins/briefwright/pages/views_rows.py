"""Rows of lists: briefings and events with their dates, under headings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.content.briefing import Status
from briefwright.content.dates import Precision
from briefwright.pages.escaping import escape, escape_once
from briefwright.pages.sheet import Link
from briefwright.pages.words import MONTHS, WEEKDAYS, clip, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefwright.archive.archive import Moment
    from briefwright.content.dates import Date
    from briefwright.pages.badges import Badge
    from briefwright.pages.sheet import Sheet
    from briefwright.pages.years import Part

NOTE_LENGTH = 220
"""Characters of a summary in a list."""

CHIPS = 4
"""Actors named in a row; the others are counted."""

WITH_NOTES = 60
"""Rows up to which a list shows summaries."""

WITH_CHIPS = 400
"""Rows up to which a list names actors."""

LAST_YEAR = 9999
"""The last year that `<time>` can express."""

REMEMBERED = 1 << 14
"""Dates: those of forty years, each of which stands in some twenty pages of a site.

An actor's page goes through all of them, and so does the next one: where they were not remembered
together, none would be.
"""

STATE_WORDS = {
    Status.DRAFT: "Draft",  # in a preview only
    Status.SUPERSEDED: "Superseded",
    Status.RETRACTED: "Retracted",
}


class When(Struct, frozen=True):
    """A date in a row: never more precise than its author was."""

    html: str
    """As every page shows it: made once, shown in many rows."""

    def __html__(self) -> str:
        """Return the date as every page shows it."""
        return self.html


class Quote(Struct, frozen=True):
    """The sentence that names an actor, and the name in it."""

    before: str
    name: str
    after: str
    href: str

    def __html__(self) -> str:
        """Return the sentence as a link to where it stands."""
        name = f"<b>{escape(self.name)}</b>"
        text = f"{escape_once(self.before)}{name}{escape_once(self.after)}"
        return f'<p class="bw-quote"><a href="{escape_once(self.href)}" dir="auto">{text}</a></p>'


class Facets(Struct, frozen=True):
    """What a row is filtered by."""

    level: str
    """The id of a briefing's level; empty for an event, which has none."""

    actors: str
    """Ids, separated by spaces."""

    def __html__(self) -> str:
        """Return the attributes of a row."""
        return f' data-level="{escape(self.level)}" data-actors="{escape_once(self.actors)}"'


class Row(Struct, frozen=True):
    """One briefing or event of a list."""

    title: Link
    when: When
    kind: str = ""
    """`Briefing` or `Event`; empty where all rows are of one kind."""

    badge: Badge | None = None
    state: str = ""
    """`Superseded`, `Retracted` or nothing."""

    actors: tuple[Link, ...] = ()
    more: str = ""
    note: str = ""
    quote: Quote | None = None
    remark: str = ""
    facets: Facets | None = None
    """What the row is filtered by, on a page that can be filtered."""

    source: Link | None = None
    """The briefing that reports an event, where the page is not that briefing's own."""

    def __html__(self) -> str:
        """Return the row as every list shows it."""
        badge = self.badge
        css = f"bw-t{badge.tone}" if badge else "bw-event"
        facets = self.facets.__html__() if self.facets else ""
        level = f" {badge.html}" if badge else ""
        state = f' <span class="bw-state">{escape(self.state)}</span>' if self.state else ""
        note = f'<p class="bw-note">{escape_once(self.note)}</p>' if self.note else ""
        quote = self.quote.__html__() if self.quote else ""
        meta = self._meta()
        if meta:
            meta = f'<p class="bw-meta">{meta}</p>'
        return (
            f'<li class="bw-row {css}"{facets}><div class="bw-day">{self.when.html}</div>'
            f"<div>{self.title.title_html()}{level}{state}{note}{quote}{meta}</div></li>"
        )

    def _meta(self) -> str:
        if not (self.kind or self.actors or self.remark):
            return ""
        kind = f'<span class="bw-kind">{escape(self.kind)}</span> ' if self.kind else ""
        source = f"<span>reported in {self.source.__html__()}</span> " if self.source else ""
        remark = f"<span>{escape(self.remark)}</span> " if self.remark else ""
        actors = "".join([f"{actor.__html__()} " for actor in self.actors])
        more = f"<span>{escape(self.more)}</span>" if self.more else ""
        return f"{kind}{source}{remark}{actors}{more}"


class Rows(Struct, frozen=True):
    """The rows of one list."""

    rows: tuple[Row, ...] = ()

    def __html__(self) -> str:
        """Return the rows, each on a line."""
        return "\n".join([row.__html__() for row in self.rows])


class Group(Struct, frozen=True):
    """The rows under one heading."""

    anchor: str
    heading: str
    count: str
    rows: Rows


class Density(Struct, frozen=True):
    """How much each row of a list says: the longer the list, the less."""

    notes: bool = True
    chips: int = CHIPS
    kinds: bool = False
    """Whether rows say what they are: briefings and events stand side by side."""

    facets: bool = False
    """Whether rows say what they are filtered by."""


def density_of(rows: int) -> Density:
    """Return the density at which a page with so many rows stays readable, and below 300 kB."""
    return Density(notes=rows <= WITH_NOTES, chips=CHIPS if rows <= WITH_CHIPS else 0)


@lru_cache(REMEMBERED)
def when_in_month(date: Date) -> When:
    """Return a date under a heading with its month: "Thu 19", or in full if it is no plain day."""
    if _is_day(date):
        return _when(iso_of(date), WEEKDAYS[date.lower.weekday()], str(date.lower.day))
    return when_in_full(date)


@lru_cache(REMEMBERED)
def when_in_year(date: Date) -> When:
    """Return a date under a heading with its year: "19 May", or in full if it is no plain day."""
    if _is_day(date):
        return _when(iso_of(date), "", f"{date.lower.day} {MONTHS[date.lower.month - 1][:3]}")
    return when_in_full(date)


@lru_cache(REMEMBERED)
def when_in_full(date: Date) -> When:
    """Return a date that stands alone."""
    return _when(iso_of(date), "", date.display())


def _when(iso: str, small: str, big: str) -> When:
    words = f"<i>{escape(small)}</i> {escape(big)}" if small else escape(big)
    html = f'<time datetime="{escape(iso)}">{words}</time>' if iso else f"<span>{words}</span>"
    return When(html)


def iso_of(date: Date) -> str:
    """Return the date as HTML's `<time>` understands it, or nothing."""
    point = date.start
    if date.is_interval or point is None or not 0 < point.year <= LAST_YEAR:
        return ""
    parts = [f"{point.year:04d}"]
    parts += [f"{part:02d}" for part in (point.month, point.day) if part]
    return "-".join(parts)


def moment_row(
    sheet: Sheet, moment: Moment, when: When, density: Density, *, without: str = ""
) -> Row:
    """Return the row of a briefing or an event; `without` is an actor that need not be named."""
    if moment.event is not None:
        return event_row(sheet, moment, when, density, without=without)
    entry = moment.entry
    actors, more = _chips(sheet, moment, density, without)
    return Row(
        title=sheet.entry(entry),
        when=when,
        kind="Briefing" if density.kinds else "",
        badge=sheet.badge(entry.level),
        state=STATE_WORDS.get(entry.briefing.status, ""),
        actors=actors,
        more=more,
        note=clip(entry.summary, NOTE_LENGTH) if density.notes else "",
        facets=_facets(moment, entry.level.id) if density.facets else None,
    )


def event_row(
    sheet: Sheet, moment: Moment, when: When, density: Density, *, without: str = ""
) -> Row:
    """Return the row of an event. A level belongs to a briefing, so an event shows none."""
    entry = moment.entry
    actors, more = _chips(sheet, moment, density, without)
    state = STATE_WORDS.get(entry.briefing.status, "")
    return Row(
        title=Link(moment.title, "", entry.briefing.language or ""),
        when=when,
        kind="Event",
        state=f"From a {state.lower()} briefing" if state else "",
        actors=actors,
        more=more,
        source=None if entry.url == sheet.url else sheet.entry(entry),
        facets=_facets(moment, "") if density.facets else None,
    )


def group_rows(part: Part, make_row: Callable[[Moment, When], Row]) -> tuple[Group, ...]:
    """Return the rows of a part of a list under their headings."""
    groups: list[Group] = []
    for chapter in part.chapters():
        when = when_in_month if chapter.is_month else when_in_year
        rows = Rows(tuple([make_row(moment, when(moment.date)) for moment in chapter.moments]))
        count = count_moments(chapter.moments) if part.complete else ""
        groups.append(Group(chapter.heading.anchor, chapter.heading.title, count, rows))
    return tuple(groups)


def count_moments(moments: Iterable[Moment]) -> str:
    """Return "12 briefings, 3 events", without what there is none of."""
    kinds = [moment.event is None for moment in moments]
    briefings, events = kinds.count(True), kinds.count(False)
    parts = []
    if briefings:
        parts.append(counted(briefings, "briefing"))
    if events:
        parts.append(counted(events, "event"))
    return ", ".join(parts)


def named_in(moment: Moment) -> tuple[str, ...]:
    """Return the actors that an event names, or that a briefing declares or mentions."""
    return moment.entry.actors if moment.event is None else moment.actors


def _facets(moment: Moment, level: str) -> Facets:
    return Facets(level, " ".join(named_in(moment)))


def _chips(
    sheet: Sheet, moment: Moment, density: Density, without: str
) -> tuple[tuple[Link, ...], str]:
    if not density.chips:
        return (), ""
    ids = [actor for actor in moment.actors if actor != without]
    shown = tuple(sheet.actor(actor) for actor in ids[: density.chips])
    rest = len(ids) - len(shown)
    return shown, f"and {rest} more" if rest else ""


def _is_day(date: Date) -> bool:
    point = date.start
    return (
        not date.is_interval
        and date.precision is Precision.DAY
        and point is not None
        and not point.uncertain
        and not point.approximate
    )
