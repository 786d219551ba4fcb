"""What the search index is told of a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.actor import NameKind
from briefwright.content.settings import Settings
from briefwright.pages.index_terms import fold_word, letter_pairs, missing_words
from tests.replacing import replace
from tests.unit.archive.making import actor, briefing, name
from tests.unit.pages.making import build

ACTORS = [
    actor("china", name("中華人民共和國", NameKind.NATIVE), name("PRC"), name("Chinese")),
    actor("cote-divoire", name("Ivory Coast"), title="Côte d’Ivoire"),
    actor("quiet"),
]
TEXT = "China and Côte d’Ivoire met.\n\n外交部 said so."
BRIEFING = briefing("2025/a", "2025-05-27", ["china", "quiet"], TEXT)


def attribute(tree: object, name: str) -> list[str]:
    return [str(found) for found in tree.xpath(f"//@{name}")]  # type: ignore[attr-defined]


def test_a_briefing_is_found_by_every_name_of_its_actors_and_by_its_facets() -> None:
    site = build([BRIEFING], ACTORS)
    tree = site.trees["briefings/2025/a/"]
    assert attribute(tree, "data-pagefind-filter") == [
        "kind:briefing",
        "level:high",
        "year:2025",
        "actor:china",
        "actor:cote-divoire",
        "actor:quiet",
    ]
    assert attribute(tree, "data-pagefind-sort") == ["date:2025-05-27"]
    assert attribute(tree, "data-date") == ["27 May 2025"]
    assert attribute(tree, "data-names") == ["中華人民共和國 PRC Chinese Quiet Ivory Coast"]
    assert attribute(tree, "data-pairs") == ["中華 華人 人民 民共 共和 和國 外交 交部"]
    assert len(tree.xpath("//*[@data-pagefind-body]")) == 1


def test_an_actor_without_briefings_sorts_behind_all_others() -> None:
    site = build([BRIEFING], [*ACTORS[:2], replace(ACTORS[2], standing=True)])
    assert attribute(site.trees["actors/china/"], "data-pagefind-sort") == ["date:2025-05-27"]
    standing = build([], [replace(ACTORS[2], standing=True)])
    tree = standing.trees["actors/quiet/"]
    assert attribute(tree, "data-pagefind-sort") == ["date:0000"]
    assert attribute(tree, "data-pagefind-filter") == ["kind:actor"]


def test_lists_are_no_pages_to_find() -> None:
    site = build([BRIEFING], ACTORS)
    for url, page in site.pages.items():
        if page.kind not in ("briefing", "actor"):
            assert not site.trees[url].xpath("//@data-pagefind-body"), url


def test_a_site_without_search_carries_nothing_for_it() -> None:
    site = build([BRIEFING], ACTORS, Settings(search=False))
    assert "search/" not in site.pages
    for tree in site.trees.values():
        assert not tree.xpath("//@data-pagefind-body | //@data-pagefind-filter | //@data-names")


def test_words_that_the_text_holds_in_other_case_or_accents_are_not_repeated() -> None:
    assert list(missing_words(["Côte d'Ivoire", "cote"], "In COTE d'ivoire")) == []
    assert list(missing_words(["Xi Jinping", "Xi"], "xi")) == ["Jinping"]


@given(st.lists(st.text()), st.text())
def test_every_word_of_every_name_is_in_the_text_or_added(names: list[str], text: str) -> None:
    known = {fold_word(word) for word in (*text.split(), *missing_words(names, text))}
    assert {fold_word(word) for name in names for word in name.split()} <= known


def test_pairs_are_of_neighbours_in_scripts_without_spaces_alone() -> None:
    assert list(letter_pairs(["Xi 习近平 said 习近 and 中"])) == ["习近", "近平", "中"]
    assert list(letter_pairs(["Зеленський – café"])) == []
