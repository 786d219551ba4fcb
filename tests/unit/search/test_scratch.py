"""What is only needed while the index is made goes, a killed build's too."""

import os
import tempfile
import time
from pathlib import Path

import pytest

from briefwright.search.scratch import open_scratch

DAY = 24 * 3600.0


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def leave(folder: Path, age: float) -> Path:
    folder.mkdir()
    (folder / "words").write_text("left", encoding="utf-8")
    then = time.time() - age
    os.utime(folder, (then, then))
    return folder


def test_the_folder_is_gone_afterwards(temporary: Path) -> None:
    with open_scratch() as scratch:
        (scratch / "words").write_text("here", encoding="utf-8")
        assert scratch.parent == temporary
    assert list(temporary.iterdir()) == []


def test_what_a_killed_build_left_goes_and_what_one_needs_stays(temporary: Path) -> None:
    leave(temporary / "briefwright-search-old", 2 * DAY)
    running = leave(temporary / "briefwright-search-new", DAY / 2)
    foreign = leave(temporary / "something-else", 2 * DAY)
    with open_scratch():
        pass
    assert set(temporary.iterdir()) == {running, foreign}


def test_a_link_of_that_name_is_not_followed(temporary: Path) -> None:
    elsewhere = leave(temporary / "elsewhere", 2 * DAY)
    link = temporary / "briefwright-search-link"
    link.symlink_to(elsewhere)
    os.utime(link, (0, 0), follow_symlinks=False)
    with open_scratch():
        pass
    assert (elsewhere / "words").is_file()
