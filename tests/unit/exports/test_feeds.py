from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree, html

from briefwright.content.briefing import Citation, Note, Status
from briefwright.content.dates import parse_date
from briefwright.content.settings import Site
from briefwright.exports.feeds import feed_files
from tests.replacing import replace
from tests.unit.archive.making import actor, briefing
from tests.unit.exports.making import SITE, publish

if TYPE_CHECKING:
    from briefwright.content.briefing import Briefing
    from briefwright.exports.press import Press

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:[a-z0-9.-]+,2025:briefwright/[a-z0-9/-]+")

RUSSIA = actor("russia", title="Russia & Co")
NATO = actor("nato", title="NATO", standing=True)
TALKS = briefing(
    "2025/talks",
    "2025-05-27",
    ["russia"],
    "He said so.",
    title="Talks <stall> & fail",
    authors=("Ana Kovač", "A & B"),
    tags=("ceasefire",),
    language="uk",
)
LULL = briefing("2025/lull", "2025-05-29", [], threat_level="unknown")

AUTHORS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "minProperties": 1,
        "properties": {
            "name": {"type": "string"},
            "url": {"type": "string", "format": "uri"},
            "avatar": {"type": "string", "format": "uri"},
        },
        "additionalProperties": False,
    },
}
TEXT = {"type": "string", "minLength": 1}
URI = {"type": "string", "pattern": "^https://[^ ]+$"}
MOMENT = {"type": "string", "pattern": f"^{INSTANT.pattern}$"}
ITEM = {
    "type": "object",
    "required": ["id", "content_html", "url", "title"],
    "properties": {
        "id": TEXT,
        "url": URI,
        "title": TEXT,
        "content_html": {"type": "string"},
        "summary": TEXT,
        "date_published": MOMENT,
        "date_modified": MOMENT,
        "authors": AUTHORS,
        "tags": {"type": "array", "items": TEXT, "uniqueItems": True},
        "language": {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
    },
    "additionalProperties": False,
}
JSON_FEED = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "JSON Feed 1.1, as far as this program writes it",
    "type": "object",
    "required": ["version", "title", "home_page_url", "feed_url", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": TEXT,
        "home_page_url": URI,
        "feed_url": URI,
        "description": TEXT,
        "language": TEXT,
        "authors": AUTHORS,
        "items": {"type": "array", "items": ITEM, "minItems": 1},
    },
    "additionalProperties": False,
}


def render(press: Press) -> dict[str, str]:
    return {file.path: file.render() for file in feed_files(press)}


def atom(press: Press, path: str = "feed.xml") -> Any:
    return parse(render(press)[path])


def parse(text: str) -> Any:
    return etree.fromstring(text.encode("utf-8", "strict"))


def items(press: Press, path: str = "feed.json") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render(press)[path])["items"]
    return found


def texts(feed: Any, path: str) -> list[str]:
    return [
        str(found.text) for found in feed.findall("/".join(f"{ATOM}{x}" for x in path.split("/")))
    ]


def check_atom(feed: Any) -> None:
    """Check what RFC 4287 asks of feeds and entries, sections 4.1.1 and 4.1.2."""
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for part in (feed, *entries):
        for name in ("id", "title", "updated"):
            (found,) = part.findall(f"{ATOM}{name}")
            assert found.text
        names = [found.text for found in part.findall(f"{ATOM}author/{ATOM}name")]
        assert names
        assert all(names)
        (alternate,) = part.xpath("*[local-name()='link' and @rel='alternate']/@href")
        assert alternate.startswith("https://example.org/small/")
        for category in part.findall(f"{ATOM}category"):
            assert category.get("term")
    (self_link,) = feed.xpath("*[local-name()='link' and @rel='self']/@href")
    assert self_link.endswith("feed.xml")
    for moment in feed.xpath("//*[local-name()='updated' or local-name()='published']"):
        assert INSTANT.fullmatch(moment.text)
        assert datetime.fromisoformat(moment.text).tzinfo
    ids = [found.text for found in feed.xpath("//*[local-name()='id']")]
    assert len(set(ids)) == len(ids)
    assert all(TAG.fullmatch(found) for found in ids)
    for content in feed.findall(f"{ATOM}entry/{ATOM}content"):
        assert content.get("type") == "html"
        check_links(content.text)


