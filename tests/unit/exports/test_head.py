from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from briefwright.content.settings import Site
from briefwright.exports.head import Head, Heads, render_head
from tests.replacing import replace
from tests.unit.archive.making import actor, briefing
from tests.unit.exports.making import publish

if TYPE_CHECKING:
    from briefwright.exports.press import Press

TALKS = briefing("2025/talks", "2025-05-27", ["russia"], tags=("talks",))
RUSSIA = actor("russia")
NATO = actor("nato", standing=True)
PRESS = publish([TALKS], [RUSSIA, NATO])


def head(*route: str, press: Press = PRESS) -> Head:
    url = "".join(f"{part}/" for part in route)
    return Heads(press).head(url, route, "Title", "In short")


def feeds(*route: str, press: Press = PRESS) -> list[str]:
    return [feed.href for feed in head(*route, press=press).feeds]


def test_a_briefing_is_an_article_with_its_dates() -> None:
    assert head("briefings", "2025", "talks").properties == (
        ("og:site_name", "Digests"),
        ("og:type", "article"),
        ("og:title", "Title"),
        ("og:description", "In short"),
        ("og:url", "https://example.org/small/briefings/2025/talks/"),
        ("article:published_time", "2025-05-27"),
        ("article:modified_time", "2025-05-27T00:00:00Z"),
        ("article:tag", "talks"),
    )
    assert json.loads(head("briefings", "2025", "talks").json_ld)["@type"] == "Report"


def test_home_is_a_website_and_a_list_is_nothing_of_its_own() -> None:
    assert dict(head().properties)["og:type"] == "website"
    assert dict(head().properties)["og:title"] == "Digests"
    assert json.loads(head().json_ld)["@type"] == "WebSite"
    assert head("chronology").json_ld == ""


def test_every_page_announces_the_sites_feed_and_its_own_part_of_it() -> None:
    assert feeds() == ["feed.xml", "feed.json"]
    assert feeds("chronology", "2025") == ["../../feed.xml", "../../feed.json"]
    assert feeds("actors", "russia") == [
        "../../feed.xml",
        "../../feed.json",
        "feed.xml",
        "feed.json",
    ]
    assert feeds("actors", "russia", "2025")[2:] == ["../feed.xml", "../feed.json"]
    assert feeds("threat-levels", "high")[2:] == ["feed.xml", "feed.json"]
    titles = [feed.title for feed in head("threat-levels", "high").feeds]
    assert titles == ["Digests", "Digests", *["Digests: threat level High"] * 2]


def test_no_page_announces_a_feed_that_is_not_there() -> None:
    assert feeds("actors", "nato") == ["../../feed.xml", "../../feed.json"]
    assert feeds("threat-levels", "low") == ["../../feed.xml", "../../feed.json"]
    assert feeds(press=publish([TALKS], [RUSSIA], site=Site())) == []
    assert feeds(press=publish([], [NATO])) == []


def test_without_an_address_there_is_none_in_the_head() -> None:
    found = head("briefings", "2025", "talks", press=publish([TALKS], [RUSSIA], site=Site()))
    assert "og:url" not in dict(found.properties)
    assert dict(found.properties)["og:site_name"] == "Briefings"


def elements(found: Head) -> Any:
    page = f"<html><head>{render_head(found)}</head><body></body></html>"
    return html.document_fromstring(page).xpath("/html/head/*")


def test_a_head_is_rendered_as_elements_one_to_a_line() -> None:
    found = head("actors", "russia")
    assert render_head(found).count("\n") == len(elements(found))
    assert [element.tag for element in elements(found)] == [*["meta"] * 6, *["link"] * 4, "script"]
    assert elements(found)[0].attrib == {"name": "description", "content": "In short"}
    assert "description" not in render_head(found, described=True).partition("og:title")[0]
    link = elements(found)[8]
    assert dict(link.attrib) == {
        "rel": "alternate feed",
        "type": "application/atom+xml",
        "title": "Digests: Russia",
        "href": "feed.xml",
    }


# Controls and surrogates are no characters of HTML: its parsers replace or drop them.
PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]))
HOSTILE = PLAIN | st.sampled_from(['"><script>alert(1)</script>', "</head>", "&quot;", "'"])


@given(HOSTILE, HOSTILE)
def test_hostile_text_stays_in_its_attribute(title: str, name: str) -> None:
    site = replace(PRESS.site, name=name)
    press = publish([replace(TALKS, title=title or "x")], [RUSSIA], site=site)
    found = Heads(press).head("actors/russia/", ("actors", "russia"), title, title)
    page = elements(found)
    assert {element.tag for element in page} == {"meta", "link", "script"}
    contents = {element.get("property"): element.get("content") for element in page}
    assert contents["og:title"] == title
    assert contents["og:site_name"] == (name or "Briefings")
    assert "</head>" not in render_head(found)
