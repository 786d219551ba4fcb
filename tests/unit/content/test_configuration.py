"""Options of the plugin, and mkdocs.yml read without its host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefwright.content.configuration import parse_settings
from briefwright.content.project import ConfigurationError, read_configuration
from briefwright.content.settings import Allowance, Settings
from briefwright.content.threat import DEFAULT_SCALE, make_scale

if TYPE_CHECKING:
    from pathlib import Path

    from briefwright.diagnostics.problem import Problem


def parse(options: dict[str, object], docs: str = "docs") -> tuple[Settings, tuple[Problem, ...]]:
    return parse_settings(options, docs_dir=docs, use_directory_urls=True, path="mkdocs.yml")


def test_no_options_are_the_defaults() -> None:
    assert parse({}) == (Settings(), ())


@pytest.mark.parametrize(
    ("written", "folder"),
    [(True, ".cache/briefwright"), (False, None), ("./kept//here", "kept/here")],
)
def test_the_cache_is_a_folder_or_none(written: object, folder: str | None) -> None:
    assert parse({"cache": written}) == (Settings(cache=folder), ())


def test_options_become_settings() -> None:
    levels = [{"id": "calm", "label": "Calm", "definition": "Nothing  moves."}]
    settings, problems = parse(
        {"briefings_dir": "./reports/", "actors_dir": "who/people", "threat_levels": levels},
        "pages",
    )
    assert problems == ()
    assert settings.briefings_dir == "reports"
    assert settings.actors_path == "pages/who/people"
    assert settings.scale == make_scale(("calm", "Calm", "Nothing moves."))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"briefings_dir": 3}, '"briefings_dir" is read as the value 3, not as text'),
        ({"briefings_dir": ["x"]}, '"briefings_dir" is one text, but is a list'),
        ({"briefings_dir": "a/../b"}, "no folder within the project"),
        ({"briefings_dir": "C:\\x"}, "no folder within the project"),
        ({"briefings_dir": "."}, "no folder within the project"),
        ({"briefings_dir": "docs"}, "not apart from the docs folder"),
        ({"actors_dir": ""}, '"actors_dir" says nothing'),
        ({"threat_levels": []}, "is a list of levels"),
        ({"threat_levels": "low"}, "is a list of levels"),
        ({"threat_level": []}, 'no option is called "threat_level"'),
        ({"nonsense": 1}, 'no option is called "nonsense"'),
        ({"id_prefix": 3}, '"id_prefix" is read as the value 3'),
        ({"id_prefix": "https://example.org/"}, "which is no tag: URI in lower case"),
        ({"id_prefix": "tag:example.org:x"}, "which is no tag: URI in lower case"),
        ({"id_prefix": "tag:example.org,2025:"}, "which is no tag: URI in lower case"),
        ({"id_prefix": "tag:Example.org,2025:x"}, "which is no tag: URI in lower case"),
        ({"cache": "/var/cache"}, "no folder within the project"),
        ({"cache": "../cache"}, "no folder within the project"),
        ({"cache": "docs/cache"}, 'is not apart from the sources in "docs"'),
        ({"cache": "briefings"}, 'is not apart from the sources in "briefings"'),
        ({"cache": []}, '"cache" is one text, but is a list'),
        ({"allow": ["https://a.example"]}, '"allow" is a mapping of lists'),
        ({"allow": {"host": []}}, '"allow" has no list "host"'),
        ({"allow": {"hosts": "https://a.example"}}, '"hosts" is a list'),
        ({"allow": {"hosts": ["http://a.example"]}}, "is not the https address of a host"),
        ({"allow": {"hosts": ["https://a.example/x"]}}, "is not the https address of a host"),
        ({"allow": {"hosts": ["https://*"]}}, "is not the https address of a host"),
        ({"allow": {"hosts": ["https://a.example; script-src *"]}}, "is not the https address"),
        ({"allow": {"hashes": ["unsafe-inline"]}}, "is not the hash of a script"),
        ({"allow": {"hashes": ["sha256-x' *"]}}, "is not the hash of a script"),
        ({"allow": {"files": ["*"]}}, "is not a pattern of finished files"),
    ],
)
def test_a_wrong_option_is_named_and_keeps_its_default(
    options: dict[str, object], message: str
) -> None:
    settings, problems = parse(options)
    assert [problem.rule for problem in problems] == ["bad-setting"]
    assert message in problems[0].message
    assert str(problems[0].span) == "mkdocs.yml:1:1"
    assert (settings.actors_dir, settings.scale) == ("actors", DEFAULT_SCALE)


def test_what_is_allowed_is_read_list_by_list() -> None:
    allow = {
        "hosts": ["https://a.example:8443"],
        "hashes": ["sha256-abc="],
        "files": ["old/*.html"],
    }
    settings, problems = parse({"allow": allow})
    assert not problems
    assert settings.allow == Allowance(
        hosts=("https://a.example:8443",), hashes=("sha256-abc=",), files=("old/*.html",)
    )
    wrong, _ = parse({"allow": {**allow, "hosts": ["https://a.example", "ftp://b"]}})
    assert wrong.allow.hosts == ("https://a.example",)


@pytest.mark.parametrize(
    "prefix", ["tag:example.org,2025:x", "tag:a.b@example.org,2019-03-01:north/desk/"]
)
def test_an_id_prefix_is_a_tag_uri(prefix: str) -> None:
    settings, problems = parse({"id_prefix": prefix})
    assert problems == ()
    assert settings.id_prefix == prefix.rstrip("/")


def test_two_levels_with_one_id() -> None:
    level = {"id": "a", "label": "A", "definition": "x"}
    _, problems = parse({"threat_levels": [level, level]})
    assert problems[0].message == 'two threat levels have the id "a"'


def test_configuration_is_found_above_the_working_folder(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yaml").write_text("site_name: S\nsite_url: https://example.org/\n")
    (tmp_path / "a" / "b").mkdir(parents=True)
    found = read_configuration(tmp_path / "a" / "b")
    assert (found.root, found.path) == (tmp_path, "mkdocs.yaml")
    assert (found.site_name, found.site_url) == ("S", "https://example.org/")
    assert found.settings == Settings()


def test_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"no mkdocs\.yml"):
        read_configuration(tmp_path)


def test_nothing_in_the_configuration_is_executed(tmp_path: Path) -> None:
    mark = tmp_path / "executed"
    (tmp_path / "docs" / "people").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: !!python/object/apply:os.system ['touch {mark}']\n"
        "use_directory_urls: !ENV [URLS, true]\n"
        "site_url: !custom {a: b}\n"
        "plugins:\n  - briefings:\n      briefings_dir: !ENV BRIEFINGS\n      actors_dir: people\n"
    )
    found = read_configuration(tmp_path)
    assert not mark.exists()
    assert found.problems == ()
    assert found.settings == Settings(actors_dir="people")


def test_a_configuration_inherits(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(
        "docs_dir: pages\nuse_directory_urls: false\nplugins:\n  briefings: {actors_dir: people}\n"
    )
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: S\n")
    settings = read_configuration(tmp_path).settings
    assert settings == Settings(docs_dir="pages", actors_dir="people", use_directory_urls=False)


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        ("site_name: a: b\n", "mkdocs.yml:1:12", "yaml-syntax"),
        ("- a\n", "mkdocs.yml:1:1", "bad-setting"),
        ("a: [\n", "mkdocs.yml:1:4", "yaml-syntax"),
        ("INHERIT: gone.yml\n", "gone.yml:1:1", "unreadable-file"),
    ],
)
def test_a_broken_configuration_has_its_place(
    tmp_path: Path, text: str, place: str, rule: str
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text)
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(tmp_path)
    assert caught.value.problem is not None
    assert (str(caught.value.problem.span), caught.value.problem.rule) == (place, rule)


def test_a_configuration_that_inherits_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("INHERIT: mkdocs.yml\n")
    assert read_configuration(tmp_path).settings == Settings()


def test_aliases_that_multiply_cost_nothing(tmp_path: Path) -> None:
    lines = ["plugins:", "  - briefings:", "      threat_levels: &l0 [a]"]
    bomb = [f"x{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30)]
    (tmp_path / "mkdocs.yml").write_text("\n".join([*lines, *bomb]) + "\n")
    assert read_configuration(tmp_path).problems


def test_the_plugin_listed_twice_is_said_at_the_second_place(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\nplugins:\n  - search\n  - briefings\n  - briefings: {search: false}\n"
    )
    (problem,) = read_configuration(tmp_path).problems
    assert str(problem.span) == "mkdocs.yml:5:5"
    assert problem.message == 'the plugin "briefings" is listed twice, first at mkdocs.yml:4:5'


NAV = """site_name: x
nav:
  - index.md
  - Lists: [briefings/index.md, chronology/index.md, actors/README.md]
  - One: ../briefings/2025/one.md
  - {Another: [briefings/2025/one.md, briefings/2025/gone.md]}
  - https://example.org/briefings/2025/one.md
  - &a [actors/russia.md, *a]
"""


def test_each_briefing_and_each_actor_in_the_nav_is_named(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(NAV)
    for path in ("briefings/2025/one.md", "docs/actors/russia.md", "docs/actors/README.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()

    told = [
        (str(problem.span), problem.rule, problem.message.partition(",")[0])
        for problem in read_configuration(tmp_path).problems
    ]

    assert told == [
        ("mkdocs.yml:5:10", "page-in-nav", '"../briefings/2025/one.md" is a briefing'),
        ("mkdocs.yml:6:16", "page-in-nav", '"briefings/2025/one.md" is a briefing'),
        ("mkdocs.yml:8:9", "page-in-nav", '"actors/russia.md" is an actor'),
    ]
