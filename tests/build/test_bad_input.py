"""What is wrong in a source is said once, with its place; nothing is published, nothing is lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.build.project import HOSTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.build.project import Outcome, Project

GOOD = """title: T
date: 2025-01-01
actors: [russia]
threat_level: low
"""
BODY = "\nRussia is named.\n"
PLACE = re.compile(r"^[^\s:]+:\d+:\d+: (error|warning): .+ \[[a-z0-9-]+\]$")


def briefing(front_matter: str, body: str = BODY) -> str:
    return f"---\n{front_matter}---\n{body}"


TEXTS = {
    "broken YAML": (briefing("title: [T\n"), "yaml-syntax"),
    "no front matter": ("Only a body.\n", "front-matter-missing"),
    "unterminated front matter": (f"---\n{GOOD}\nA body.\n", "front-matter-unclosed"),
    "a tag": (briefing(GOOD + "tags: !!python/object:os.system [x]\n"), "yaml-feature"),
    "an anchor": (briefing(GOOD + "tags: &a [x]\n"), "yaml-feature"),
    "a wrong type": (briefing(GOOD.replace("[russia]", "{a: b}")), "wrong-type"),
    "an unknown key": (briefing(GOOD + "titel: x\n"), "unknown-key"),
    "a key twice": (briefing(GOOD + "title: x\n"), "duplicate-key"),
    "an unknown actor": (briefing(GOOD.replace("russia", "rusia")), "unknown-actor"),
    "an unknown level": (briefing(GOOD.replace("low", "loww")), "unknown-level"),
    "an impossible date": (briefing(GOOD.replace("2025-01-01", "2025-02-30")), "bad-date"),
    "a missing key": (briefing(GOOD.replace("title: T\n", "")), "missing-key"),
    "a dead link": (briefing(GOOD, "\nSee [it](no-such.md). Russia.\n"), "dead-link"),
    "an empty file": ("", "empty-file"),
    "an id of another": (briefing(GOOD + "id: 2024/winter-lull\n"), "duplicate-id"),
}


def write_bytes(project: Project, data: bytes, path: str = "briefings/2025/bad.md") -> None:
    target = project.root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def expect_refusal(project: Project, before: dict[str, bytes], *rules: str) -> Outcome:
    """Build, and expect these rules to be reported and the previous site to stay."""
    outcome = project.run("build")
    assert outcome.code == 1, outcome.log
    assert "Traceback" not in outcome.log
    reported = [re.findall(r"\[([a-z0-9-]+)\]$", line)[-1] for line in outcome.errors]
    assert sorted(reported) == sorted(rules), outcome.log
    for line in outcome.errors:
        assert PLACE.match(line), line
        assert outcome.log.count(line) == 1, outcome.log
    assert "nothing was published" in outcome.log
    assert dict(project.snapshot("site")) == before
    assert [path.name for path in project.root.iterdir() if "staging" in path.name] == []
    return outcome


@pytest.fixture
def built(small: Project) -> tuple[Project, dict[str, bytes]]:
    """A project with a mistake to come, and the site that it had before."""
    small.write("-- site/index.html --\nthe previous site\n-- site/deep/page.html --\nits page\n")
    return small, dict(small.snapshot("site"))


@pytest.mark.parametrize("what", TEXTS)
def test_a_mistake_publishes_nothing(built: tuple[Project, dict[str, bytes]], what: str) -> None:
    project, before = built
    text, rule = TEXTS[what]
    write_bytes(project, text.encode())

    outcome = expect_refusal(project, before, rule)

    assert "briefings/2025/bad.md:" in outcome.errors[0]


BYTES: dict[str, tuple[bytes, str]] = {
    "invalid UTF-8": (briefing(GOOD).encode() + b"\xff\xfe", "not-utf8"),
    "ten megabytes": (
        briefing(GOOD, "\nRussia.\n" + "word " * 2_000_000).encode(),
        "file-too-large",
    ),
    "a control character": (briefing(GOOD, "\nRussia\x07.\n").encode(), "control-character"),
}


@pytest.mark.parametrize("what", BYTES)
def test_bytes_that_are_no_text_publish_nothing(
    built: tuple[Project, dict[str, bytes]], what: str
) -> None:
    project, before = built
    data, rule = BYTES[what]
    write_bytes(project, data)

    expect_refusal(project, before, rule)


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbf" + briefing(GOOD).encode(), briefing(GOOD).replace("\n", "\r\n").encode()],
)
def test_a_byte_order_mark_and_windows_line_ends_are_accepted(small: Project, data: bytes) -> None:
    write_bytes(small, data, "briefings/2025/from-windows.md")

    small.build_strictly()

    assert small.texts("briefings/2025/from-windows/", "h1") == ["T"]


def make_folder(project: Project) -> None:
    (project.root / "briefings/2025/bad.md").mkdir()


def make_symlink(project: Project) -> None:
    (project.root / "briefings/2025/bad.md").symlink_to("/etc/passwd")


def make_link_to_folder(project: Project) -> None:
    """Lay a way around the folder that holds the briefings, and a draft into it."""
    draft = GOOD + "status: draft\n"
    write_bytes(project, briefing(draft).encode(), "briefings/2025/draft.md")
    (project.root / "docs/all").symlink_to("..")


def make_case_clash(project: Project) -> None:
    write_bytes(project, briefing(GOOD).encode(), "briefings/2025/Talks-Stall.md")


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (make_folder, "not-a-file"),
        (make_symlink, "symlink"),
        (make_link_to_folder, "symlink"),
        (make_case_clash, "bad-path"),
    ],
)
def test_what_is_no_plain_file_publishes_nothing(
    built: tuple[Project, dict[str, bytes]], make: Callable[[Project], None], rule: str
) -> None:
    project, before = built
    make(project)

    outcome = project.run("build")

    assert outcome.code == 1, outcome.log
    assert f"[{rule}]" in outcome.log
    assert "Traceback" not in outcome.log
    assert "root:" not in outcome.log
    assert dict(project.snapshot("site")) == before


def test_every_mistake_of_every_file_is_said_in_one_run(
    built: tuple[Project, dict[str, bytes]],
) -> None:
    project, before = built
    write_bytes(project, briefing(GOOD + "titel: x\n").encode(), "briefings/2025/a.md")
    write_bytes(project, b"\xff", "briefings/2025/b.md")
    write_bytes(project, briefing(GOOD, "\n[it](no.md) Russia\n").encode(), "briefings/2025/c.md")

    outcome = expect_refusal(project, before, "unknown-key", "not-utf8", "dead-link")

    assert "3 errors in 3 files; nothing was published" in outcome.log


def test_a_page_of_the_docs_at_the_url_of_a_briefing_is_a_mistake(
    built: tuple[Project, dict[str, bytes]],
) -> None:
    project, before = built
    project.write("-- docs/briefings/2025/talks-stall.md --\n# Another\n")

    expect_refusal(project, before, "duplicate-url")


@pytest.mark.parametrize("host", HOSTS)
def test_a_wrong_option_is_a_problem_like_any_other(small: Project, host: str) -> None:
    small.write(
        """
