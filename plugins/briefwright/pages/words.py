"""Wording: counts, enumerations and clipped text, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.content.actor import ActorKind, NameKind

if TYPE_CHECKING:
    from collections.abc import Sequence

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
QUARTERS = ("January to March", "April to June", "July to September", "October to December")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

KIND_WORDS: dict[ActorKind, tuple[str, str]] = {
    ActorKind.PERSON: ("person", "People"),
    ActorKind.STATE: ("state", "States"),
    ActorKind.GOVERNMENT: ("government", "Governments"),
    ActorKind.ORGANISATION: ("organisation", "Organisations"),
    ActorKind.ALLIANCE: ("alliance", "Alliances"),
    ActorKind.ARMED_FORCE: ("armed force", "Armed forces"),
    ActorKind.PARTY: ("party", "Parties"),
    ActorKind.GROUP: ("group", "Groups"),
    ActorKind.PLACE: ("place", "Places"),
    ActorKind.OTHER: ("actor", "Others"),
}
"""One actor of a kind, and the heading over several."""

NAME_WORDS: dict[NameKind, str] = {
    NameKind.ALIAS: "Also known as",
    NameKind.ABBREVIATION: "Abbreviation",
    NameKind.SURNAME: "Surname",
    NameKind.FORMER: "Formerly",
    NameKind.NATIVE: "In its own language",
    NameKind.TRANSLITERATION: "Other spellings",
    NameKind.WEAK: "Rarely",
    NameKind.METONYM: "Metonym",
    NameKind.DEMONYM: "Demonym",
}
"""What a list of names of a kind is called, in the order in which the lists stand."""

WORDS_PER_MINUTE = 230
DAYS_PER_MONTH = 30.44
EXACT_DAYS = 90
"""Up to so many days, a distance is told in days."""

EXACT_MONTHS = 24
"""Below so many months, a distance is told in months."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return "1 briefing", "1,047 briefings"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_TIMES = {1: "once", 2: "twice"}


def times(number: int) -> str:
    """Return "once", "twice", "3 times"."""
    return _TIMES.get(number) or f"{number:,} times"


def listed(items: Sequence[str]) -> str:
    """Return "A", "A and B", "A, B and C"."""
    if len(items) < 2:  # noqa: PLR2004 - one item is no enumeration
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def clip(text: str, limit: int) -> str:
    """Return the text on one line; a longer one than `limit` is cut at a word and ends with "…"."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[: limit - 1]
    cut = head.rfind(" ")
    if cut > limit // 2 and line[limit - 1] != " ":
        head = head[:cut]
    return head.rstrip(" ,;:.-\N{EN DASH}\N{EM DASH}") + "…"


def apart(days: int) -> str:
    """Return how far two days are from each other: "3 days apart", "about 14 months apart"."""
    if days == 0:
        return "same day"
    if days <= EXACT_DAYS:
        return f"{counted(days, 'day')} apart"
    months = round(days / DAYS_PER_MONTH)
    if months < EXACT_MONTHS:
        return f"about {counted(months, 'month')} apart"
    return f"about {counted(round(months / 12), 'year')} apart"


def reading_time(words: int) -> str:
    """Return "4 minutes to read"; nothing for a text that has no words."""
    if not words:
        return ""
    return f"{counted(max(1, round(words / WORDS_PER_MINUTE)), 'minute')} to read"
