"""A finished site in a real browser: the one in BRIEFWRIGHT_SITE, else the sample site.

What is deployed is what was looked at here: pages open, nothing is missing, nothing is fetched
from elsewhere, the console stays empty, and everything can be read without JavaScript.
"""

from __future__ import annotations

import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from briefwright.publish.published import read_published

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

INDEXES = ("", "briefings/", "actors/", "chronology/", "threat-levels/")


class Quiet(SimpleHTTPRequestHandler):
    @override
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(finished: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(finished))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def urls(finished: Path) -> list[str]:
    """Each kind of page: the lists, and the first and the last briefing and actor."""
    published = read_published(finished)
    kinds = (list(published.briefings.values()), list(published.actors.values()))
    made = {item.url for items in kinds for item in (items[:1] + items[-1:])}
    return [*(url for url in INDEXES if url in published.shown), *sorted(made)]


def test_pages_open_whole_and_ask_nobody_else(
    browser: Browser, address: str, urls: list[str]
) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: faults.append(f"{request.url} failed"))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((address, "data:", "blob:"))
            else faults.append(request.url)
        ),
    )
    page.on(
        "response",
        lambda response: (
            faults.append(f"{response.url}: {response.status}")
            if not response.ok and response.status != 304
            else None
        ),
    )
    for url in urls:
        page.goto(address + url, wait_until="networkidle")
        assert page.locator("h1").first.inner_text().strip(), url
    page.close()
    assert faults == []


def test_every_page_can_be_read_without_javascript(
    browser: Browser, address: str, urls: list[str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for url in urls:
        page.goto(address + url)
        assert len(page.locator("main").inner_text().split()) > 5, url
    context.close()
