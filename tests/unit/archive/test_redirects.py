from __future__ import annotations

from briefwright.archive.redirects import check_redirects
from tests.unit.archive.making import actor, prepare, told


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
