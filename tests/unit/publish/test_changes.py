import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.publish.changes import PARTICULARS, TEXT, Changes, compare
from briefwright.publish.published import Digests, Published
from tests.unit.publish.making_sites import actor, briefing, site

KEYS = st.sets(st.sampled_from(["2024/a", "2024/b", "2025/c"]))
NOTHING = Changes((), (), (), (), (), (), (), ())


def digests(key: str, text: str = "text", particulars: str = "notes") -> tuple[Digests, ...]:
    return (Digests(id=key, text=text, particulars=particulars),)


@st.composite
def sites(draw: st.DrawFn) -> Published:
    level = st.sampled_from(["low", "high"])
    return site(*(briefing(key, threat_level=draw(level)) for key in sorted(draw(KEYS))))


@given(sites())
def test_a_site_does_not_differ_from_itself(one: Published) -> None:
    assert compare(one, one) == NOTHING


@given(sites(), sites())
def test_what_one_way_adds_the_other_way_takes(one: Published, other: Published) -> None:
    there, back = compare(one, other), compare(other, one)
    assert there.added == back.gone
    assert sorted(there.new) == sorted((*back.lost, *back.withdrawn))
    assert there.different == back.different
    assert [edited.after for edited in there.edited] == [edited.before for edited in back.edited]


def test_a_new_briefing_is_added_with_its_address_and_its_new_actor() -> None:
    new = briefing("2025/talks", actors=("iran",))
    changes = compare(site(), site(new, actor("iran")))
    assert changes.added == (new,)
    assert changes.new == ("actors/iran/", "briefings/2025/talks/")
    assert [(one.actor.id, one.before, one.after) for one in changes.actors] == [("iran", None, 1)]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"title": "New"}, ("title",)),
        ({"date": "2025-05-28"}, ("date",)),
        ({"threat_level": "low"}, ("threat level",)),
        ({"actors": ("russia", "iran")}, ("actors",)),
        ({"title": "New", "threat_level": "low"}, ("title", "threat level")),
    ],
)
def test_an_edited_briefing_names_the_fields_that_differ(
    fields: dict[str, object], named: tuple[str, ...]
) -> None:
    old, new = briefing("2025/talks"), briefing("2025/talks", **fields)
    (edited,) = compare(site(old), site(new)).edited
    assert (edited.before, edited.after, edited.fields) == (old, new, named)


def test_a_changed_level_is_listed_apart() -> None:
    changes = compare(
        site(briefing("a", threat_level="low"), briefing("b")),
        site(briefing("a", threat_level="high"), briefing("b", title="New")),
    )
    assert [edited.after.id for edited in changes.levels] == ["a"]


def test_a_changed_text_is_an_edit() -> None:
    one = briefing("a")
    changes = compare(
        site(one, digests=digests("a")), site(one, digests=digests("a", text="another"))
    )
    assert [edited.fields for edited in changes.edited] == [(TEXT,)]


def test_a_changed_source_is_an_edit() -> None:
    one = briefing("a")
    changes = compare(
        site(one, digests=digests("a")), site(one, digests=digests("a", particulars="more"))
    )
    assert [edited.fields for edited in changes.edited] == [(PARTICULARS,)]


def test_what_a_page_shows_of_others_is_no_edit_but_a_difference() -> None:
    one = briefing("a")
    changes = compare(
        site(one, pages={one.url: "related: old"}, digests=digests("a")),
        site(one, pages={one.url: "related: new"}, digests=digests("a")),
    )
    assert changes.edited == ()
    assert changes.different == (one.url,)


def test_of_a_site_without_digests_only_the_fields_are_compared() -> None:
    before = site(briefing("a"), briefing("b"))
    after = site(briefing("a"), briefing("b", title="New"), digests=(*digests("a"), *digests("b")))
    assert [edited.fields for edited in compare(before, after).edited] == [("title",)]


def test_the_frame_of_a_page_does_not_count() -> None:
    assert (
        compare(
            site(pages={"method/": "<nav>old</nav><main>text</main>"}),
            site(pages={"method/": "<nav>new</nav><main>text</main>"}),
        )
        == NOTHING
    )


@pytest.mark.parametrize(
    "url", ["briefings/2025/talks/", "actors/iran/", "method/", "briefings/2025/map.png"]
)
def test_an_address_that_is_gone_is_lost(url: str) -> None:
    changes = compare(site(pages={url: "x"}), site())
    assert (changes.lost, changes.withdrawn) == ((url,), ())


@pytest.mark.parametrize(
    "url", ["actors/letters/b/", "threat-levels/high/2024/", "actors/iran/2024.html"]
)
def test_a_page_of_a_list_that_is_gone_is_not_lost(url: str) -> None:
    changes = compare(site(pages={url: "x"}), site())
    assert (changes.lost, changes.withdrawn) == ((), (url,))


def test_a_briefing_that_is_called_like_a_year_is_lost() -> None:
    changes = compare(site(briefing("2025/2024")), site())
    assert changes.lost == ("briefings/2025/2024/",)


def test_a_briefing_that_moves_loses_its_address() -> None:
    changes = compare(site(briefing("a")), site(briefing("a", url="briefings/b/")))
    assert changes.gone == ()
    assert [edited.fields for edited in changes.edited] == [("address",)]
    assert changes.lost == ("briefings/a/",)


def test_an_address_that_redirects_is_not_lost() -> None:
    changes = compare(
        site(actor("kiev")),
        site(actor("kyiv"), pages={"actors/kiev/": "This page is now elsewhere"}),
    )
    assert changes.lost == ()
    assert [(one.actor.id, one.before, one.after) for one in changes.actors] == [
        ("kiev", 1, None),
        ("kyiv", None, 1),
    ]


def test_an_actor_is_touched_by_a_briefing_more_or_by_its_record() -> None:
    changes = compare(
        site(actor("iran"), actor("china"), actor("nato")),
        site(actor("iran", briefings=2), actor("china", names=("PRC",)), actor("nato")),
    )
    touched = [(one.actor.id, one.before, one.after, one.fields) for one in changes.actors]
    assert touched == [("china", 1, 1, ("names",)), ("iran", 1, 2, ())]
