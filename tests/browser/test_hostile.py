"""Hostile texts in a real browser: each wall holds with the others off.

Here nothing is refused: bodies that a check would never let pass are rendered all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from briefwright.publish.policy import MATERIAL, Policy
from tests.browser.hostile import MARKUP, hostile_bodies
from tests.browser.watching import Seen, Watch
from tests.unit.markup.making import render
from tests.unit.names.making import make_actor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

CASES = hostile_bodies()
BATCH = 10
RUSSIA = make_actor("russia", "Russia")
PLAIN = '<!doctype html><html><head><meta charset="utf-8"></head><body>{}</body></html>'
MARK = '<div class="bw-body">'


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    watch = Watch(browser)
    yield watch
    watch.close()


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 300
    assert len(set(CASES.values())) == len(CASES)


def test_without_a_policy_nothing_that_is_rendered_does_anything(watch: Watch) -> None:
    """Bodies as they are rendered and cleaned, on pages without a policy, ten to a page."""
    names = [*CASES]
    bodies = [render(text, [RUSSIA]).html for text in CASES.values()]
    harmful = {
        tuple(names[at : at + BATCH]): seen
        for at in range(0, len(bodies), BATCH)
        if not (seen := watch.open(PLAIN.format("".join(bodies[at : at + BATCH])))).is_harmless
    }
    assert harmful == {}


def test_the_browser_would_show_it(watch: Watch) -> None:
    """Bodies with HTML allowed and nothing cleaned: most do what they are meant to do."""
    pages = [PLAIN.format(show_raw(text)) for text in [*CASES.values()][::3]]
    seen = [watch.open(page) for page in pages]
    seen += [watch.open(page) for page, one in zip(pages, seen, strict=True) if not one.ran]
    assert sum(one.ran > 0 for one in seen) >= 50, "a busy machine was given a second look"
    assert sum(bool(one.asked) for one in seen) >= 15
    assert sum(bool(one.went) for one in seen) >= 4
    assert sum(bool(one.led) for one in seen) >= 5


def test_with_the_policy_nothing_runs_even_where_nothing_is_cleaned(
    watch: Watch, finished: Path
) -> None:
    """Raw HTML in the middle of a finished page. A policy cannot keep a page from going away."""
    page = min((finished / "briefings").glob("*/*/index.html")).read_text("utf-8")
    ran: dict[str, Seen] = {}
    blocked = 0
    for name, markup in MARKUP.items():
        seen = watch.open(page.replace(MARK, f"{MARK}{markup}", 1))
        blocked += bool(seen.violations)
        if seen.ran or (seen.asked and not seen.went):
            ran[name] = seen
    assert ran == {}
    assert blocked >= 50


def show_raw(text: str) -> str:
    """Return a body as a renderer without any wall would give it."""
    parser = MarkdownIt("commonmark", {"html": True})
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005
    return str(parser.render(text))


def test_a_policy_that_let_scripts_in_would_be_noticed(watch: Watch) -> None:
    page = Policy(MATERIAL).complete(PLAIN.format("<script>attack()</script>"))
    assert watch.open(page).ran == 0
    assert watch.open(page.replace("script-src", "script-src 'unsafe-inline'")).ran == 1
