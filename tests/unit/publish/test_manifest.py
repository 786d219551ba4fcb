from __future__ import annotations

import os

from hypothesis import given
from hypothesis import strategies as st

from briefwright.publish.finished import Sign, sign_of
from briefwright.publish.manifest import (
    STAMP,
    Finished,
    Renewal,
    decode_manifest,
    encode_manifest,
)

numbers = st.integers(0, 2**63 - 1)
signs = st.builds(Sign, numbers, numbers, numbers, numbers)
files = st.builds(Finished, st.binary(min_size=STAMP, max_size=STAMP), signs)
paths = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1)


@given(st.dictionaries(paths, files))
def test_a_manifest_comes_back_as_it_was(manifest: dict[str, Finished]) -> None:
    assert decode_manifest(encode_manifest(manifest)) == manifest


@given(st.dictionaries(paths, files), st.data())
def test_a_manifest_that_is_cut_off_is_refused_or_holds_less(
    manifest: dict[str, Finished], data: st.DataObject
) -> None:
    whole = encode_manifest(manifest)
    cut = whole[: data.draw(st.integers(0, len(whole)))]
    try:
        found = decode_manifest(cut)
    except ValueError:
        return
    assert list(found.values()) == list(manifest.values())


def test_a_file_is_kept_that_has_the_same_stamp_and_is_untouched() -> None:
    file = Finished(b"s" * STAMP, Sign(1, 2, 3, 4))
    renewal = Renewal({"a.html": file, "b.html": file})

    assert renewal.keeps("a.html", file.stamp)
    assert not renewal.keeps("b.html", b"t" * STAMP)
    assert not renewal.keeps("c.html", file.stamp)

    assert renewal.kept == {"a.html": file}
    assert renewal.made == {"b.html": b"t" * STAMP, "c.html": file.stamp}


def test_a_sign_of_any_file_system_can_be_kept() -> None:
    times = {"st_mtime_ns": 1, "st_ctime_ns": 2}
    stat = os.stat_result((0o100644, 2**64 - 1, 0, 1, 0, 0, 5, 0, 0, 0), times)
    manifest = {"a": Finished(b"s" * STAMP, sign_of(stat))}

    assert decode_manifest(encode_manifest(manifest)) == manifest
