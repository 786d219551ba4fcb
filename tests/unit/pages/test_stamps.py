"""Where the stamps of a page before and after an edit are equal, the whole page is equal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.archive import companions, related
from briefwright.content.briefing import SourceText
from briefwright.content.settings import Settings
from briefwright.exports.head import Heads, render_head
from briefwright.exports.press import Press
from briefwright.hosts.mkdocs.particulars import Particulars
from briefwright.pages import (
    charts,
    directory,
    stamps,
    views_actor,
    views_actors,
    views_home,
    years,
)
from briefwright.pages.site import site_files, site_pages
from tests.replacing import replace
from tests.unit.archive.making import actor, briefing
from tests.unit.pages.making import facts_of
from tests.unit.pages.worlds import SETTINGS, SITES, World, edits, seal, settled, worlds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefwright.archive.archive import Archive
    from briefwright.pages.site import SitePage

SIZES = {
    "large": {},
    "small": {
        (years, "WHOLE"): 4,
        (years, "NEWEST"): 2,
        (years, "DENSE"): 3,
        (years, "BY_MONTH"): 2,
        (views_actor, "BUSY"): 2,
        (views_actor, "NEWEST"): 2,
        (stamps, "NEWEST"): 2,
        (views_actor, "GRID_FROM"): 1,
        (views_actor, "BY_MONTH"): 1,
        (directory, "WHOLE"): 4,
        (views_actors, "MOST_NAMED"): 3,
        (views_home, "LATEST"): 2,
        (stamps, "LATEST"): 2,
        (views_home, "MOVERS"): 1,
        (companions, "OFTEN"): 1,
        (related, "MOST_RELATED"): 1,
        (charts, "SPARK_STEPS"): 1,
        (stamps, "MOVERS"): 1,
    },
}
"""Where lists are split, so that small worlds have every kind of page."""


@pytest.fixture(params=SIZES, scope="module", autouse=True)
def _size(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for (module, name), value in SIZES[request.param].items():
            patch.setattr(module, name, value)
        yield


def look(archive: Archive) -> dict[str, tuple[bytes, Callable[[], object]]]:
    """Return, by its place, the stamp of each page and file, and what makes all of it.

    A line of a file has its own stamp for a place.
    """
    press = Press(archive)
    heads, particulars = Heads(press), Particulars(press)

    def tell(page: SitePage) -> object:
        head = heads.head(page.url, page.route, page.title, page.description)
        return (
            facts_of(page),
            page.toc,
            page.html(),
            render_head(head),
            particulars.meta(page),
            particulars.updated(page, "today"),
            particulars.source(page),
            particulars.search_text(page),
        )

    found: dict[str, tuple[bytes, Callable[[], object]]] = {}
    for page in site_pages(archive):
        found[f"page {page.url}"] = page.stamp, partial(tell, page)
    for file in site_files(press):
        found[f"file {file.path}"] = file.stamp, file.render
        if file.lines is not None:
            lines = file.lines()
            for place, stamp in enumerate(lines.stamps):
                tell_line = partial(lines.render, place)
                found[f"line {file.path} {stamp.hex()}"] = lines.common, tell_line
    return found


def check(before: World, after: World) -> None:
    old, new = look(before.assemble()), look(after.assemble())
    for place in old.keys() & new.keys():
        (one, tell), (other, retell) = old[place], new[place]
        if one == other:
            assert tell() == retell(), place


@settings(max_examples=60)
@given(st.data())
def test_equal_stamps_mean_equal_pages(data: st.DataObject) -> None:
    before = data.draw(worlds())
    check(before, data.draw(edits(before)))


@settings(max_examples=15)
@given(worlds(), SETTINGS)
def test_a_page_depends_on_the_settings(world: World, changed: Settings) -> None:
    check(world, settled(world, changed))


def test_with_the_last_briefing_every_page_loses_the_feed() -> None:
    nato = seal(actor("nato", standing=True))
    one = seal(briefing("2025/a", "2025-05-01"))
    site = Settings(site=SITES[0])
    before = World({one.path: one}, {nato.path: nato}, site)
    after = World({}, {nato.path: nato}, site)
    check(before, after)
    place = "page actors/nato/"
    assert look(before.assemble())[place][0] != look(after.assemble())[place][0]


def test_a_word_in_a_body_reaches_the_pages_that_show_it_and_no_other() -> None:
    actors = {each.path: seal(each) for each in (actor("nato", title="NATO"), actor("iran"))}
    told = [seal(briefing(f"2025/{key}", "2025-05-01", ["iran"], "Iran spoke.")) for key in "abc"]
    named = seal(briefing("2025/d", "2025-05-02", ["nato"], "NATO spoke.\n\nAnd then."))
    edited = seal(replace(named, source=SourceText("NATO spoke.\n\nAnd now.", 20)))
    every = {each.path: each for each in (*told, named)}
    old = look(World(every, actors).assemble())
    new = look(World({**every, edited.path: edited}, actors).assemble())
    pages = [place for place in old if place.startswith("page ")]
    changed = {place for place in pages if old[place][0] != new[place][0]}
    assert changed == {"page briefings/2025/d/", "page actors/nato/"}


def test_a_further_name_reaches_what_a_search_finds_by_it() -> None:
    one = seal(briefing("2025/a", "2025-05-01", ["nato"], "It met."))
    old, new = (seal(actor("nato", *names, title="NATO")) for names in ((), ("The Alliance",)))
    worlds = [World({one.path: one}, {each.path: each}) for each in (old, new)]
    check(*worlds)
    first, second = (look(world.assemble())["page briefings/2025/a/"][0] for world in worlds)
    assert first != second
