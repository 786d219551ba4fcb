"""The cache through a real host: it changes what a build costs, and nothing of what it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.build.project import Project

FOLDER = ".cache/briefwright"


def shards(project: Project) -> dict[str, bytes]:
    """Return the files with what is known of sources."""
    folder = project.root / FOLDER
    return {path.name: path.read_bytes() for path in folder.glob("[0-9][0-9].bin")}


def held(project: Project) -> bytes:
    return b"".join(project.snapshot(FOLDER).values())


def test_a_second_build_is_the_first_one_again(small: Project) -> None:
    small.build_strictly()
    cold, kept = dict(small.snapshot("site")), shards(small)
    small.build_strictly()
    assert dict(small.snapshot("site")) == cold
    assert shards(small) == kept
    assert b"Talks stall" in held(small)


def test_a_build_without_a_cache_makes_the_same_site(small: Project) -> None:
    small.build_strictly()
    cold = dict(small.snapshot("site"))
    config = (small.root / "mkdocs.yml").read_text(encoding="utf-8")
    small.write(f"-- mkdocs.yml --\n{config.replace('briefings]', '{briefings: {cache: false}}]')}")
    small.build_strictly()
    assert dict(small.snapshot("site")) == cold


def test_a_warm_build_after_an_edit_is_a_cold_one(small: Project) -> None:
    small.build_strictly()
    path = small.root / "briefings/2025/talks-stall.md"
    path.write_text(path.read_text(encoding="utf-8").replace("have stalled", "go on in Atlantis"))
    small.build_strictly()
    warm = dict(small.snapshot("site"))
    small.write(
        "-- mkdocs.yml --\n"
        + (small.root / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .replace("briefings]", "{briefings: {cache: .other}}]")
    )
    small.build_strictly()
    assert dict(small.snapshot("site")) == warm
    assert b"go on in" in b"".join(small.snapshot(".other").values())


def test_a_damaged_cache_costs_time_and_nothing_else(small: Project) -> None:
    small.build_strictly()
    cold = dict(small.snapshot("site"))
    for path in (small.root / FOLDER).iterdir():
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] + b"?" + data[len(data) // 2 + 1 :])
    small.build_strictly()
    assert dict(small.snapshot("site")) == cold


def test_a_folder_that_cannot_be_written_is_said_once(small: Project) -> None:
    small.write(f"-- {FOLDER} --\nmine\n")
    outcome = small.build_strictly()
    (line,) = [each for each in outcome.log.splitlines() if "for the next build" in each]
    assert line.startswith("INFO")
    assert (small.root / FOLDER).read_text(encoding="utf-8") == "mine\n"


def test_a_cache_among_the_sources_is_refused(small: Project) -> None:
    config = (small.root / "mkdocs.yml").read_text(encoding="utf-8")
    small.write(
        f"-- mkdocs.yml --\n{config.replace('briefings]', '{briefings: {cache: docs/kept}}]')}"
    )
    outcome = small.run("build")
    assert outcome.code == 1
    assert [line.partition(": error: ")[2] for line in outcome.errors] == [
        '"docs/kept" is not apart from the sources in "docs" [bad-setting]'
    ]
    assert not (small.root / "docs/kept").exists()


def test_what_is_not_public_any_more_leaves_the_cache(small: Project) -> None:
    small.build_strictly()
    path = small.root / "briefings/2024/winter-lull.md"
    text = path.read_text(encoding="utf-8")
    assert b"Winter lull" in held(small)
    path.write_text(text.replace("threat_level", "status: draft\nthreat_level"), encoding="utf-8")
    talks = small.root / "briefings/2025/talks-stall.md"
    talks.write_text(
        talks.read_text(encoding="utf-8").replace("(../2024/winter-lull.md#outlook)", "")
    )
    small.build("--quiet")
    assert b"Winter lull" not in held(small)


def test_a_text_that_is_damaged_while_a_build_runs_stops_it_with_one_line(small: Project) -> None:
    small.write("-- site/index.html --\nthe previous site\n")
    config = (small.root / "mkdocs.yml").read_text(encoding="utf-8")
    small.write(
        f"-- mkdocs.yml --\n{config}hooks: [hook.py]\n"
        "-- hook.py --\n"
        "from briefwright.cache.texts import LongFile\n"
        "from briefwright.markup import body\n"
        "def on_env(env, config, files):\n"
        "    body._unpack.cache_clear()\n"
        "    LongFile.read = lambda *_: b''\n"
    )
    outcome = small.run("build")
    assert outcome.code == 1
    assert "Traceback" not in outcome.log
    said = "a text that was kept on disk is not what it was; build again; nothing was published"
    assert said in outcome.log
    assert (small.site / "index.html").read_text(encoding="utf-8") == "the previous site\n"
