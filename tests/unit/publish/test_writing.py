"""A file is written whole, with its folder, over what was there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from briefwright.publish.writing import write_file

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_written_with_its_folders_and_over_a_longer_one(tmp_path: Path) -> None:
    target = tmp_path / "a/b/index.html"
    write_file(str(target), [b"a longer text"])
    write_file(str(target), [b"short"])
    assert target.read_bytes() == b"short"


def test_a_file_in_many_parts_is_their_text(tmp_path: Path) -> None:
    parts = [b"%d," % number * 1000 for number in range(200)]
    write_file(str(tmp_path / "x"), iter(parts))
    assert (tmp_path / "x").read_bytes() == b"".join(parts)


def test_a_write_that_is_cut_short_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:3]))
    write_file(str(tmp_path / "x"), [b"0123456789"])
    assert (tmp_path / "x").read_bytes() == b"0123456789"


def test_a_disk_that_refuses_is_named_with_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: int, data: bytes) -> int:
        del file, data
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", refuse)
    with pytest.raises(OSError, match="No space") as caught:
        write_file(str(tmp_path / "x"), [b"0"])
    assert caught.value.filename == str(tmp_path / "x")
