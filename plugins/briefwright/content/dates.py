"""Dates with the precision that their authors gave them: ISO days and a small part of EDTF."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Precision(IntEnum):
    """How much of a date is known; coarser is smaller, so coarser sorts first."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class Point:
    """A year, a month or a day, perhaps uncertain (`?`) or approximate (`~`)."""

    year: int
    month: int | None = None
    day: int | None = None
    uncertain: bool = False
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Date:
    """A point in time or an interval.

    `start` is None for an interval that is open at its start, `end` for one that is open at
    its end (`2022-02-24/..`, ongoing). For a point, `start` and `end` are the same object.
    """

    text: str
    """The EDTF text, as `/data/` files carry it."""

    start: Point | None
    end: Point | None

    # To come (content/dates.py is its room): is_interval, precision, lower: date, upper: date | None,
    # year: int, month: int | None (None when only the year is known), sort_key: tuple[int, int],
    # __str__/display() -> "27 May 2025", "May 2025", "2025", "about May 2025", "25-27 May 2025", "since 24 February 2022"
