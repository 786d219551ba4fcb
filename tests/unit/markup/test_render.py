"""One pass over a text: what the page shows and what the archive learns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.markup.making import problems, render, tree
from tests.unit.names.making import make_actor

RUSSIA = make_actor("russia", "Russia", names=[{"name": "Moscow", "kind": "metonym"}])
PUTIN = make_actor(
    "vladimir-putin", "Vladimir Putin", "person", names=[{"name": "Putin", "kind": "surname"}]
)
NATO = make_actor("nato", "NATO", "alliance")
ACTORS = (RUSSIA, PUTIN, NATO)


def _links(text: str) -> list[tuple[str, str]]:
    return [
        (link.attrib["href"], link.text_content())
        for link in tree(render(text, ACTORS)).cssselect("a.bw-actor")
    ]


def test_first_mention_in_each_section_is_linked_and_all_are_counted() -> None:
    body = render("Russia and Russia.\n\nRussia.\n\n## Next\n\nRussia and NATO.", ACTORS)
    assert _links("Russia and Russia.\n\nRussia.\n\n## Next\n\nRussia and NATO.") == [
        ("../../../actors/russia/", "Russia"),
        ("../../../actors/russia/", "Russia"),
        ("../../../actors/nato/", "NATO"),
    ]
    assert [(mention.actor, mention.count) for mention in body.mentions] == [
        ("russia", 4),
        ("nato", 1),
    ]


def test_mention_carries_its_sentence_its_paragraph_and_its_place() -> None:
    body = render("# T\n\nOne thing. Then **NATO** met the U.S. envoy. Another.\n", ACTORS)
    (mention,) = body.mentions
    assert mention.quote == "Then NATO met the U.S. envoy."
    assert mention.anchor in body.anchors
    assert tree(body).cssselect(f"p#{mention.anchor}")
    assert (mention.line, mention.column) == (10, 19)


def test_mention_across_emphasis_is_counted_and_not_linked() -> None:
    body = render("**Vladimir** Putin spoke.", ACTORS)
    assert [(mention.actor, mention.count) for mention in body.mentions] == [("vladimir-putin", 1)]
    assert not tree(body).cssselect("a")


def test_mention_across_a_line_break_is_linked_as_one() -> None:
    (link,) = tree(render("Yesterday Vladimir\nPutin spoke.", ACTORS)).cssselect("a.bw-actor")
    assert link.text_content() == "Vladimir\nPutin"


def test_mention_has_the_place_of_its_own_occurrence_not_of_another_word() -> None:
    body = render("Supermoscow `Russia` and\n[Russia](b.md), *then* Russia.", ACTORS)
    assert [(each.line, each.column) for each in body.mentions] == [(9, 24)]


def test_profile_does_not_link_to_its_own_subject_nor_to_actors_without_a_page() -> None:
    body = render(
        "Russia, NATO and Vladimir Putin.", ACTORS, subject="russia", linkable=frozenset({"nato"})
    )
    assert [link.text_content() for link in tree(body).cssselect("a")] == ["NATO"]


def test_reference_by_id_shows_the_name_and_unknown_reference_is_a_problem() -> None:
    body = render("[[nato]] and [[nato|the alliance]] and\n[[nobody]] and [[!Russia]].", ACTORS)
    assert tree(body).text_content().strip() == "NATO and the alliance and\nnobody and Russia."
    assert problems(body) == ["9:1 unknown-actor-link"]
    assert [(mention.actor, mention.count) for mention in body.mentions] == [("nato", 2)]


def test_reference_is_linked_even_where_its_actor_is_linked_already() -> None:
    body = render("NATO met. [[nato|The alliance]] left, and NATO too.", ACTORS)
    assert [link.text_content() for link in tree(body).cssselect("a")] == ["NATO", "The alliance"]


def test_code_stays_in_headings_summaries_and_quotes_and_names_nobody() -> None:
    text = "The `curl` of NATO.\n\n## Using `CVE-2025-1` now\n\n[x](#using-cve-2025-1-now) `Russia`"
    body = render(text, ACTORS)
    assert body.summary == "The curl of NATO."
    assert [(heading.title, heading.anchor) for heading in body.toc] == [
        ("Using CVE-2025-1 now", "using-cve-2025-1-now")
    ]
    assert [(mention.actor, mention.quote) for mention in body.mentions] == [
        ("nato", "The curl of NATO.")
    ]
    assert body.problems == ()


def test_escaped_brackets_are_text_and_broken_ones_are_named() -> None:
    text = "\\[[nato]] and &#91;[nato]], [[nato|the alliance]], [[na\nto]] and [[*x*]]"
    body = render(text, ACTORS)
    assert tree(body).text_content().strip() == (
        "[[nato]] and [[nato]], the alliance, [[na\nto]] and [[x]]"
    )
    assert problems(body) == ["8:52 malformed-actor-link", "9:10 malformed-actor-link"]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("Write \\[[nato]] to get [[nato]] here.", ["NATO"]),
        ("A backslash \\\\[[nato]] is one.", ["NATO"]),
        ("\\[[nato]] and \\[[nato]].", []),
    ],
)
def test_only_brackets_behind_an_odd_number_of_backslashes_are_escaped(
    text: str, linked: list[str]
) -> None:
    body = render(text, ACTORS)
    assert [link.text_content() for link in tree(body).cssselect("a.bw-actor")] == linked
    assert body.problems == ()


def test_mention_is_not_placed_inside_a_longer_word() -> None:
    body = render("Russian NATOs met. Then &lt;\nRussia and NATO left.", ACTORS)
    assert [(each.actor, each.line, each.column) for each in body.mentions] == [
        ("russia", 9, 1),
        ("nato", 9, 12),
    ]


def test_text_of_a_link_is_no_mention_whether_the_link_is_shown_or_not() -> None:
    text = "[NATO](../../docs/actors/russia.md)"
    for linkable in (None, frozenset[str]()):
        assert render(text, ACTORS, linkable=linkable).mentions == ()


def test_reference_in_a_table_may_have_a_text() -> None:
    body = render("| a |\n|---|\n| [[nato\\|the alliance]] |", ACTORS)
    assert tree(body).cssselect("td")[0].text_content() == "the alliance"
    assert [mention.actor for mention in body.mentions] == ["nato"]


def test_double_brackets_of_a_markdown_link_stay_a_link() -> None:
    body = render("See [[1]](https://example.org/one).", ACTORS)
    assert tree(body).cssselect("a")[0].get("href") == "https://example.org/one"
    assert body.problems == ()


def test_headings_move_below_the_title_and_get_anchors_as_github_gives_them() -> None:
    body = render("# Top: one?\n\n## A & B\n\n## A & B\n")
    assert [(heading.level, heading.anchor) for heading in body.toc] == [
        (2, "top-one"),
        (3, "a--b"),
        (3, "a--b-1"),
    ]
    assert [element.tag for element in tree(body).cssselect("h2, h3")] == ["h2", "h3", "h3"]


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("## Executive Summary\n\nShort.\n\nTwo.\n\n## Analysis\n\nLong.", "Short. Two."),
        ("## Analysis\n\nFirst *paragraph*.\n\nNext.", "First paragraph."),
        ("- item one\n- item two", "item one"),
        ("", ""),
    ],
)
def test_summary(text: str, summary: str) -> None:
    assert render(text).summary == summary


def test_raw_html_is_text_with_a_warning_and_a_comment_is_an_error() -> None:
    body = render("A <b>bold</b> Vec<T>\n\n<script>alert(1)</script>\n\n<!-- secret -->")
    assert not tree(body).cssselect("b, script")
    assert "<b>bold</b> Vec<T>" in tree(body).text_content()
    assert problems(body) == [
        "8:3 html-as-text",
        "8:10 html-as-text",
        "8:18 html-as-text",
        "10:1 html-as-text",
        "10:17 html-as-text",
        "12:1 html-comment",
    ]


def test_comment_mark_in_prose_is_no_comment() -> None:
    assert problems(render('It handles "<!--" badly.')) == []


def test_tables_scroll_and_align_without_inline_style() -> None:
    body = render("| a | b |\n|--:|:-:|\n| 1 | 2 |")
    (table,) = tree(body).cssselect("div.bw-scroll > table")
    assert [cell.get("class") for cell in table.cssselect("td")] == ["bw-right", "bw-center"]
    assert "style=" not in body.html


def test_task_lists_footnotes_and_strikethrough() -> None:
    body = render("- [x] done\n- [ ] open\n\nOld ~~new~~[^1].\n\n[^1]: A note.\n")
    found = tree(body)
    assert [box.get("aria-label") for box in found.cssselect(".bw-task")] == ["done", "to do"]
    assert found.cssselect("s")
    (reference,) = found.cssselect(".footnote-ref a")
    assert reference.attrib["href"].removeprefix("#") in body.anchors


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("!!! warning\n    Careful.", "warning", "Warning"),
        ('!!! note "Mind *this*"\n    Careful.', "note", "Mind this"),
        ("!!! onload\n    Careful.", "note", "Onload"),
        ("> [!NOTE]\n> Careful.", "note", "Note"),
        ("> [!CAUTION]\n>\n> Careful.", "danger", "Caution"),
        ("> [!important]\n> Careful.", "info", "Important"),
    ],
)
def test_admonitions_are_materials_own(text: str, kind: str, title: str) -> None:
    (box,) = tree(render(text)).cssselect("div.admonition")
    assert box.attrib["class"].split() == ["admonition", kind]
    assert box.cssselect(".admonition-title")[0].text_content() == title
    assert "Careful." in box.text_content()


def test_quote_that_is_no_alert_stays_a_quote() -> None:
    assert tree(render("> [!OTHER]\n> text")).cssselect("blockquote")


def test_code_is_highlighted_with_classes_and_unknown_languages_are_plain() -> None:
    body = render("```python\nx = 1\n```\n\n```<nolang>\n<b>\n```")
    python, plain = tree(body).cssselect("div.highlight pre code")
    assert python.cssselect("span.mi")
    assert plain.text_content() == "<b>\n"


def test_footnotes_stand_at_the_end_in_the_order_of_their_use() -> None:
    body = render("[^b]: Two NATO.\n\nA[^a] b[^b] c[^a]\n\n[^a]: One.\n", ACTORS)
    found = tree(body)
    assert [note.get("id") for note in found.cssselect("section.footnotes li")] == ["fn1", "fn2"]
    assert [len(note.cssselect(".footnote-backref")) for note in found.cssselect("li")] == [2, 1]
    assert found.cssselect("#fn2 a.bw-actor")
    assert body.text.split("\n\n") == ["A b c", "One.", "Two NATO."]


def test_footnote_within_a_link_stays_the_only_link() -> None:
    found = tree(render("[see[^a]](b.md)\n\n[^a]: One.\n"))
    assert [link.get("href") for link in found.cssselect("p > a, sup > a")] == ["#fn1", "#fnref1"]


def test_no_two_elements_have_one_id_whatever_headings_are_called() -> None:
    text = "## P 2\n\nNATO met.[^x]\n\n## fn1\n\n## fnref1\n\n[^x]: Twice NATO.\n"
    body = render(text, ACTORS)
    ids = [element.attrib["id"] for element in tree(body).cssselect("[id]")]
    assert len(ids) == len({*ids})
    assert [heading.anchor for heading in body.toc] == ["p-2", "fn1-1", "fnref1-1"]
    (mention,) = body.mentions
    assert tree(body).cssselect(f"p#{mention.anchor}")[0].text_content().startswith("NATO met.")


def test_footnotes_that_only_one_another_refer_to_are_not_shown() -> None:
    body = render("Text.\n\n[^a]: See[^b].\n\n[^b]: See[^a] [x](b.md).\n")
    assert not tree(body).cssselect("section, sup")
    assert problems(body) == ["10:1 unused-footnote", "12:1 unused-footnote"]
    assert body.links == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A [link[^1]](https://e.org).", ["8:8 footnote-in-link"]),
        ("A [l[^1] a\nb](https://e.org).", ["8:5 footnote-in-link"]),
        ("A [link[^1]][ref].", ["8:8 footnote-in-link"]),
        ("A [l[^1] and[^1]](a.md).", ["8:5 footnote-in-link", "8:13 footnote-in-link"]),
        (r"A [a \] b[^1]](a.md).", ["8:10 footnote-in-link"]),
        ("A [link](https://e.org)[^1].", []),
        ("A [street][^1] (or two).", []),
        ("In brackets [as here[^1]] (or here).", []),
        (r"A \[link[^1]](https://e.org).", []),
        ("[A\n\nb[^1]](https://e.org).", []),
        ("A [see[^1]][^1].", []),
    ],
)
def test_footnote_in_the_text_of_a_link_is_named(text: str, found: list[str]) -> None:
    body = render(f"{text}\n\n[ref]: https://e.org\n\n[^1]: One.\n")
    assert [each for each in problems(body) if "dead" not in each] == found


def test_footnote_that_another_one_refers_to_comes_behind_it() -> None:
    found = tree(render("A[^1] b[^2].\n\n[^1]: See[^3].\n\n[^2]: Two.\n\n[^3]: Three.\n"))
    assert [note.text_content().split()[0] for note in found.cssselect("li")] == [
        *("See[3].", "Two.", "Three.")
    ]
    fragments = {link.get("href", "")[1:] for link in found.cssselect("a")}
    assert fragments == {element.get("id") for element in found.cssselect("[id]")}


def test_second_footnote_of_a_name_is_named() -> None:
    body = render("A[^1].\n\n[^1]: One.\n\n[^1]: Lost.\n")
    assert problems(body) == ["12:1 unused-footnote"]
    assert "Lost" not in body.html


def test_cell_behind_the_last_column_is_named() -> None:
    body = render("| a | b |\n|---|---|\n| x | y | Losses of 40 tanks |\n| x |\n")
    assert problems(body) == ["10:11 text-lost"]
    assert "Losses of 40 tanks" in body.problems[0].message


def test_an_attribute_that_the_text_only_shows_is_no_anchor() -> None:
    assert "foo" not in render('`<div id="foo">` and <i id="foo">').anchors


def test_unused_footnote_is_named() -> None:
    assert problems(render("a\n\n[^x]: lost\n")) == ["10:1 unused-footnote"]


def test_one_item_may_be_a_task_and_hold_paragraphs() -> None:
    found = tree(render("- [x] done\n\n  more\n\n- [ ] open\n"))
    assert [item.get("class") for item in found.cssselect("li")] == ["task-list-item"] * 2
    assert len(found.cssselect("li p .bw-task")) == 2


def test_address_is_shown_as_it_is_written() -> None:
    (link,) = tree(render("<https://example.org/a%20ü>")).cssselect("a")
    assert link.text_content() == "https://example.org/a%20ü"
    assert link.get("href") == "https://example.org/a%20%C3%BC"


def test_text_of_too_many_pieces_is_refused_where_it_is_too_much() -> None:
    body = render("*a*\n" * 60_000)
    assert [problem.rule for problem in body.problems] == ["body-too-complex"]


@pytest.mark.parametrize("text", ["*a _b " * 30 + "c_ d* " * 30, "- " * 60 + "a", ">" * 60 + "a"])
def test_marks_and_lists_within_one_another_are_counted(text: str) -> None:
    assert problems(render(text))[0].endswith("body-too-complex")


def test_too_deep_nesting_is_named() -> None:
    assert problems(render("> " * 60 + "deep")) == ["8:1 body-too-complex"]


_WORDS = st.sampled_from(
    ["Russia", "Putin", "Vladimir", "NATO", "Moscow", "the", "Times of", "'s", "\u2019s", "-", "."]
)
_MARKUP = st.sampled_from(
    [
        "*",
        "**",
        "`",
        "\n",
        "\n\n",
        "# ",
        "- ",
        "> ",
        "[x](https://e.org)",
        "[[nato]]",
        "[[!NATO]]",
        "<b>",
        "&amp;",
        "\\*",
        "|",
        "\u00ad",
        "  ",
        "e\u0301",
        "![i](map.png)",
        "~~",
        "[^1]",
    ]
)
_TEXTS = st.lists(st.one_of(_WORDS, _MARKUP, st.just(" ")), max_size=30).map("".join)


@given(_TEXTS, st.sets(st.sampled_from(["russia", "nato", "vladimir-putin"])))
def test_linking_never_changes_the_visible_text(text: str, declared: set[str]) -> None:
    plain = render(text, ACTORS, declared, linkable=frozenset())
    linked = render(text, ACTORS, declared)
    assert tree(linked).text_content() == tree(plain).text_content()
    assert linked.text == plain.text
    assert not tree(plain).cssselect("a.bw-actor")


@given(_TEXTS)
def test_rendering_never_raises_and_is_repeatable(text: str) -> None:
    assert render(text, ACTORS) == render(text, ACTORS)


@pytest.mark.parametrize("below", ["", "\n\ntext", "\nx", "\n[r]: a"])
def test_an_admonition_whose_title_is_empty_has_none(below: str) -> None:
    body = render(f'!!! note ""{below}')
    assert not tree(body).cssselect(".admonition-title")
    assert not [problem for problem in body.problems if problem.rule == "text-lost"]


def test_a_link_within_a_link_is_its_text() -> None:
    body = render("[see <https://a.example/b>](https://c.example/d)")
    (link,) = tree(body).cssselect("a")
    assert link.attrib["href"] == "https://c.example/d"
    assert link.text_content() == "see https://a.example/b"
    assert not body.problems


def test_digest_tells_what_a_body_says_from_anything_else() -> None:
    same = {render("Russia spoke.", ACTORS).digest for _ in range(2)}
    assert {len(digest) for digest in same} == {16}
    others = [
        render("Russia spoke!", ACTORS),
        render("Russia spoke.", ACTORS, subject="russia"),
        render("\nRussia spoke.", ACTORS),  # the mention stands elsewhere
    ]
    assert len({*same, *(body.digest for body in others)}) == 1 + len(others)