-- mkdocs.yml --
site_name: Small
theme: material
plugins:
  - search
  - briefings: {briefing_dir: x, threat_levels: 3}
"""
    )

    outcome = small.run("build", host=host)

    assert outcome.code == 1
    assert "Traceback" not in outcome.log
    assert len(outcome.errors) == 2
    assert [line.partition(" ")[0] for line in outcome.errors] == [
        "mkdocs.yml:5:31:",
        "mkdocs.yml:5:49:",
    ]
    assert '"briefing_dir"' in outcome.log
    assert not (small.root / "site").exists()


def share_a_name(project: Project) -> None:
    for name in ("one", "two"):
        project.write(
            f"-- docs/actors/{name}.md --\n---\nname: {name.title()}\nkind: group\n"
            "names: [The Club]\n---\n"
        )


@pytest.mark.parametrize("host", HOSTS)
def test_a_warning_fails_a_strict_build_alone(small: Project, host: str) -> None:
    small.write("-- site/index.html --\nthe previous site\n")
    before = dict(small.snapshot("site"))
    share_a_name(small)

    outcome = small.run("build", "--strict", host=host)

    assert outcome.code == 1
    assert any("[name-shared]" in line for line in outcome.warnings)
    assert dict(small.snapshot("site")) == before


def test_a_warning_is_said_and_the_site_is_published(small: Project) -> None:
    share_a_name(small)

    outcome = small.build()

    assert any("[name-shared]" in line for line in outcome.warnings)
    assert "index.html" in small.published()


def test_what_is_the_authors_business_is_counted_and_not_listed(small: Project) -> None:
    small.write(
        "-- briefings/2025/undeclared.md --\n---\ntitle: T\ndate: 2025-01-01\nactors: []\n"
        "threat_level: low\n---\n\nUkraine and Russia met.\n"
    )

    outcome = small.build_strictly()

    assert "mentioned-not-declared" not in outcome.log
    assert "2 mentioned actors not declared" in outcome.log
    assert outcome.log.count("briefwright check") == 1


def test_a_folder_that_an_option_names_in_vain_publishes_nothing(small: Project) -> None:
    small.write(
        """