def check_links(text: str) -> None:
    for link in html.fragment_fromstring(text, create_parent="div").xpath("//@href | //@src"):
        assert re.match(r"(https?://|mailto:)", link), link


def check_json(text: str) -> None:
    Draft202012Validator.check_schema(JSON_FEED)
    record = json.loads(text)
    Draft202012Validator(JSON_FEED).validate(record)
    ids = [item["id"] for item in record["items"]]
    assert len(set(ids)) == len(ids)
    for item in record["items"]:
        check_links(item["content_html"])


def check_all(press: Press) -> None:
    for path, text in render(press).items():
        if path.endswith(".xml"):
            check_atom(parse(text))
        else:
            check_json(text)


def test_there_is_a_feed_for_the_site_each_named_actor_and_each_level_in_use() -> None:
    press = publish([TALKS, LULL], [RUSSIA, NATO])
    assert sorted(render(press)) == [
        "actors/russia/feed.json",
        "actors/russia/feed.xml",
        "feed.json",
        "feed.xml",
        "threat-levels/high/feed.json",
        "threat-levels/high/feed.xml",
        "threat-levels/unknown/feed.json",
        "threat-levels/unknown/feed.xml",
    ]
    check_all(press)


def test_a_feed_says_what_it_is() -> None:
    press = publish([TALKS, LULL], [RUSSIA])
    feed = atom(press, "actors/russia/feed.xml")
    assert texts(feed, "title") == ["Digests: Russia & Co"]
    assert texts(feed, "id") == ["tag:example.org,2025:briefwright/feed/actors/russia"]
    assert texts(feed, "author/name") == ["The Desk"]
    assert feed.xpath("*[local-name()='link']/@href") == [
        "https://example.org/small/actors/russia/feed.xml",
        "https://example.org/small/actors/russia/",
    ]
    record = json.loads(render(press)["threat-levels/high/feed.json"])
    assert record["title"] == "Digests: threat level High"
    assert record["home_page_url"] == "https://example.org/small/threat-levels/high/"
    assert record["feed_url"] == "https://example.org/small/threat-levels/high/feed.json"


def test_an_entry_has_the_fields_of_its_briefing() -> None:
    press = publish([TALKS], [RUSSIA])
    (entry,) = atom(press).findall(f"{ATOM}entry")
    assert texts(entry, "id") == ["tag:example.org,2025:briefwright/briefings/2025/talks"]
    assert texts(entry, "title") == ["Talks <stall> & fail"]
    assert texts(entry, "author/name") == ["Ana Kovač", "A & B"]
    assert texts(entry, "summary") == ["He said so"]
    assert texts(entry, "published") == ["2025-05-27T00:00:00Z"]
    assert entry.get(LANG) == "uk"
    assert [dict(found.attrib) for found in entry.findall(f"{ATOM}category")] == [
        {
            "term": "high",
            "label": "High",
            "scheme": "tag:example.org,2025:briefwright/threat-levels",
        },
        {
            "term": "russia",
            "label": "Russia & Co",
            "scheme": "tag:example.org,2025:briefwright/actors",
        },
        {"term": "ceasefire"},
    ]
    (item,) = items(press)
    assert {key: item[key] for key in item if key != "content_html"} == {
        "id": "tag:example.org,2025:briefwright/briefings/2025/talks",
        "url": "https://example.org/small/briefings/2025/talks/",
        "title": "Talks <stall> & fail",
        "date_published": "2025-05-27T00:00:00Z",
        "date_modified": "2025-05-27T00:00:00Z",
        "authors": [{"name": "Ana Kovač"}, {"name": "A & B"}],
        "tags": ["Threat level: High", "Russia & Co", "ceasefire"],
        "language": "uk",
        "summary": "He said so",
    }


def test_without_an_address_there_are_no_feeds() -> None:
    assert render(publish([TALKS], [RUSSIA], site=Site(name="Digests"))) == {}


def test_an_archive_without_briefings_has_no_feed_to_date() -> None:
    assert render(publish([], [NATO])) == {}


BODY = """<h2 id="a">A<a class="headerlink" href="#a" title="Permanent link">¶</a></h2>
<p><a href="../../../actors/russia/">Russia</a>
<a href="#a">above</a><a href="mailto:a@example.org">mail</a>
<img src="../the%20map.gif" alt="A map" loading="lazy"></p>
<p>&lt;a class="headerlink"&gt;¶&lt;/a&gt;</p>"""


