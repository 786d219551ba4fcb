"""The law of warm builds: after any edit, the site is byte for byte what a first build makes.

In a test run only some histories; `make soak` runs more and longer ones.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.conftest import SMALL
from tests.build.project import Project
from tests.build.test_soak import SOAK

if TYPE_CHECKING:
    from collections.abc import Callable

MORE = """
-- mkdocs.yml --
site_name: Small
site_url: https://example.org/small/
theme: {name: material, font: false, custom_dir: theme}
plugins: [search, briefings: {search: false}]
-- theme/partials/copyright.html --
<p>Ours</p>
-- docs/index.md --
# Home

See [the talks](../briefings/2025/talks-stall.md) and [Russia](actors/russia.md).
-- docs/about.md --
# About
-- docs/actors/putin.md --
---
name: Vladimir Putin
kind: person
part_of: [russia]
names: [{name: Putin, kind: surname}]
---

President of Russia.
-- docs/actors/atlantis.md --
---
name: Atlantis
kind: state
---
-- briefings/2025/talks-stall.md --
---
title: Talks stall
date: 2025-05-27
actors: [russia, {actor: ukraine, threat_level: high, reason: Strikes}]
threat_level: high
events:
  - {date: 2025-05-25, title: Strike, actors: [russia]}
---

The talks between Russia and Ukraine have stalled. Vladimir Putin is away.

## Outlook

