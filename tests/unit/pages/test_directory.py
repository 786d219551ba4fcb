"""The directory of actors."""

from briefwright.content.actor import NameKind
from tests.replacing import replace
from tests.unit.archive.making import actor, briefing, name
from tests.unit.pages.making import ACTORS, SMALL, build


def test_actors_stand_by_kind_with_see_lines_for_their_other_names() -> None:
    site = build(SMALL, ACTORS)
    assert site.texts("actors/", "h2") == ["States 1", "Alliances 1", "Groups 1"]
    lines = site.texts("actors/", ".bw-names li")
    assert lines == [
        "Russia 3 Critical",
        "Russian Federation see Russia",
        "The Bear see Russia, Wagner Group",
        "Россия see Russia",
        "NATO 3",
        "The Bear see Russia, Wagner Group",
        "Wagner Group 1",
    ]
    assert site.links("actors/", ".bw-see a")[0] == "actors/russia/"


def test_a_demonym_and_a_name_that_differs_in_case_alone_have_no_line() -> None:
    site = build(
        [briefing("2023/a", "2023", ["iran"])],
        [actor("iran", name("IRAN"), name("Iranian", NameKind.DEMONYM), title="Iran")],
    )
    assert site.texts("actors/", ".bw-names li") == ["Iran 1"]


def test_an_actor_that_nobody_names_has_no_line() -> None:
    actors = [actor("used"), actor("unused", "Nobody")]
    site = build([briefing("2023/a", "2023", ["used"])], actors)
    assert site.texts("actors/", ".bw-names li") == ["Used 1"]
    assert "actors/unused/" not in site.pages


def test_a_large_directory_has_a_page_for_each_letter() -> None:
    actors = [
        replace(
            actor(f"{letter}{number}", f"Alias {letter}{number}", standing=True),
            canonical=replace(actor("x").canonical, text=f"{letter.upper()}{number}"),
        )
        for letter in "bz"
        for number in range(310)
    ]
    site = build([], actors)
    assert site.links("actors/", ".bw-letters a") == [
        "actors/letters/a/",
        "actors/letters/b/",
        "actors/letters/z/",
    ]
    assert len(site.trees["actors/"].cssselect(".bw-names li")) == 620
    assert site.trees["actors/"].cssselect(".bw-see") == []
    assert len(site.trees["actors/letters/a/"].cssselect(".bw-see")) == 620
    assert len(site.trees["actors/letters/z/"].cssselect(".bw-names li")) == 310
