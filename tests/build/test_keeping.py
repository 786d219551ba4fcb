"""What was published is held to by a build, and what is gone leaves a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.build.project import Project

LEDGER = """
-- published.txt --
actors/russia/ russia
briefings/2023/court-case/ 2023/court-case gone 2026-03-01 Removed by order of a <court>.
briefings/2025/talks/ 2025/talks-stall 0123456789abcdef 0
"""


def move(project: Project) -> None:
    """Give a briefing another place, and say where it was."""
    path = project.root / "briefings/2025/talks-stall.md"
    text = path.read_text(encoding="utf-8")
    keys = (
        "redirect_from: [2025/talks]\nupdates: [{date: 2025-06-01, note: Moved.}]\n---\n\nThe talks"
    )
    path.write_text(text.replace("---\n\nThe talks", keys), encoding="utf-8")


def test_a_page_that_vanished_stops_a_build(small: Project) -> None:
    small.write("-- site/index.html --\nthe previous site\n")
    small.write(LEDGER)

    outcome = small.run("build")

    assert outcome.code == 1
    assert [line.rpartition("[")[2] for line in outcome.errors] == ["lost-address]"]
    assert outcome.errors[0].startswith("published.txt:3:1: error: /briefings/2025/talks/ was pub")
    assert small.read("index.html") == "the previous site\n"


def test_what_moved_leads_on_and_what_is_gone_says_so(small: Project) -> None:
    small.write(LEDGER)
    move(small)

    outcome = small.build_strictly()

    assert small.links("briefings/2025/talks/") == ["../talks-stall/"]
    (told,) = [text for text in small.texts("briefings/2023/court-case/", "p") if "taken" in text]
    assert told == (
        "What stood here was published, and was taken down on 1 March 2026."
        " Removed by order of a <court>."
    )
    assert not small.dead("/small/")
    assert "court-case" not in small.read("sitemap.xml")
    assert "3 pages not in published.txt yet" in outcome.log


def test_a_build_never_writes_the_ledger(small: Project) -> None:
    small.write(LEDGER)
    move(small)
    before = (small.root / "published.txt").read_bytes()
    small.build()
    assert (small.root / "published.txt").read_bytes() == before