def test_content_is_whole_and_every_link_in_it_absolute() -> None:
    press = publish([TALKS], [RUSSIA], html={TALKS.path: BODY})
    (item,) = items(press)
    (content,) = texts(atom(press), "entry/content")
    assert content == item["content_html"]
    page = "https://example.org/small/briefings/2025/talks/"
    tree = html.fragment_fromstring(content, create_parent="div")
    assert tree.xpath("//@href | //@src") == [
        "https://example.org/small/actors/russia/",
        f"{page}#a",
        "mailto:a@example.org",
        "https://example.org/small/briefings/2025/the%20map.gif",
    ]
    assert tree.text_content().count("¶") == 1
    assert tree.xpath("string(h2)") == "A"
    assert '<a class="headerlink">¶</a>' in tree.text_content()


def test_sources_stand_below_the_text() -> None:
    sources = (
        Citation("A <statement>", "https://example.com/?a=1&b=2", "Office & Co"),
        Citation("On paper", accessed=parse_date("2025-05"), archived="https://example.net/x"),
    )
    (item,) = items(publish([replace(TALKS, sources=sources)], [RUSSIA]))
    tree = html.fragment_fromstring(item["content_html"], create_parent="div")
    assert [found.text_content() for found in tree.xpath("ol/li")] == [
        "A <statement>, Office & Co",
        "On paper, accessed May 2025, archived copy",
    ]
    assert tree.xpath("ol//@href") == ["https://example.com/?a=1&b=2", "https://example.net/x"]


def notes(*pairs: tuple[str, str], major: bool = True) -> tuple[Note, ...]:
    return tuple(Note(parse_date(date), text, major) for date, text in pairs)


def updated(press: Press) -> dict[str, str]:
    return {item["id"].rpartition("/")[2]: item["date_modified"] for item in items(press)}


def test_corrections_and_major_updates_count_as_changes_and_minor_ones_do_not() -> None:
    changed = replace(
        TALKS,
        published=datetime.fromisoformat("2025-05-27T18:00:00+02:00"),
        corrections=notes(("2025-06-01", "The day was <wrong>")),
        updates=notes(("2025-05-30", "Adds a word"), ("2025-07-01", "A comma"), major=False),
    )
    press = publish([changed], [RUSSIA])
    (item,) = items(press)
    assert item["date_published"] == "2025-05-27T18:00:00+02:00"
    assert item["date_modified"] == "2025-06-01T00:00:00Z"
    tree = html.fragment_fromstring(item["content_html"], create_parent="div")
    assert [found.text_content() for found in tree.xpath("p")][:3] == [
        "Correction, 1 June 2025. The day was <wrong>",
        "Update, 1 July 2025. A comma",
        "Update, 30 May 2025. Adds a word",
    ]
    major = replace(changed, updates=notes(("2025-08", "More")))
    assert updated(publish([major], [RUSSIA])) == {"talks": "2025-08-01T00:00:00Z"}


def test_a_time_has_the_offset_that_its_author_wrote() -> None:
    late = replace(TALKS, published=datetime.fromisoformat("2025-05-26T23:30:00-07:00"))
    (moment,) = texts(atom(publish([late], [RUSSIA])), "entry/published")
    assert moment == "2025-05-26T23:30:00-07:00"


def test_what_no_longer_holds_says_so_first_of_all() -> None:
    gone = replace(TALKS, status=Status.RETRACTED)
    (item,) = items(publish([gone], [RUSSIA]))
    assert item["title"] == "Retracted: Talks <stall> & fail"
    assert item["content_html"].startswith(
        "<p><strong>Retracted.</strong> Do not rely on what it says.</p>"
    )


def test_a_superseded_briefing_is_news_on_the_day_of_its_successor_and_leads_to_it() -> None:
    newer = replace(LULL, supersedes=TALKS.id, title="The lull")
    press = publish([TALKS, newer], [RUSSIA])
    first, second = items(press)
    assert first["id"].endswith("2025/lull")
    assert second["title"] == "Superseded: Talks <stall> & fail"
    assert second["date_modified"] == "2025-05-29T00:00:00Z"
    assert second["content_html"].startswith(
        "<p><strong>Superseded.</strong> It no longer says what is known. It is replaced by "
        '<a href="https://example.org/small/briefings/2025/lull/">The lull</a>.</p>'
    )


