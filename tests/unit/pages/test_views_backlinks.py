"""Quoted sentences."""

from hypothesis import given
from hypothesis import strategies as st

from briefwright.markup.body import Mention
from briefwright.pages.views_backlinks import QUOTE_LENGTH, split_quote
from tests.unit.pages.making import ACTORS, FULL, SMALL, build


def mention(quote: str, name: str) -> Mention:
    return Mention("x", 1, quote, "p-1", name)


def test_a_short_sentence_is_quoted_whole() -> None:
    assert split_quote(mention("Then Putin spoke.", "Putin")) == ("Then ", "Putin", " spoke.")


def test_a_name_within_a_longer_word_is_not_the_name() -> None:
    assert split_quote(mention("Iranian talks with Iran", "Iran")) == (
        "Iranian talks with ",
        "Iran",
        "",
    )


WORDS = st.lists(st.sampled_from(["and", "a", "drone", "«кв»", "(so)"]), max_size=120).map(" ".join)


@given(WORDS, WORDS)
def test_a_long_sentence_is_cut_around_the_name(before: str, after: str) -> None:
    whole = f"{before} NATO {after}".strip()
    parts = split_quote(mention(whole, "NATO"))
    assert parts[1] == "NATO"
    assert len("".join(parts)) <= QUOTE_LENGTH + len("… ") + len(" …")
    assert parts[0].removeprefix("… ") in whole
    assert parts[2].removesuffix(" …") in whole
    if len(whole) <= QUOTE_LENGTH:
        assert "".join(parts) == whole


def test_an_actor_page_quotes_the_sentence_and_links_to_its_paragraph() -> None:
    site = build(SMALL, ACTORS)
    (link,) = site.trees["actors/wagner-group/"].cssselect(".bw-quote a")
    assert link.text_content() == "Wagner Group marched."
    assert [each.text_content() for each in link.cssselect("b")] == ["Wagner Group"]
    (target,) = site.links("actors/wagner-group/", ".bw-quote a")
    assert target == "briefings/2023/mutiny/#p-1"
    assert site.trees["briefings/2023/mutiny/"].cssselect(".bw-body #p-1")


def test_a_row_says_how_the_actor_comes_in() -> None:
    site = build([FULL], ACTORS)

    def remark(actor: str) -> str:
        return site.text(f"actors/{actor}/", "#bw-2023 + ol .bw-t3 .bw-meta")

    assert remark("wagner-group") == "Briefing Declared as subject; named twice"
    assert remark("russia") == "Briefing Declared as subject; not named in the text"
    assert remark("nato") == "Briefing Named once"
