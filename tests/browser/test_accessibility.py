"""Every kind of page in both palettes and on small and large screens: WCAG 2.2 AA and practice."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Literal

import pytest

from briefwright.publish.published import read_published

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.serving import Served

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WRITTEN = ("method/", "authors/first-briefing/")
"""Pages of the sample site that are written by hand, with a table and with code."""

LISTS = ("", "briefings/", "actors/", "chronology/", "threat-levels/", "threat-levels/high/")


def kinds(served: Served) -> list[str]:
    """Return a page of each kind: lists, the newest year, a briefing, two actors, by hand."""
    published = read_published(served.folder)
    briefings = sorted(item.url for item in published.briefings.values())
    actors = sorted(item.url for item in published.actors.values())
    years = sorted(path for path in published.shown if path.startswith("chronology/2"))
    written = [url for url in WRITTEN if (served.folder / url).is_dir()]
    return [*LISTS, *years[-1:], briefings[-1], "actors/russia/", actors[-1], *written]


def violations(page: Page) -> list[str]:
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE)
    found = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)["violations"]
    return [
        f"{page.url}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(
    browser: Browser, served: Served, scheme: Literal["light", "dark"], width: int
) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    found: list[str] = []
    for url in kinds(served):
        page.goto(f"{served.url}{url}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found += violations(page)
    page.close()
    assert found == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_no_page_is_wider_than_its_screen(browser: Browser, served: Served, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    wide = []
    for url in kinds(served):
        page.goto(f"{served.url}{url}")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(url)
    page.close()
    assert wide == []
