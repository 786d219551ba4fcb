"""What was published stays: the ways in which it could vanish in silence, each tried."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.archive.assemble import assemble
from briefwright.archive.inspection import find_problems
from briefwright.archive.keeping import count_unrecorded, list_records, renew
from briefwright.content.ledger import LEDGER, Record, render_ledger
from briefwright.content.reading import read_collection, read_sources, set_apart
from briefwright.content.settings import Settings

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SETTINGS = Settings()
Tree = dict[str, str]


def briefing(actor: str = "russia", keys: str = "", text: str = "Nothing moved.") -> str:
    head = f"title: Talks\ndate: 2026-01-12\nactors: [{actor}]\nthreat_level: low\n{keys}"
    return f"---\n{head}---\n\n{text}\n"


TALKS, OLD, NEW = "briefings/2026/talks.md", "briefings/2025/old.md", "briefings/2026/new.md"
RUSSIA = "docs/actors/russia.md"
ID, LED = "id: 2026/talks\n", "redirect_from: [2026/talks]\n"
NO = "corrections: [{date: 2026-01-13, note: No.}]\n"
TYPO = "updates: [{date: 2026-02-01, type: minor, note: typo}]\n"
BASE: Tree = {
    TALKS: briefing(),
    OLD: briefing("ukraine", "status: retracted\n" + NO),
    RUSSIA: "---\nname: Russia\n---\n",
    "docs/actors/ukraine.md": "---\nname: Ukraine\n---\n",
    "docs/actors/standing.md": "---\nname: Standing\nstanding: true\n---\n",
}


def write(root: Path, tree: Tree) -> None:
    for path, text in tree.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def recorded(tree: Tree) -> Tree:
    """Return a project with the ledger of what it publishes."""
    with TemporaryDirectory() as folder:
        write(Path(folder), tree)
        archive = assemble(read_collection(Path(folder), SETTINGS, public_at=NOW), SETTINGS)
    return tree | {LEDGER: render_ledger(list_records(archive))}


def found(tree: Tree) -> set[str]:
    """Return the rules that a build finds broken, and a check too."""
    with TemporaryDirectory() as folder:
        write(Path(folder), tree)
        public = read_collection(Path(folder), SETTINGS, public_at=NOW)
        built = assemble(public, SETTINGS).problems
        whole = set_apart(read_sources(Path(folder), SETTINGS), SETTINGS)
        checked = find_problems(whole, SETTINGS, public=public)
    rules = {problem.rule for problem in built} - {"declared-not-mentioned"}
    assert rules <= {problem.rule for problem in checked}
    return rules


KEPT = recorded(BASE)
ENDED = " gone 2026-02-01 Removed by order of a court."


def test_what_was_recorded_is_kept() -> None:
    assert found(KEPT) == set()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({TALKS: None}, "lost-address"),
        ({TALKS: None, NEW: briefing()}, "lost-address"),
        ({TALKS: None, NEW: briefing(keys=ID)}, "lost-address"),
        ({TALKS: None, NEW: briefing(keys=LED)}, "lost-id"),
        ({TALKS: None, "briefings/drafts/talks.md": briefing(keys=ID)}, "lost-address"),
        ({TALKS: None, "briefings/2026/a/talks.md": briefing()}, "lost-address"),
        ({TALKS: briefing(keys="status: draft\n")}, "lost-address"),
        ({TALKS: briefing(keys="tlp: TLP:RED\n")}, "lost-address"),
        ({TALKS: briefing(keys="embargo: 2026-06-01T00:00:01Z\n")}, "lost-address"),
        ({TALKS: briefing(keys="published: 2027-01-01T00:00:00Z\n")}, "lost-address"),
        ({TALKS: briefing(keys="status: draft\ncolour: red\n")}, "lost-address"),
        ({TALKS: briefing(keys="id: 2026/another\n")}, "lost-id"),
        ({TALKS: briefing(text="Everything moved.")}, "changed-without-note"),
        ({TALKS: briefing("ukraine")}, "lost-address"),
        ({RUSSIA: None, "docs/actors/russian-federation.md": "---\nname: Russia\n---\n",
          TALKS: briefing("Russia")}, "lost-address"),
        ({"docs/actors/standing.md": "---\nname: Standing\n---\n"}, "lost-address"),
        ({OLD: briefing("ukraine", NO)}, "lost-notice"),
        ({OLD: briefing("ukraine", "status: superseded\n" + NO)},
         "lost-notice"),
        ({OLD: briefing("ukraine", "status: retracted\n")}, "lost-notice"),
        ({OLD: briefing("ukraine", NO + TYPO)}, "lost-notice"),
        ({OLD: briefing("ukraine", TYPO.replace("typo", "No."))}, "lost-notice"),
        ({OLD: briefing("ukraine", "status: retracted\n" + NO.replace("No.", "Yes."))},
         "changed-without-note"),
        ({OLD: briefing("ukraine", "status: retracted\n" + NO.replace("-13", "-14"))},
         "changed-without-note"),
        ({OLD: briefing("ukraine", "status: retracted\n" + NO.replace("No.", "Yes.") + TYPO)},
         "changed-without-note"),
        ({OLD: None}, "lost-address"),
        ({LEDGER: KEPT[LEDGER].replace("briefings/2026/talks/ ", "briefings/2026/talks/")},
         "bad-ledger-line"),
        ({LEDGER: KEPT[LEDGER].rstrip("\n") + ENDED + "\n"}, "gone-and-there"),
        ({LEDGER: KEPT[LEDGER] + "<<<<<<< HEAD\n"}, "bad-ledger-line"),
    ],
)  # fmt: skip
def test_nothing_vanishes_in_silence(change: dict[str, str | None], rule: str) -> None:
    tree = {path: text for path, text in (KEPT | change).items() if text is not None}
    assert rule in found(tree)


@pytest.mark.parametrize(
    "change",
    [
        {TALKS: None, NEW: briefing(keys=ID + LED)},
        {TALKS: briefing(keys="status: retracted\n")},
        {TALKS: briefing(keys="updates: [{date: 2026-02-01, note: More.}]\n", text="More moved.")},
        {TALKS: briefing(text="Nothing\nmoved.\n")},
        {TALKS: briefing(keys="tags: [talks]\nlanguage: en\n")},
        {OLD: briefing("ukraine", NO[:-2] + ", {date: 2026-02-01, note: Yes.}]\n")},
        {RUSSIA: None,
         "docs/actors/russian-federation.md": "---\nname: Russia\nredirect_from: [russia]\n---\n",
         TALKS: briefing("Russia", "corrections: [{date: 2026-02-01, note: Renamed.}]\n")},
    ],
)  # fmt: skip
def test_what_says_why_it_changed_is_sound(change: dict[str, str | None]) -> None:
    tree = {path: text for path, text in (KEPT | change).items() if text is not None}
    assert found(tree) == set()


def test_a_line_of_before_knows_of_notes_by_their_number_alone() -> None:
    before = re.sub(r" notes:\S+", "", KEPT[LEDGER])
    assert before != KEPT[LEDGER]
    reworded = briefing("ukraine", "status: retracted\n" + NO.replace("No.", "Yes."))
    assert found(KEPT | {LEDGER: before, OLD: reworded}) == set()


def test_of_two_lines_that_a_merge_left_one_with_the_words_of_now_is_enough() -> None:
    reworded = {OLD: briefing("ukraine", "status: retracted\n" + NO.replace("No.", "Yes."))}
    both = KEPT[LEDGER] + recorded(BASE | reworded)[LEDGER]
    assert found(KEPT | reworded | {LEDGER: both}) == set()


def test_a_correction_lifts_a_retraction_and_an_update_does_not() -> None:
    notes = NO + TYPO
    kept = recorded(KEPT | {OLD: briefing("ukraine", "status: retracted\n" + notes)})
    assert " 1+1 retracted" in kept[LEDGER]
    assert found(kept) == set()
    more = TYPO[:-2] + ", {date: 2026-02-02, note: More.}]\n"
    assert found(kept | {OLD: briefing("ukraine", NO + more)}) == {"lost-notice"}
    yes = NO[:-2] + ", {date: 2026-02-02, note: Yes.}]\n" + TYPO
    assert found(kept | {OLD: briefing("ukraine", yes)}) == set()


def after_the_court() -> Tree:
    """Return the project without a page that had to go."""
    ended = [line + ENDED * ("talks/" in line) for line in KEPT[LEDGER].splitlines()]
    tree = KEPT | {LEDGER: "\n".join((*ended, ""))}
    del tree[TALKS]
    return tree | {RUSSIA: "---\nname: Russia\nstanding: true\n---\n"}


def test_a_page_that_had_to_go_keeps_its_line() -> None:
    assert found(after_the_court()) == set()


@pytest.mark.parametrize("change", [{TALKS: briefing()}, {NEW: briefing(keys=ID)}])
def test_it_does_not_come_back_at_its_address_or_by_its_id(change: Tree) -> None:
    assert found(after_the_court() | change) == {"gone-and-there"}


def test_no_redirect_leads_on_from_it() -> None:
    assert found(after_the_court() | {NEW: briefing(keys=LED)}) == {"gone-and-there"}


def test_no_redirect_leads_on_from_an_actor_that_had_to_go() -> None:
    russia = next(line for line in KEPT[LEDGER].splitlines() if line.startswith("actors/russia/"))
    ended = {LEDGER: KEPT[LEDGER].replace(russia, russia + ENDED)}
    new = "---\nname: Russia\nredirect_from: [russia]\n---\n"
    tree = KEPT | ended | {TALKS: briefing("Russia"), "docs/actors/russian-federation.md": new}
    del tree[RUSSIA]
    assert found(tree) == {"gone-and-there", "changed-without-note"}


def test_a_draft_in_its_place_breaks_no_promise(tmp_path: Path) -> None:
    write(tmp_path, after_the_court() | {TALKS: briefing(keys="status: draft\n")})
    public = read_collection(tmp_path, SETTINGS, public_at=NOW)
    whole = set_apart(read_sources(tmp_path, SETTINGS), SETTINGS)
    rules = {problem.rule for problem in find_problems(whole, SETTINGS, public=public)}
    assert rules == {"declared-not-mentioned"}


def test_a_briefing_with_a_mistake_is_not_also_called_lost() -> None:
    assert found(KEPT | {TALKS: briefing(keys="colour: red\n")}) == {"unknown-key"}


@pytest.mark.parametrize(("now", "former"), [(False, "true"), (True, "false")])
def test_another_form_of_address_is_one_problem_that_names_the_setting(
    tmp_path: Path, *, now: bool, former: str
) -> None:
    write(tmp_path, KEPT)
    text = KEPT[LEDGER]
    if now:
        text = text.replace("/ ", ".html ")
        write(tmp_path, {LEDGER: text})
    changed = replace(SETTINGS, use_directory_urls=now)
    public = read_collection(tmp_path, changed, public_at=NOW)
    built = [
        problem
        for problem in assemble(public, changed).problems
        if problem.rule != "declared-not-mentioned"
    ]
    (problem,) = built
    assert (problem.rule, str(problem.span)) == ("lost-address", "published.txt:3:1")
    assert problem.hint == f"write use_directory_urls: {former} in mkdocs.yml again"
    assert problem in find_problems(public, changed)


def test_with_another_form_of_address_a_lost_page_is_still_told(tmp_path: Path) -> None:
    write(tmp_path, {path: text for path, text in KEPT.items() if path != TALKS})
    changed = replace(SETTINGS, use_directory_urls=False)
    public = read_collection(tmp_path, changed, public_at=NOW)
    told = [each.message for each in assemble(public, changed).problems if each.span.path == LEDGER]
    assert len(told) == 2
    assert "use_directory_urls" in told[0]
    assert told[1] == "/briefings/2026/talks/ was published, and nothing is there any more"


def test_without_a_ledger_nothing_is_asked() -> None:
    assert found({key: text for key, text in BASE.items() if key != TALKS}) == set()


def test_pages_that_are_not_recorded_are_counted(tmp_path: Path) -> None:
    write(tmp_path, KEPT | {"briefings/2026/new.md": briefing("ukraine")})
    assert count_unrecorded(assemble(read_collection(tmp_path, SETTINGS), SETTINGS)) == 1
    (tmp_path / LEDGER).unlink()
    assert count_unrecorded(assemble(read_collection(tmp_path, SETTINGS), SETTINGS)) == 0


RECORDS = st.builds(
    Record,
    st.sampled_from(("briefings/a/", "briefings/b/", "actors/c/")),
    st.sampled_from("abc"),
    st.sampled_from(("", "0" * 16, "f" * 16)),
    day=st.sampled_from(("", "2026-01-01")),
    reason=st.just("x"),
)
LINES = st.lists(RECORDS, max_size=6)


@given(LINES, LINES)
def test_renewing_loses_no_address_and_changes_nothing_twice(
    old: list[Record], published: list[Record]
) -> None:
    once = renew(old, published)
    assert {record.url for record in once} == {record.url for record in (*old, *published)}
    assert {record for record in old if record.is_gone} <= set(once)
    assert renew(once, published) == once
    assert renew(reversed(old), published) == once


def test_the_line_of_a_broken_promise_is_not_renewed() -> None:
    old, new = Record("briefings/a/", "a", "0" * 16, 1), Record("briefings/a/", "a", "f" * 16, 0)
    assert renew([old], [new], frozenset({"a"})) == (old,)
    assert renew([old], [new]) == (new,)
