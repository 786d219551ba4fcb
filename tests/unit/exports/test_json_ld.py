from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.actor import ActorKind, NameKind
from briefwright.content.briefing import Citation, DeclaredActor, Note, Status
from briefwright.content.dates import parse_date
from briefwright.content.settings import Site
from briefwright.exports.json_ld import actor_node, briefing_node, render_json_ld
from tests.replacing import replace
from tests.unit.archive.making import actor, briefing, name
from tests.unit.exports.making import SITE, publish

START = "https://example.org/small"
RUSSIA = replace(actor("russia"), kind=ActorKind.STATE)
PUTIN = replace(
    actor("putin", name("Путин", NameKind.NATIVE), "Putin", "V. Putin", title="V. Putin"),
    kind=ActorKind.PERSON,
    member_of=("un",),
    same_as=(("viaf", "1"), ("wikidata", "Q7747")),
)
UN = replace(actor("un", title="UN"), kind=ActorKind.ALLIANCE)
TALKS = briefing("2025/talks", "2025-05", ["russia"], "He met @putin.")
SITE_NODE = {
    "@type": "WebSite",
    "name": "Digests",
    "url": f"{START}/",
    "description": "What happened",
}
DESK = {"@type": "Organization", "name": "The Desk", "url": f"{START}/"}


def report(site: Site = SITE, **changes: Any) -> dict[str, Any]:
    press = publish([replace(TALKS, **changes)], [RUSSIA, PUTIN, UN], site=site)
    node: dict[str, Any] = json.loads(
        render_json_ld(briefing_node(press, press.archive.entries[0]))
    )
    return node


def test_a_briefing_is_a_report_with_all_that_is_known_and_nothing_empty() -> None:
    assert report() == {
        "@context": "https://schema.org",
        "@type": "Report",
        "url": f"{START}/briefings/2025/talks/",
        "mainEntityOfPage": f"{START}/briefings/2025/talks/",
        "identifier": "tag:example.org,2025:briefwright/briefings/2025/talks",
        "headline": "On 2025/talks",
        "abstract": "He met @putin",
        "datePublished": "2025-05",
        "dateModified": "2025-05-01T00:00:00Z",
        "inLanguage": "en",
        "author": DESK,
        "publisher": DESK,
        "isPartOf": SITE_NODE,
        "about": [
            {
                "@type": "Country",
                "@id": f"{START}/actors/russia/#actor",
                "name": "Russia",
                "url": f"{START}/actors/russia/",
            }
        ],
        "mentions": [
            {
                "@type": "Person",
                "@id": f"{START}/actors/putin/#actor",
                "name": "V. Putin",
                "url": f"{START}/actors/putin/",
            }
        ],
        "keywords": ["Threat level: High"],
    }


def test_authors_sources_corrections_and_standing_are_named() -> None:
    found = report(
        authors=("Ana Kovač",),
        language="uk",
        tags=("talks",),
        published=datetime.fromisoformat("2025-05-27T18:00:00+02:00"),
        status=Status.RETRACTED,
        updates=(Note(parse_date("2025-07-01"), "A comma", major=False),),
        corrections=(Note(parse_date("2025-06"), "Wrong day"),),
        sources=(
            Citation("Statement", "https://example.com/", "Office", None, "https://a.example/"),
            Citation("On paper"),
        ),
    )
    assert found["author"] == [{"@type": "Person", "name": "Ana Kovač"}]
    assert found["inLanguage"] == "uk"
    assert found["datePublished"] == "2025-05-27T18:00:00+02:00"
    assert found["dateModified"] == "2025-07-01T00:00:00Z"
    assert found["creativeWorkStatus"] == "Retracted"
    assert found["keywords"] == ["Threat level: High", "talks"]
    assert found["correction"] == [
        {"@type": "CorrectionComment", "text": "Wrong day", "datePublished": "2025-06"}
    ]
    assert found["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Statement",
            "url": "https://example.com/",
            "publisher": {"@type": "Organization", "name": "Office"},
            "archivedAt": "https://a.example/",
        },
        {"@type": "CreativeWork", "name": "On paper"},
    ]


def test_a_briefing_is_about_its_subjects_where_it_says_who_they_are() -> None:
    declared = (
        DeclaredActor("russia", 1, 1),
        DeclaredActor("un", 1, 1, role="Subject"),
    )
    found = report(actors=declared)
    assert [one["name"] for one in found["about"]] == ["UN"]
    assert [one["name"] for one in found["mentions"]] == ["Russia", "V. Putin"]


def test_without_an_address_nothing_claims_to_have_one() -> None:
    assert "://example" not in json.dumps(report(Site(name="Digests")))


def test_an_actor_is_what_its_kind_says_with_its_names_and_what_it_is_elsewhere() -> None:
    press = publish([TALKS], [RUSSIA, PUTIN, UN])
    node = json.loads(render_json_ld(actor_node(press, press.archive.dossiers["putin"])))
    assert node == {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": f"{START}/actors/putin/#actor",
        "name": "V. Putin",
        "alternateName": ["Путин", "Putin"],
        "url": f"{START}/actors/putin/",
        "mainEntityOfPage": f"{START}/actors/putin/",
        "memberOf": [{"@type": "Organization", "name": "UN"}],
        "sameAs": ["https://www.wikidata.org/wiki/Q7747"],
    }


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (ActorKind.STATE, "Country"),
        (ActorKind.GOVERNMENT, "GovernmentOrganization"),
        (ActorKind.PARTY, "PoliticalParty"),
        (ActorKind.PLACE, "Place"),
        (ActorKind.OTHER, "Thing"),
        *((kind, None) for kind in ActorKind),
    ],
)
def test_every_kind_has_a_type(kind: ActorKind, expected: str | None) -> None:
    press = publish([TALKS], [replace(RUSSIA, kind=kind, member_of=("un",)), PUTIN, UN])
    node = actor_node(press, press.archive.dossiers["russia"])
    assert node["@type"] == expected or expected is None
    assert ("memberOf" in node) is (kind not in (ActorKind.STATE, ActorKind.PLACE, ActorKind.OTHER))


HOSTILE = st.text(st.characters(), min_size=1) | st.sampled_from(
    ["</script><script>alert(1)</script>", "<!--", "]]>", "&lt;", "\u2028\u2029", "\\u003c"]
)


@given(HOSTILE)
def test_no_text_leaves_the_script_or_the_string(text: str) -> None:
    rendered = render_json_ld({"@type": "Thing", "name": text})
    assert not set("<>&\u2028\u2029") & set(rendered)
    assert json.loads(rendered)["name"] == text
