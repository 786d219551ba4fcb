"""First drafts that pass the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.running import Site


def test_a_briefing_is_made_of_options(site: Site) -> None:
    result = site.run(
        "new", "briefing", "--title", 'Talks: "stall"', "--level", "high", "--actor", "Kyiv"
    )
    assert (result.exit_code, result.stdout) == (0, "wrote briefings/2025/talks-stall.md\n")
    assert site.read("briefings/2025/talks-stall.md").startswith(
        '---\ntitle: "Talks: \\"stall\\""\ndate: 2025-11-24\nactors: [ukraine]\n'
        "threat_level: high\n---\n\n## Executive Summary\n\nUkraine: "
    )
    assert site.run("check", "--strict").exit_code == 0


@pytest.mark.usefixtures("terminal")
def test_what_is_not_given_is_asked_for(site: Site) -> None:
    answers = "Talks stall\n\nhigh\nRussia, ukraine\n"
    result = site.run("new", "briefing", answers=answers)
    assert result.exit_code == 0
    assert "actors: [russia, ukraine]\n" in site.read("briefings/2025/talks-stall.md")
    assert site.run("check", "--strict").exit_code == 0


@pytest.mark.usefixtures("terminal")
def test_a_wrong_answer_is_asked_for_again_and_the_others_are_kept(site: Site) -> None:
    answers = "\n \nTalks stall\n27 May\n2025-05-27\nhihg\nhigh\nRusia\nRussia\n"
    result = site.run("new", "briefing", answers=answers)
    assert (result.exit_code, result.stdout) == (0, "wrote briefings/2025/talks-stall.md\n")
    for told in ('"27 May" is no date', 'closest is "high"', 'closest is "Russia"'):
        assert told in result.stderr
    assert "date: 2025-05-27\nactors: [russia]" in site.read("briefings/2025/talks-stall.md")


@pytest.mark.usefixtures("terminal")
def test_stopping_in_a_question_writes_nothing(site: Site) -> None:
    before = site.files()
    result = site.run("new", "briefing", answers="Talks stall\n")
    assert result.exit_code == 2
    assert result.stderr.endswith("briefwright: stopped; nothing was written since\n")
    assert site.files() == before


def test_a_text_brings_its_actors(site: Site) -> None:
    site.add("-- text.txt --\nTalks stall\n\nVolodymyr Zelensky met Russia's envoy.\n")
    result = site.run("new", "briefing", "--from", "text.txt", "--level", "low")
    assert result.exit_code == 0
    assert "actors: [volodymyr-zelenskyy, russia]\n" in site.read("briefings/2025/talks-stall.md")


def test_nobody_is_asked_where_nobody_is(site: Site) -> None:
    result = site.run("new", "briefing", "--level", "low")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "briefwright: --title is needed, since nobody can be asked here\n"


def test_nothing_is_overwritten(site: Site) -> None:
    words = ("new", "briefing", "--title", "Talks", "--level", "low")
    assert site.run(*words).exit_code == 0
    result = site.run(*words)
    assert result.exit_code in (1, 2)
    assert "nothing was written" in result.stderr


def test_a_title_without_an_address_is_refused(site: Site) -> None:
    result = site.run("new", "briefing", "--title", "Переговори", "--level", "low")
    assert result.exit_code == 2
    assert "has no letter that an address can have" in result.stderr


def test_an_actor_is_made_of_options(site: Site) -> None:
    result = site.run(
        "new", "actor", "--name", "Andrii Sybiha", "--kind", "person",
        "--also", "Andriy Sybiha", "--also", "surname=Sybiha",
    )  # fmt: skip
    assert (result.exit_code, result.stdout) == (0, "wrote docs/actors/andrii-sybiha.md\n")
    assert site.read("docs/actors/andrii-sybiha.md") == (
        "---\nname: Andrii Sybiha\nkind: person\nnames:\n  - Andriy Sybiha\n"
        "  - {name: Sybiha, kind: surname}\n---\n"
    )
    assert site.run("check", "--strict").exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--name", "Russia", "--kind", "state"), 2, "is there already"),
        (("--name", "Eurasia", "--kind", "stat"), 2, 'closest is "state"'),
        (("--name", "Eurasia", "--kind", "state", "--also", "x=Y"), 1, "no kind of name is called"),
        (("--name", "Євразія", "--kind", "state"), 2, "has no letter that an id can have"),
    ],
)
def test_a_bad_actor_is_not_written(
    site: Site, words: tuple[str, ...], code: int, message: str
) -> None:
    before = site.files()
    result = site.run("new", "actor", *words)
    assert result.exit_code == code
    assert message in result.stderr
    assert site.files() == before
