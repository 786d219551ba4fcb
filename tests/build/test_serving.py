"""`mkdocs serve` shows drafts, builds again when a briefing changes, and survives a mistake."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from briefwright.publish.policy import hash_text
from tests.build.project import QUIET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.build.project import Project

PATIENCE = 60.0
DRAFT = """
-- briefings/2025/plan.md --
---
title: The plan
date: 2025-06-01
actors: [ukraine]
threat_level: low
status: draft
---

{text}
"""


@pytest.fixture
def address(small: Project) -> Iterator[str]:
    """The address of a preview of the small project with a draft."""
    small.write(DRAFT.format(text="The first wording."))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (small.root.parent / "serve.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=small.root,
            env={**os.environ, **QUIET},
            stdout=log,
            stderr=log,
        )
        try:
            yield f"http://127.0.0.1:{port}/small/"
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def wait_for(address: str, expected: Callable[[str], bool]) -> str:
    """Return a page as soon as it is as expected."""
    end, last = time.monotonic() + PATIENCE, ""
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
                last = answer.read().decode()
        except (URLError, ConnectionError) as fault:
            last = str(fault)
        if expected(last):
            return last
        time.sleep(0.2)
    pytest.fail(f"{address} never became what it should be:\n{last[-2000:]}")


def test_a_preview_follows_the_author(small: Project, address: str) -> None:
    page = f"{address}briefings/2025/plan/"

    first = wait_for(page, lambda text: "The first wording" in text)
    assert "mkdocs-draft-marker" in first
    actor = wait_for(f"{address}actors/ukraine/", lambda text: "Ukraine" in text)
    assert "The plan" in actor
    assert '<span class="bw-state">Draft</span>' in actor

    small.write(DRAFT.format(text="The second wording."))
    wait_for(page, lambda text: "The second wording" in text)

    log = small.root.parent / "serve.log"
    small.write(DRAFT.format(text="See [it](no-such.md)."))
    while "nothing was published" not in log.read_text(encoding="utf-8"):
        time.sleep(0.2)

    small.write(DRAFT.format(text="The third wording."))
    wait_for(page, lambda text: "The third wording" in text)
    assert "Traceback" not in log.read_text(encoding="utf-8")
    assert not (small.root / "site").exists()


def test_a_preview_is_indexed_when_it_is_searched(small: Project, address: str) -> None:
    wait_for(address, lambda text: "Talks stall" in text)
    log = small.root.parent / "serve.log"
    assert "Indexing" not in log.read_text(encoding="utf-8")
    for _ in range(2):
        with urlopen(f"{address}pagefind/pagefind-entry.json") as answer:  # noqa: S310 - our own
            assert b'"page_count":5' in answer.read()
    assert log.read_text(encoding="utf-8").count("Indexing 5 pages for the search") == 1


def test_a_preview_carries_the_policy_and_allows_the_script_that_reloads_it(
    address: str,
) -> None:
    page = wait_for(f"{address}briefings/2025/plan/", lambda text: "The first wording" in text)
    script = page.rpartition("<script>")[2].partition("</script>")[0]
    assert "livereload(" in script
    policy = page.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    assert f"script-src 'self' '{hash_text(script)}' " in policy
    assert "unsafe-inline" not in policy
