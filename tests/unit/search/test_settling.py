"""An index with the same bytes every time."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.search.settling import MARK, decode, encode, write_settled

if TYPE_CHECKING:
    from pathlib import Path

    from briefwright.search.settling import Value

NUMBERS = st.integers(min_value=0, max_value=2**64 - 1)
VALUES = st.recursive(NUMBERS | st.text(), st.lists, max_leaves=20)


@given(VALUES)
def test_what_is_encoded_is_decoded(value: Value) -> None:
    assert decode(encode(value)) == value


@pytest.mark.parametrize(
    ("value", "data"),
    [
        (0, b"\x00"),
        (23, b"\x17"),
        (24, b"\x18\x18"),
        (1000, b"\x19\x03\xe8"),
        ("IETF", b"dIETF"),
        ("水", b"\x63\xe6\xb0\xb4"),
        ([1, [2, 3]], b"\x82\x01\x82\x02\x03"),
    ],
)
def test_the_form_is_that_of_the_standards_examples(value: Value, data: bytes) -> None:
    assert encode(value) == data
    assert decode(data) == value


@given(st.binary())
def test_other_bytes_are_no_value(data: bytes) -> None:
    try:
        value = decode(data)
    except (ValueError, RecursionError):
        return
    assert decode(encode(value)) == value


def test_two_orders_of_the_same_filters_are_one_index(tmp_path: Path) -> None:
    for name, turn in (("one", 1), ("two", -1)):
        values: list[Value] = [["high", [0, 2]], ["low", [1]]]
        filters = [("kind", "en_1111111"), ("level", "en_2222222")]
        folder = tmp_path / name
        (folder / "filter").mkdir(parents=True)
        for facet, file in filters:
            write(folder / f"filter/{file}.pf_filter", [facet, values[::turn]])
        (folder / "fragment").mkdir()
        pages: list[Value] = [[f"en_{letter}", 3] for letter in "abcd"]
        for letter in "abcd":
            (folder / f"fragment/en_{letter}.pf_fragment").write_text(letter)
        named: list[Value] = [[one, two] for one, two in filters[::turn]]
        described: Value = ["1.5.2", pages, [], named, [["date", [2, 0, 1]]], []]
        write(folder / "pagefind.en_3333333333.pf_meta", described)
        entry = {"version": "1.5.2", "languages": {"en": {"hash": "en_3333333333"}}}
        (folder / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")
        write_settled(folder)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    (meta,) = (tmp_path / "one").glob("*.pf_meta")
    names = [name for name, _ in read(meta)[1]]
    assert [re.fullmatch(r"en_[0-9a-f]{6}-(\d)", name)[1] for name in names] == list("1023")  # type: ignore[index]
    fragments = sorted((tmp_path / "one/fragment").iterdir())
    assert [path.name for path in fragments] == sorted(f"{name}.pf_fragment" for name in names)
    assert [path.read_text() for path in fragments] == list("bacd")
    assert read(meta)[4] == []
    settled = read(meta)[3]
    assert [facet for facet, _ in settled] == ["kind", "level"]
    for facet, file in settled:
        found = read(tmp_path / f"one/filter/{file}.pf_filter")
        assert found == [facet, [["high", [0, 2]], ["low", [1]]]]
    hash_ = json.loads((tmp_path / "one/pagefind-entry.json").read_text())["languages"]["en"]
    assert meta.name == f"pagefind.{hash_['hash']}.pf_meta"


def write(path: Path, value: Value) -> None:
    path.write_bytes(gzip.compress(MARK + encode(value)))


def read(path: Path) -> Any:
    return decode(gzip.decompress(path.read_bytes()).removeprefix(MARK))


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_an_index_of_another_form_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "pagefind.en_3333333333.pf_meta", ["2.0.0", []])
    entry = {"languages": {"en": {"hash": "en_3333333333"}}}
    (tmp_path / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")
    with pytest.raises(ValueError, match="describes no index"):
        write_settled(tmp_path)
