"""What `mkdocs serve` spends from an edit until it serves the page with the edit in it."""

from __future__ import annotations

import socket
import subprocess
import time
from contextlib import contextmanager
from http.client import HTTPException
from os import environ
from typing import TYPE_CHECKING
from urllib.request import urlopen

from bench.process import cpu_of_family
from bench.record import BODY, OURS, Reload
from bench.sides import ENVIRONMENT, MKDOCS, clear
from bench.warm import edit_of, read, target_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bench.sides import Projects

HOST = "127.0.0.1"
PREFIX = "archive"
"""The path of `site_url`, below which the pages are served."""

LOOK_SECONDS = 0.25
STARTED_WITHIN = 1800
RELOADED_WITHIN = 900
SETTLE_SECONDS = 3
"""Time to set up the watching of files after the first build."""

STOP_SECONDS = 20


def measure_reload(projects: Projects, size: int) -> Reload:
    """Serve a project of ours, edit one body, and wait for the page."""
    root = projects.folder(OURS, size)
    clear(root)
    path = target_of(BODY, size)
    before = read(root / path)
    edit = edit_of(BODY, size, {path: before or ""})
    if not edit:
        raise SystemExit("no edit")
    port = free_port()
    address = f"http://{HOST}:{port}/{PREFIX}/{edit.page.removesuffix('index.html')}"
    try:
        with served(root, port) as server:
            wait_for(address, "<h1", server, STARTED_WITHIN)
            time.sleep(SETTLE_SECONDS)
            spent, started = cpu_of_family(server.pid), time.monotonic()
            write(root / path, edit.text)
            wait_for(address, edit.shown, server, RELOADED_WITHIN)
            spent, wall = cpu_of_family(server.pid) - spent, time.monotonic() - started
    finally:
        write(root / path, before)
        clear(root)
    print(f"{size:>7,} {'serve':<15} {spent:8.2f} s CPU", flush=True)
    return Reload(size, spent, wall)


def free_port() -> int:
    """Return a port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(root: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run `mkdocs serve` on a port, and end it in the end."""
    server = subprocess.Popen(
        (*MKDOCS, "serve", "--quiet", "--dev-addr", f"{HOST}:{port}"),
        cwd=root,
        env={**environ, **ENVIRONMENT},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield server
    finally:
        server.terminate()
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for(address: str, text: str, server: subprocess.Popen[bytes], seconds: float) -> None:
    """Wait until a page is served with a text in it; raises SystemExit when it is not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            raise SystemExit(f"mkdocs serve ended with {server.returncode}")
        if text in page_at(address):
            return
        time.sleep(LOOK_SECONDS)
    raise SystemExit(f"mkdocs serve does not show {text!r} within {seconds} s")


def page_at(address: str) -> str:
    """Return a page as it is served; nothing while it is not."""
    try:
        with urlopen(address, timeout=RELOADED_WITHIN) as answer:  # noqa: S310  http, our own port
            return str(answer.read().decode("utf-8", errors="replace"))
    except (OSError, HTTPException):
        return ""
