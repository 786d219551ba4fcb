"""The ledger: what its lines say, and that nothing is lost in writing and reading it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.briefing import Citation, Note, SourceText, Status
from briefwright.content.dates import parse_date
from briefwright.content.ledger import (
    HEAD,
    Record,
    digest_of,
    digests_of_notes,
    parse_ledger,
    record_briefing,
    render_ledger,
)
from tests.replacing import replace
from tests.unit.archive.making import briefing, event

WORD = st.text("abcdef-0123456789", min_size=1, max_size=9).map("x{}".format)
URLS = st.builds(
    "{}{}".format,
    st.one_of(
        st.builds("actors/{}".format, WORD),
        st.lists(WORD, min_size=1, max_size=3).map(lambda parts: f"briefings/{'/'.join(parts)}"),
    ),
    st.sampled_from(("/", ".html")),
)
REASON = st.text(st.characters(categories=["L", "N", "P"], include_characters=" "), min_size=1).map(
    lambda text: f"x{' '.join(text.split())}"
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    digest = draw(st.sampled_from(("", "0123456789abcdef")))
    updates = draw(st.integers(0, 9)) if digest else 0
    gone = draw(st.booleans())
    return Record(
        draw(URLS),
        draw(WORD),
        digest,
        draw(st.integers(0, 9990)) + updates if digest else 0,
        draw(st.sampled_from(("", "retracted", "superseded"))) if digest else "",
        updates,
        "2026-01-31" if gone else "",
        draw(REASON) if gone else "",
        tuple(sorted(draw(st.lists(st.sampled_from(("00000000", "89abcdef")), max_size=3))))
        if digest
        else (),
    )


@given(st.lists(records()))
def test_what_is_written_is_read_again(listed: list[Record]) -> None:
    text = render_ledger(listed)
    read, problems = parse_ledger(text)
    assert not problems
    assert list(read) == sorted(set(listed))
    assert render_ledger(reversed(read)) == text


@given(st.text())
def test_any_text_is_read_or_complained_of(text: str) -> None:
    read, problems = parse_ledger(text)
    lines = [line for line in text.split("\n") if line.strip()]
    assert len(read) + len(problems) == len(lines)


def test_a_line_tells_its_place() -> None:
    (record,), _ = parse_ledger(f"{HEAD}\nactors/russia/ russia\n")
    assert str(record.span) == "published.txt:4:1"


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\x0b"])
def test_a_reason_is_read_to_the_end_of_its_line(sign: str) -> None:
    text = f"{HEAD}briefings/a/ a gone 2026-01-31 It had{sign}to.\nactors/russia/\n"
    (record,), (problem,) = parse_ledger(text)
    assert record.reason == f"It had{sign}to."
    assert str(problem.span) == "published.txt:4:1"


@pytest.mark.parametrize(
    "line",
    [
        "actors/russia/",
        "actors/russia/  russia",
        "briefings/a/ a 0123 0",
        "briefings/a/ a 0123456789abcdef",
        "briefings/a/ a gone",
        "briefings/a/ a gone 2026-01-31",
        "briefings/a/ a gone tomorrow It had to.",
        "briefings/a/ a gone 2026-02-30 It had to.",
        "briefings/a/ a gone 2026-00-01 It had to.",
        "# The court's file: 12 O 34/26.",
        "#",
        "../../elsewhere/ x gone 2026-01-31 It had to.",
        "briefings/../x/ x gone 2026-01-31 It had to.",
        "briefings/2026/ x gone 2026-01-31 It had to.",
        "briefings/2026-05.html x gone 2026-01-31 It had to.",
        "actors/russia/2026/ russia gone 2026-01-31 It had to.",
        "index.html x gone 2026-01-31 It had to.",
        "feed.xml x gone 2026-01-31 It had to.",
        "=======",
        ">>>>>>> main",
    ],
)
def test_what_is_no_line_is_a_problem(line: str) -> None:
    read, (problem,) = parse_ledger(line)
    assert read == ()
    assert problem.rule == "bad-ledger-line"


ONE = briefing("2026/a", "2026-01-01", ["a"], "One word.\nAnd more.")
NOTE = (Note(parse_date("2026-01-02"), "A slip."),)


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Another"},
        {"date": parse_date("2026-01-02")},
        {"threat_level": "low"},
        {"summary": "In short."},
        {"actors": briefing("2026/a", "2026", ["b"]).actors},
        {"actors": briefing("2026/a", "2026", [("a", "high")]).actors},
        {"events": (event("2026/a", "2026", "Strike"),)},
        {"sources": (Citation("Statement"),)},
        {"source": SourceText("One word. And less.", 1)},
    ],
)
def test_what_readers_are_told_changes_the_digest(fields: dict[str, Any]) -> None:
    assert digest_of(replace(ONE, **fields)) != digest_of(ONE)


@pytest.mark.parametrize(
    "fields",
    [
        {"source": SourceText("One  word. And\nmore.\n", 30)},
        {"tags": ("war",)},
        {"corrections": NOTE},
        {"updates": NOTE},
        {"status": Status.RETRACTED},
        {"path": "briefings/b.md", "slug": "b"},
        {"redirect_from": ("2025/a",)},
    ],
)
def test_what_tells_of_a_change_and_how_lines_break_does_not(fields: dict[str, Any]) -> None:
    assert digest_of(replace(ONE, **fields)) == digest_of(ONE)


def test_a_digest_stays_the_same_from_version_to_version() -> None:
    """Should this fail, every published briefing of every site would count as changed."""
    assert digest_of(ONE) == "42a72fb3f775f3bc"


def test_a_briefing_is_recorded_with_its_notes_and_its_notice() -> None:
    told = replace(ONE, corrections=NOTE, updates=NOTE, status=Status.RETRACTED)
    record = record_briefing(told, "briefings/2026/a/")
    assert (record.id, record.notes, record.status) == ("2026/a", 2, "retracted")
    assert record.updates == 1
    assert record_briefing(ONE, "briefings/2026/a/").status == ""
    assert record.said == digests_of_notes(told)
    assert len(set(record.said)) == 2


def test_digests_of_notes_stay_the_same_from_version_to_version() -> None:
    assert digests_of_notes(replace(ONE, corrections=NOTE)) == ("ce32d014",)


def test_a_line_of_before_is_read_and_written_as_it_was() -> None:
    line = "briefings/2026/a/ 2026/a 0123456789abcdef 2+1 retracted"
    records, problems = parse_ledger(f"{line}\n")
    assert not problems
    assert records[0].said == ()
    assert render_ledger(records).splitlines()[-1] == line
