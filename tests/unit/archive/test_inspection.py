"""A check finds what a build finds, of the files that it is asked about, drafts among them."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from briefwright.archive.assemble import assemble
from briefwright.archive.inspection import find_problems
from briefwright.content.publication import withhold
from briefwright.content.reading import read_collection, read_sources, set_apart
from briefwright.content.settings import Settings
from briefwright.diagnostics.problem import sort_problems
from briefwright.markup.render import Renderer
from tests.contract.lock import ROOT
from tests.trees import split_blocks, write_tree

if TYPE_CHECKING:
    from pathlib import Path

    from briefwright.content.briefing import SourceText
    from briefwright.content.collection import Collection
    from briefwright.markup.body import Body

NOW = datetime(2026, 6, 1, tzinfo=UTC)
CASES = sorted((ROOT / "tests/cases/rules").glob("*.txt")) + sorted(
    (ROOT / "tests/cases/archive").glob("*.txt")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_a_check_finds_what_a_build_finds(case: Path, tmp_path: Path) -> None:
    collection = read_case(case, tmp_path)
    assert find_problems(collection, Settings()) == assemble(collection, Settings()).problems


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_what_is_asked_about_is_checked_as_in_the_whole(case: Path, tmp_path: Path) -> None:
    collection = read_case(case, tmp_path)
    problems = find_problems(collection, Settings())
    for path in {problem.span.path for problem in problems}:
        asked = find_problems(collection, Settings(), shown=path.__eq__)
        assert asked == tuple(problem for problem in problems if problem.span.path == path)


def read_case(case: Path, root: Path) -> Collection:
    tree = case.read_text(encoding="utf-8").partition("== mended ==")[0]
    blocks = split_blocks(tree)[1]
    files = {name: block for name, block in blocks.items() if "." in name and block[0][:2] != "ex"}
    write_tree(root, files)
    return read_collection(root, Settings())


HEAD = "title: T\ndate: 2026-01-12\nactors: []\nthreat_level: low\n"
TEXTS = {
    "draft": ("status: draft\n", "A [slip](lats.md). A [gap](#gap).\n"),
    "embargoed": ("embargo: 2026-07-01T00:00:00Z\n", "To a [draft](draft.md#there).\n"),
    "first": ("", "To the [last](last.md#there), a [slip](darft.md), a [draft](draft.md).\n"),
    "last": ("supersedes: 2026/draft\n", "## There\n\nNo [place](first.md#here) there.\n"),
    "sound": ("", "To the [first](first.md).\n"),
}


def write_drafts(root: Path) -> None:
    for name, (keys, body) in TEXTS.items():
        write_tree(root, {f"briefings/2026/{name}.md": ("", f"---\n{HEAD}{keys}---\n\n{body}")})


def test_a_quiet_check_quotes_no_draft_and_reads_no_sound_text_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_drafts(tmp_path)
    sources = read_sources(tmp_path, Settings())
    whole = set_apart(sources, Settings())
    public = set_apart(withhold(sources, Settings(), NOW), Settings())
    published = set(find_problems(public, Settings()))
    loud = find_problems(whole, Settings(), public=public)
    times = Counter[str]()
    read = Renderer.read

    def count(self: Renderer, source: SourceText, *, path: str, **rest: Any) -> Body:
        times[path.removeprefix("briefings/2026/")] += 1
        return read(self, source, path=path, **rest)

    monkeypatch.setattr(Renderer, "read", count)
    found = find_problems(whole, Settings(), public=public, quoted=public)
    assert [(each.span, each.rule) for each in found] == [(each.span, each.rule) for each in loud]
    assert published <= set(found)
    others = set(found) - published
    assert {each.span.path for each in others} == {
        "briefings/2026/draft.md",
        "briefings/2026/embargoed.md",
    }
    assert {each.message for each in others} == {
        "something is wrong with a briefing that is not known to be public"
    }
    assert times == {"draft.md": 1, "embargoed.md": 1, "first.md": 2, "last.md": 1, "sound.md": 1}


def test_what_leads_to_a_draft_is_found_in_what_is_left(tmp_path: Path) -> None:
    write_drafts(tmp_path)
    collection = read_collection(tmp_path, Settings())
    public = read_collection(tmp_path, Settings(), public_at=NOW)
    left, right = (assemble(each, Settings()).problems for each in (collection, public))
    known = {(problem.span, problem.rule) for problem in left}
    more = [problem for problem in right if (problem.span, problem.rule) not in known]
    assert [(each.span.path, each.span.line, each.rule) for each in more] == [
        ("briefings/2026/first.md", 8, "dead-link"),
        ("briefings/2026/last.md", 6, "unknown-briefing"),
    ]
    found = find_problems(collection, Settings(), public=public)
    assert [(each.span, each.rule) for each in found] == [
        (each.span, each.rule) for each in sort_problems((*left, *more))
    ]
    assert {each.message for each in found} - {each.message for each in left} == {
        "briefings/2026/draft.md is not published",
        'the briefing "2026/draft" is not published',
    }


def test_the_sample_is_as_sound_in_a_check_as_in_a_build() -> None:
    collection = read_collection(ROOT, Settings())
    assert find_problems(collection, Settings()) == assemble(collection, Settings()).problems
