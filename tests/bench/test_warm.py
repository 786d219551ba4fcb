from pathlib import Path

import pytest
import yaml

from bench.generate import project_files
from bench.record import ALIAS, BODY, CASES, FRONT_MATTER, NEW, NOTHING
from bench.sides import LISTENER, command_of
from bench.warm import PLACE, SENTENCE, TITLE, edit_of, read, target_of, write

SIZE = 60


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return dict(project_files(SIZE))


def front(text: str) -> dict[str, object]:
    loaded = yaml.safe_load(text.split("---\n")[1])
    assert isinstance(loaded, dict)
    return loaded


def test_cases_edit_files_that_are_there_but_for_the_new_one(files: dict[str, str]) -> None:
    there = {case: target_of(case, SIZE) in files for case in CASES}
    assert there == {NOTHING: True, BODY: True, FRONT_MATTER: True, NEW: False, ALIAS: True}


def test_no_generated_text_holds_the_name_that_the_edits_bring(files: dict[str, str]) -> None:
    assert not any(PLACE in text for text in files.values())


def test_nothing_is_no_edit(files: dict[str, str]) -> None:
    assert edit_of(NOTHING, SIZE, files) is None


def test_body_grows_by_one_sentence(files: dict[str, str]) -> None:
    edit = edit_of(BODY, SIZE, files)
    assert edit
    before = files[edit.path]
    assert edit.text.startswith(before.rstrip())
    assert edit.text.removeprefix(before.rstrip()).strip() == SENTENCE == edit.shown


def test_title_and_level_change_and_nothing_else(files: dict[str, str]) -> None:
    edit = edit_of(FRONT_MATTER, SIZE, files)
    assert edit
    before, after = front(files[edit.path]), front(edit.text)
    assert after.pop("title") == TITLE != before.pop("title")
    assert after.pop("threat_level") != before.pop("threat_level")
    assert after == before
    assert edit.text.split("---\n", 2)[2] == files[edit.path].split("---\n", 2)[2]


def test_new_briefing_is_the_one_that_a_larger_project_has_next() -> None:
    edit = edit_of(NEW, SIZE, {})
    assert edit
    larger = [path for path, _ in project_files(SIZE + 1) if path.startswith("briefings/")]
    assert edit.path == larger[-1]
    assert front(edit.text)["actors"]


def test_alias_is_one_more_name_of_an_actor(files: dict[str, str]) -> None:
    edit = edit_of(ALIAS, SIZE, files)
    assert edit
    names = front(edit.text)["names"]
    known = front(files[edit.path])["names"]
    assert isinstance(known, list)
    assert names == [PLACE, *known]


def test_text_is_put_back_and_a_new_file_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.md"
    assert read(path) is None
    write(path, "text")
    assert read(path) == "text"
    write(path, None)
    assert read(path) is None


def test_ours_is_built_by_mkdocs_alone(tmp_path: Path) -> None:
    assert command_of("ours", tmp_path)[1:4] == ("-m", "mkdocs", "build")
    assert "bare.yml" in command_of("bare", tmp_path)


def test_listener_is_a_hook_of_every_page_that_changes_nothing() -> None:
    space: dict[str, object] = {}
    exec(LISTENER, space)  # noqa: S102  the text that the benchmark writes as a hook
    listen = space["on_page_context"]
    assert callable(listen)
    context = {"a": 1}
    assert listen(context, page=None, config=None, nav=None) is context
    assert context == {"a": 1}
