"""What is measured side by side: the projects, and the commands that build them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.generate import project_files, write_project
from bench.hugo import hugo_files, hugo_program
from bench.process import run_measured
from bench.record import BARE, HUGO, OURS, PAGEFIND, STOCK, Build, Sameness

if TYPE_CHECKING:
    from bench.process import Usage

ROOT = Path(__file__).resolve().parents[1]
SITE = "site"
START_UP = 1
START_UP_ACTORS = 10

ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "",  # a start that compiles all modules again says nothing
    "PYTHONPATH": os.pathsep.join((str(ROOT / "plugins"), str(ROOT))),
}
MKDOCS = (sys.executable, "-m", "mkdocs")
BUILD = (*MKDOCS, "build", "--quiet")
CHECK = (sys.executable, "-c", "from briefwright.cli import main; main()", "check")
CHECK_STATUSES = (0, 1)
INDEX = (sys.executable, "-m", "pagefind", "--silent", "--site", SITE)

BARE_SETTINGS = """\
INHERIT: mkdocs.yml
plugins:
  - search
  - briefings:
      search: false
"""
LISTENED_SETTINGS = """\
INHERIT: mkdocs.yml
hooks:
  - listen.py
"""
LISTENER = '''\
"""Listens to an event of every page and changes nothing, so that the host runs its own loop."""


def on_page_context(context, page, config, nav):
    return context
'''
FURTHER_FILES = {
    "bare.yml": BARE_SETTINGS,
    "listened.yml": LISTENED_SETTINGS,
    "listen.py": LISTENER,
}
SOURCES = frozenset(
    {"mkdocs.yml", "docs", "briefings", "hugo.toml", "content", "layouts", "static", *FURTHER_FILES}
)


class Projects:
    """The projects of one run, each of them written when it is first asked for."""

    def __init__(self, work: Path) -> None:
        self._work = work

    def folder(self, side: str, size: int) -> Path:
        """Return the folder of a side's project with `size` briefings."""
        kind = {BARE: OURS, PAGEFIND: HUGO}.get(side, side)
        root = self._work / f"{kind}-{size}"
        if not root.exists():
            write_sources(root, kind, size)
        return root

    def build(self, side: str, size: int, pair: int) -> list[Build]:
        """Build one project from nothing and return what it cost; Hugo's also with Pagefind.

        The site is left where it is. Raises SystemExit when a build fails or lacks pages.
        """
        root = self.folder(side, size)
        clear(root)
        used = run(command_of(side, root), root, f"the build of {size} briefings, {side},")
        built = [kept(side, size, pair, used, root)]
        if side == HUGO:
            used = run(INDEX, root, f"Pagefind over {size} briefings")
            built.append(kept(PAGEFIND, size, pair, used, root))
        return built


def write_sources(root: Path, side: str, size: int) -> None:
    """Write a side's project."""
    actors = START_UP_ACTORS if size == START_UP else None
    if side == HUGO:
        write_project(root, hugo_files(size, actors=actors))
        return
    write_project(root, project_files(size, actors=actors, stock=side == STOCK))
    if side == OURS:
        write_project(root, FURTHER_FILES.items())


def command_of(side: str, root: Path) -> tuple[str, ...]:
    """Return the command that builds a side's project in its folder."""
    if side == HUGO:
        own_cache = ("--cacheDir", str(root / ".cache"))
        return (str(hugo_program()), "--quiet", "--destination", SITE, *own_cache)
    return (*BUILD, "--config-file", "bare.yml") if side == BARE else BUILD


def run(command: tuple[str, ...], root: Path, what: str) -> Usage:
    """Run a command in a project; raises SystemExit with the end of its output when it fails."""
    used = run_measured(command, folder=root, environment=ENVIRONMENT)
    demand(used, (0,), what)
    return used


def demand(used: Usage, statuses: tuple[int, ...], what: str) -> None:
    """Raise SystemExit with the end of the output when a program failed."""
    if used.status not in statuses:
        tail = "\n".join(used.output.splitlines()[-20:])
        raise SystemExit(f"{tail}\n{what} ended with {used.status}")


def kept(side: str, size: int, pair: int, used: Usage, root: Path) -> Build:
    """Return the record of a build, after a look at what it made."""
    pages, total = weigh(root / SITE)
    if pages < size:
        raise SystemExit(f"{side} wrote {pages} pages for {size} briefings")
    print(f"{size:>7,} {side:<15} {used.cpu:8.2f} s CPU  {used.peak / 1e6:6.0f} MB", flush=True)
    return Build(side, size, pair, used.cpu, used.wall, used.peak, used.own_peak, pages, total)


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


def measure_sameness(projects: Projects, size: int) -> Sameness:
    """Build ours once more with a hook that listens to every page, and compare the sites."""
    root = projects.folder(OURS, size)
    clear(root)
    run(BUILD, root, "the build to compare")
    own = root / "own"
    (root / SITE).rename(own)
    run((*BUILD, "--config-file", "listened.yml"), root, "the build by the host's own loop")
    found = compare(own, root / SITE, size)
    print(f"{size:>7,} {found.differing} of {found.files} files differ", flush=True)
    clear(root)
    return found


def compare(one: Path, other: Path, size: int) -> Sameness:
    """Count the files that are not in both trees with the same bytes."""
    names = {
        path.relative_to(tree)
        for tree in (one, other)
        for path in tree.rglob("*")
        if path.is_file()
    }
    differing = sum(not _equal(one / name, other / name) for name in names)
    return Sameness(size, len(names), differing)


def _equal(one: Path, other: Path) -> bool:
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()
