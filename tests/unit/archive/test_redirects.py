from __future__ import annotations

from briefwright.archive.redirects import check_redirects
from tests.unit.archive.making import actor, briefing, prepare, told


def test_a_redirect_from_a_live_page_names_the_page() -> None:
    sources = prepare([], [actor("kyiv", redirect_from=("kiev", "odesa")), actor("odesa")])
    assert told(check_redirects(sources)) == [
        (
            'docs/actors/kyiv.md:6:26 redirect-clash a redirect from "odesa" would hide the page of'
            ' docs/actors/odesa.md | take "odesa" out of redirect_from'
        )
    ]


def test_a_redirect_from_the_actors_own_page_is_a_clash() -> None:
    sources = prepare([], [actor("kyiv", redirect_from=("kyiv",))])
    assert len(told(check_redirects(sources))) == 1


def test_two_redirects_from_one_id_name_both_places() -> None:
    sources = prepare(
        [], [actor("a", redirect_from=("old",)), actor("b", redirect_from=("x", "old"))]
    )
    assert told(check_redirects(sources)) == [
        (
            'docs/actors/b.md:6:26 redirect-clash "old" redirects elsewhere already'
            " (see docs/actors/a.md:6:17) | keep the entry in the one file"
            " that the old page became"
        )
    ]


def test_a_briefing_leads_its_former_places_to_it() -> None:
    moved = briefing("2026/new", "2026", redirect_from=("2026/old",))
    assert told(check_redirects(prepare([moved], []))) == []


def test_a_redirect_from_a_list_or_a_live_briefing_is_a_clash() -> None:
    moved = briefing("2026/new", "2026", redirect_from=("2026", "2026-05", "2026/live"))
    found = told(check_redirects(prepare([moved, briefing("2026/live", "2026")], [])))
    assert [each.partition(" would hide ")[2].partition(" |")[0] for each in found] == [
        "the list of 2026",
        "the list of 2026-05",
        "the page of briefings/2026/live.md",
    ]
