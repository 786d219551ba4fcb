"""Laws of every page, whatever the archive holds."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from briefwright.content.settings import Settings
from briefwright.content.threat import make_scale
from briefwright.exports.addresses import Addresses
from briefwright.exports.levels_csv import levels_files
from briefwright.markup.body import Body, Heading
from briefwright.pages.site import DESCRIPTION_LENGTH, site_pages
from tests.replacing import replace
from tests.unit.pages.making import (
    ACTORS,
    FULL,
    SMALL,
    Site,
    build,
    declared,
    facts_of,
    many,
    resolve,
)

EXTERNAL = re.compile(r"https?://")


@pytest.fixture(scope="module", params=[True, False], ids=["folders", "files"])
def large(request: pytest.FixtureRequest) -> Site:
    """More briefings than one page shows, and an actor that all of them name."""
    return build([*SMALL, *many(180)], ACTORS, Settings(use_directory_urls=bool(request.param)))


@pytest.fixture(scope="module")
def small() -> Site:
    return build(SMALL, ACTORS)


def test_every_kind_of_page_is_there(large: Site) -> None:
    assert {page.kind for page in large.pages.values()} >= {
        "home",
        "briefings",
        "briefings-year",
        "briefing",
        "actors",
        "actor",
        "actor-year",
        "chronology",
        "chronology-year",
        "levels",
        "level",
        "search",
    }


def test_urls_are_unique_and_follow_from_the_route(large: Site) -> None:
    pages = list(site_pages(large.archive))
    routes = large.archive.routes
    assert len({page.url for page in pages}) == len(pages)
    for page in pages:
        make = routes.index if page.is_index else routes.page
        assert page.url == make(*page.route)
    for entry in large.archive.entries:
        assert large.pages[entry.url].source == entry.briefing.path


def test_no_link_is_dead(large: Site) -> None:
    files = {file.path for file in levels_files(large.archive, Addresses(large.archive.settings))}
    for url in large.pages:
        for href in large.links(url):
            if EXTERNAL.match(href):
                continue
            target, _, anchor = href.partition("#")
            if target in files:
                continue
            assert target in large.pages, f"{url} links to {href}"
            if anchor:
                ids = {found.get("id") for found in large.trees[target].cssselect("[id]")}
                assert anchor in ids, f"{url} links to {href}"


def test_ids_are_unique_and_hold_the_table_of_contents(large: Site) -> None:
    for url, page in large.pages.items():
        ids = [found.get("id") for found in large.trees[url].cssselect("[id]")]
        assert len(set(ids)) == len(ids), url
        assert [heading.anchor for heading in page.toc if heading.anchor not in ids] == []


def test_each_page_has_one_title_of_its_own(large: Site) -> None:
    for url, page in large.pages.items():
        titles = large.texts(url, "h1")
        assert titles == ([] if page.kind == "home" else [page.title])


def test_a_page_is_the_same_each_time(small: Site) -> None:
    for page in site_pages(small.archive):
        assert facts_of(page) == facts_of(small.pages[page.url])
        assert page.html() == page.html() == small.pages[page.url].html()


def test_descriptions_are_plain_and_short(large: Site) -> None:
    for page in large.pages.values():
        assert 0 < len(page.description) <= DESCRIPTION_LENGTH
        assert page.description == " ".join(page.description.split())
    assert large.pages[large.archive.routes.briefing("2023/mutiny")].description == FULL.summary


def test_pages_need_neither_styles_nor_scripts(large: Site) -> None:
    for tree in large.trees.values():
        assert tree.cssselect("script, style, [style], [onclick], [onerror], iframe") == []
        inert = tree.cssselect("template form")  # what a template holds is not in the page
        assert tree.cssselect("form") == inert


def test_every_list_says_what_it_is_sorted_by(large: Site) -> None:
    for url, page in large.pages.items():
        if large.trees[url].cssselect(".bw-row, .bw-names li"):
            assert large.texts(url, ".bw-sorting"), page.kind


def test_an_empty_archive_says_so_on_every_page() -> None:
    site = build()
    assert set(site.pages) >= {"", "briefings/", "actors/", "chronology/", "threat-levels/"}
    for url in site.pages:
        assert site.texts(url, ".bw-empty") or url == "threat-levels/"
    assert site.links("") == []


def test_another_body_changes_the_page_and_nothing_else(small: Site) -> None:
    page = small.pages["briefings/2023/mutiny/"]
    body = Body.of("<h2 id='new'>New</h2>", toc=(Heading(2, "New", "new"),))
    changed = page.with_body(body)
    assert changed.url == page.url
    assert changed.toc[0] == body.toc[0]
    assert html.fromstring(changed.html()).cssselect(".bw-body #new")
    assert not html.fromstring(page.html()).cssselect(".bw-body #new")
    chronology = small.pages["chronology/"]
    assert chronology.with_body(body) is chronology


def test_section_anchors_give_way_to_those_of_a_text(small: Site) -> None:
    page = small.pages["briefings/2023/mutiny/"]
    body = Body.of('<h2 id="bw-sources">Mine</h2>')
    tree = html.fromstring(page.with_body(body).html())
    assert len(tree.cssselect("#bw-sources")) == 1
    assert len(tree.cssselect("#bw-sources-")) == 1


def test_any_scale_has_words_and_shapes() -> None:
    scale = make_scale(("calm", "Calm", "Quiet."), ("alert", "Alert", "Loud."))
    site = build(
        [replace(FULL, threat_level="alert", actors=(declared("russia", "calm"),))],
        ACTORS,
        Settings(scale=scale),
    )
    assert site.texts("threat-levels/", ".bw-badge") == ["Alert", "Calm"]
    assert len(site.trees[""].cssselect("symbol")) == 3


# Text of any field stays text.

HOSTILE = st.lists(
    st.sampled_from(
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            '"><b>',
            "' autofocus onfocus='alert(1)",
            "&lt;i&gt;",
            "{{ 7*7 }}",
            "{% raw %}",
            "]]>",
            "-->",
            "</title>",
            "javascript:alert(1)",
            "\N{RIGHT-TO-LEFT OVERRIDE}",
            "שלום",
            "a b",
        ]
    ),
    min_size=1,
    max_size=4,
).map(lambda parts: f"z{' '.join(parts)}z")


def with_text(text: str) -> Site:
    """Return a site in which every text of an author is this one."""
    spoken = replace(
        FULL,
        title=text,
        summary=text,
        authors=(text,),
        tags=(text,),
        situation=text,
        tlp=text,
        actors=tuple(
            replace(each, role=text, reason=text if each.threat_level else None)
            for each in FULL.actors
        ),
        events=tuple(replace(each, title=text) for each in FULL.events),
        sources=tuple(
            replace(each, title=text, publisher=text, url=text, archived=text)
            for each in FULL.sources
        ),
        updates=tuple(replace(each, text=text) for each in FULL.updates),
        corrections=tuple(replace(each, text=text) for each in FULL.corrections),
    )
    actors = [
        replace(
            each,
            canonical=replace(each.canonical, text=f"{text} {each.id}"),
            names=tuple(
                replace(one, text=f"{text} {number} {each.id}", lang=text)
                for number, one in enumerate(each.names)
            ),
            country=text,
            same_as=(("wikidata", text), (text, text)),
        )
        for each in ACTORS
    ]
    scale = make_scale(("low", text, text), ("elevated", text, text), ("critical", text, text))
    return build([spoken], actors, Settings(scale=scale))


def shape(tree: html.HtmlElement) -> list[tuple[str, tuple[str, ...]]]:
    return [(str(each.tag), tuple(sorted(each.keys()))) for each in tree.iter()]


HARMLESS = {url: shape(tree) for url, tree in with_text("zoz").trees.items()}


@settings(max_examples=40)
@given(HOSTILE)
def test_text_never_becomes_markup(text: str) -> None:
    site = with_text(text)
    assert {url: shape(tree) for url, tree in site.trees.items()} == HARMLESS
    for url in site.pages:
        for href in site.links(url):
            assert href.partition("#")[0] in site.pages


def test_a_dangerous_address_is_text(small: Site) -> None:
    trees = small.trees.values()
    links = [link for tree in trees for link in tree.cssselect("a[href]")]
    assert not [link for link in links if "javascript" in link.get("href", "")]
    sources = small.texts("briefings/2023/mutiny/", ".bw-sources li")
    assert sources == [
        "A page Example example.org accessed 30 June 2023",
        "A trap javascript:alert(1) archived copy",
    ]
    assert resolve("a/b/", "../c/#d") == "a/c/#d"
