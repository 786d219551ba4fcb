"""Dates with the precision that their authors gave them: ISO days and a small part of EDTF.

Accepted are `2025`, `2025-05` and `2025-05-25`, each perhaps followed by `?` (uncertain), `~`
(approximate) or `%` (both), and the intervals `a/b`, `a/..` and `../b` of these.
Source of the notation: Extended Date/Time Format, ISO 8601-2:2019, levels 0 and 1.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property, lru_cache

from typing_extensions import override

MONTHS = (
    "",
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""English names of the months by number; `calendar` would follow the reader's locale."""

DASH = "\N{EN DASH}"


class Precision(IntEnum):
    """How much of a date is known; coarser is smaller, so coarser sorts first."""

    YEAR = 1
    MONTH = 2
    DAY = 3


class DateError(ValueError):
    """A text that is no date. Its text is the reason, in the author's words."""

    def __init__(self, reason: str, hint: str = "", meant: str = "") -> None:
        super().__init__(reason)
        self.hint = hint
        """One action that mends it; empty where none can be known."""

        self.meant = meant
        """The date, where it can only be one and nothing of it is lost; else empty."""


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month or a day, perhaps uncertain (`?`) or approximate (`~`)."""

    year: int
    month: int | None = None
    day: int | None = None
    uncertain: bool = False
    approximate: bool = False

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def first(self) -> date:
        """The first day that this may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day that this may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def doubt(self) -> tuple[bool, bool]:
        """Whether it is uncertain, and whether it is approximate."""
        return self.uncertain, self.approximate

    @property
    def words(self) -> str:
        """The date in words, without its doubt."""
        if self.month is None:
            return str(self.year)
        month = f"{MONTHS[self.month]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"


@dataclass(frozen=True)
class Date:
    """A point in time or an interval. One object stands for a date wherever it is written.

    `start` is None for an interval that is open at its start, `end` for one that is open at
    its end (`2022-02-24/..`, ongoing). For a point, `start` and `end` are the same object.
    At least one of the two is there.
    """

    text: str
    """The EDTF text, as `/data/` files carry it."""

    start: Point | None
    end: Point | None

    @override
    def __hash__(self) -> int:
        """Hash the text, which says all of it."""
        return hash(self.text)

    @cached_property
    def known(self) -> Point:
        """The start, or the end of an interval that has no start: what the date is filed under."""
        point = self.start or self.end
        if point is None:
            raise ValueError("an interval that is open at both ends is no date")
        return point

    @property
    def is_interval(self) -> bool:
        """Whether two ends were written, perhaps one of them open."""
        return self.start is not self.end

    @property
    def precision(self) -> Precision:
        """How much is known, of the coarser of the two ends."""
        return min(point.precision for point in (self.start, self.end) if point is not None)

    @property
    def lower(self) -> date:
        """The first day that this may mean.

        An interval that is open at its start has none; it is filed under the first day of its
        end, which is the only bound that is known.
        """
        return self.known.first

    @property
    def upper(self) -> date | None:
        """The last day that this may mean; None while it goes on."""
        return None if self.end is None else self.end.last

    @cached_property
    def year(self) -> int:
        """The year that this is filed under."""
        return self.known.year

    @cached_property
    def month(self) -> int | None:
        """The month that this is filed under; None when only the year is known."""
        return self.known.month

    @cached_property
    def sort_key(self) -> tuple[int, int]:
        """Lower bound, then coarser first: the longer span of two that start on one day.

        What goes on is longest. Equal keys are for the caller to part, by id.
        """
        upper = self.upper
        return self.lower.toordinal(), -(date.max if upper is None else upper).toordinal()

    def display(self) -> str:
        """Return the date in words, with the precision that it has and no day made up."""
        if self.start is None or self.end is None:
            word = "since" if self.end is None else "until"
            return f"{word} {_in_doubt(self.known.words, self.known.doubt)}"
        if self.start.doubt == self.end.doubt:
            return _in_doubt(_span_words(self.start, self.end), self.start.doubt)
        ends = (_in_doubt(point.words, point.doubt) for point in (self.start, self.end))
        return f" {DASH} ".join(ends)

    @override
    def __str__(self) -> str:
        return self.display()


def _in_doubt(words: str, doubt: tuple[bool, bool]) -> str:
    uncertain, approximate = doubt
    about = f"about {words}" if approximate else words
    return f"{about} (uncertain)" if uncertain else about


def _span_words(start: Point, end: Point) -> str:
    """Return both ends in words, saying only once what they share."""
    if (start.year, start.month, start.day) == (end.year, end.month, end.day):
        return start.words
    alike = start.precision == end.precision
    if alike and start.precision == Precision.YEAR:
        return f"{start.year}{DASH}{end.year}"
    if not alike or start.year != end.year or start.month is None:
        return f"{start.words} {DASH} {end.words}"
    if start.precision == Precision.MONTH:
        return f"{MONTHS[start.month]}{DASH}{end.words}"
    if start.month == end.month:
        return f"{start.day}{DASH}{end.words}"
    return f"{start.day} {MONTHS[start.month]} {DASH} {end.words}"