-- mkdocs.yml --
site_name: Small
plugins:
  - search
  - briefings: {briefings_dir: breifings}
"""
    )

    outcome = small.run("build")

    assert outcome.code == 1
    assert outcome.errors == [
        (
            'mkdocs.yml:4:32: error: "briefings_dir" is "breifings", and there is no such folder'
            " [bad-setting]"
        )
    ]
    assert 'closest is "briefings"; fix the spelling' in outcome.log


def test_the_plugin_listed_twice_publishes_nothing(small: Project) -> None:
    small.write(
        "-- mkdocs.yml --\nsite_name: Small\nplugins: [search, briefings, briefings]\n"
        "-- site/index.html --\nthe previous site\n"
    )
    before = dict(small.snapshot("site"))

    outcome = small.run("build")

    assert outcome.code == 1
    assert "Traceback" not in outcome.log
    assert [line.partition(" ")[0] for line in outcome.errors] == ["mkdocs.yml:2:30:"]
    assert dict(small.snapshot("site")) == before


DOCS_LINKS = {
    "no such anchor": ("docs/method.md#how-we-wrok", 'has no anchor "how-we-wrok"'),
    "a page left out": ("docs/draft.md", "docs/draft.md is not published"),
}


@pytest.mark.parametrize("what", DOCS_LINKS)
@pytest.mark.parametrize("path", ["briefings/2025/linking.md", "docs/actors/russia.md"])
def test_a_link_into_a_page_written_by_hand_is_checked(
    built: tuple[Project, dict[str, bytes]], what: str, path: str
) -> None:
    project, before = built
    project.write(
        "-- mkdocs.yml --\nsite_name: Small\nplugins: [search, briefings]\n"
        "exclude_docs: draft.md\nmarkdown_extensions: [attr_list]\n"
        "-- docs/method.md --\n# Method\n\n## How we work\n\n## Sources {#src}\n"
        "-- docs/draft.md --\n# Draft\n"
    )
    link, said = DOCS_LINKS[what]
    good = "[a](../../docs/method.md#how-we-work) [b](../../docs/method.md#src) Russia."
    head = GOOD if path.startswith("briefings/") else "name: Russia\nkind: state\n"
    write_bytes(project, briefing(head, f"\n{good}\n\n[it](../../{link})\n").encode(), path)

    outcome = expect_refusal(project, before, "dead-link")

    assert outcome.errors[0].startswith(f"{path}:{len(head.splitlines()) + 6}:6: error:")
    assert said in outcome.errors[0]


@pytest.mark.parametrize("epoch", ["yesterday", "99999999999999999999"])
def test_a_time_that_is_none_is_told_in_one_line(small: Project, epoch: str) -> None:
    small.env["SOURCE_DATE_EPOCH"] = epoch

    outcome = small.run("build")

    assert outcome.code == 1
    assert "Traceback" not in outcome.log
    message = f'SOURCE_DATE_EPOCH is "{epoch}", which is no number of seconds'
    assert outcome.log.count(message) == 1, outcome.log


def test_one_briefing_is_counted_as_one(project: Project) -> None:
    project.write(f"""
-- mkdocs.yml --
site_name: One
plugins: [search, briefings]
-- briefings/2025/one.md --
{briefing(GOOD)}
-- docs/actors/russia.md --
---
name: Russia
kind: state
---
""")

    assert "Read 1 briefing and 1 actor\n" in project.build().log
