from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefwright.archive.archive import Archive
from briefwright.archive.chronology import make_chronology
from briefwright.archive.dossiers import make_dossiers
from briefwright.archive.entries import make_entries
from briefwright.content.actor import NameKind
from briefwright.content.routes import Routes
from briefwright.exports.data import data_files, data_streams
from briefwright.names.registry import Registry
from tests.unit.archive.making import SETTINGS, actor, briefing, event, name, prepare

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    from briefwright.content.actor import Actor
    from briefwright.content.briefing import Briefing

PUTIN = actor(
    "putin",
    "V. Putin",
    name("Путин", NameKind.NATIVE),
    "Vladimir Putin",
    "V. Putin",
    title="Vladimir Putin",
)
NATO = actor("nato", title="NATO", standing=True)
UNUSED = actor("unused")
TALKS = briefing(
    "2025/talks",
    "2025-05-27",
    ["putin"],
    'He said "<no>" to @nato & @nato. More.',
    events=(event("2025/talks", "2025-05", "Limits lifted", "nato"),),
)
LULL = briefing("2025/lull", "2025-05-29", [("V. Putin", "low")], threat_level="unknown")


def archive(briefings: Iterable[Briefing], actors: Iterable[Actor]) -> Archive:
    sources = prepare(briefings, actors)
    entries = make_entries(sources)
    chronology = make_chronology(entries, sources.declared)
    return Archive(
        settings=SETTINGS,
        routes=sources.routes,
        registry=sources.registry,
        entries=entries,
        dossiers=make_dossiers(sources, entries, chronology, {}, frozenset(), {}),
        chronology=chronology,
    )


def texts(whole: Archive) -> dict[str, str]:
    return {file.path: file.render() for file in data_files(whole)}


def load(whole: Archive) -> dict[str, Any]:
    return {path: json.loads(text) for path, text in texts(whole).items()}


def test_briefings_are_the_fields_of_the_design_in_their_order_newest_first() -> None:
    data = load(archive([TALKS, LULL], [PUTIN, NATO, UNUSED]))
    assert [each["id"] for each in data["data/briefings.json"]] == ["2025/lull", "2025/talks"]
    talks = data["data/briefings.json"][1]
    assert list(talks.items()) == [
        ("id", "2025/talks"),
        ("url", "briefings/2025/talks/"),
        ("title", "On 2025/talks"),
        ("date", "2025-05-27"),
        ("threat_level", "high"),
        ("actors", ["putin"]),
        (
            "mentions",
            [{"actor": "nato", "count": 2, "quote": 'He said "<no>" to @nato & @nato. More.'}],
        ),
        ("summary", 'He said "<no>" to @nato & @nato'),
    ]


def test_actors_have_a_page_and_list_each_further_name_once_in_order() -> None:
    data = load(archive([TALKS, LULL], [PUTIN, NATO, UNUSED]))
    assert [list(each.items()) for each in data["data/actors.json"]] == [
        [
            ("id", "nato"),
            ("url", "actors/nato/"),
            ("name", "NATO"),
            ("kind", "other"),
            ("names", []),
            ("briefings", 1),
            ("first", "2025-05-27"),
            ("latest", "2025-05-27"),
        ],
        [
            ("id", "putin"),
            ("url", "actors/putin/"),
            ("name", "Vladimir Putin"),
            ("kind", "other"),
            ("names", ["V. Putin", "Путин"]),
            ("briefings", 2),
            ("first", "2025-05-27"),
            ("latest", "2025-05-29"),
        ],
    ]


def test_a_standing_actor_that_no_briefing_names_has_no_dates() -> None:
    (nato,) = load(archive([], [NATO]))["data/actors.json"]
    assert (nato["briefings"], nato["first"], nato["latest"]) == (0, None, None)


def test_the_chronology_lists_briefings_and_events_newest_first() -> None:
    data = load(archive([TALKS, LULL], [PUTIN, NATO]))
    assert [list(each.items()) for each in data["data/chronology.json"]] == [
        [
            ("date", "2025-05-29"),
            ("kind", "briefing"),
            ("title", "On 2025/lull"),
            ("briefing", "2025/lull"),
            ("url", "briefings/2025/lull/"),
            ("actors", ["putin"]),
            ("threat_level", "unknown"),
        ],
        [
            ("date", "2025-05-27"),
            ("kind", "briefing"),
            ("title", "On 2025/talks"),
            ("briefing", "2025/talks"),
            ("url", "briefings/2025/talks/"),
            ("actors", ["putin"]),
            ("threat_level", "high"),
        ],
        [
            ("date", "2025-05"),
            ("kind", "event"),
            ("title", "Limits lifted"),
            ("briefing", "2025/talks"),
            ("url", "briefings/2025/talks/"),
            ("actors", ["nato"]),
        ],
    ]


