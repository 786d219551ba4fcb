"""A site of nothing but hostile texts, without its policy: lists, search and cards show text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.serving import Served
from tests.build.project import Project
from tests.build.sinks import hostile_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Request

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The site, served without its policy."""
    project = Project(tmp_path_factory.mktemp("hostile"))
    project.write(hostile_site())
    project.build()
    for page in project.site.rglob("*.html"):
        text, count = POLICY.subn("", page.read_text(encoding="utf-8"))
        assert count == 1
        page.write_text(text, encoding="utf-8")
    served = Served(project.site, base="/small/")
    yield served
    served.close()


@pytest.fixture
def page(browser: Browser, bare: Served) -> Iterator[Page]:
    """A page that must end without having run, asked for or shown anything of an author's."""
    context = browser.new_context()
    done: list[str] = []
    context.expose_function("attack", lambda *_: done.append("ran"))
    page = context.new_page()

    def note(request: Request) -> None:
        if urlsplit(request.url).hostname != urlsplit(bare.url).hostname:
            done.append(request.url)

    page.on("request", note)
    page.on("dialog", lambda _: done.append("asked"))
    yield page
    page.evaluate("() => new Promise(done => setTimeout(done, 50))")
    context.close()
    assert done == []


def test_no_page_of_it_does_anything(page: Page, bare: Served) -> None:
    urls = sorted(
        path.parent.relative_to(bare.folder).as_posix() for path in bare.folder.rglob("index.html")
    )
    assert len(urls) > 80
    page.route(re.compile(r"\.(css|png|svg|woff2?)$"), lambda route: route.abort())
    for url in urls:
        if "/later-" in url:
            continue  # they say what the others say
        page.goto(f"{bare.url}{url}/", wait_until="load")
        assert page.locator("[onerror], [onload]").count() == 0


def test_what_the_search_finds_is_text(page: Page, bare: Served) -> None:
    page.goto(f"{bare.url}search/?q=attack", wait_until="load")
    for words in ("attack", "script", "onerror attack", "HYPERLINK", "q00z02q"):
        page.fill(".bw-search__input", words)
        page.press(".bw-search__input", "Enter")
        expect(page.locator(".bw-search__list a.bw-title").first).to_be_visible(timeout=20_000)
    expect(page.locator(".bw-search__list a.bw-title").first).to_contain_text("<img src=x")


def test_a_card_is_text(page: Page, bare: Served) -> None:
    page.goto(f"{bare.url}briefings/2025/later-3/", wait_until="load")
    page.locator(".bw-body a.bw-actor").first.focus()
    expect(page.locator("#bw-card")).to_contain_text("onerror=attack()", timeout=20_000)
