"""The chronology's filter, actor cards and copying, in a real browser with the sample site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.serving import Served

FIGURES = re.compile(r"(\d+) of (\d+) entries on this page, (\d+) of (\d+) in the whole chronology")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page
    context.close()
    assert faults == []


def status(page: Page) -> tuple[int, ...]:
    """Return shown, on the page, found, in all: once the figures of all months are there."""
    told = page.locator(".bw-filter [role=status]")
    expect(told).to_have_text(FIGURES)
    found = FIGURES.search(told.inner_text())
    assert found
    return tuple(map(int, found.groups()))


def visible(page: Page) -> int:
    return page.locator(".bw-row:visible").count()


def test_the_filter_follows_the_url_and_its_counts_follow_the_filter(
    page: Page, served: Served
) -> None:
    page.goto(f"{served.url}chronology/?level=high,critical&kind=briefing")
    shown, total, found, whole = status(page)
    assert 0 < shown < total
    assert found <= whole
    assert visible(page) == shown
    counts = page.locator(".bw-month .bw-count").all_inner_texts()
    assert sum(int(text.split(" of ")[0]) for text in counts) == shown
    cells = page.locator(".bw-grid td a").all_inner_texts()
    # A month that has events alone has nothing that could be at a level.
    assert sum(int(text.split("/")[0]) for text in cells if text != "–") == found
    assert page.locator(".bw-row:visible .bw-kind").all_inner_texts() == ["Briefing"] * shown


def test_each_choice_narrows_and_stands_in_the_url(page: Page, served: Served) -> None:
    page.goto(f"{served.url}chronology/")
    bar = page.get_by_role("form", name="Filter")
    everything = visible(page)
    whole = page.locator(".bw-month .bw-count").all_inner_texts()
    bar.get_by_label("Events").check()
    events = visible(page)
    assert 0 < events < everything
    assert page.url.endswith("?kind=event")
    actor = bar.get_by_role("combobox", name="Actor")
    actor.select_option(index=1)
    assert visible(page) <= events
    assert re.search(r"\?kind=event&actor=[\w-]+$", page.url)
    link = page.locator(".bw-grid td a").first.get_attribute("href")
    assert link
    assert "?kind=event&actor=" in link
    bar.get_by_role("button", name="remove").click()
    assert visible(page) == events
    bar.get_by_role("button", name="Clear").click()
    assert visible(page) == everything
    assert page.url.endswith("chronology/")
    assert page.locator(".bw-month .bw-count").all_inner_texts() == whole


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("level=nothing", "There is no level “nothing”."),
        ("actor=nobody", "There is no actor “nobody” on this page."),
        ("actor=%3Cb%3Ex", "There is no actor “<b>x” on this page."),
        ("kind=x&kind=y", "There is no kind “x”. There is no kind “y”."),
    ],
)
def test_what_names_nothing_is_said(page: Page, served: Served, query: str, said: str) -> None:
    page.goto(f"{served.url}chronology/?{query}")
    assert status(page)[0] == 0
    expect(page.locator(".bw-filter [role=status]")).to_contain_text(said)


def test_nothing_is_loaded_for_a_filter_that_nobody_uses(page: Page, served: Served) -> None:
    served.take()
    page.goto(f"{served.url}chronology/")
    page.wait_for_load_state("networkidle")
    assert "chronology/months.json" not in [path for path, _ in served.take()]


def test_without_scripts_there_is_no_bar(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.url}chronology/")
    assert page.locator(".bw-filter").count() == 0
    assert visible(page) > 0
    context.close()


def briefing(page: Page, served: Served) -> None:
    """Open the newest briefing."""
    page.goto(f"{served.url}briefings/")
    page.locator(".bw-title").first.click()
    page.wait_for_url("**/briefings/*/*/")


def test_a_card_opens_on_hover_holds_the_pointer_and_closes(page: Page, served: Served) -> None:
    briefing(page, served)
    link, card = page.locator(".bw-body a.bw-actor").first, page.locator("#bw-card")
    link.hover()
    expect(card).to_be_visible()
    expect(card).to_contain_text("Named in")
    assert link.get_attribute("aria-describedby") == "bw-card"
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.locator("h1").hover()
    expect(card).to_be_hidden()
    link.hover()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_a_card_opens_on_focus_and_goes_with_it(page: Page, served: Served) -> None:
    briefing(page, served)
    link, card = page.locator(".bw-body a.bw-actor").first, page.locator("#bw-card")
    page.keyboard.press("Tab")
    link.focus()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert link.evaluate("link => link === document.activeElement")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(card).to_be_visible()
    page.locator(".bw-cite summary").focus()
    expect(card).to_be_hidden()


def test_a_citation_is_copied(page: Page, served: Served) -> None:
    briefing(page, served)
    page.locator(".bw-cite summary").click()
    source = page.locator("[data-bw-copy]").first
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == source.inner_text().strip()


def test_charts_stay_in_the_page_at_320_pixels(browser: Browser, served: Served) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.goto(f"{served.url}actors/")
    for url in ("actors/russia/", "chronology/", "briefings/", ""):
        page.goto(f"{served.url}{url}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, url
    page.close()


def test_a_briefing_on_paper_is_dark_on_white_and_says_where_it_stands(
    browser: Browser, served: Served
) -> None:
    page = browser.new_page(color_scheme="dark")
    briefing(page, served)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".bw-page-briefing").evaluate("one => getComputedStyle(one).color") == (
        "rgba(0, 0, 0, 0.87)"
    )
    forms = page.locator(".bw-cite pre")
    expect(forms.first).to_be_visible()
    expect(forms.first).to_contain_text(urlsplit(page.url).path)
    for gone in (forms.nth(1), page.locator(".bw-cite summary"), page.locator(".bw-related")):
        expect(gone).to_be_hidden()
    page.close()
