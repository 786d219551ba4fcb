"""What a project holds: its actors, its schema, its numbers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.running import Site

BRIEFING = """\
-- briefings/2025/talks.md --
---
title: Talks stall
date: 2025-05-27
actors: [russia]
threat_level: high
---
Russia waits for Kyiv.
-- briefings/2025/draft.md --
---
title: Talks stall
date: 2025-05-28
actors: [russia]
threat_level: low
status: draft
---
Russia waits.
-- briefings/2025/broken.md --
---
title: Talks stall
---
Russia waits.
"""


def test_an_actor_is_found_by_any_name_in_any_case(site: Site) -> None:
    for name in ("Zelensky", "volodymyr zelensky", "volodymyr-zelenskyy"):
        result = site.run("actors", name)
        assert result.exit_code == 0
        assert result.stdout.startswith(
            "volodymyr-zelenskyy  Volodymyr Zelenskyy (person), "
            "docs/actors/volodymyr-zelenskyy.md\n"
            "    canonical       Volodymyr Zelenskyy, links\n"
        )
        assert "surname         Zelensky, links where its bearer is declared" in result.stdout


def test_all_who_share_a_name_are_found(site: Site) -> None:
    result = site.run("actors", "hidden cobra")
    assert [line.split()[0] for line in result.stdout.splitlines() if line[0] != " "] == [
        "andariel",
        "lazarus",
    ]
    assert site.run("actors", "--shared").stdout == "Hidden Cobra: andariel, lazarus\n"


def test_a_name_that_nobody_has_is_said(site: Site) -> None:
    result = site.run("actors", "Rusia")
    assert (result.exit_code, result.stdout) == (1, "")
    assert 'no actor is called "Rusia"\n    hint: closest is' in result.stderr


def test_who_has_no_briefing_is_neither_declared_nor_named(site: Site) -> None:
    site.add(BRIEFING)
    result = site.run("actors", "--unused")
    assert [line.split()[0] for line in result.stdout.splitlines()] == [
        "andariel",
        "lazarus",
        "volodymyr-zelenskyy",
    ]
    assert len(site.run("actors").stdout.splitlines()) == 5


def test_stats_count(site: Site) -> None:
    site.add(BRIEFING)
    lines = [" ".join(line.split()) for line in site.run("stats").stdout.splitlines()]
    assert lines == [
        "briefings 2",
        "not public now 1",
        "with errors 1",
        "of 2025 2",
        "high 1",
        "low 1",
        "actors 5",
        "group 2",
        "person 1",
        "state 2",
        "names 9",
        "shared 1",
        "events 0",
    ]


def test_the_schema_holds_the_levels_and_the_actors_of_the_site(site: Site) -> None:
    found = json.loads(site.run("schema").stdout)
    assert found["properties"]["threat_level"]["enum"][0] == "low"
    names = found["$defs"]["DeclaredEntry"]["properties"]["actor"]["enum"]
    assert "Kyiv" in names
    assert "ukraine" in names
    assert "Hidden Cobra" not in names
    assert json.loads(site.run("schema", "actor").stdout)["title"] == "ActorRecord"


def test_every_command_needs_a_project(site: Site) -> None:
    (site.root / "mkdocs.yml").unlink()
    for words in (
        ("check",),
        ("actors",),
        ("stats",),
        ("schema",),
        ("new", "briefing"),
        ("import", "x"),
    ):
        result = site.run(*words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            "briefwright: there is no mkdocs.yml in this folder or in one above it\n"
        )


def test_a_broken_configuration_is_one_line_for_every_command(site: Site) -> None:
    site.add("-- mkdocs.yml --\nplugins: [\n")
    for words in (("check",), ("actors",), ("stats",), ("schema",), ("import", "x")):
        result = site.run(*words)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith("mkdocs.yml:1:10: error:")


def test_a_project_without_records_is_no_obstacle(site: Site) -> None:
    for path in (site.root / "docs/actors").iterdir():
        path.unlink()
    assert site.run("actors").stdout == ""
    assert site.run("schema").exit_code == 0
    result = site.run("new", "briefing", "--title", "T", "--level", "low", "--actor", "Russia")
    assert result.exit_code == 2
    assert 'no actor is called "Russia"' in result.stderr
