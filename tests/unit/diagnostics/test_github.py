"""Annotations: GitHub reads them as they are meant, and nothing in them as a command."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from briefwright.diagnostics.github import MOST, render_annotations, render_step_summary
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span

LINE = re.compile(r"::(error|warning) file=([^,]*),line=(\d+),col=(\d+),title=([a-z0-9-]+)::(.*)")
HOSTILE = st.text(st.sampled_from("a:,%\r\n \x1b\u202eé#[]<>&")) | st.text()


def problem(line: int, rule: str = "bad-value", message: str = "no") -> Problem:
    return Problem(Span("briefings/a.md", line), rule, message)


def test_an_annotation_stands_at_its_place() -> None:
    one = Problem(Span("briefings/a b.md", 6, 5), "unknown-actor", 'no "50%, x"', "fix it")
    assert render_annotations([one]) == (
        "::error file=briefings/a b.md,line=6,col=5,title=unknown-actor::"
        'no "50%25, x"%0Afix it\n1 error in 1 file\n'
    )


def test_errors_come_first_and_no_more_than_are_shown() -> None:
    listed = [problem(n, "name-twice") for n in range(1, 15)] + [problem(n) for n in range(1, 13)]
    lines = render_annotations(listed).splitlines()
    assert [line.split(" ")[0] for line in lines[:-1]] == ["::error"] * MOST + ["::warning"] * MOST
    assert lines[-1] == ("12 errors, 14 warnings in 1 file; 6 of them not marked, see the summary")


@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_text_becomes_a_command_or_a_property(path: str, message: str, hint: str) -> None:
    text = render_annotations([Problem(Span(path, 3, 4), "bad-value", message, hint)])
    command, count, end = text.split("\n")
    found = LINE.fullmatch(command)
    assert found is not None
    assert (found[1], found[3], found[4], found[5]) == ("error", "3", "4", "bad-value")
    assert (count, end) == ("1 error in 1 file", "")


def test_the_summary_shows_markup_as_text() -> None:
    text = render_step_summary([problem(1, message='no "<img src=x>" `a` [b](c)')])
    assert "### briefwright check: 1 error in 1 file" in text
    assert "&lt;img src=x&gt;" in text
    assert "<img" not in text


def test_the_summary_keeps_within_its_limit() -> None:
    listed = [problem(number, message="x" * 1000) for number in range(1, 50)]
    text = render_step_summary(listed, limit=20_000)
    assert len(text.encode()) <= 20_000
    assert "… and 34 more" in text


def test_a_clean_run_says_so() -> None:
    assert render_annotations([]) == "no problems\n"
    assert render_step_summary([]) == "### briefwright check: no problems\n"
