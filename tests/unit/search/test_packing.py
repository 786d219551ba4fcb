"""The files of an index: CBOR behind a mark, in gzip."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.search.packing import decode, encode, pack, read_words, unpack

if TYPE_CHECKING:
    from briefwright.search.packing import Value

NUMBERS = st.integers(min_value=-(2**64), max_value=2**64 - 1)
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
        (-1, b"\x20"),
        (-1000, b"\x39\x03\xe7"),
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


def test_a_damaged_file_is_refused() -> None:
    data = pack(encode(["a", 1]))
    assert decode(unpack(data)) == ["a", 1]
    for damaged in (data[:-4], data[:20] + b"x" + data[21:], b"", gzip.compress(b"no mark")):
        with pytest.raises(ValueError, match="a file of the index"):
            unpack(damaged)


def test_words_of_another_form_are_refused() -> None:
    values: list[Value] = [["a"], [[["a"]]], [[["a", [], []]], 1]]
    for value in values:
        with pytest.raises(ValueError, match=r"list|text|follows"):
            list(read_words(encode(value)))