_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([?~%])?", re.ASCII)
_CLOCK = re.compile(r"[T ]\d\d:|T\d", re.ASCII)
_OPEN = ".."
_SHOWN = 40
_FORMS = "write the day as 2025-05-27, or 2025-05 or 2025 where no more is known"


@lru_cache(maxsize=16_384)
def parse_date(text: str) -> Date:
    """Return the date that a text means. Raises DateError (a ValueError) for anything else."""
    text = text.strip()
    first, slash, second = text.partition("/")
    if not slash:
        point = _parse_point(text)
        return Date(text, point, point)
    if "/" in second or (first.isdecimal() and second.isdecimal() and len(second) < len(first)):
        raise _no_date(text)
    if (first, second) == (_OPEN, _OPEN):
        raise DateError(f'the interval "{text}" is open at both ends', "write at least one end")
    start = None if first == _OPEN else _parse_end(first, text)
    end = None if second == _OPEN else _parse_end(second, text)
    if start and end and start.first > end.last:
        raise DateError(f'the interval "{text}" ends before it starts', f"write {second}/{first}")
    return Date(text, start, end)


def _parse_end(text: str, interval: str) -> Point:
    if not text:
        closed = interval.replace("/", "/..") if interval.endswith("/") else f"..{interval}"
        raise DateError(f'the interval "{interval}" lacks an end', f"write {closed} if it is open")
    return _parse_point(text)


def _parse_point(text: str) -> Point:
    found = _POINT.fullmatch(text)
    if found is None:
        raise _no_date(text)
    year, month, day = (int(part) if part else None for part in found.group(1, 2, 3))
    mark = found[4]
    if not year:
        raise DateError(f'"{text}" is no date: there is no year 0', _FORMS)
    if month is not None and not 1 <= month <= len(MONTHS) - 1:
        raise DateError(f'"{text}" is no date: there is no month {month}', _swapped(found))
    if day is not None and month is not None:
        _check_day(text, year, month, day)
    return Point(year, month, day, uncertain=mark in ("?", "%"), approximate=mark in ("~", "%"))


def _check_day(text: str, year: int, month: int, day: int) -> None:
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        when = f"{MONTHS[month]} {year}"
        raise DateError(
            f'"{text}" is no date: {when} has no day {day}',
            f"write a day from 1 to {days}, or {year:04d}-{month:02d} if the day is not known",
        )


def _swapped(found: re.Match[str]) -> str:
    """Return a hint for a month out of range, which is often the day in the month's place."""
    year, month, day = found.group(1, 2, 3)
    if day and int(day) in range(1, len(MONTHS)) and int(month) in range(1, 32):
        return f"the order is year-month-day: write {year}-{day}-{month}"
    return "the order is year-month-day, and the months are 01 to 12"


_MONTH_NUMBERS = {
    name.casefold(): number
    for number, month in enumerate(MONTHS)
    for name in (month, month[:3])
    if number
} | {"sept": 9}
_TIME = r"\d\d:?\d\d(?::?\d\d(?:\.\d+)?)? ?(?:[Zz]|[+-]\d\d:?\d\d)?"
_LOOSE = tuple(
    re.compile(form, re.ASCII)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?",  # 2025-5-7
        rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)[T ]{_TIME}",  # 2025-05-27T18:00:00Z
        r"(?:(?P<day>\d{1,2})\.? )?(?P<name>[A-Za-z]+)\.? (?P<year>\d{4})",  # 27 May 2025
        r"(?P<name>[A-Za-z]+)\.? (?P<day>\d{1,2}),? (?P<year>\d{4})",  # May 27, 2025
        r"(?P<day>1[3-9]|2\d|3[01])[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})",  # 27.05.2025
        r"(?P<month>\d{1,2})[-/.](?P<day>1[3-9]|2\d|3[01])[-/.](?P<year>\d{4})",  # 05/27/2025
    )
)


def _no_date(text: str) -> DateError:
    """Return the error for a text of no accepted form, with the date that it can only mean."""
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    reason = f'"{shown}" is no date' if text else "a date is missing"
    if text[:1] in ("~", "?", "%") and _POINT.fullmatch(text[1:]):
        meant = f"{text[1:]}{text[0]}"
        return DateError(reason, f"write the mark behind the date: {meant}", meant)
    suggested = suggest_date(text)
    if suggested is None:
        return DateError(reason, _FORMS)
    return DateError(reason, f"write {suggested}", "" if _CLOCK.search(text) else suggested)


def suggest_date(text: str) -> str | None:
    """Return the date that a loosely written one can only mean, as it should be written."""
    found = (form.fullmatch(text) for form in _LOOSE)
    return next((meant for each in found if each and (meant := _meant(each))), None)


def _meant(found: re.Match[str]) -> str | None:
    """Return the date that a loosely written one means, as it should be written."""
    parts = found.groupdict()
    name = parts.get("name")
    month = _MONTH_NUMBERS.get(name.casefold()) if name else int(parts["month"])
    if month is None:
        return None
    day = f"-{int(parts['day']):02d}" if parts["day"] else ""
    try:
        return parse_date(f"{parts['year']}-{month:02d}{day}").text
    except DateError:
        return None
