"""Texts from elsewhere become briefings that pass the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefwright.content.reading import MAX_BYTES

if TYPE_CHECKING:
    from tests.cli.running import Site

PLAIN = """\
-- talks.txt --
Talks stall: no truce
27 May 2025
Executive Summary
SENTENCE
Analysis
1. Zelensky said no.
# Russia said nothing.
""".replace(
    "SENTENCE",
    "Ukraine waits & Russia < y > on *all* fronts; Volodymyr Zelensky spoke of [two] roads "
    "and_a_bridge, in a sentence that is meant to be long enough to be a paragraph of its own, "
    "without any doubt at all about it.",
)


def test_plain_text_gets_its_title_date_headings_and_actors(site: Site) -> None:
    site.add(PLAIN)
    result = site.run("import", "talks.txt", "--level", "high")
    assert (result.exit_code, result.stdout) == (
        0,
        "wrote briefings/2025/talks-stall-no-truce.md\n",
    )
    text = site.read("briefings/2025/talks-stall-no-truce.md")
    assert text.startswith(
        '---\ntitle: "Talks stall: no truce"\ndate: 2025-05-27\n'
        "actors: [ukraine, russia, volodymyr-zelenskyy]\nthreat_level: high\n---\n\n"
        "## Executive Summary\n\nUkraine waits & Russia \\< y \\> on \\*all\\* fronts"
    )
    assert "## Analysis\n\n1\\. Zelensky said no.\n\n\\# Russia said nothing.\n" in text
    assert site.run("check", "--strict").exit_code == 0


def test_what_only_the_author_knows_is_asked_for(site: Site) -> None:
    site.add("-- a.txt --\nTalks stall\n\nZelensky waits.\n")
    before = site.files()
    result = site.run("import", "a.txt")
    assert result.exit_code == 1
    assert "a.txt:1: it names no date: give one with --date" in result.stderr
    assert "it names no threat level: give one of low, guarded" in result.stderr
    assert site.files() == before


def test_a_surname_alone_is_left_to_the_author(site: Site) -> None:
    site.add("-- a.txt --\nTalks stall\n\nZelensky waits.\n")
    result = site.run("import", "a.txt", "--date", "2025-05-27", "--level", "unknown")
    assert '"Zelensky" may be Volodymyr Zelenskyy: declare volodymyr-zelenskyy' in result.stderr
    assert "actors: []" in site.read("briefings/2025/talks-stall.md")


@pytest.mark.parametrize(
    ("tree", "path", "lines", "remarks"),
    [
        (
            (
                '-- hugo.md --\n+++\ntitle = "Talks: stall"\ndate = 2025-05-27T10:00:00Z\n'
                'draft = true\nweight = 3\ntags = ["Kyiv", "truce"]\n[taxonomies]\n'
                'people = ["Hidden Cobra"]\n+++\n'
                'Russia waits. {{< figure src="a.png" >}}\n<!--more-->\n'
            ),
            "briefings/2025/talks-stall.md",
            [
                'title: "Talks: stall"',
                "date: 2025-05-27",
                "actors: [ukraine, russia]",
                "tags: [truce, Hidden Cobra]",
                "status: draft",
            ],
            [
                'hugo.md:5: the key "weight" has no place in a briefing',
                'hugo.md:7: "Hidden Cobra" may be andariel or lazarus, and is a tag until',
                'hugo.md:10: "{{< figure src=\\"a.png\\" >}}"'.replace('\\"', '"'),
            ],
        ),
        (
            (
                "-- 2025-05-27-talks-stall.md --\n---\nlayout: post\ncategories: Russia, truce\n"
                "published: false\n---\n\nRussia waits. {% include a.html %}\n"
            ),
            "briefings/2025/talks-stall.md",
            ["title: Talks stall", "date: 2025-05-27", "tags: [truce]", "status: draft"],
            [
                '2025-05-27-talks-stall.md:2: the key "layout" has no place in a briefing',
                '2025-05-27-talks-stall.md:7: "{% include a.html %}" means nothing here',
            ],
        ),
        (
            (
                "-- post.md --\n---\ndate:\n  created: 2025-05-27\n  updated: 2025-05-28\n"
                "authors: [ana]\ncategories:\n  - ukraine\n---\n\n# Talks stall\n\nUkraine waits.\n\n"  # noqa: E501
                "<!-- more -->\n\n??? note\n    Russia waits.\n"
            ),
            "briefings/2025/talks-stall.md",
            ["actors: [ukraine, russia]", "authors: [ana]", "!!! note"],
            ["post.md:16: the block that can be folded is always open here"],
        ),
        (
            (
                "-- note.md --\n---\ncreated: 27 May 2025\naliases: [Stall]\n---\n# Talks stall\n"
                "#truce #war/talks\n\n[[Ukraine|Kyiv's side]] met [[Nobody Known]]. %%ask again%%\n\n"  # noqa: E501
                "> [!bug]- Beware\n> Russia waits.\n\n![[map.png]]\n\n```\n[[Ukraine]]\n```\n"
            ),
            "briefings/2025/talks-stall.md",
            [
                "date: 2025-05-27",
                "tags: [truce, war/talks]",
                "[[ukraine|Kyiv's side]] met Nobody Known. ",
                "> [!CAUTION]\n> **Beware**\n> Russia waits.",
                "```\n[[Ukraine]]\n```",
            ],
            [
                'note.md:3: the key "aliases" has no place in a briefing',
                'note.md:8: the comment "%%ask again%%" is left out',
                'note.md:8: "[[Nobody Known]]" names no actor and is text now',
                'note.md:13: "![[map.png]]" is left out',
            ],
        ),
    ],
    ids=["hugo", "jekyll", "material", "obsidian"],
)
def test_formats(site: Site, tree: str, path: str, lines: list[str], remarks: list[str]) -> None:
    site.add(tree)
    name = tree.split(" ")[1]
    result = site.run("import", name, "--level", "low")
    assert (result.exit_code, result.stdout) == (0, f"wrote {path}\n")
    text = site.read(path)
    for line in lines:
        assert f"{line}\n" in text
    for remark in remarks:
        assert remark in result.stderr
    assert site.run("check").exit_code == 0


def test_a_dry_run_shows_and_writes_nothing(site: Site) -> None:
    site.add(PLAIN)
    before = site.files()
    result = site.run("import", "talks.txt", "--level", "high", "--dry-run")
    assert result.stdout.startswith("# briefings/2025/talks-stall-no-truce.md\n---\ntitle:")
    assert site.files() == before


def test_no_briefing_is_overwritten_and_two_of_one_name_are_told_apart(site: Site) -> None:
    site.add(PLAIN)
    site.add(PLAIN.replace("talks.txt", "again.txt"))
    result = site.run("import", "talks.txt", "again.txt", "--level", "high")
    assert result.exit_code == 1
    assert "again.txt: briefings/2025/talks-stall-no-truce.md is already made of" in result.stderr
    text = site.read("briefings/2025/talks-stall-no-truce.md")
    again = site.run("import", "again.txt", "--level", "low")
    assert again.exit_code == 1
    assert "is there already, and is never overwritten" in again.stderr
    assert site.read("briefings/2025/talks-stall-no-truce.md") == text


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        ("-- a.md | bytes --\n\\x89PNG\\r\\n\n", "a.md:1:1: error: the byte 0x89 is no UTF-8"),
        ("-- a.md --\n", "a.md:1:1: error: the file is empty [empty-file]"),
        ("-- a.md | folder --\n", "a.md:1:1: error: it cannot be read: is a directory"),
        (
            f"-- a.md | size {MAX_BYTES + 1} --\nx",
            f"a.md:1:1: error: the file is longer than {MAX_BYTES // 1024} KiB",
        ),
        ("-- a.md --\n---\ntitle: x\n", "a.md:1:1: error: the front matter that starts here"),
        ("-- a.md --\n+++\nx = [\n+++\nText.\n", "a.md:"),
        ("-- a.md --\n---\na: &x 1\n---\nText.\n", "a.md:2:4: error: an anchor (&x)"),
        ("-- b.md --\n", "a.md:1:1: error: it cannot be read: no such file or directory"),
    ],
    ids=["bytes", "empty", "folder", "large", "unclosed", "toml", "anchor", "absent"],
)
def test_bad_input_is_one_clear_line(site: Site, tree: str, message: str) -> None:
    site.add(tree)
    before = site.files()
    result = site.run("import", "a.md", "--date", "2025-05-27", "--level", "low")
    assert result.exit_code == 1
    assert message in result.stderr
    assert site.files() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--date", "27/13/2025"), '"27/13/2025" is no date'),
        (("--level", "hihg"), 'no threat level is called "hihg"\n    hint: closest is "high"'),
        (("--actor", "Rusia"), 'no actor is called "Rusia"'),
        (("--actor", "Hidden Cobra"), '"Hidden Cobra" may be andariel or lazarus'),
    ],
)
def test_bad_options_stop_before_anything_is_read(
    site: Site, words: tuple[str, ...], message: str
) -> None:
    result = site.run("import", "absent.txt", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_name_of_a_file_is_never_obeyed(site: Site) -> None:
    name = "a b'\"\n::set-output name=x::\x1b[31m.txt"
    (site.root / name).write_text("Talks stall\n\nRussia waits.\n", encoding="utf-8")
    result = site.run("import", name, "--level", "low")
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert not any(line.startswith("::") for line in result.output.splitlines())


def test_a_link_that_leads_nowhere_is_reported_where_it_stands_now(site: Site) -> None:
    site.add("-- a.md --\n# Talks stall\n\nSee [this](old.md). Russia waits.\n")
    result = site.run("import", "a.md", "--date", "2025-05-27", "--level", "low")
    assert result.exit_code == 1
    assert "briefings/2025/talks-stall.md:8:12: error: the link" in result.stderr
