"""MkDocs's command line in a process of its own, without importing everything anew each time.

A build spends most of a small project's time on imports. A server that has them done forks a
child for each run; the child is as fresh as a process that a user starts.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from multiprocessing.context import ForkServerProcess
    from pathlib import Path

PRELOADED = ["mkdocs.__main__", "mkdocs.commands.build", "briefwright.hosts.mkdocs.plugin"]

_CONTEXT = multiprocessing.get_context("forkserver")
_CONTEXT.set_forkserver_preload(PRELOADED)


def start_mkdocs(
    arguments: list[str], folder: Path, env: Mapping[str, str], log: Path
) -> ForkServerProcess:
    """Start MkDocs in a folder, with its output in a file."""
    child = _CONTEXT.Process(target=_run, args=(arguments, str(folder), dict(env), str(log)))
    child.start()
    return child


def run_mkdocs(arguments: list[str], folder: Path, env: Mapping[str, str], log: Path) -> int:
    """Run MkDocs in a folder, with its output in a file; return its exit code."""
    child = start_mkdocs(arguments, folder, env, log)
    child.join()
    code = child.exitcode
    child.close()
    return 0 if code is None else code


def _run(arguments: list[str], folder: str, env: dict[str, str], log: str) -> None:
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = ["mkdocs", *arguments]
    from mkdocs.__main__ import cli  # noqa: PLC0415 - where the server has imported it

    cli()