def test_text_is_compact_readable_and_ends_with_a_line_end() -> None:
    files = texts(archive([TALKS, LULL], [PUTIN, NATO]))
    assert list(files) == sorted(files)
    lines = files["data/actors.json"].split("\n")
    assert lines[0] == "["
    assert '"names":["V. Putin","Путин"]' in lines[2]
    assert lines[-2:] == ["]", ""]
    briefings = files["data/briefings.json"].split("\n")
    assert [line[:7] for line in briefings] == ["[", '{"id":"', '{"id":"', "]", ""]


def test_an_empty_archive_has_valid_files() -> None:
    empty = Archive(settings=SETTINGS, routes=Routes(), registry=Registry())
    assert load(empty)["data/briefings.json"] == []
    assert texts(empty)["data/briefings.json"] == "[]\n"


def test_pieces_of_a_file_are_one_record_at_a_time() -> None:
    whole = archive([TALKS, LULL], [PUTIN, NATO])
    pieces = {path: list(lines) for path, lines in data_streams(whole)}
    assert sum(piece.startswith("{") for piece in pieces["data/briefings.json"]) == 2


LISTS = ("briefings", "actors", "chronology")


def validate(data: dict[str, Any], name: str) -> None:
    schema = data[f"data/{name}.schema.json"]
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data[f"data/{name}.json"])


DATES = ("2025-05-27", "2025-05", "2025", "2025~", "2025-05?", "2022-02-24/..", "../2025-01-01%")


@pytest.mark.parametrize("name", LISTS)
def test_files_are_valid_and_their_schema_says_which_it_is(name: str) -> None:
    dated = [
        briefing(f"b{number}", date, ["putin"], events=(event("b", date, "what"),))
        for number, date in enumerate(DATES)
    ]
    data = load(archive([TALKS, LULL, *dated], [PUTIN, NATO]))
    validate(data, name)
    schema = data[f"data/{name}.schema.json"]
    assert schema["$id"] == f"{name}.schema.json"
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def errors(name: str, **changes: object) -> list[str]:
    data = load(archive([TALKS], [PUTIN, NATO]))
    record = data[f"data/{name}.json"][0]
    record.update(changes)
    kept = {key: value for key, value in record.items() if value != "MISSING"}
    validator = Draft202012Validator(data[f"data/{name}.schema.json"])
    return [error.message for error in validator.iter_errors([kept])]


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("briefings", {"threat_level": "severe"}),
        ("briefings", {"date": "27 May 2025"}),
        ("briefings", {"url": "/briefings/x/"}),
        ("briefings", {"extra": 1}),
        ("briefings", {"summary": "MISSING"}),
        ("briefings", {"actors": ["a", "a"]}),
        ("briefings", {"mentions": [{"actor": "a", "count": 0, "quote": ""}]}),
        ("actors", {"kind": "robot"}),
        ("actors", {"first": "soon"}),
        ("actors", {"names": ["x", "x"]}),
        ("chronology", {"kind": "event"}),
        ("chronology", {"threat_level": "MISSING"}),
    ],
)
def test_schemas_refuse_what_the_files_never_hold(name: str, changes: dict[str, object]) -> None:
    assert not errors(name)
    assert errors(name, **changes)


IDS = st.lists(st.sampled_from(["putin", "nato", "unused"]), unique=True)


@given(
    st.lists(st.tuples(st.sampled_from(DATES), IDS, IDS), max_size=5),
    st.randoms(use_true_random=False),
)
def test_bytes_do_not_depend_on_reading_order(
    drawn: list[tuple[str, list[str], list[str]]], random: Random
) -> None:
    briefings = [
        briefing(f"b{number}", date, declared, " ".join(f"@{each}" for each in mentioned))
        for number, (date, declared, mentioned) in enumerate(drawn)
    ]
    actors = [PUTIN, NATO, UNUSED]
    files = list(texts(archive(briefings, actors)).items())
    for list_name in LISTS:
        validate({path: json.loads(text) for path, text in files}, list_name)
    random.shuffle(briefings)
    random.shuffle(actors)
    assert list(texts(archive(briefings, actors)).items()) == files
