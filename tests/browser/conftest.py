"""The finished site and the browser, made once for all tests that look at it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.serving import Served

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a finished site: the one in BRIEFWRIGHT_SITE, else the sample site."""
    given = os.environ.get("BRIEFWRIGHT_SITE")
    if given:
        return Path(given)
    site = tmp_path_factory.mktemp("finished") / "site"
    build = ["mkdocs", "build", "--quiet", "--strict", "--site-dir", os.fspath(site)]
    subprocess.run([sys.executable, "-m", *build], cwd=ROOT, check=True)
    return site


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(finished: Path) -> Iterator[Served]:
    """The finished site below a path, with an account of what is sent."""
    served = Served(finished)
    yield served
    served.close()
