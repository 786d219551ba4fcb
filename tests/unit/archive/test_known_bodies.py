"""Bodies that are known: with any cache, the archive is the one that is made without."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.archive import workers
from briefwright.archive.assemble import assemble
from briefwright.archive.making import ALONE, Making
from briefwright.cache.cache import Cache
from briefwright.content.publication import find_withheld
from briefwright.content.reading import read_collection
from briefwright.content.settings import Settings
from briefwright.markup.render import Renderer
from tests.unit.content.test_reading import write

if TYPE_CHECKING:
    from briefwright.archive.archive import Archive
    from briefwright.archive.tasks import Task
    from briefwright.cache.texts import Texts
    from briefwright.markup.body import Body

NOW = datetime(2025, 12, 1, tzinfo=UTC)


def briefing(text: str, actors: str = "russia", mark: str = "") -> str:
    return (
        f"---\ntitle: T\ndate: 2025-05-06\nactors: [{actors}]\nthreat_level: low\n{mark}---\n\n"
        f"{text}\n"
    )


def actor(name: str, more: str = "", text: str = "") -> str:
    return f"---\nname: {name}\nkind: state\n{more}---\n\n{text}\n"


FILES = {
    "docs/actors/russia.md": actor("Russia", text="It borders Ukraine and [Mali](mali.md)."),
    "docs/actors/ukraine.md": actor("Ukraine"),
    "docs/actors/mali.md": actor("Mali"),
    "docs/method.md": "# Method\n",
    "briefings/2025/a.md": briefing("Russia and Ukraine. See [b](b.md#end)."),
    "briefings/2025/b.md": briefing("Kyiv spoke.\n\n## End\n\n[[ukraine|They]] did."),
}
TEXTS = [
    "Russia and Ukraine. See [b](b.md#end).",
    "Ukraine and Kyiv. [Method](../../docs/method.md), [c](../2024/c.md)",
    "Mali. ![map](map.png) [the record](../../docs/actors/mali.md) <b>",
    (
        "Kyiv.\n\n## End\n\n[[mali]], [[nobody]] and [[Kyiv]].\n\nA note[^1] and [none](none.md)."
        "\n\n[^1]: Of [b](b.md).\n\n[^2]: Of [c](../2024/c.md)."
    ),
]
ACTORS = {
    "docs/actors/russia.md": [
        FILES["docs/actors/russia.md"],
        actor("Russia", "names: [Moscow]\n", "Ukraine lies west of it, Mali does not."),
        actor("Russland", "standing: true\n", "[[mali]] and [[!ukraine]]."),
    ],
    "docs/actors/ukraine.md": [
        FILES["docs/actors/ukraine.md"],
        actor("Ukraine", "names: [{name: Kyiv, kind: metonym, link: auto}]\n"),
        actor("Ukraine", "names: [Kyiv]\npart_of: [russia]\n", "Russia."),
    ],
    "docs/actors/mali.md": [FILES["docs/actors/mali.md"], actor("Mali", "names: [Kyiv]\n")],
    "docs/actors/drafts.md": [actor("Kyiv")],
}
EDIT = st.one_of(
    st.tuples(
        st.sampled_from(["briefings/2025/a.md", "briefings/2025/b.md", "briefings/2024/c.md"]),
        st.builds(
            briefing,
            st.sampled_from(TEXTS),
            st.sampled_from(["russia", "ukraine, russia", "mali"]),
            st.sampled_from(["", "", "status: draft\n", "tlp: TLP:RED\n", "colour: red\n"]),
        )
        | st.none(),
    ),
    *(
        st.tuples(st.just(path), st.sampled_from(texts) | st.none())
        for path, texts in ACTORS.items()
    ),
    st.tuples(st.just("briefings/2025/map.png"), st.just("\x89PNG\r\n\x1a\n") | st.none()),
    st.tuples(st.just("docs/method.md"), st.just("# Method\n") | st.none()),
)
"""A path and what stands there from now on; None when the file is gone."""


def change(root: Path, path: str, text: str | None) -> None:
    place = root / path
    if text is None:
        place.unlink(missing_ok=True)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode("latin-1" if path.endswith(".png") else "utf-8"))


def make(
    root: Path, cache: Cache | None = None, *, preview: bool = False, jobs: int = 1
) -> Archive:
    read = read_collection(root, Settings(), public_at=None if preview else NOW, cache=cache)
    withheld = find_withheld(read, Settings(), NOW)
    archive = assemble(read, Settings(), Making(cache, withheld, jobs))
    if cache:
        cache.write()
    return archive


def all_bodies(archive: Archive) -> list[tuple[str, str, bytes]]:
    bodies = [entry.body for entry in archive.entries]
    bodies += [dossier.profile for dossier in archive.dossiers.values()]
    return [(body.html, body.text, body.digest) for body in bodies]


def assert_same(one: Archive, other: Archive) -> None:
    assert one == other
    assert all_bodies(one) == all_bodies(other)


@settings(max_examples=60)
@given(data=st.data())
def test_no_history_and_no_damage_changes_the_archive(data: st.DataObject) -> None:
    """Edits, renames, deletions, other names, previews, and bytes that are not what they were."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root, FILES)
        living = Cache(root / ".cache")
        for _ in range(data.draw(st.integers(1, 5))):
            preview = data.draw(st.booleans())
            lives_on = data.draw(st.booleans())
            cache = living if lives_on else Cache(root / ".cache")
            assert_same(make(root, cache, preview=preview), make(root, preview=preview))
            files = sorted((root / ".cache").glob("*.bin"))
            if files and data.draw(st.integers(0, 4)) == 0:
                place = data.draw(st.sampled_from(files))
                damaged = bytearray(place.read_bytes())
                damaged[data.draw(st.integers(0, len(damaged) - 1))] ^= data.draw(
                    st.integers(1, 255)
                )
                place.unlink()  # a build that still runs has the file open
                place.write_bytes(damaged)
            for path, text in data.draw(st.lists(EDIT, max_size=3)):
                change(root, path, text)
        assert_same(make(root, Cache(root / ".cache")), make(root))


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by the path of each text that is rendered."""
    rendered: list[str] = []
    original = Renderer.render

    def render(self: Renderer, *arguments: object, **known: object) -> Body:
        rendered.append(Path(str(known["path"])).stem)
        return original(self, *arguments, **known)  # type: ignore[arg-type]

    monkeypatch.setattr(Renderer, "render", render)
    return rendered


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, FILES)
    return tmp_path


def test_only_what_an_edit_touches_is_rendered_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(project, Cache(project / ".cache"))
    rendered = counting(monkeypatch)
    make(project, Cache(project / ".cache"))
    assert rendered == []
    change(project, "briefings/2025/b.md", briefing("Nothing.\n\n## End"))
    make(project, Cache(project / ".cache"))
    assert rendered == ["b"]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("briefings/2025/new.md", briefing("Nothing."), ["new"]),
        ("briefings/2025/new.md", briefing("Mali."), ["new", "russia"]),  # Mali has a page now
        ("briefings/2025/b.md", None, ["a"]),  # its link is dead
        ("docs/actors/ukraine.md", actor("Ukraine", text="Words."), ["ukraine"]),
        ("docs/actors/mali.md", actor("Mali", "standing: true\n"), ["mali", "russia"]),
        (
            "docs/actors/mali.md",
            actor("Mali", "names: [Bamako]\n"),
            ["a", "b", "mali", "russia", "ukraine"],
        ),
    ],
)
def test_what_a_change_makes_stale(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    text: str | None,
    expected: list[str],
) -> None:
    make(project, Cache(project / ".cache"))
    change(project, path, text)
    rendered = counting(monkeypatch)
    make(project, Cache(project / ".cache"))
    assert sorted(rendered) == expected


def test_a_process_that_lives_on_needs_no_file(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = Cache(project / ".cache")
    make(project, cache, preview=True)
    rendered = counting(monkeypatch)
    read = Cache.find
    monkeypatch.setattr(Cache, "find", lambda *_: pytest.fail("it is in memory"))
    make(project, cache, preview=True)
    assert rendered == []
    monkeypatch.setattr(Cache, "find", read)
    make(project, Cache(project / ".cache"))
    assert rendered == []


@pytest.mark.parametrize(
    "mark", ["status: draft\n", "tlp: TLP:RED\n", "embargo: 2999-01-01T00:00:00Z\n"]
)
def test_a_preview_keeps_nothing_of_what_is_not_public(project: Path, mark: str) -> None:
    change(project, "briefings/2025/c.md", briefing("Quexolotl at Mali.", "ukraine", mark))
    change(project, "briefings/2025/a.md", briefing("Russia. The [quexolotl](c.md)."))
    cache = Cache(project / ".cache")
    shown = make(project, cache, preview=True)
    make(project, cache, preview=True)
    assert any("uexolotl" in body for body, _, _ in all_bodies(shown))
    held = b"".join(path.read_bytes() for path in (project / ".cache").iterdir())
    assert held
    assert b"uexolotl" not in held
    assert b"2025/c" not in held


def test_a_body_with_a_problem_is_rendered_each_time(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(project, "briefings/2025/a.md", briefing("Russia. <b>Bold</b>"))
    make(project, Cache(project / ".cache"))
    rendered = counting(monkeypatch)
    archive = make(project, Cache(project / ".cache"))
    assert rendered == ["a"]
    assert "html-as-text" in [problem.rule for problem in archive.problems]


@pytest.mark.parametrize("head", [b"", b"\x92\x90\xc4\x00", b"\xff" * 20])
def test_a_record_that_is_no_body_is_not_there(
    project: Path, head: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = make(project)
    original = Cache.keep

    def forge(cache: Cache, kind: str, path: str, key: bytes, _: bytes, long: bytes = b"") -> Texts:
        return original(cache, kind, path, key, head, long)

    with monkeypatch.context() as patch:
        patch.setattr(Cache, "keep", forge)
        make(project, Cache(project / ".other"))
    assert (project / ".other").is_dir()
    assert_same(make(project, Cache(project / ".other")), plain)


# Several processes


@pytest.fixture
def many(project: Path) -> Path:
    """A project with texts enough, some of them with problems."""
    for number in range(150):
        text = f"{TEXTS[number % len(TEXTS)]}\n\nNumber {number}, see [b](../2025/b.md)."
        change(project, f"briefings/2024/n{number}.md", briefing(text))
    return project


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_change_nothing(many: Path, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    monkeypatch.setattr(workers, "_choose_method", lambda: method)
    monkeypatch.setitem(workers.ENOUGH, "spawn", 100)
    here = counting(monkeypatch)
    plain = make(many)
    assert len(here) == 155
    here.clear()
    assert_same(make(many, jobs=2), plain)
    assert sorted(here) == ["mali", "russia", "ukraine"], "too few for processes of their own"
    assert_same(make(many, Cache(many / ".cache"), jobs=3), plain)
    here.clear()
    make(many, Cache(many / ".cache"), jobs=3)
    assert "n0" not in here


def test_where_no_process_can_be_made_this_one_renders(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = make(many)

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no semaphores here")

    monkeypatch.setattr(workers, "ProcessPoolExecutor", refuse)
    assert_same(make(many, jobs=2), plain)


def _die(_: list[Task]) -> None:
    import os  # noqa: PLC0415 (it runs in another process)

    os._exit(1)


def test_a_process_that_is_killed_loses_no_text(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = make(many)
    monkeypatch.setattr(workers, "_choose_method", lambda: "fork")
    monkeypatch.setattr(workers, "_render_chunk", _die)
    assert_same(make(many, jobs=2), plain)


def test_few_texts_are_rendered_here(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "ProcessPoolExecutor", lambda *_, **__: pytest.fail("too few"))
    assert make(project, jobs=8) == make(project, ALONE.cache)


@pytest.mark.parametrize(("written", "jobs"), [("1", 1), (" 12 ", 12)])
def test_the_environment_limits_the_processes(
    monkeypatch: pytest.MonkeyPatch, written: str, jobs: int
) -> None:
    monkeypatch.setenv(workers.JOBS, written)
    assert workers.read_jobs() == jobs


@pytest.mark.parametrize("written", ["0", "-1", "two", "1.5", "٣"])
def test_a_number_of_processes_that_is_none(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv(workers.JOBS, written)
    with pytest.raises(ValueError, match=f'BRIEFWRIGHT_JOBS is "{written}"'):
        workers.read_jobs()


def test_without_a_limit_there_is_one_process_for_each_core(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(workers.JOBS, raising=False)
    assert workers.read_jobs() >= 1
