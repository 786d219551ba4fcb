from __future__ import annotations

from pathlib import Path

import pytest

from briefwright.cli import writing
from briefwright.cli.writing import WritingError, write_text


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_text(tmp_path / "a/b/c.md", "text\n")
    assert (tmp_path / "a/b/c.md").read_bytes() == b"text\n"


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    place = tmp_path / "c.md"
    place.write_text("old")
    with pytest.raises(WritingError, match="is there already"):
        write_text(place, "new")
    assert place.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["c.md"]


def test_a_file_keeps_its_mode_when_it_is_replaced(tmp_path: Path) -> None:
    place = tmp_path / "c.md"
    place.write_text("old")
    place.chmod(0o640)
    write_text(place, "new", replace=True)
    assert (place.read_text(), place.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_file_in_the_way_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")
    with pytest.raises(WritingError, match="cannot be made"):
        write_text(tmp_path / "a/b.md", "text")


def test_nothing_is_left_when_writing_stops_half_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "_mode", stop)
    with pytest.raises(KeyboardInterrupt):
        write_text(tmp_path / "c.md", "text")
    assert list(tmp_path.iterdir()) == []


def test_a_file_system_without_second_names_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_text(tmp_path / "c.md", "text")
    with pytest.raises(WritingError, match="is there already"):
        write_text(tmp_path / "c.md", "other")
    assert (tmp_path / "c.md").read_text() == "text"
