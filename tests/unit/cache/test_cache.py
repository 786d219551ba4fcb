"""The folder of the cache: what is put in comes out, and whatever is not as it was is not there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.cache import cache as cache_module
from briefwright.cache.cache import Cache
from briefwright.cache.part import SHARDS, Part, parse_part, shard_of
from briefwright.cache.program import digest_program
from briefwright.cache.texts import Held, LostText, open_temporary

if TYPE_CHECKING:
    from pathlib import Path

KEY, OTHER = b"k" * 16, b"o" * 16
PATHS = [f"briefings/2025/{number}.md" for number in range(200)]


def put(cache: Cache, path: str) -> None:
    cache.keep("body", path, KEY, f"head of {path}".encode(), f"text of {path}".encode())


def fill(folder: Path, paths: list[str] = PATHS, program: bytes = b"p" * 16) -> None:
    cache = Cache(folder, program=program)
    for path in paths:
        put(cache, path)
    cache.write()
    assert cache.note == ""


def found(folder: Path, key: bytes = KEY, program: bytes = b"p" * 16) -> dict[str, bytes]:
    """Return the long part of each record that is there; a head must be its own."""
    cache = Cache(folder, program=program)
    records = {path: cache.find("body", path, key) for path in PATHS}
    for path, record in records.items():
        assert record is None or record.head == f"head of {path}".encode()
    return {path: record.long.read() for path, record in records.items() if record}


def all_of(paths: list[str]) -> dict[str, bytes]:
    return {path: f"text of {path}".encode() for path in paths}


def test_what_one_build_keeps_the_next_one_finds(tmp_path: Path) -> None:
    fill(tmp_path / "a/b")
    assert found(tmp_path / "a/b") == all_of(PATHS)
    assert len(list((tmp_path / "a/b").iterdir())) <= SHARDS


def test_what_is_true_of_something_else_is_not_found(tmp_path: Path) -> None:
    fill(tmp_path)
    assert found(tmp_path, key=OTHER) == {}
    assert Cache(tmp_path, program=b"p" * 16).find("source", PATHS[0], KEY) is None


def test_another_version_of_the_program_finds_nothing_and_writes_its_own(tmp_path: Path) -> None:
    fill(tmp_path)
    assert found(tmp_path, program=b"q" * 16) == {}
    fill(tmp_path, program=b"q" * 16)
    assert found(tmp_path, program=b"q" * 16) == all_of(PATHS)
    assert found(tmp_path) == {}
    assert len(digest_program()) == 16


def test_what_a_build_does_not_ask_for_is_gone_after_it(tmp_path: Path) -> None:
    fill(tmp_path)
    cache = Cache(tmp_path, program=b"p" * 16)
    for path in PATHS[:20]:
        assert cache.find("body", path, KEY)
    cache.keep("body", PATHS[0], OTHER, b"x", b"y")
    cache.write()
    assert found(tmp_path) == all_of(PATHS[1:20])
    assert not any(
        b"text of briefings/2025/150.md" in each.read_bytes() for each in tmp_path.iterdir()
    )


def test_only_what_changed_is_written_again(tmp_path: Path) -> None:
    fill(tmp_path)
    before = {path: path.stat().st_ino for path in tmp_path.iterdir()}
    cache = Cache(tmp_path, program=b"p" * 16)
    for path in PATHS[1:]:
        assert cache.find("body", path, KEY)
    cache.keep("body", PATHS[0], OTHER, b"x", b"y")
    cache.write()
    after = {path: path.stat().st_ino for path in tmp_path.iterdir()}
    assert [path.name for path in before if before[path] != after[path]] == [
        f"{shard_of(PATHS[0]):02d}.bin"
    ]


@given(data=st.data())
def test_damage_is_no_record_and_never_a_wrong_one(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    fill(folder, PATHS[:6])
    files = sorted(folder.iterdir())
    place = data.draw(st.sampled_from(files))
    whole = bytearray(place.read_bytes())
    match data.draw(st.sampled_from(["flip", "cut", "longer", "other"])):
        case "flip":
            bit = data.draw(st.integers(0, len(whole) * 8 - 1))
            whole[bit // 8] ^= 1 << bit % 8
        case "cut":
            del whole[data.draw(st.integers(0, len(whole) - 1)) :]
        case "longer":
            whole += data.draw(st.binary(min_size=1, max_size=9))
        case _:
            whole = bytearray(data.draw(st.binary(max_size=200)))
    place.write_bytes(whole)
    lost = {path for path in PATHS[:6] if f"{shard_of(path):02d}.bin" == place.name}
    assert lost
    assert found(folder) == all_of([path for path in PATHS[:6] if path not in lost])


def test_a_file_that_holds_the_records_of_another_is_harmless(tmp_path: Path) -> None:
    fill(tmp_path, PATHS[:6])
    for path in PATHS[:6]:
        (tmp_path / f"{(shard_of(path) + 1) % SHARDS:02d}.bin").write_bytes(
            (tmp_path / f"{shard_of(path):02d}.bin").read_bytes()
        )
    assert found(tmp_path).items() <= all_of(PATHS[:6]).items()


def test_a_folder_in_the_place_of_a_file_is_no_file(tmp_path: Path) -> None:
    (tmp_path / f"{shard_of(PATHS[0]):02d}.bin").mkdir()
    cache = Cache(tmp_path, program=b"p" * 16)
    assert cache.find("body", PATHS[0], KEY) is None
    for path in PATHS[:50]:
        put(cache, path)
    cache.write()
    assert "directory" in cache.note
    lost = [path for path in PATHS[:50] if shard_of(path) == shard_of(PATHS[0])]
    assert found(tmp_path) == all_of([path for path in PATHS[:50] if path not in lost])
    assert not list(tmp_path.glob("*.tmp"))


def test_a_file_in_the_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("mine")
    cache = Cache(tmp_path / "cache")
    assert cache.find("body", PATHS[0], KEY) is None
    assert cache.keep("body", PATHS[0], KEY, b"", b"long").read() == b"long"
    cache.write()
    assert cache.note
    assert (tmp_path / "cache").read_text() == "mine"


@pytest.mark.skipif(os.name != "posix", reason="permissions are of POSIX")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nobody forbids root")
def test_a_folder_that_may_not_be_read_or_written_is_no_folder(tmp_path: Path) -> None:
    fill(tmp_path)
    tmp_path.chmod(0)
    try:
        assert found(tmp_path) == {}
        cache = Cache(tmp_path)
        cache.keep("body", PATHS[0], KEY, b"", b"")
        cache.write()
        assert cache.note == "permission denied"
    finally:
        tmp_path.chmod(0o700)


def test_a_full_disk_costs_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    assert cache.keep("body", "a.md", KEY, b"head", b"long").read() == b"long"
    assert isinstance(cache.put_away(b"long"), Held)
    cache.write()
    assert cache.note == "no space left on device"
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_two_builds_at_once_leave_whole_files(tmp_path: Path) -> None:
    first, second = Cache(tmp_path, program=b"p" * 16), Cache(tmp_path, program=b"p" * 16)
    for cache in (first, second):
        for path in PATHS:
            put(cache, path)
    first.write()
    second.write()
    assert found(tmp_path) == all_of(PATHS)


def test_what_a_killed_build_left_is_tidied_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "07.bin.1-abcd.tmp").write_text("half")
    fill(tmp_path, PATHS[:1])
    assert (tmp_path / "07.bin.1-abcd.tmp").exists(), "it may be of a build that still runs"
    monkeypatch.setattr(cache_module, "_STALE", -1.0)
    fill(tmp_path, PATHS[:1])
    assert not list(tmp_path.glob("*.tmp"))


def test_without_a_folder_texts_leave_memory_and_nothing_is_known() -> None:
    cache = Cache(None)
    kept = cache.keep("body", "a.md", KEY, b"head", b"long")
    assert not isinstance(kept, Held)
    assert kept.read() == b"long"
    cache.remember("body", "a.md", KEY, "value")
    cache.write()
    assert cache.find("body", "a.md", KEY) is None
    assert cache.recall("body", "a.md", KEY, public=True) is None


def test_a_process_remembers_from_one_build_to_the_next(tmp_path: Path) -> None:
    cache = Cache(tmp_path, program=b"p" * 16)
    for path in PATHS[:2]:
        put(cache, path)
        cache.remember("body", path, KEY, path)
    cache.write()
    assert cache.recall("body", PATHS[0], OTHER, public=True) is None
    assert cache.recall("body", PATHS[0], KEY, public=True) == PATHS[0]
    cache.write()
    assert cache.recall("body", PATHS[1], KEY, public=True) is None, "the build did without it"
    assert found(tmp_path) == all_of(PATHS[:1])


def test_what_is_withheld_by_now_leaves_the_folder(tmp_path: Path) -> None:
    cache = Cache(tmp_path, program=b"p" * 16)
    cache.keep("body", PATHS[0], KEY, f"head of {PATHS[0]}".encode(), b"long")
    cache.remember("body", PATHS[0], KEY, "value")
    cache.write()
    assert cache.recall("body", PATHS[0], KEY, public=False) == "value"
    cache.write()
    assert found(tmp_path) == {}


def test_a_text_that_is_not_what_it_was_is_not_read() -> None:
    cache = Cache(None)
    kept = cache.put_away(b"what it was")
    assert not isinstance(kept, Held)
    kept.file.overwrite(kept.at + 2, b"X")
    with pytest.raises(LostText, match="build again"):
        kept.read()


def test_a_long_file_grows_after_a_write_that_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    file = open_temporary()
    file.append(b"one")
    with monkeypatch.context() as patch:
        patch.setattr(os, "lseek", lambda *_: (_ for _ in ()).throw(OSError(5, "no")))
        with pytest.raises(OSError, match="no"):
            file.append(b"two")
    at = file.append(b"three")
    assert file.read(at, 5) == b"three"


# Parts


@given(st.integers(1, SHARDS))
def test_every_source_belongs_to_one_part(count: int) -> None:
    parts = [Part(number, count) for number in range(1, count + 1)]
    for path in PATHS:
        assert sum(path in part for part in parts) == 1


def test_the_parts_of_several_machines_are_taken_up_by_a_build(tmp_path: Path) -> None:
    parts = [Part(number, 3) for number in (1, 2, 3)]
    for part in parts:
        cache = Cache(tmp_path, part, program=b"p" * 16)
        for path in PATHS:
            if path in part:
                cache.keep(
                    "body", path, KEY, f"head of {path}".encode(), f"text of {path}".encode()
                )
        cache.write()
    assert [path.name for path in sorted(tmp_path.iterdir())] == [str(part) for part in parts]
    assert found(tmp_path) == all_of(PATHS)
    build = Cache(tmp_path, program=b"p" * 16)
    for path in PATHS:
        assert build.find("body", path, KEY)
    build.write()
    assert all(path.is_file() for path in tmp_path.iterdir())
    assert found(tmp_path) == all_of(PATHS)


@pytest.mark.parametrize(
    "text", ["", "1", "0/3", "4/3", "1/0", "1/65", "-1/3", "1/3/", "x/3", "１/3"]
)
def test_what_is_no_part(text: str) -> None:
    assert parse_part(text) is None


def test_a_part_is_written_as_its_number_of_how_many() -> None:
    assert parse_part("3/8") == Part(3, 8)
    assert parse_part("64/64") == Part(64, 64)
