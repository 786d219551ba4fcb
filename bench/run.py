"""Measure cold builds against stock MkDocs and Material, side by side in one run.

make bench                            all sizes; writes docs/project/performance.md
make bench ARGS=--quick               a smoke test of a minute; writes nothing
python -m bench.run --sizes 1000 --pairs 5 --no-record
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.generate import project_files, write_project
from bench.process import Usage, run_measured
from bench.record import SIDES, Build, CheckCost, NamesCost, Record, bars
from bench.report import render_bars, render_block, render_builds, replace_block

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "project" / "performance.md"
DATA = PAGE.with_suffix(".json")

SIZES = (1000, 10_000)
PAIRS = 3
QUICK_SIZES = (100, 300)
START_UP = 1
START_UP_ACTORS = 10
SOURCES = frozenset({"mkdocs.yml", "docs", "briefings"})
PACKAGES = ("mkdocs", "mkdocs-material", "pyromark", "nh3", "ahocorasick-rs", "pydantic")
ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PYTHONHASHSEED": "0",
    "PYTHONPATH": os.pathsep.join((str(ROOT / "plugins"), str(ROOT))),
}
BUILD = (sys.executable, "-m", "mkdocs", "build", "--quiet")
CHECK = (sys.executable, "-c", "from briefwright.cli import main; main()", "check")
CHECK_STATUSES = (0, 1)


def main() -> int:
    """Measure, print and record; 1 when a bar does not hold."""
    args = parse_arguments()
    sizes = QUICK_SIZES if args.quick else tuple(sorted(args.sizes))
    pairs = 1 if args.quick else args.pairs
    with tempfile.TemporaryDirectory(prefix="briefwright-bench-") as folder:
        record = measure(Path(folder), sizes, pairs)
    print(f"\n{render_builds(record)}\n\n{render_bars(record)}")
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
        "--record",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="write the figures to docs/project/performance.md",
    )
    return parser.parse_args()


def measure(work: Path, sizes: tuple[int, ...], pairs: int) -> Record:
    """Return the record of a whole run; every project lies below `work`."""
    machine = machine_facts()
    projects = write_projects(work, (START_UP, *sizes))
    for side in SIDES:  # compiles what Python has not compiled yet
        build(projects, side, START_UP, 0)
    builds: list[Build] = []
    for size in (START_UP, *sizes):
        for pair in range(1, pairs + 1):
            order = SIDES if pair % 2 else tuple(reversed(SIDES))
            builds.extend(build(projects, side, size, pair) for side in order)
    return Record(
        date=datetime.now(tz=UTC).date().isoformat(),
        machine=machine,
        versions={"Python": platform.python_version()} | {name: version(name) for name in PACKAGES},
        builds=tuple(builds),
        names=tuple(measure_names(work)),
        checks=tuple(measure_check(projects, size) for size in sizes),
    )


def machine_facts() -> dict[str, str]:
    """Return what helps to read the figures and says nothing of whose machine it is."""
    facts = {"cores": str(os.cpu_count()), "architecture": platform.machine()}
    facts["system"] = platform.system()
    facts["load before the run"] = f"{os.getloadavg()[0]:.1f}"
    return facts


def write_projects(work: Path, sizes: tuple[int, ...]) -> dict[tuple[str, int], Path]:
    """Write the projects of every size for both sides."""
    projects = {}
    for size in sizes:
        for side in SIDES:
            root = work / f"{side}-{size}"
            actors = START_UP_ACTORS if size == START_UP else None
            write_project(root, project_files(size, actors=actors, stock=side == "stock"))
            projects[side, size] = root
    return projects


def build(projects: dict[tuple[str, int], Path], side: str, size: int, pair: int) -> Build:
    """Build one project from nothing and return what it cost."""
    root = projects[side, size]
    clear(root)
    used = run_measured(BUILD, folder=root, environment=ENVIRONMENT)
    demand(used, (0,), f"the build of {size} briefings, {side},")
    pages, total = weigh(root / "site")
    if pages < size:
        raise SystemExit(f"{side} wrote {pages} pages for {size} briefings")
    clear(root)
    print(f"{size:>6,} {side:<5} {used.cpu:8.2f} s CPU  {used.peak / 1e6:6.0f} MB", flush=True)
    return Build(side, size, pair, used.cpu, used.wall, used.peak, pages, total)


def clear(root: Path) -> None:
    """Remove everything that a build may have left, so that the next one is cold."""
    for entry in root.iterdir():
        if entry.name not in SOURCES:
            if entry.is_dir():
                shutil.rmtree(entry)
            else:
                entry.unlink()


def weigh(site: Path) -> tuple[int, int]:
    """Return the number of pages of a site and the bytes of all its files."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return pages, sum(path.stat().st_size for path in files)


def measure_names(work: Path) -> list[NamesCost]:
    """Return what a page costs with few and with many names, from a process of its own."""
    command = (sys.executable, "-m", "bench.names")
    used = run_measured(command, folder=work, environment=ENVIRONMENT)
    demand(used, (0,), "measuring names")
    return [NamesCost(**cost) for cost in json.loads(used.output)]


def measure_check(projects: dict[tuple[str, int], Path], size: int) -> CheckCost:
    """Return what `briefwright check` costs on one project."""
    root = projects["ours", size]
    used = run_measured(CHECK, folder=root, environment=ENVIRONMENT)
    demand(used, CHECK_STATUSES, "briefwright check")
    files = sum(1 for _ in root.rglob("*.md"))
    print(f"{size:>6,} check {used.cpu:8.2f} s CPU", flush=True)
    return CheckCost(size, files, used.cpu)


def demand(used: Usage, statuses: tuple[int, ...], what: str) -> None:
    """Raise SystemExit with the end of the output when a program failed."""
    if used.status not in statuses:
        tail = "\n".join(used.output.splitlines()[-20:])
        raise SystemExit(f"{tail}\n{what} ended with {used.status}")


def write_record(record: Record) -> None:
    """Write the figures into the page on performance, and as data beside it."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(replace_block(page, render_block(record)), encoding="utf-8")
    DATA.write_text(json.dumps(record.as_json(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
