"""A list renewed from the previous one is the list made anew, and little of it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.digest import digest_bytes
from briefwright.exports.data import data_files
from briefwright.exports.digests import digests_file
from briefwright.exports.lines import ChangedLine, Lines
from tests.unit.archive.making import actor, briefing
from tests.unit.exports.making import publish

if TYPE_CHECKING:
    from briefwright.exports.files import ExportFile

COMMON = digest_bytes(b"settings")

RECORDS = st.lists(st.sampled_from([f'{{"a":"{text}"}}' for text in "abcdefghik"]), unique=True)


def lines_of(records: list[str], made: list[str] | None = None) -> Lines:
    """Return a list of these records; `made` is told of each that is rendered."""

    def render(place: int) -> str:
        if made is not None:
            made.append(records[place])
        return records[place]

    return Lines(COMMON, [digest_bytes(each.encode()) for each in records], render)


def whole(records: list[str]) -> bytes:
    return ("[\n" + ",\n".join(records) + "\n]\n").encode() if records else b"[]\n"


@given(RECORDS, RECORDS)
def test_a_renewed_list_is_a_new_list(before: list[str], after: list[str]) -> None:
    renewed = lines_of(after).renew(whole(before), lines_of(before).marks)
    assert (b"".join(renewed) if renewed else whole(after)) == whole(after)


def test_only_what_is_new_is_made_and_one_of_what_is_not() -> None:
    before, made = ["1", "2", "3", "4"], list[str]()
    after = ["2", "5", "3", "4"]
    renewed = lines_of(after, made).renew(whole(before), lines_of(before).marks)
    assert renewed is not None
    assert b"".join(renewed) == whole(after)
    assert made == ["2", "5"]


def test_a_line_that_is_not_as_it_was_is_found_before_anything_is_written() -> None:
    former = whole(["1", "2"]).replace(b"1", b"7")
    with pytest.raises(ChangedLine):
        lines_of(["1", "2"]).renew(former, lines_of(["1", "2"]).marks)


@pytest.mark.parametrize("former", [b"", b"[\n", b"[]\n", b"[1,2]", b"[\n1\n]\n", b"[\n1,\n2"])
def test_nothing_is_taken_from_a_file_of_another_form(former: bytes) -> None:
    made: list[str] = []
    renewed = lines_of(["1", "2"], made).renew(former, lines_of(["1", "2"]).marks)
    assert renewed is not None
    assert b"".join(renewed) == whole(["1", "2"])
    assert made == ["1", "2"]


def test_nothing_is_taken_under_other_settings() -> None:
    other = digest_bytes(b"other")
    assert lines_of(["1"]).renew(whole(["1"]), other + lines_of(["1"]).marks[16:]) is None


def test_the_files_of_an_archive_are_their_lines() -> None:
    archive = publish(
        [briefing("2025/two", "2025-06-01", ["a"]), briefing("2025/one", "2025-05-01", ["a"])],
        [actor("a")],
    ).archive
    files: list[ExportFile] = [digests_file(archive), *data_files(archive)]
    listed = {file.path: file for file in files if file.lines is not None}
    assert set(listed) == {"data/briefings.json", "data/digests.json"}
    for file in listed.values():
        assert file.lines is not None
        lines = file.lines()
        former = file.render().encode()
        made = whole([lines.render(place) for place in range(2)])
        renewed = lines.renew(former, lines.marks)
        assert renewed is not None
        assert former == made == b"".join(renewed)
