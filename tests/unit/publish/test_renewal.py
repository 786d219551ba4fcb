"""A site that is renewed in part is the same as one that is written whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefwright.publish.finished import Sign, read_sign, read_untouched
from briefwright.publish.renewal import write_renewed_in_place, write_renewed_site
from briefwright.publish.staging import plan_staging, write_recovery
from tests.faults import Fault, run_with

if TYPE_CHECKING:
    from collections.abc import Mapping

PATHS = ("index.html", "a", "a/index.html", "a/b", "a/b/c.html", "d/e.json", "f", ".nojekyll")
"""Some are a file in one site and a folder in another."""

sites = st.dictionaries(st.sampled_from(PATHS), st.sampled_from(["one", "two", "three"])).map(
    lambda files: {
        path: text
        for path, text in files.items()
        if not any(other.startswith(f"{path}/") for other in files)
    }
)


def write(folder: Path, files: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def contents(folder: Path) -> dict[str, str]:
    """Return every file, and every folder without one, marked by a slash."""
    found: dict[str, str] = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            found[name] = path.read_text(encoding="utf-8")
        elif not any(path.iterdir()):
            found[f"{name}/"] = ""
    return found


def read_signs(site: Path) -> dict[str, Sign]:
    """Return the sign of each file of a site that is not hidden."""
    paths = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return {name: read_sign(path) for name, path in paths.items() if name[0] != "."}


def publish(base: Path, site: Mapping[str, str]) -> None:
    """Publish a site, keeping all that may be kept."""
    places = plan_staging(base / "site")
    before = contents(places.site) if places.site.exists() else {}
    signs = read_signs(places.site)
    kept = {
        path: signs[path].inode
        for path, text in site.items()
        if before.get(path) == text and path in signs
    }
    write(places.folder, {path: text for path, text in site.items() if path not in kept})
    write_renewed_site(places, kept)


@settings(max_examples=60, deadline=None)
@given(history=st.lists(st.tuples(sites, st.sampled_from(PATHS)), min_size=2, max_size=6))
def test_whatever_was_there_and_whatever_befell_the_spare_the_site_is_what_was_to_be_published(
    history: list[tuple[dict[str, str], str]],
) -> None:
    base = Path(tempfile.mkdtemp())
    try:
        for site, damaged in history:
            spare = plan_staging(base / "site").spare
            if (spare / damaged).is_file():
                (spare / damaged).unlink()
                write(spare, {damaged: "damaged", "other/left.html": "left"})
            publish(base, site)
            found = contents(base / "site")
            hidden = {".nojekyll": found[".nojekyll"]} if ".nojekyll" in found else {}
            assert found == {**hidden, **site}, "hidden files stay, and nothing else"
    finally:
        shutil.rmtree(base)


def test_a_file_that_is_kept_is_the_same_file_in_the_site_and_in_the_spare(tmp_path: Path) -> None:
    for text in ("first", "second", "third"):
        publish(tmp_path, {"kept.html": "kept", "changed.html": text})

    places = plan_staging(tmp_path / "site")
    assert (places.site / "kept.html").samefile(places.spare / "kept.html")
    assert contents(places.spare)["changed.html"] == "second"
    assert sorted(path.name for path in tmp_path.iterdir()) == [places.spare.name, "site"]


def test_a_site_without_anything_to_keep_leaves_no_spare(tmp_path: Path) -> None:
    publish(tmp_path, {"a.html": "same", "b.html": "old"})
    publish(tmp_path, {"a.html": "same", "b.html": "new"})
    publish(tmp_path, {"c.html": "other"})

    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_file_written_to_in_place_is_not_as_it_was_though_its_time_was_put_back(
    tmp_path: Path,
) -> None:
    write(tmp_path, {"page.html": "true", "other.html": "true"})
    signs = read_signs(tmp_path)
    page = tmp_path / "page.html"
    times = (page.stat().st_atime_ns, page.stat().st_mtime_ns)
    page.write_text("fake", encoding="utf-8")
    os.utime(page, ns=times)

    assert read_untouched(tmp_path, signs) == {"other.html"}


def test_a_link_in_the_place_of_a_file_is_not_kept(tmp_path: Path) -> None:
    write(tmp_path, {"page.html": "true"})
    signs = read_signs(tmp_path)
    (tmp_path / "page.html").rename(tmp_path / "moved")
    (tmp_path / "page.html").symlink_to("moved")

    assert read_untouched(tmp_path, signs) == frozenset()


def test_what_lies_behind_a_link_is_not_kept(tmp_path: Path) -> None:
    write(tmp_path, {"a/b/page.html": "true", "other/page.html": "true"})
    signs = read_signs(tmp_path)
    (tmp_path / "a").rename(tmp_path / "moved")
    (tmp_path / "a").symlink_to("moved")

    assert read_untouched(tmp_path, signs) == {"other/page.html"}


def test_nothing_is_kept_of_a_site_that_is_gone(tmp_path: Path) -> None:
    write(tmp_path / "site", {"a/page.html": "true", "page.html": "true"})
    signs = read_signs(tmp_path / "site")
    shutil.rmtree(tmp_path / "site/a")
    assert read_untouched(tmp_path / "site", signs) == {"page.html"}
    shutil.rmtree(tmp_path / "site")
    assert read_untouched(tmp_path / "site", signs) == frozenset()


def test_a_hidden_file_at_the_top_is_no_part_of_a_site(tmp_path: Path) -> None:
    write(tmp_path, {".nojekyll": "", "a/.page": ""})
    signs = {path: read_sign(tmp_path / path) for path in (".nojekyll", "a/.page")}
    assert read_untouched(tmp_path, signs) == {"a/.page"}


OLD = {"kept.html": "kept", "changed.html": "old", "gone/index.html": "gone"}
NEW = {"kept.html": "kept", "changed.html": "new", "new/index.html": "new"}
STEPS = 60
"""More than a renewal has; a fault at a step beyond the last one never comes."""


@pytest.mark.parametrize("how", ["kill", "EIO", "ENOSPC"])
@pytest.mark.parametrize("spare", [True, False])
def test_a_fault_at_any_step_leaves_the_old_or_the_new_site(
    tmp_path: Path, how: str, *, spare: bool
) -> None:
    seen = set()
    for step in range(1, STEPS):
        base = tmp_path / str(step)
        if spare:
            publish(base, {**OLD, "changed.html": "oldest"})
        publish(base, OLD)
        places = plan_staging(base / "site")
        assert places.spare.exists() is spare
        kept = {"kept.html": read_signs(places.site)["kept.html"].inode}
        write(places.folder, {path: text for path, text in NEW.items() if path not in kept})
        outcome = run_with(Fault(how, step), partial(write_renewed_site, places, kept))
        assert outcome.code in (0, 1, -9)
        write_recovery(places)
        found = contents(places.site)
        assert found in (OLD, NEW)
        assert found == NEW or outcome.code != 0
        publish(base, NEW)
        assert contents(places.site) == NEW, "what was left is not put right"
        seen.add((outcome.came, found == OLD))
    assert seen >= {(True, True), (False, False)}, "no fault came, or every one"


def test_hidden_folders_of_the_site_stay(tmp_path: Path) -> None:
    publish(tmp_path, {"kept.html": "kept", "page.html": "1"})
    write(tmp_path / "site" / ".git", {"HEAD": "ref: main"})
    (tmp_path / "site" / ".git" / "refs").mkdir()
    for text in ("2", "3", "4"):
        (tmp_path / "site" / ".git" / "HEAD").write_text(f"ref: {text}", encoding="utf-8")
        publish(tmp_path, {"kept.html": "kept", "page.html": text})

    found = contents(tmp_path / "site")
    assert found == {
        "kept.html": "kept",
        "page.html": "4",
        ".git/HEAD": "ref: 4",
        ".git/refs/": "",
    }


def test_where_files_have_one_name_only_a_renewed_site_holds_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("briefwright.publish.staging.os.link", refuse)
    for text in ("1", "2", "3"):
        publish(tmp_path, {"kept.html": "kept", "page.html": text})

    assert contents(tmp_path / "site") == {"kept.html": "kept", "page.html": "3"}


@settings(max_examples=40, deadline=None)
@given(before=sites, after=sites)
def test_a_preview_is_renewed_in_its_place(before: dict[str, str], after: dict[str, str]) -> None:
    base = Path(tempfile.mkdtemp())
    try:
        write(base / "site", before)
        kept = [path for path, text in after.items() if before.get(path) == text]
        write(base / "new", {path: text for path, text in after.items() if path not in kept})
        write_renewed_in_place(base / "site", base / "new", kept)
        assert contents(base / "site") == after
    finally:
        shutil.rmtree(base)
