"""No link, anchor or asset of a site is dead; and the crawler would see it if one were."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.crawl import Crawl, main
from tests.build.project import Project, write_tree

ROOT = Path(__file__).parents[2]

SITE = """
-- index.html --
<p id="top"><a href="a/">a</a> <a href="a/#here">b</a> <a href="#top">c</a>
<a href="https://example.org/x">d</a> <a href="mailto:a@example.org">e</a></p>
-- a/index.html --
<p id="here"><a href="..">up</a> <img src="../picture.png"></p>
-- picture.png --
x
-- 404.html --
<a href="/base/a/">a</a>
"""


def crawl(tmp_path: Path, text: str = "", base: str = "/base/") -> list[str]:
    write_tree(tmp_path, SITE + text)
    return Crawl(tmp_path, base).run()


def test_a_whole_site_has_no_fault(tmp_path: Path) -> None:
    assert crawl(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('<a href="b/">', "b/ leads nowhere"),
        ('<a href="a">', "a leads nowhere"),
        ('<img src="x.png">', "x.png leads nowhere"),
        ('<link rel="stylesheet" href="x.css">', "x.css leads nowhere"),
        ('<script src="x.js"></script>', "x.js leads nowhere"),
        ('<a href="a/#there">', "a/#there leads to no anchor"),
        ('<a href="#nowhere">', "#nowhere leads to no anchor"),
        ('<a href="/a/">', "/a/ leads out of /base/"),
        ('<p id="x"></p><p id="x"></p>', 'the id "x" stands twice'),
        ("", "the page is empty"),
    ],
)
def test_a_fault_is_named_with_its_page(tmp_path: Path, text: str, fault: str) -> None:
    assert crawl(tmp_path, f"-- page.html --\n{text}\n") == [f"page.html: {fault}"]


def test_the_command_says_what_it_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_tree(tmp_path, SITE)

    assert main([str(tmp_path), "/base/"]) == 0
    assert capsys.readouterr().out == "3 pages, 6 internal links, 0 faults\n"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project's own site, built strictly."""
    site = tmp_path_factory.mktemp("own") / "site"
    project = Project(ROOT, site_dir=str(site))
    project.build("--strict", "--site-dir", str(site))
    return project


def test_nothing_is_dead_on_the_projects_own_site(own: Project) -> None:
    assert own.dead("/briefwright/") == []
