"""What a run of the benchmark found: values, and the arithmetic on them."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

OURS = "ours"
BARE = "bare"
STOCK = "stock"
HUGO = "hugo"
PAGEFIND = "pagefind"
SIDES = (OURS, BARE, STOCK, HUGO, PAGEFIND)
"""What is built: ours, ours without search, and the peers; Pagefind runs over Hugo's pages."""

NOTHING = "nothing"
BODY = "body"
FRONT_MATTER = "title and level"
NEW = "new briefing"
ALIAS = "alias"
CASES = (NOTHING, BODY, FRONT_MATTER, NEW, ALIAS)
"""What changes between one build and the next."""

JUDGED_SIZE = 10_000
"""The number of briefings that most bars speak of; other sizes are shown."""

MAX_WITH_SEARCH = 0.5
MAX_WITHOUT_SEARCH = 0.75
MAX_STOCK = 0.25
MAX_WARM = 0.1
MAX_EXPONENT = 1.05
MAX_PEAKS = {10_000: 250_000_000, 100_000: 1_000_000_000}
MAX_SERVE = 2.0
MAX_NAMES_FACTOR = 2.0


@dataclass(frozen=True, slots=True)
class Build:
    """One cold build."""

    side: str
    """One of SIDES."""

    size: int
    """Number of briefings; 1 stands for the start-up."""

    pair: int
    """The sides of a pair ran one after the other."""

    cpu: float
    wall: float
    peak: int
    """Bytes of memory of all processes together."""

    own_peak: int
    """Bytes of memory of the first process."""

    pages: int
    """HTML files written."""

    bytes: int
    """Size of the whole site."""


@dataclass(frozen=True, slots=True)
class Warm:
    """One build of ours after an edit, with the site and the cache of the one before."""

    case: str
    """One of CASES."""

    size: int
    pair: int
    cpu: float
    wall: float
    peak: int


@dataclass(frozen=True, slots=True)
class Reload:
    """What `mkdocs serve` spends from an edit until the page shows it."""

    size: int
    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class Sameness:
    """A site of ours beside the same site out of the host's own page loop."""

    size: int
    files: int
    differing: int
    """Files that are not in both with the same bytes."""


@dataclass(frozen=True, slots=True)
class NamesCost:
    """What one page costs with a registry of a given size."""

    names: int
    page_ms: float
    """Milliseconds of CPU for a page's whole body."""

    matching_ms: float
    """Of which finding names in its text."""

    registry_s: float
    """Seconds of CPU, once per build, to make the registry and the matcher."""


@dataclass(frozen=True, slots=True)
class CheckCost:
    """What `briefwright check` costs."""

    size: int
    files: int
    cpu: float


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that one run measured."""

    date: str
    machine: dict[str, str]
    versions: dict[str, str]
    builds: tuple[Build, ...]
    warm: tuple[Warm, ...] = ()
    reloads: tuple[Reload, ...] = ()
    same: tuple[Sameness, ...] = ()
    names: tuple[NamesCost, ...] = ()
    checks: tuple[CheckCost, ...] = ()

    def sizes(self, side: str = OURS) -> tuple[int, ...]:
        """Return the sizes measured of a side, smallest first, without the start-up."""
        return tuple(sorted({build.size for build in self.builds if build.side == side} - {1}))

    def of(self, side: str, size: int) -> tuple[Build, ...]:
        """Return the builds of one side at one size, in order of pairs."""
        chosen = (build for build in self.builds if (build.side, build.size) == (side, size))
        return tuple(sorted(chosen, key=lambda build: build.pair))

    def warm_of(self, case: str, size: int) -> tuple[Warm, ...]:
        """Return the warm builds of one case at one size, in order of pairs."""
        chosen = (build for build in self.warm if (build.case, build.size) == (case, size))
        return tuple(sorted(chosen, key=lambda build: build.pair))

    def cpu(self, side: str, size: int) -> float:
        """Return the median CPU time; KeyError when nothing was measured."""
        builds = self.of(side, size)
        if not builds:
            raise KeyError((side, size))
        return median(build.cpu for build in builds)

    def peak(self, side: str, size: int) -> int:
        """Return the highest peak of memory, of all processes together."""
        return max(build.peak for build in self.of(side, size))

    def own_peak(self, side: str, size: int) -> int:
        """Return the highest peak of memory of the first process."""
        return max(build.own_peak for build in self.of(side, size))

    def ratios(self, side: str, peers: Sequence[str], size: int) -> tuple[float, ...]:
        """Return CPU over the peers' together, of each pair: all ran under the same load."""
        return _ratios(self.of(side, size), [self.of(peer, size) for peer in peers])

    def warm_ratios(self, case: str, size: int) -> tuple[float, ...]:
        """Return CPU of a warm build over that of Hugo's full one, of each pair."""
        return _ratios(self.warm_of(case, size), [self.of(HUGO, size)])

    def exponent(self, small: int, large: int, *, start_up: bool = True) -> float:
        """Return how CPU grows with the briefings: 1 is in proportion, 2 is with the square.

        Without start-up, the build of one briefing is taken off first.
        """
        fixed = 0.0 if start_up else self.cpu(OURS, 1)
        spent = (self.cpu(OURS, large) - fixed) / (self.cpu(OURS, small) - fixed)
        return math.log(spent) / math.log(large / small)

    def as_json(self) -> dict[str, object]:
        """Return the record as plain values."""
        return asdict(self)


