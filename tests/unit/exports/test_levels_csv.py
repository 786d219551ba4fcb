"""Levels over time as a file for spreadsheets."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from briefwright.content.settings import Settings, Site
from briefwright.exports.addresses import Addresses
from briefwright.exports.levels_csv import COLUMNS, levels_files, neutral
from tests.replacing import replace
from tests.unit.archive.making import briefing
from tests.unit.pages.making import ACTORS, build, declared

FORMULA = '=HYPERLINK("https://evil.example","ok")'
SETTINGS = Settings(site=Site(url="https://example.org/x/"))
FIRST = replace(
    briefing("a", "2024-01-05", text="NATO."),
    title=FORMULA,
    threat_level="low",
    actors=(declared("russia", "low", "-1+1, or\nso"),),
)
SECOND = briefing("b", "2024-02", [("russia", "critical")], threat_level="high")
THIRD = briefing("c", "2024-02-20", ["russia"], threat_level="guarded")
ARCHIVE = build([FIRST, SECOND, THIRD], ACTORS, SETTINGS).archive
FILES = {file.path: file.render() for file in levels_files(ARCHIVE, Addresses(SETTINGS))}


def test_only_actors_with_something_to_tell_have_a_file() -> None:
    assert list(FILES) == ["actors/russia/levels.csv"]  # one month is all that NATO has


def test_the_two_histories_stand_apart_oldest_first() -> None:
    text = FILES["actors/russia/levels.csv"]
    assert text.count("\r\n") == text.count("\n") == 5
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["history"], row["date"], row["level"]) for row in rows] == [
        ("assessed", "2024-01-05", "low"),
        ("assessed", "2024-02", "critical"),
        ("named", "2024-01", "low"),
        ("named", "2024-02", "guarded"),
    ]
    assert (rows[3]["lowest"], rows[3]["highest"], rows[3]["briefings"]) == ("guarded", "high", "2")
    assert rows[1]["url"] == "https://example.org/x/briefings/b/"


def test_no_cell_is_run_by_a_spreadsheet() -> None:
    (row, *_) = csv.DictReader(io.StringIO(FILES["actors/russia/levels.csv"]))
    assert row["briefing"] == f"'{FORMULA}"
    assert row["reason"] == "'-1+1, or so"


@given(st.text())
def test_a_cell_never_begins_like_a_formula(cell: str) -> None:
    told = neutral(cell)
    assert not told.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert told.removeprefix("'") == cell.removeprefix("'")
