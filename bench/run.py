"""Measure builds against their peers, side by side in one run.

make bench                            all sizes; writes docs/project/performance.md
make bench ARGS=--quick               a smoke test of a minute; writes nothing
make bench ARGS=--huge                ours at 100,000 briefings besides
python -m bench.run --sizes 1000 --pairs 5 --no-record
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from bench.hugo import hugo_program
from bench.process import run_measured
from bench.record import BARE, HUGO, OURS, STOCK, CheckCost, NamesCost, Record, bars
from bench.reload import measure_reload
from bench.report import render_bars, render_block, render_builds, render_warm, replace_block
from bench.sides import (
    CHECK,
    CHECK_STATUSES,
    ENVIRONMENT,
    ROOT,
    START_UP,
    Projects,
    clear,
    demand,
    measure_sameness,
)
from bench.warm import measure_warm

if TYPE_CHECKING:
    from bench.record import Build, Warm

PAGE = ROOT / "docs" / "project" / "performance.md"
DATA = PAGE.with_suffix(".json")

ORDER = (OURS, BARE, STOCK, HUGO)
SIZES = (1000, 10_000)
PAIRS = 5
QUICK_SIZES = (50, 200)
HUGE = 100_000
PACKAGES = (
    "mkdocs",
    "mkdocs-material",
    "pyromark",
    "nh3",
    "ahocorasick-rs",
    "pydantic",
    "pagefind",
    "hugo",
)


def main() -> int:
    """Measure, print and record; 1 when a bar does not hold."""
    args = parse_arguments()
    sizes = QUICK_SIZES if args.quick else tuple(sorted(args.sizes))
    pairs = 1 if args.quick else args.pairs
    hugo_program()  # which says how to get it
    with tempfile.TemporaryDirectory(prefix="briefwright-bench-", dir=args.work) as folder:
        record = measure(Path(folder), sizes, pairs, huge=args.huge)
    tables = (render_builds(record), render_warm(record), render_bars(record))
    print("\n" + "\n\n".join(tables))
    if args.quick:
        return 0
    if args.record:
        write_record(record)
    return 0 if all(bar.holds for bar in bars(record)) else 1


def parse_arguments() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--pairs", type=int, default=PAIRS, help="builds of each side and size")
    parser.add_argument("--quick", action="store_true", help="a small run that judges nothing")
    parser.add_argument(
        "--huge", action="store_true", help=f"also build ours once with {HUGE:,} briefings"
    )
    parser.add_argument("--work", type=Path, help="where the projects are written, for a while")
    parser.add_argument(
        "--record",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="write the figures to docs/project/performance.md",
    )
    return parser.parse_args()


def measure(work: Path, sizes: tuple[int, ...], pairs: int, *, huge: bool = False) -> Record:
    """Return the record of a whole run; every project lies below `work`."""
    machine = machine_facts()
    projects = Projects(work)
    for side in ORDER:  # compiles what Python has not compiled yet
        projects.build(side, START_UP, 0)
    builds: list[Build] = []
    warm: list[Warm] = []
    for size in (START_UP, *sizes):
        for pair in range(1, pairs + 1):
            cold, after = measure_pair(projects, size, pair)
            builds.extend(cold)
            warm.extend(after)
    if huge:
        builds.extend(projects.build(OURS, HUGE, 1))
        warm.extend(measure_warm(projects, HUGE, 1))
        clear(projects.folder(OURS, HUGE))
    return Record(
        date=datetime.now(tz=UTC).date().isoformat(),
        machine=machine,
        versions={"Python": platform.python_version()} | {name: version(name) for name in PACKAGES},
        builds=tuple(builds),
        warm=tuple(warm),
        reloads=(measure_reload(projects, sizes[-1]),),
        same=(measure_sameness(projects, sizes[0]),),
        names=tuple(measure_names(work)),
        checks=tuple(measure_check(projects, size) for size in sizes),
    )


def measure_pair(projects: Projects, size: int, pair: int) -> tuple[list[Build], list[Warm]]:
    """Build every side once, and ours again after each edit.

    Every other pair goes the other way round, so that none always meets the same load.
    """
    builds: list[Build] = []
    warm: list[Warm] = []
    for side in ORDER if pair % 2 else reversed(ORDER):
        builds.extend(projects.build(side, size, pair))
        if side == OURS and size != START_UP:
            warm.extend(measure_warm(projects, size, pair))
        clear(projects.folder(side, size))
    return builds, warm


def machine_facts() -> dict[str, str]:
    """Return what helps to read the figures and says nothing of whose machine it is."""
    facts = {"cores": str(os.cpu_count()), "architecture": platform.machine()}
    facts["system"] = platform.system()
    facts["load before the run"] = f"{os.getloadavg()[0]:.1f}"
    return facts


def measure_names(work: Path) -> list[NamesCost]:
    """Return what a page costs with few and with many names, from a process of its own."""
    command = (sys.executable, "-m", "bench.names")
    used = run_measured(command, folder=work, environment=ENVIRONMENT)
    demand(used, (0,), "measuring names")
    return [NamesCost(**cost) for cost in json.loads(used.output)]


def measure_check(projects: Projects, size: int) -> CheckCost:
    """Return what `briefwright check` costs on one project."""
    root = projects.folder(OURS, size)
    used = run_measured(CHECK, folder=root, environment=ENVIRONMENT)
    demand(used, CHECK_STATUSES, "briefwright check")
    files = sum(1 for _ in root.rglob("*.md"))
    clear(root)
    print(f"{size:>7,} {'check':<15} {used.cpu:8.2f} s CPU", flush=True)
    return CheckCost(size, files, used.cpu)


def write_record(record: Record) -> None:
    """Write the figures into the page on performance, and as data beside it."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(replace_block(page, render_block(record)), encoding="utf-8")
    DATA.write_text(json.dumps(record.as_json(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
