"""What a run of the benchmark found: values, and the arithmetic on them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from statistics import median

SIDES = ("ours", "stock")

MAX_RATIO = 1.0
MAX_GROWTH = 1.15
MAX_PEAK = 1_000_000_000
MAX_NAMES_FACTOR = 2.0
MEMORY_SIZE = 10_000
"""The size that the bar on memory speaks of."""


@dataclass(frozen=True, slots=True)
class Build:
    """One cold build."""

    side: str
    """`ours` or `stock`."""

    size: int
    """Number of briefings; 1 stands for the start-up."""

    pair: int
    """The two sides of a pair ran one after the other."""

    cpu: float
    wall: float
    peak: int
    pages: int
    """HTML files written."""

    bytes: int
    """Size of the whole site."""


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
    names: tuple[NamesCost, ...] = ()
    checks: tuple[CheckCost, ...] = ()

    def sizes(self) -> tuple[int, ...]:
        """Return the measured sizes, smallest first, without the start-up."""
        return tuple(sorted({build.size for build in self.builds} - {1}))

    def of(self, side: str, size: int) -> tuple[Build, ...]:
        """Return the builds of one side at one size, in order of pairs."""
        chosen = (build for build in self.builds if (build.side, build.size) == (side, size))
        return tuple(sorted(chosen, key=lambda build: build.pair))

    def cpu(self, side: str, size: int) -> float:
        """Return the median CPU time; KeyError when nothing was measured."""
        builds = self.of(side, size)
        if not builds:
            raise KeyError((side, size))
        return median(build.cpu for build in builds)

    def peak(self, side: str, size: int) -> int:
        """Return the highest peak of memory."""
        return max(build.peak for build in self.of(side, size))

    def ratios(self, size: int) -> tuple[float, ...]:
        """Return ours/stock of each pair: both ran under the same load."""
        pairs = zip(self.of("ours", size), self.of("stock", size), strict=True)
        return tuple(ours.cpu / stock.cpu for ours, stock in pairs)

    def per_briefing(self, side: str, size: int) -> float:
        """Return seconds of CPU per briefing, start-up included."""
        return self.cpu(side, size) / size

    def per_further_briefing(self, side: str, size: int) -> float:
        """Return seconds of CPU per briefing without the start-up, which size 1 stands for."""
        return (self.cpu(side, size) - self.cpu(side, 1)) / (size - 1)

    def as_json(self) -> dict[str, object]:
        """Return the record as plain values."""
        return asdict(self)


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
    """Return every bar that the measured sizes allow to judge."""
    sizes = record.sizes()
    found = [
        Bar(f"CPU, ours / stock, {size:,} briefings", median(record.ratios(size)), MAX_RATIO)
        for size in sizes
    ]
    if len(sizes) > 1:
        found.extend(_growth(record, sizes[0], sizes[-1]))
    if MEMORY_SIZE in sizes:
        peak = record.peak("ours", MEMORY_SIZE)
        found.append(Bar(f"Peak memory, {MEMORY_SIZE:,} briefings", peak, MAX_PEAK, "bytes"))
    if len(record.names) > 1:
        costs = [cost.page_ms for cost in record.names]
        title = f"CPU per page, {record.names[-1].names:,} / {record.names[0].names:,} names"
        found.append(Bar(title, max(costs) / min(costs), MAX_NAMES_FACTOR))
    return found


def _growth(record: Record, small: int, large: int) -> list[Bar]:
    whole = record.per_briefing("ours", large) / record.per_briefing("ours", small)
    title = f"CPU per briefing, {large:,} / {small:,}"
    found = [Bar(title, whole, MAX_GROWTH)]
    if record.of("ours", 1):
        further = record.per_further_briefing("ours", large)
        further /= record.per_further_briefing("ours", small)
        found.append(Bar(f"{title}, without start-up", further, MAX_GROWTH))
    return found