def _ratios(builds: Sequence[Build | Warm], peers: Sequence[Sequence[Build]]) -> tuple[float, ...]:
    rows = zip(builds, *peers, strict=True)
    return tuple(own.cpu / sum(peer.cpu for peer in others) for own, *others in rows)


@dataclass(frozen=True, slots=True)
class Bar:
    """A limit, and how the run stands to it."""

    title: str
    value: float
    limit: float
    unit: str = ""
    judged: bool = True
    """False for a figure that is only shown: no limit is set on it."""

    @property
    def holds(self) -> bool:
        """Whether the value stays within the limit."""
        return not self.judged or self.value <= self.limit


def bars(record: Record) -> list[Bar]:
    """Return every bar that the measured sizes allow to judge, and its likes at other sizes."""
    return [
        *_peers(record),
        *_warm(record),
        *_growth(record),
        *_memory(record),
        *(
            Bar(
                f"serve: CPU s from edit to page, {r.size:,}", r.cpu, MAX_SERVE, "", _judged(r.size)
            )
            for r in record.reloads
        ),
        *_names(record),
        *(
            Bar(f"files other than the host's own loop makes them, {s.size:,}", s.differing, 0)
            for s in record.same
        ),
    ]


def _judged(size: int) -> bool:
    return size == JUDGED_SIZE


def _peers(record: Record) -> list[Bar]:
    compared = (
        ("cold: ours / Hugo and Pagefind", OURS, (HUGO, PAGEFIND), MAX_WITH_SEARCH),
        ("cold, no search: ours / Hugo", BARE, (HUGO,), MAX_WITHOUT_SEARCH),
        ("cold: ours / stock", OURS, (STOCK,), MAX_STOCK),
    )
    return [
        Bar(f"{title}, {size:,}", median(ratios), limit, "", _judged(size))
        for title, side, peers, limit in compared
        for size in record.sizes(peers[0])
        if (ratios := record.ratios(side, peers, size))
    ]


def _warm(record: Record) -> list[Bar]:
    return [
        Bar(
            f"warm, {case}: ours / Hugo's full build, {size:,}",
            median(ratios),
            MAX_WARM,
            "",
            _judged(size) and case == BODY,
        )
        for case in CASES
        for size in record.sizes(HUGO)
        if record.warm_of(case, size) and (ratios := record.warm_ratios(case, size))
    ]


def _growth(record: Record) -> list[Bar]:
    sizes = record.sizes()
    found = []
    for small, large in pairwise(sizes):
        title = f"growth of CPU, exponent, {small:,} to {large:,}"
        judged = large >= JUDGED_SIZE
        found.append(Bar(title, record.exponent(small, large), MAX_EXPONENT, "", judged))
        if record.of(OURS, 1):
            further = record.exponent(small, large, start_up=False)
            found.append(Bar(f"{title}, without start-up", further, MAX_EXPONENT, "", judged=False))
    return found


def _memory(record: Record) -> list[Bar]:
    found = []
    for size, limit in MAX_PEAKS.items():
        if size in record.sizes():
            whole, own = record.peak(OURS, size), record.own_peak(OURS, size)
            found.append(Bar(f"peak memory, {size:,}", whole, limit, "bytes"))
            title = f"peak memory of our first process, {size:,}"
            found.append(Bar(title, own, limit, "bytes", judged=False))
    return found


def _names(record: Record) -> list[Bar]:
    if len(record.names) < 2:
        return []
    costs = [cost.page_ms for cost in record.names]
    title = f"CPU per page, {record.names[-1].names:,} / {record.names[0].names:,} names"
    return [Bar(title, max(costs) / min(costs), MAX_NAMES_FACTOR)]
