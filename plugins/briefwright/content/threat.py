"""The threat scale: ordered levels with their definitions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class ThreatLevel:
    """One step of the scale."""

    id: str
    label: str
    definition: str
    rank: int
    """1 for the lowest; 0 for `unknown`, which is no step: no maximum and no mean counts it."""


UNKNOWN = ThreatLevel("unknown", "Unknown", "Not assessed, or not enough is known to say.", 0)


@dataclass(frozen=True)
class Scale:
    """The site's levels, lowest first."""

    levels: tuple[ThreatLevel, ...]

    @cached_property
    def by_id(self) -> dict[str, ThreatLevel]:
        """Every level by its id, `unknown` included."""
        return {level.id: level for level in (*self.levels, UNKNOWN)}

    def __getitem__(self, level_id: str) -> ThreatLevel:
        """Return the level of that id. Raises KeyError for an id that the scale does not have."""
        return self.by_id[level_id]


def make_scale(*steps: tuple[str, str, str]) -> Scale:
    """Return a scale from (id, label, definition), lowest first."""
    return Scale(tuple(ThreatLevel(*step, rank=rank) for rank, step in enumerate(steps, start=1)))


DEFAULT_SCALE = make_scale(
    ("low", "Low", "No sign that the situation will get worse; attention is routine."),
    ("guarded", "Guarded", "Reasons for concern exist; harm is possible but not expected."),
    ("elevated", "Elevated", "Harm is likely within months unless something changes."),
    ("high", "High", "Harm is happening or is expected within weeks."),
    ("critical", "Critical", "Grave harm is happening now or is expected within days."),
)
