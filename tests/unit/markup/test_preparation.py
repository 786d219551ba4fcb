"""Texts are put in words that the parser knows, and every line is still known by its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.markup.preparation import Origin, prepare
from tests.unit.markup.making import problems, render, tree


def test_text_without_either_is_parsed_as_it_stands() -> None:
    text = "Wow!!! 1 < 2, a <b>c</b>\n\n- item\n"
    assert prepare(text).text is text
    assert prepare(text).lines is None


def test_admonition_becomes_a_quote_whose_lines_keep_their_places() -> None:
    prepared = prepare('a\n\n!!! note "Mind"\n    one\n\n    two\nb')
    assert prepared.text.split("\n") == [
        *("a", "", "", "> ###### Mind ######", "> one", "> ", "> two", "", "b")
    ]
    assert prepared.lines is not None
    assert prepared.lines[4] == Origin(3, 2)
    assert prepared.lines[8] == Origin(6, 0)
    assert prepared.admonitions == {3: "note"}


def test_admonitions_lie_within_admonitions_and_lists() -> None:
    found = tree(render("- item\n\n    !!! tip\n        a\n\n        !!! warning\n            b\n"))
    (tip,) = found.cssselect("li > div.admonition.tip")
    (warning,) = tip.cssselect("div.admonition.warning")
    assert [title.text_content() for title in tip.cssselect(".admonition-title")] == [
        "Tip",
        "Warning",
    ]
    assert warning.cssselect("p")[-1].text_content() == "b"


def test_admonition_in_code_is_code() -> None:
    found = tree(render("```\n!!! note\n    a\n```\n\ntext\n\n    !!! note\n        b\n"))
    assert not found.cssselect(".admonition")
    assert [code.text_content() for code in found.cssselect("code")] == [
        "!!! note\n    a\n",
        "!!! note\n    b\n",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "```md\n> ```\n!!! note\n```",
        "````\n  ```\n!!! note\n````",
        "- item\n\n        !!! note",
        "~~~\n```\n!!! note\n~~~",
    ],
)
def test_code_is_never_changed_whatever_it_looks_like(text: str) -> None:
    (code,) = tree(render(text)).cssselect("code")
    assert "!!! note" in code.text_content()
    assert "######" not in code.text_content()


@pytest.mark.parametrize(
    "before", ["```x``` is code\n\n", "> ```\n> code\n\n", "    ```\n\n", "> quote\n", "text\n"]
)
def test_what_stands_above_an_admonition_does_not_hide_it(before: str) -> None:
    (box,) = tree(render(f"{before}!!! note\n    inside\n")).cssselect(".admonition")
    assert box.text_content().split() == ["Note", "inside"]
    assert not box.xpath("ancestor::blockquote")


def test_admonition_may_be_indented_by_a_tab() -> None:
    (box,) = tree(render("!!! note\n\tinside\n")).cssselect(".admonition")
    assert [text.text_content() for text in box.cssselect("p")] == ["Note", "inside"]


def test_admonition_ends_where_its_indent_ends() -> None:
    found = tree(render("!!! note\n    inside\nbehind\n\n!!! tip\n    other\n"))
    assert [box.text_content().split() for box in found.cssselect(".admonition")] == [
        ["Note", "inside"],
        ["Tip", "other"],
    ]
    assert "behind" in found.text_content()


def test_admonition_with_an_empty_title_has_none() -> None:
    (box,) = tree(render('!!! note ""\n    inside\n')).cssselect(".admonition")
    assert not box.cssselect(".admonition-title")
    assert box.text_content().strip() == "inside"


def test_problems_in_and_behind_an_admonition_have_their_places() -> None:
    text = '!!! note "[t](x.md)"\n    [a](y.md)\n\n    - [b](z.md)\n\n[c](w.md)\n'
    assert problems(render(text)) == [
        *("8:15 dead-link", "9:9 dead-link", "11:11 dead-link", "13:5 dead-link")
    ]


def test_block_of_html_is_a_paragraph_and_what_stands_in_it_is_read() -> None:
    body = render("<div>\n*a* [x](c.md)\n\n  <pre>\n\n- b\n")
    found = tree(body)
    assert [element.text_content() for element in found.cssselect("em, li")] == ["a", "b"]
    assert "<div>" in found.text_content()
    assert problems(body) == ["8:1 html-as-text", "9:9 dead-link", "11:3 html-as-text"]


def test_many_blocks_of_html_that_hide_one_another_are_all_shown() -> None:
    text = "<pre>\n\n" * 40 + "end"
    body = render(text)
    assert tree(body).text_content().count("<pre>") == 40
    assert "end" in tree(body).text_content()


_LINES = st.sampled_from(
    [
        *("!!! note", '!!! tip "T"', "    !!! warning", "    text", "        deep", "text", ""),
        *("- item", "  more", "```", "    ```", "> quote", "    - inner", "<div>", "  <!-- c -->"),
    ]
)


@given(st.lists(_LINES, max_size=14).map("\n".join))
def test_no_text_is_lost_and_every_line_comes_from_one(text: str) -> None:
    prepared = prepare(text)
    lines = text.split("\n")
    shown = tree(render(text)).text_content()
    for word in ("text", "deep", "item", "more", "quote", "inner"):
        assert shown.count(word) == text.count(word)
    if prepared.lines is not None:
        assert len(prepared.lines) == prepared.text.count("\n") + 1
        numbers = [origin.line for origin in prepared.lines]
        assert numbers == sorted(numbers)
        assert set(numbers) == set(range(len(lines)))
