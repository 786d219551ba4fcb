"""What is not public leaves no trace in a build: neither in the site nor in what is said of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.build.project import Project

SECRETS = """
-- briefings/2024/quexolotl.md --
---
title: Quexolotl at the gates
date: 2025-05-30
actors: [ukraine, quexolotl]
threat_level: critical
supersedes: 2025/talks-stall
events: [{date: 2025-05, title: Quexolotl seen, actors: [russia]}]
%s
---

Quexolotl came to Russia. ![Quexolotl](quexolotl.gif)

See [the draft](../drafts/quexolotl.md).
-- briefings/2024/quexolotl.gif --
GIF89a quexolotl
-- briefings/drafts/quexolotl.md --
---
title: "Quexolotl
---
-- briefings/drafts/quexolotl.exe --
quexolotl
-- docs/actors/quexolotl.md --
---
name: Quexolotl Agency
part_of: [ukraine]
names: [Quexolotl]
redirect_from: [quexolotl-bureau]
---

![Quexolotl](quexolotl.png)
-- docs/drafts/quexolotl.md --
# Quexolotl
-- docs/drafts/quexolotl.txt --
quexolotl
"""
REASONS = ("status: draft", "tlp: TLP:RED\ncolour: red", "embargo: 2999-01-01T00:00:00Z")


@pytest.mark.parametrize("reason", REASONS)
def test_a_build_says_and_shows_nothing_of_it(small: Project, reason: str) -> None:
    small.write("-- docs/index.md --\n# Small\n")
    before = small.build_strictly()
    site = dict(small.snapshot("site"))
    small.write(SECRETS % reason)
    (small.root / "docs/actors/quexolotl.png").write_bytes(b"\x89PNG\r\n\x1a\n quexolotl")

    after = small.build_strictly()

    assert dict(small.snapshot("site")) == site
    assert not re.search("quexolotl", after.log, re.IGNORECASE)
    # The record of an actor may be read by anybody; it is counted, and no more is said of it.
    counted = before.log.replace("3 actors", "4 actors").replace("of 5 texts", "of 6 texts")
    assert _without_times(after.log) == _without_times(counted)


FLAWED = """
-- briefings/2024/quexolotl.md --
---
title: Quexolotl at the gates
date: 2025-05-30
actors: [ukraine]
threat_level: critical
status: draft
---

Ukraine: [a file](quexolotl.pdf), [a second](Quexolotl.exe), ![a third](../../docs/actors/q.png)
-- briefings/2024/quexolotl.pdf --
quexolotl
-- briefings/2024/Quexolotl.exe --
quexolotl
-- docs/actors/q.png --
quexolotl
"""


def test_a_flawed_file_that_a_draft_brings_along_waits_with_it(small: Project) -> None:
    small.write("-- docs/index.md --\n# Small\n")
    before = small.build_strictly()
    site = dict(small.snapshot("site"))
    small.write(FLAWED)

    after = small.build_strictly()

    assert dict(small.snapshot("site")) == site
    assert _without_times(after.log) == _without_times(before.log)


@pytest.mark.parametrize("link", ["![A](actors/q.png)", '<img src="actors/q.png">'])
def test_a_flawed_file_that_a_page_names_stops_a_build(small: Project, link: str) -> None:
    small.write(f"-- docs/index.md --\n# Small\n\n{link}\n")
    small.write(FLAWED)

    outcome = small.run("build")

    assert outcome.code == 1
    (error,) = outcome.errors
    assert error.startswith("docs/actors/q.png:1:1: error: the file is no PNG")


PROFILE = """
-- docs/actors/atlantis.md --
---
name: Atlantis
kind: state
standing: {standing}
---

Nobody. ![A map](quexolotl.png) and [more](quexolotl.md), ![flawed](q.png)
-- docs/actors/q.png --
quexolotl
"""


def test_the_text_of_a_record_without_a_page_stops_no_build(small: Project) -> None:
    before = small.build_strictly()
    site = dict(small.snapshot("site"))
    small.write(PROFILE.format(standing="false"))

    after = small.build_strictly()

    assert dict(small.snapshot("site")) == site
    assert _without_times(after.log) == _without_times(before.log)


def test_the_text_of_a_record_with_a_page_stops_a_build(small: Project) -> None:
    small.write(PROFILE.format(standing="true"))

    outcome = small.run("build")

    assert outcome.code == 1
    assert [error.partition(": error")[0] for error in outcome.errors] == [
        "docs/actors/atlantis.md:7:18",
        "docs/actors/atlantis.md:7:44",
        "docs/actors/atlantis.md:7:69",
        "docs/actors/q.png:1:1",
    ]


def test_the_front_matter_of_a_record_without_a_page_stops_a_build(small: Project) -> None:
    small.write("-- docs/actors/atlantis.md --\n---\nname: Atlantis\nlike: a state\n---\n")
    outcome = small.run("build")
    assert outcome.code == 1
    assert "docs/actors/atlantis.md:3:1: error" in outcome.errors[0]


def _without_times(log: str) -> str:
    """Return a log without what differs between any two builds of one project."""
    return re.sub(r"in \d+\.\d+ seconds|INFO +-  Kept \d+ .*\n", "", log)
