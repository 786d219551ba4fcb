"""Fixes: what is only written in another way, and nothing else, whatever else a file holds."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.decoding import decode_source
from briefwright.content.mending import mend_source
from briefwright.content.records import parse_actor, parse_briefing
from briefwright.content.settings import Settings
from briefwright.diagnostics.fix import Fix, apply_fix
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import is_one_slip

BRIEFING, ACTOR = "briefings/2026/a.md", "docs/actors/a.md"
SETTINGS = Settings()
SOUND = ("title: Talks stall", "date: 2026-01-12", "actors: [russia]", "threat_level: low")


def check(data: bytes, path: str) -> tuple[Problem, ...]:
    text, problems = decode_source(data, path)
    if text is None:
        return problems
    scale = SETTINGS.scale
    if path == ACTOR:
        return parse_actor(text, path=path, actor_id="a", scale=scale)[1]
    return parse_briefing(text, path=path, slug="2026/a", scale=scale)[1]


def mend(data: bytes, path: str = BRIEFING) -> bytes:
    """Return what is left when nothing more can be mended."""
    for _ in range(20):
        data, fixes = mend_source(data, path, check(data, path), SETTINGS)
        if not fixes:
            return data
    raise AssertionError("it is never done")


def briefing(*lines: str) -> str:
    """Return a briefing that has these lines in place of the sound ones with the same keys."""
    keys = {line.partition(":")[0] for line in lines}
    kept = (line for line in SOUND if line.partition(":")[0] not in keys)
    return "".join(f"{line}\n" for line in ("---", *kept, *lines, "---", "Text."))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("title: Talks stall: what next", 'title: "Talks stall: what next"'),
        ('title: The "talks": what next', "title: 'The \"talks\": what next'"),
        ('title: Bob\'s "talks": stalled', "title: 'Bob''s \"talks\": stalled'"),
        ("title: @home", 'title: "@home"'),
        ("title: %d of them", 'title: "%d of them"'),
        ("title: [Update] Talks stall", 'title: "[Update] Talks stall"'),
        ("title:Talks stall", "title: Talks stall"),
        ("date: 27 May 2025", "date: 2025-05-27"),
        ("date: May 27, 2025", "date: 2025-05-27"),
        ("date: 2025-5-7", "date: 2025-05-07"),
        ("date: 2025/05/07", "date: 2025-05-07"),
        ("date: 27.05.2025", "date: 2025-05-27"),
        ("date: 05/27/2025", "date: 2025-05-27"),
        ("date: May 2025", "date: 2025-05"),
        ("date: ~2025", "date: 2025~"),
        ('date: "27 May 2025"', 'date: "2025-05-27"'),
        ("events: [{date: 27 May 2025, title: A}]", "events: [{date: 2025-05-27, title: A}]"),
        ("threat_level: High", "threat_level: high"),
        ("status: Draft", "status: draft"),
        ("tlp: red", "tlp: TLP:RED"),
        ("tlp: tlp:amber+strict", "tlp: TLP:AMBER+STRICT"),
        ("tlp: clear", "tlp: TLP:CLEAR"),
        ("language: pt_BR", "language: pt-BR"),
        ("tags: ceasefire", "tags: [ceasefire]"),
        ("actors: Vladimir Putin", "actors: [Vladimir Putin]"),
        ("sumary: Nobody moved.", "summary: Nobody moved."),
        ("Summary: Nobody moved.", "summary: Nobody moved."),
        ("tpl: red", "tlp: TLP:RED"),
        ("threat-level: High", "threat_level: high"),
    ],
)
def test_a_line_of_a_briefing_is_mended(wrong: str, right: str) -> None:
    kept = right if wrong.startswith("threat-level") else ""
    text = briefing(wrong).replace("threat_level: low\n", "") if kept else briefing(wrong)
    assert mend(text.encode()).decode() == text.replace(wrong, right)
    assert check(mend(text.encode()), BRIEFING) == ()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("kind: Armed Force", "kind: armed-force"),
        ("kind: armed_force", "kind: armed-force"),
        ("country: ua", "country: UA"),
        ("standing: True", "standing: true"),
        ("same_as: {wikidata: q212}", "same_as: {wikidata: Q212}"),
        (
            "same_as: {wikidata: https://www.wikidata.org/wiki/Q212}",
            "same_as: {wikidata: Q212}",
        ),
        ("names: [{name: Kyiv, kind: Metonym}]", "names: [{name: Kyiv, kind: metonym}]"),
        ("names: Kyiv", "names: [Kyiv]"),
    ],
)
def test_a_line_of_a_record_is_mended(wrong: str, right: str) -> None:
    text = f"---\nname: Ukraine\n{wrong}\n---\n"
    assert mend(text.encode(), ACTOR).decode() == text.replace(wrong, right)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("---- \n", "---\n"),
        ("--\n", "---\n"),
        ("\n \n---\n", "---\n"),
        ("——\n", "---\n"),
    ],
)
def test_a_fence_is_mended(wrong: str, right: str) -> None:
    _, _, rest = briefing().partition("---\n")
    assert mend(f"{wrong}{rest}".encode()).decode() == f"{right}{rest}"
    if "---\n" not in wrong:
        closed = briefing().replace("---\nText", f"{wrong}Text")
        assert mend(closed.encode()).decode() == briefing()


def test_a_line_that_stands_twice_is_deleted_once() -> None:
    text = briefing("status: draft", "status: draft", "language: en")
    assert mend(text.encode()).decode() == briefing("status: draft", "language: en")


def test_what_a_fence_hides_is_mended_in_the_same_run() -> None:
    text = briefing("date: 27 May 2025", "sumary: A").replace("---\nText", "----\nText")
    assert mend(text.encode()).decode() == briefing("date: 2025-05-27", "summary: A")


@pytest.mark.parametrize(
    "line",
    [
        "title: Talks stall: what next # ask the desk",  # where does the title end?
        'title: "Talks stall',
        "date: 05/06/2025",  # which is the month?
        "date: 2025-27-05",
        "date: 2025-05-27T18:00:00Z",  # the time would be lost
        "date: 2025-02-30",
        "embargo: 2025-05-28",  # at what time, and where?
        "threat_level: hihg",  # an assessment is for its author to make
        "status: final",
        "status: darft",
        "tlp: WHITE",
        "id: 2026/Talks_Stall",  # an address is for ever
        "actors: Russia, Ukraine",
        "actors: Russia and Ukraine",
        "actors: AT&T",
        "tags: [a, , b]",
        "summary:",
        "description: Nobody moved.",  # our word for it may mean something else
        "subtitle: Nobody moved.",
        "titel: Another",  # there is a title
        "status: draft\nstatus: published",
        "title: &a Talks",
        "actors:\n\t- russia",
        "sumary: &a Nobody",
        "events: [{date: 27 May 2025}]",  # mended only in part, see below
    ],
)
def test_what_could_be_meant_in_another_way_is_left_alone(line: str) -> None:
    text = briefing(*line.split("\n")) if "\t" not in line else briefing(line)
    mended = mend(text.encode()).decode()
    assert check(text.encode(), BRIEFING)
    assert mended == text.replace("27 May 2025", "2025-05-27" if "events" in line else "")


@pytest.mark.parametrize(
    "line",
    ["name: Rusia", "names: [Vladmir Putin]", "names: [A\u200bB]", "redirect_from: [Old_Name]"],
)
def test_a_name_is_never_touched(line: str) -> None:
    name = "" if line.startswith("name:") else "name: Russia\n"
    text = f"---\n{name}{line}\n---\n"
    assert mend(text.encode(), ACTOR).decode() == text


def test_names_in_briefings_are_never_touched() -> None:
    text = briefing("actors: [Rusia, {actor: Ukrane, threat_level: High}]")
    assert mend(text.encode()).decode() == text.replace("High", "high")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_line_ends_and_byte_order_marks_stay(end: str, mark: bytes) -> None:
    text = briefing("date: 27 May 2025", "status: draft", "status: draft")
    before = mark + text.replace("\n", end).encode()
    after = briefing("date: 2025-05-27", "status: draft").replace("\n", end)
    assert mend(before) == mark + after.encode()


def test_bytes_that_are_no_text_stay() -> None:
    data = briefing("date: 27 May 2025").encode() + b"caf\xe9\n"
    problem = Problem(Span(BRIEFING, 5, 7), "bad-date", "", "", Fix(Span(BRIEFING, 5, 7), "27", ""))
    assert mend_source(data, BRIEFING, [problem], SETTINGS) == (data, 0)


@pytest.mark.parametrize(
    ("fix", "mended"),
    [
        (Fix(Span("a.md", 2, 4), "two", "2"), "one\r\nis 2\rend"),
        (Fix(Span("a.md", 3, 1), "end", "fin"), "one\r\nis two\rfin"),
        (Fix(Span("a.md", 2, 1), "is two\n", ""), "one\r\nend"),
        (Fix(Span("a.md", 1, 1), "one\nis two\n", ""), "end"),
        (Fix(Span("a.md", 2, 4), "tw", "2"), None),
        (Fix(Span("a.md", 2, 3), "two", "2"), None),
        (Fix(Span("a.md", 2, 4), "two\n", ""), None),
        (Fix(Span("a.md", 3, 1), "end\nand\n", ""), None),
        (Fix(Span("a.md", 9, 1), "x", ""), None),
    ],
)
def test_a_fix_replaces_what_stands_there_or_nothing(fix: Fix, mended: str | None) -> None:
    assert apply_fix("one\r\nis two\rend", fix) == mended


@pytest.mark.parametrize(
    ("written", "meant", "is_slip"),
    [
        ("sumary", "summary", True),
        ("summmary", "summary", True),
        ("sumnary", "summary", True),
        ("smumary", "summary", True),
        ("smmary", "summary", True),
        ("tpl", "tlp", True),
        ("tlb", "tlp", False),
        ("tl", "tlp", False),
        ("sumery", "summary", False),
        ("id", "id", True),
    ],
)
def test_one_slip(written: str, meant: str, *, is_slip: bool) -> None:
    assert is_one_slip(written, meant) is is_slip


LINES = st.sampled_from(
    [
        *SOUND,
        *("title: A: b", "title: [x] y", "title: @a", "title:A", "titel: A", "title: 'A"),
        *("date: 27 May 2025", "date: 2025-5-7", "date: May", "dat: 2025-05-27", "date:"),
        *("actors: russia", "actors: Rusia, Ukrane", "actors: [Rusia", "acters: [Ukrane]"),
        *("threat_level: High", "threat-level: low", "threat_level: hihg"),
        *("tlp: red", "tpl: red", "status: Draft", "status: Draft", "language: en_US"),
        *("sumary: A: b", "summary: |\n  a\n  ----", "# a comment", "", "  ", "\ttags: a"),
        *("tags: a", "events:\n  - date: 27 May 2025\n    title: A", "---", "----", "...", "{}"),
    ]
)
FILES = st.tuples(
    st.sampled_from(["---", "----", "\n---", "--- ", ""]),
    st.lists(LINES, max_size=9),
    st.sampled_from(["---", "----", "...", ""]),
    st.sampled_from(["Text.", "", "Text: [a](b).\n\n----\n\nMore."]),
).map(lambda parts: "\n".join((parts[0], *parts[1], parts[2], parts[3], "")))


@given(FILES, st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from([b"", codecs.BOM_UTF8]))
def test_laws_of_mending(text: str, end: str, mark: bytes) -> None:
    data = mark + text.replace("\n", end).encode()
    before = check(data, BRIEFING)
    mended = mend(data)
    # Once is as good as twice.
    assert mend(mended) == mended
    # A sound file is left as it is, and so is the kind of its lines.
    assert before or mended == data
    assert mended.startswith(mark)
    if end != "\n":
        assert mended.count(b"\n") == mended.count(end.encode()) * (end == "\r\n")
    # No name is written in another way, and no line of the text.
    for name in (b"Rusia", b"Ukrane"):
        assert mended.count(name) <= data.count(name)
        assert (name in mended) == (name in data)
    if any(each.fix is not None for each in before) and mended != data:
        assert len(mended.splitlines()) <= len(data.splitlines())
