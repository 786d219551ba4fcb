"""Problems as a terminal shows them."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.records import render_json, render_sarif
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.text import escape, render_problem, render_problems, summarise

UNKNOWN = Problem(
    Span("briefings/2026/harbour-lull.md", 6, 5),
    "unknown-actor",
    'no actor is called "Sandwrm"',
    'closest is "Sandworm"; fix the spelling, or add the name to docs/actors/sandworm.md',
)
WARNING = Problem(Span("docs/actors/a.md", 2, 1), "name-twice", '"A" stands twice')


def test_a_problem_is_one_clickable_line_and_its_hint() -> None:
    assert render_problem(UNKNOWN) == (
        'briefings/2026/harbour-lull.md:6:5: error: no actor is called "Sandwrm" [unknown-actor]\n'
        '    hint: closest is "Sandworm"; fix the spelling, or add the name to '
        "docs/actors/sandworm.md"
    )


def test_a_problem_without_a_hint_is_one_line() -> None:
    assert render_problem(WARNING) == 'docs/actors/a.md:2:1: warning: "A" stands twice [name-twice]'


def test_colour_changes_nothing_but_colour() -> None:
    coloured = render_problem(UNKNOWN, colour=True)
    assert "\x1b[" in coloured
    plain = coloured
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;31m"):
        plain = plain.replace(code, "")
    assert plain == render_problem(UNKNOWN)


def test_the_last_line_counts() -> None:
    assert render_problems([UNKNOWN, UNKNOWN, WARNING]).endswith(
        "\n2 errors, 1 warning in 2 files\n"
    )
    assert summarise([WARNING]) == "1 warning in 1 file"
    assert render_problems([]) == "no problems\n"


def test_a_value_cannot_command_the_terminal() -> None:
    problem = Problem(Span("a\x1b[2J.md"), "bad-value", "x\r\n\x1b]0;title\x07", "\u202eevil")
    assert render_problem(problem) == (
        "a\\x1b[2J.md:1:1: error: x\\x0d\\x0a\\x1b]0;title\\x07 [bad-value]\n    hint: \\u202eevil"
    )


def test_a_file_name_that_is_no_utf8_can_be_printed() -> None:
    assert escape(b"caf\xe9.md".decode("utf-8", "surrogateescape")) == "caf\\xe9.md"


@given(st.text(st.characters(), max_size=30))
def test_nothing_that_a_terminal_obeys_is_printed(text: str) -> None:
    shown = escape(text)
    shown.encode("utf-8")
    assert not any(unicodedata.category(sign) in ("Cc", "Zl", "Zp", "Cs") for sign in shown)


@given(st.text(st.characters(categories=["L", "N", "P"]), max_size=30))
def test_letters_of_any_script_are_left_alone(text: str) -> None:
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a ##[add-mask]b", "a ##\\x5badd-mask]b"),
        ("::set-output name=a::b", "\\x3a:set-output name=a::b"),
        (" ::add-mask::b", " \\x3a:add-mask::b"),
        ("a ::b::c", "a ::b::c"),
    ],
)
def test_a_runner_finds_no_command_in_a_text(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_a_runner_finds_no_command_in_a_record() -> None:
    problem = Problem(Span("a.md"), "bad-value", "##[add-mask]x", "##[set-output name=a]b")
    for text in (render_json([problem]), render_sarif([problem], "1")):
        assert "##[" not in text
        assert "##[add-mask]x" in json.dumps(json.loads(text))