See [the earlier one](../2024/winter-lull.md#outlook).
-- briefings/2025/thaw.md --
---
title: A thaw
date: 2025-06-02
actors: [{actor: ukraine, threat_level: low}, Vladimir Putin]
threat_level: low
---

Ukraine speaks of a thaw, and the Russian Federation does not.
"""
"""What a world has beside the small project, or has otherwise."""

NEW = """-- briefings/2025/extra-{number}.md --
---
title: Extra {number}
date: 2025-0{month}-11
actors: [{actor}]
threat_level: elevated
---

{text} of Russia. Atlantis is not far.
"""


def write_world(project: Project, *, search: bool = False) -> None:
    project.write(SMALL)
    project.write(MORE.replace("search: false", f"search: {str(search).lower()}"))


@dataclass
class Archive:
    """A project that is edited and built again and again."""

    project: Project
    chance: random.Random

    @property
    def root(self) -> Path:
        return self.project.root

    def briefing(self) -> Path:
        return self.chance.choice(sorted(self.root.glob("briefings/**/*.md")))

    def change(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def head(self, path: Path, key: str, value: str) -> None:
        lines = path.read_text(encoding="utf-8").split("\n")
        end = lines.index("---", 1)
        kept = [line for line in lines[1:end] if not line.startswith(f"{key}:")]
        path.write_text("\n".join(["---", *kept, f"{key}: {value}", *lines[end:]]), "utf-8")


def word(it: Archive) -> None:
    """One word more in a text."""
    path = it.briefing()
    path.write_text(f"{path.read_text(encoding='utf-8')}\nMore of Ukraine.\n", encoding="utf-8")


def title(it: Archive) -> None:
    it.head(it.briefing(), "title", f"Title {it.chance.randrange(9)}")


def level(it: Archive) -> None:
    it.head(it.briefing(), "threat_level", it.chance.choice(["low", "high", "critical"]))


def day(it: Archive) -> None:
    it.head(it.briefing(), "date", f"2025-0{it.chance.randrange(1, 9)}-1{it.chance.randrange(9)}")


def status(it: Archive) -> None:
    it.head(it.briefing(), "status", it.chance.choice(["draft", "retracted", "published"]))


def embargo(it: Archive) -> None:
    it.head(it.briefing(), "embargo", it.chance.choice(["2031", "2019"]) + "-01-01T00:00:00Z")


def summary(it: Archive) -> None:
    it.head(it.briefing(), "summary", "In short.")


def actors(it: Archive) -> None:
    it.head(it.briefing(), "actors", it.chance.choice(["[russia]", "[atlantis, ukraine]"]))


def added(it: Archive) -> None:
    number = it.chance.randrange(100)
    it.project.write(
        NEW.format(
            number=number,
            month=number % 9 + 1,
            actor=it.chance.choice(["russia", "atlantis", "putin"]),
            text="News" * it.chance.randrange(1, 3),
        )
    )


def deleted(it: Archive) -> None:
    for path in it.root.glob("briefings/2025/extra-*.md"):
        path.unlink()
        return


def renamed(it: Archive) -> None:
    for path in sorted(it.root.glob("briefings/2025/extra-*.md")):
        path.rename(path.with_name(f"extra-{it.chance.randrange(100, 200)}.md"))
        return


def alias(it: Archive) -> None:
    it.head(it.root / "docs/actors/russia.md", "names", "[Russian Federation, Little moves]")


def actor_renamed(it: Archive) -> None:
    it.head(it.root / "docs/actors/ukraine.md", "name", it.chance.choice(["Ukraine", "Ukrayina"]))
    it.change(it.root / "docs/actors/ukraine.md", "names:", "names:")
    it.head(it.root / "docs/actors/ukraine.md", "names", "[Ukraine, Ukrayina, Ukraina]")


def profile(it: Archive) -> None:
    it.change(it.root / "docs/actors/putin.md", "President", "The president")


def site_name(it: Archive) -> None:
    it.change(it.root / "mkdocs.yml", "site_name: S", "site_name: Very s")


def theme(it: Archive) -> None:
    it.change(it.root / "theme/partials/copyright.html", "Ours", "Ours and theirs")


def nav(it: Archive) -> None:
    it.change(it.root / "docs/about.md", "# About", "# About us")


def searched(it: Archive) -> None:
    it.change(it.root / "mkdocs.yml", "search: ", "id_prefix: 'tag:a,2025:', search: ")


def touched(it: Archive) -> None:
    """Every source with another time: nothing has changed."""
    for path in it.root.rglob("*.md"):
        os.utime(path)


def nothing(it: Archive) -> None:
    """Build again."""


def site_damaged(it: Archive) -> None:
    """A finished page changed in its place, its time put back, and another one gone."""
    page = it.root / "site/actors/russia/index.html"
    found = page.stat()
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("Russia", "Utopia"), encoding="utf-8")
    os.utime(page, ns=(found.st_atime_ns, found.st_mtime_ns))
    shutil.rmtree(it.root / "site/actors/ukraine", ignore_errors=True)


def index_damaged(it: Archive) -> None:
    """A file of the index changed in its place, its time put back."""
    for path in sorted(it.root.glob("site/pagefind/index/*"))[:1]:
        found = path.stat()
        path.write_bytes(b"!" + path.read_bytes()[1:])
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def spare_damaged(it: Archive) -> None:
    for page in it.root.glob(".site.*-spare/**/index.html"):
        page.unlink()
        page.write_text("Not so.", encoding="utf-8")


def cache_damaged(it: Archive) -> None:
    for path in it.root.glob(".cache/briefwright/**/*.bin"):
        data = bytearray(path.read_bytes())
        for _ in range(3):
            data[it.chance.randrange(len(data))] ^= 1
        path.write_bytes(data)


def cache_gone(it: Archive) -> None:
    shutil.rmtree(it.root / ".cache", ignore_errors=True)


EDITS: tuple[Callable[[Archive], None], ...] = (
    word,
    title,
    level,
    day,
    status,
    embargo,
    summary,
    actors,
    added,
    added,
    deleted,
    renamed,
    alias,
    actor_renamed,
    profile,
    site_name,
    theme,
    nav,
    searched,
    touched,
    nothing,
    site_damaged,
    index_damaged,
    spare_damaged,
    cache_damaged,
    cache_gone,
)


def assert_same_as_cold(project: Project) -> None:
    """Build here, and there as if for the first time; what is wrong is wrong in both."""
    with tempfile.TemporaryDirectory() as folder:
        away = Project(Path(folder, "away"))
        left_out = shutil.ignore_patterns("site", ".cache", ".site.*")
        shutil.copytree(project.root, away.root, ignore=left_out)
        warm, cold = project.run("build"), away.run("build")
        assert (warm.code, warm.errors) == (cold.code, cold.errors), warm.log
        if cold.code == 0:
            found, expected = project.snapshot("site"), away.snapshot("site")
            differ = [
                path
                for path in sorted({*found, *expected})
                if found.get(path) != expected.get(path)
            ]
            assert not differ, f"{differ}\n{warm.log}"


@pytest.mark.parametrize("seed", range(40 if SOAK else 4))
def test_after_any_edits_a_warm_build_is_a_cold_build(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    archive = Archive(Project(tmp_path), chance)
    write_world(archive.project, search=seed % 2 == 0)
    assert_same_as_cold(archive.project)
    order = chance.sample(EDITS, len(EDITS))[: None if SOAK else 7]
    for edit in order:
        edit(archive)
        assert_same_as_cold(archive.project)


def kept(log: str) -> int:
    """Return how many finished files a build says that it kept."""
    line = next((line for line in log.splitlines() if "INFO" in line and "Kept" in line), "Kept 0")
    return int(line.partition("Kept ")[2].split()[0])


@pytest.mark.parametrize("search", [True, False])
def test_an_edit_leaves_most_files_as_they_are(tmp_path: Path, *, search: bool) -> None:
    project = Project(tmp_path)
    write_world(project, search=search)
    first = project.build()
    untouched = project.site / "actors/putin/feed.xml"
    inode = untouched.stat().st_ino

    second = project.build()
    project.write("-- docs/about.md --\n# About\n\nMore about us.\n")
    third = project.build()

    assert kept(first.log) == 0
    assert kept(second.log) >= kept(third.log) > 20
    assert (kept(second.log) > kept(third.log)) is search  # files of the index
    assert untouched.stat().st_ino == inode


def test_an_edit_makes_one_line_of_the_digests_anew_and_one_as_a_proof(tmp_path: Path) -> None:
    project = Project(tmp_path)
    write_world(project)
    project.write(
        "-- hook.py --\n"
        "from briefwright.exports import digests\n"
        "make = digests._line\n"
        "def tell(entry):\n"
        "    print('line', entry.briefing.id)\n"
        "    return make(entry)\n"
        "def on_config(config):\n"
        "    digests._line = tell\n"
    )
    mkdocs = project.root / "mkdocs.yml"
    mkdocs.write_text(f"{mkdocs.read_text(encoding='utf-8')}hooks: [hook.py]\n", encoding="utf-8")

    def made() -> list[str]:
        log = project.build().log
        return [line[5:] for line in log.splitlines() if line.startswith("line ")]

    everything = made()
    assert len(everything) > 2
    assert made() == []
    thaw = project.root / "briefings/2025/thaw.md"
    thaw.write_text(f"{thaw.read_text(encoding='utf-8')}\nMore.\n", encoding="utf-8")
    assert made() == [everything[0], "2025/thaw"]


def test_what_no_stamp_tells_is_found_by_making_some_pages_anew(tmp_path: Path) -> None:
    """A theme puts the time of the build into every page."""
    project = Project(tmp_path)
    write_world(project)
    project.write("-- theme/partials/copyright.html --\n<p>at {{ build_date_utc.second }} s</p>\n")
    for second in (10, 20):
        project.env["SOURCE_DATE_EPOCH"] = f"17640000{second}"
        outcome = project.build()
        assert ("Every page is made anew" in outcome.log) is (second > 10)

    pages = [text for path, text in project.snapshot("site").items() if path.endswith(".html")]
    assert len({text.partition(b"<p>at ")[2][:2] for text in pages if b"<p>at " in text}) == 1


def test_a_plugin_that_looks_at_all_files_at_the_end_finds_all_of_them(tmp_path: Path) -> None:
    project = Project(tmp_path)
    write_world(project)
    project.write(
        "-- hook.py --\n"
        "from pathlib import Path\n"
        "def on_post_build(config):\n"
        "    print('found', len(list(Path(config.site_dir).rglob('*.html'))))\n"
    )
    mkdocs = project.root / "mkdocs.yml"
    mkdocs.write_text(f"{mkdocs.read_text(encoding='utf-8')}hooks: [hook.py]\n", encoding="utf-8")
    first, second = project.build(), project.build()

    assert "found" in first.log
    assert [line for line in first.log.splitlines() if line.startswith("found")] == [
        line for line in second.log.splitlines() if line.startswith("found")
    ]
    assert kept(second.log) == 0