def test_the_newest_change_is_first_and_feeds_are_capped() -> None:
    many = [briefing(f"b{number}", f"2024-01-{number % 28 + 1:02d}") for number in range(60)]
    many[0] = replace(many[0], corrections=notes(("2025-01-01", "Wrong")))
    press = publish(many)
    moments = [item["date_modified"] for item in items(press)]
    assert len(moments) == 50
    assert moments == sorted(moments, reverse=True)
    assert items(press)[0]["id"].endswith("/b0")


@pytest.mark.parametrize(
    ("size", "expected"), [(100, 20), (4096, 12), (200_000, 5)], ids=["short", "usual", "long"]
)
def test_an_actors_feed_is_capped_by_its_length_too(size: int, expected: int) -> None:
    many = [briefing(f"b{number}", "2024-01-01", ["russia"]) for number in range(30)]
    bodies = {each.path: "x" * size for each in many}
    press = publish(many, [RUSSIA], html=bodies)
    assert len(items(press, "actors/russia/feed.json")) == expected


def test_ids_do_not_change_with_title_date_or_folder() -> None:
    def ids(changed: Briefing, url: str) -> set[str]:
        site = replace(SITE, url=url)
        files = render(publish([changed], [RUSSIA], site=site))
        return {
            str(found.text)
            for path, text in files.items()
            if path.endswith(".xml")
            for found in parse(text).iter(f"{ATOM}id")
        }

    before = ids(TALKS, "https://example.org/small/")
    changed = replace(TALKS, title="Other", date=parse_date("2020-01-01"))
    assert ids(changed, "https://EXAMPLE.org:8443/moved/here/") == before
    assert ids(TALKS, "https://example.net/small/") != before


def test_an_editor_may_say_what_ids_begin_with() -> None:
    press = publish([TALKS], [RUSSIA], id_prefix="tag:desk@example.org,2019:north")
    assert [item["id"] for item in items(press)] == [
        "tag:desk@example.org,2019:north/briefings/2025/talks"
    ]


@pytest.mark.parametrize(
    ("url", "start"),
    [
        ("https://münchen.example/", "tag:xn--mnchen-3ya.example,2025:"),
        ("http://[::1]:8000/", "tag:1,2025:"),
        (f"https://{'ä' * 80}.example/", "tag:example,2025:"),
    ],
)
def test_any_host_makes_an_id(url: str, start: str) -> None:
    press = publish([TALKS], [RUSSIA], site=replace(SITE, url=url))
    assert items(press)[0]["id"].startswith(start)


def test_equal_archives_give_equal_bytes() -> None:
    actors = [RUSSIA, NATO]
    assert render(publish([TALKS, LULL], actors)) == render(publish([LULL, TALKS], actors[::-1]))


HOSTILE = st.text(st.characters(), min_size=1).filter(str.strip) | st.sampled_from(
    ["]]>", "</title><script>alert(1)</script>", '" onload="x', "&lt;b&gt;", "\x00\x0b\ufffe", "￿"]
)


def shown(text: str) -> str:
    """Return the text as XML hands it out: what it cannot hold replaced, line ends as one sign."""
    return (
        re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
@example("Title", "Name", "\ud800", "Summary").via("half of a surrogate pair in a note")
def test_hostile_text_stays_text(title: str, name: str, note: str, summary: str) -> None:
    hostile = replace(
        TALKS,
        title=title,
        authors=(name,),
        tags=(note,),
        summary=summary,
        corrections=notes(("2025-06-01", note)),
        sources=(Citation(title, "https://example.com/", name),),
    )
    site = replace(SITE, name=name, description=note, author=title)
    press = publish([hostile], [actor("russia", title=name)], site=site)
    check_all(press)
    feed = atom(press)
    assert texts(feed, "entry/title") == [shown(title)]
    assert texts(feed, "entry/author/name") == [shown(name)]
    assert texts(feed, "entry/summary") == [shown(summary)]
    assert texts(feed, "subtitle") == [shown(note)]
    (item,) = items(press)
    assert shown(item["title"]) == shown(title)
    tree = html.fragment_fromstring(item["content_html"], create_parent="div")
    assert {str(found.tag) for found in tree.iter()} <= {
        "div",
        "p",
        "strong",
        "h2",
        "ol",
        "li",
        "a",
    }
    assert not tree.xpath("//@*[name() != 'href']")
