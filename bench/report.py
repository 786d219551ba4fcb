"""The record as people read it: tables for the terminal and for the page on performance."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from bench.record import BARE, CASES, HUGO, OURS, PAGEFIND, SIDES, STOCK, Bar, Record, bars

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BEGIN = "<!-- bench:begin -->"
END = "<!-- bench:end -->"
MEGABYTE = 1_000_000
LABELS = {
    OURS: "ours",
    BARE: "ours, no search",
    STOCK: "stock",
    HUGO: "Hugo",
    PAGEFIND: "Pagefind over Hugo's",
}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table whose columns line up; the first is left-aligned, others right."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(3, *(len(line[place]) for line in lines)) for place in range(len(head))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    padded = [
        [
            line[0].ljust(widths[0]),
            *(cell.rjust(w) for cell, w in zip(line[1:], widths[1:], strict=True)),
        ]
        for line in lines
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in (padded[0], rule, *padded[1:]))


def render_builds(record: Record) -> str:
    """Return the table of builds: medians over the pairs."""
    rows = []
    for size in sorted({build.size for build in record.builds}):
        for side in SIDES:
            if builds := record.of(side, size):
                cpu = record.cpu(side, size)
                spread = f"{min(b.cpu for b in builds):.1f}-{max(b.cpu for b in builds):.1f}"
                rows.append(
                    (
                        f"{size:,} {LABELS[side]}",
                        f"{cpu:.2f}",
                        spread,
                        f"{1000 * cpu / size:.2f}" if size > 1 else "",
                        f"{record.peak(side, size) / MEGABYTE:.0f}",
                        f"{record.own_peak(side, size) / MEGABYTE:.0f}",
                        f"{builds[-1].pages:,}",
                        f"{builds[-1].bytes / MEGABYTE:.1f}",
                        f"{median(b.wall for b in builds):.1f}",
                    )
                )
    head = (
        "briefings",
        "CPU s",
        "range",
        "ms each",
        "peak MB",
        "first MB",
        "pages",
        "site MB",
        "wall s",
    )
    return table(head, rows)


def render_bars(record: Record) -> str:
    """Return the table of bars."""
    head = ("bar", "measured", "at most", "holds")
    return table(head, (_bar_row(bar) for bar in bars(record)))


def _bar_row(bar: Bar) -> tuple[str, str, str, str]:
    def shown(value: float) -> str:
        return f"{value / MEGABYTE:,.0f} MB" if bar.unit == "bytes" else f"{value:.2f}"

    if not bar.judged:
        return bar.title, shown(bar.value), "", ""
    return bar.title, shown(bar.value), shown(bar.limit), "yes" if bar.holds else "no"


def render_warm(record: Record) -> str:
    """Return the table of builds after an edit: medians over the pairs."""
    rows = (
        (
            f"{size:,} {case}",
            f"{median(b.cpu for b in builds):.2f}",
            f"{min(b.cpu for b in builds):.2f}-{max(b.cpu for b in builds):.2f}",
            f"{max(b.peak for b in builds) / MEGABYTE:.0f}",
            f"{median(b.wall for b in builds):.1f}",
        )
        for size in record.sizes()
        for case in CASES
        if (builds := record.warm_of(case, size))
    )
    return table(("briefings, edit", "CPU s", "range", "peak MB", "wall s"), rows)


def render_names(record: Record) -> str:
    """Return the table of the cost of names."""
    rows = (
        (f"{c.names:,}", f"{c.page_ms:.2f}", f"{c.matching_ms:.2f}", f"{c.registry_s:.2f}")
        for c in record.names
    )
    return table(("names", "ms a page", "of it matching", "registry s, once"), rows)


def render_checks(record: Record) -> str:
    """Return the table of the cost of `briefwright check`."""
    rows = (
        (f"{c.size:,}", f"{c.files:,}", f"{c.cpu:.2f}", f"{1000 * c.cpu / c.files:.2f}")
        for c in record.checks
    )
    return table(("briefings", "files", "CPU s", "ms a file"), rows)


def render_block(record: Record) -> str:
    """Return the generated part of the page on performance."""
    pairs = max((build.pair for build in record.builds), default=0)
    machine = ", ".join(f"{key} {value}" for key, value in record.machine.items())
    versions = ", ".join(f"{key} {value}" for key, value in sorted(record.versions.items()))
    parts = [
        f"Measured on {record.date} in {pairs} {'pair' if pairs == 1 else 'pairs'} of builds.",
        f"Machine: {machine}.\nVersions: {versions}.",
        render_bars(record),
        "Medians of cold builds; one briefing stands for the start-up.",
        render_builds(record),
    ]
    if record.warm:
        parts.extend(("Medians of ours built again, after an edit:", render_warm(record)))
    if record.names:
        parts.extend(
            ("One page's body, by the number of names in the registry:", render_names(record))
        )
    if record.checks:
        parts.extend(("`briefwright check`:", render_checks(record)))
    parts.append("The same figures as data: [performance.json](performance.json).")
    return "\n\n".join(parts)


def replace_block(page: str, block: str) -> str:
    """Return the page with the text between the markers replaced, all else kept.

    Raises ValueError when the page does not hold both markers once, in order.
    """
    before, found_begin, rest = page.partition(BEGIN)
    _, found_end, after = rest.partition(END)
    if not (found_begin and found_end) or BEGIN in rest or END in before + after:
        raise ValueError(f"the page must hold {BEGIN} and {END}, each once and in this order")
    return f"{before}{BEGIN}\n\n{block}\n\n{END}{after}"
