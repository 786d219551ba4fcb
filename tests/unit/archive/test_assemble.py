from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from briefwright.archive.archive import Archive
from briefwright.archive.assemble import assemble
from briefwright.archive.making import Making
from briefwright.content.actor import NameKind
from briefwright.content.briefing import SourceText
from briefwright.content.collection import Collection, Fragment
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.exports.data import data_files
from tests.replacing import replace
from tests.unit.archive.making import SETTINGS, actor, briefing, collect, event, name, told

if TYPE_CHECKING:
    from random import Random

    from briefwright.content.briefing import Briefing

ACTORS = (
    actor("russia", name("Russian", NameKind.DEMONYM), "Shared Name"),
    actor("nato", title="NATO", standing=True),
    actor("lazarus", "Shared Name", "Hidden Cobra"),
    actor("iran"),
)


def test_an_empty_collection_is_an_empty_archive() -> None:
    archive = assemble(Collection(), SETTINGS)
    assert archive == Archive(SETTINGS, archive.routes, archive.registry)


def test_every_stage_is_in_the_archive() -> None:
    archive = assemble(
        collect(
            [
                briefing("a", "2025-04-30", ["russia", ("nato", "low")], "Russia met NATO."),
                briefing(
                    "b",
                    "2025-05-01",
                    ["russia", ("nato", "high")],
                    "Russia left. NATO stayed.",
                    events=(event("b", "2025", "Event", "iran"),),
                ),
            ],
            ACTORS,
        ),
        SETTINGS,
    )
    assert [entry.briefing.id for entry in archive.entries] == ["b", "a"]
    assert list(archive.dossiers) == ["iran", "nato", "russia"]
    assert [each.actor for each in archive.dossiers["nato"].companions] == ["russia"]
    assert len(archive.chronology) == 3
    assert [each.entry.briefing.id for each in archive.related["b"]] == ["a"]
    assert [mover.actor for mover in archive.movers] == ["nato"]
    assert archive.dossiers["nato"].current is not None
    assert archive.dossiers["nato"].current.level.id == "high"


def test_problems_of_all_stages_are_there_once_and_in_order() -> None:
    read = Problem(Span("briefings/a.md", 1), "bad-date", "no date", "write one")
    collection = collect(
        [
            briefing("b", "2025-05-01", ["Hidden Cbra"], "See [x](nowhere.md).", supersedes="zzz"),
            briefing("c", "2025-05-02", ["Shared Name"], "[y](b.md#gone) NATO"),
        ],
        ACTORS,
        [Fragment("briefings/a.md", SourceText("[z](nowhere.md)", 9), "a")],
    )
    archive = assemble(replace(collection, problems=(read, read)), SETTINGS)
    assert [line.split(" ", 2)[:2] for line in told(archive.problems)] == [
        ["briefings/a.md:1:1", "bad-date"],
        ["briefings/a.md:9:5", "dead-link"],
        ["briefings/b.md:4:13", "unknown-briefing"],
        ["briefings/b.md:5:3", "unknown-actor"],
        ["briefings/b.md:20:9", "dead-link"],
        ["briefings/c.md:5:3", "shared-name"],
        ["briefings/c.md:20:5", "dead-link"],
        ["briefings/c.md:20:16", "mentioned-not-declared"],
        ["docs/actors/lazarus.md:4:5", "name-shared"],
    ]


def test_progress_is_told_after_each_text() -> None:
    heard: list[tuple[int, int]] = []
    collection = collect([briefing("a", "2025-05-01", [], "Text.")], ACTORS)
    making = Making(progress=lambda done, total: heard.append((done, total)))
    assemble(collection, SETTINGS, making)
    assert heard == [(done, 5) for done in range(1, 6)]


WORDS = ("Russia", "Russian", "NATO", "Shared Name", "Hidden Cobra", "[[iran]]", "nobody", "\n\n")
BRIEFING = st.builds(
    lambda date, declared, words, event_date, event_actors: (
        date,
        declared,
        " ".join(words) or "x",
        event_date,
        event_actors,
    ),
    st.sampled_from(["2025-05-01", "2025-05-02", "2025-04-02", "2024-12-31"]),
    st.lists(
        st.sampled_from(["russia", "nato", ("iran", "low"), ("iran", "high"), "Nobody"]),
        max_size=4,
    ),
    st.lists(st.sampled_from(WORDS), max_size=8),
    st.sampled_from(["2025", "2025-04", "2025-04-30"]),
    st.lists(st.sampled_from(["russia", "lazarus"]), max_size=2),
)


@given(st.lists(BRIEFING, max_size=6), st.randoms(use_true_random=False))
def test_archive_does_not_depend_on_the_order_of_files(
    drawn: list[tuple[str, list[str | tuple[str, str]], str, str, list[str]]], random: Random
) -> None:
    briefings: list[Briefing] = [
        briefing(
            f"b{number}",
            date,
            declared,
            text,
            events=(event(f"b{number}", event_date, "Event", *event_actors),),
            supersedes=f"b{number - 1}" if number % 3 == 2 else None,
        )
        for number, (date, declared, text, event_date, event_actors) in enumerate(drawn)
    ]
    archive = assemble(collect(briefings, ACTORS), SETTINGS)
    actors = list(ACTORS)
    random.shuffle(briefings)
    random.shuffle(actors)
    shuffled = assemble(Collection(tuple(briefings), tuple(actors)), SETTINGS)
    assert shuffled == archive
    assert list(shuffled.dossiers) == list(archive.dossiers)
    texts = [
        [(file.path, file.render()) for file in data_files(each)] for each in (archive, shuffled)
    ]
    assert texts[0] == texts[1]
