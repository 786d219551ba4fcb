from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest

from briefwright.publish.staging import (
    Staging,
    plan_staging,
    write_discard,
    write_recovery,
    write_swap,
)
from tests.faults import Fault, run_with

if TYPE_CHECKING:
    from pathlib import Path


def fill(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")


def contents(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_first_build_needs_no_previous_site(tmp_path: Path) -> None:
    staging = plan_staging(tmp_path / "public" / "site")
    fill(staging.folder, page="new")

    write_swap(staging)

    assert contents(staging.site) == {"page": "new"}
    assert names(tmp_path / "public") == ["site"]


def test_the_previous_site_is_replaced_whole(tmp_path: Path) -> None:
    fill(tmp_path / "site", page="old", gone="old")
    staging = plan_staging(tmp_path / "site")
    fill(staging.folder, page="new")

    write_swap(staging)

    assert contents(tmp_path) == {"site/page": "new"}


def test_hidden_entries_of_the_previous_site_are_kept(tmp_path: Path) -> None:
    fill(tmp_path / "site", **{"page": "old", ".htaccess": "old", ".nojekyll": "old"})
    fill(tmp_path / "site" / ".git", HEAD="ref")
    staging = plan_staging(tmp_path / "site")
    fill(staging.folder, **{"page": "new", ".nojekyll": "new"})

    write_swap(staging)

    assert contents(tmp_path / "site") == {
        "page": "new",
        ".htaccess": "old",
        ".nojekyll": "new",
        ".git/HEAD": "ref",
    }


def test_a_symbolic_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    fill(tmp_path / "elsewhere" / "target", page="old")
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere" / "target")
    staging = plan_staging(tmp_path / "site")
    fill(staging.folder, page="new")

    write_swap(staging)

    assert staging.folder.parent == tmp_path / "elsewhere"
    assert (tmp_path / "site").is_symlink()
    assert contents(tmp_path / "site") == {"page": "new"}


def test_a_folder_that_cannot_be_renamed_is_replaced_entry_by_entry(tmp_path: Path) -> None:
    site = tmp_path / "site"
    fill(site, **{"page": "old", ".htaccess": "old"})
    fill(site / "folder", gone="old")
    fill(site / ".well-known", text="old")
    staging = Staging(
        site=site,
        folder=site / ".staging",
        aside=site / ".previous",
        spare=site / ".spare",
        lock=site / ".lock",
    )
    fill(staging.folder, page="new")
    fill(staging.folder / ".well-known", text="new")

    write_swap(staging)

    assert contents(site) == {"page": "new", ".htaccess": "old", ".well-known/text": "new"}


def test_what_a_failed_build_made_is_discarded(tmp_path: Path) -> None:
    fill(tmp_path / "site", page="old")
    staging = plan_staging(tmp_path / "site")
    fill(staging.folder, page="half")

    write_discard(staging)

    assert contents(tmp_path) == {"site/page": "old"}


def test_nothing_needs_recovery_after_a_whole_build(tmp_path: Path) -> None:
    fill(tmp_path / "site", page="old")

    assert not write_recovery(plan_staging(tmp_path / "site"))
    assert contents(tmp_path) == {"site/page": "old"}


def test_a_build_killed_between_the_two_renames_is_undone(tmp_path: Path) -> None:
    staging = plan_staging(tmp_path / "site")
    fill(staging.aside, page="old")
    fill(staging.folder, page="new")

    assert write_recovery(staging)
    assert contents(tmp_path) == {"site/page": "old"}


def test_a_build_killed_after_the_swap_is_finished(tmp_path: Path) -> None:
    staging = plan_staging(tmp_path / "site")
    fill(staging.site, page="new")
    fill(staging.aside, page="old")

    assert not write_recovery(staging)
    assert contents(tmp_path) == {"site/page": "new"}


def test_the_previous_site_comes_back_when_the_new_one_cannot_be_moved(tmp_path: Path) -> None:
    fill(tmp_path / "site", page="old")
    staging = plan_staging(tmp_path / "site")
    fill(staging.folder, page="new")
    with pytest.raises(OSError, match="missing"):
        write_swap(replace(staging, folder=tmp_path / "missing"))

    assert contents(tmp_path / "site") == {"page": "old"}
    assert not staging.aside.exists()


OLD = {"page": "old", "gone": "old", ".htaccess": "old", "deep/page": "old", ".git/HEAD": "ref"}
NEW = {"page": "new", "come": "new", "deep/page": "new"}
KEPT = {".htaccess": "old", ".git/HEAD": "ref"}
STEPS = 60
"""More than a swap has; a fault at a step beyond the last one never comes."""


def lay(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        fill((folder / name).parent, **{(folder / name).name: text})


def swap_with(staging: Staging, fault: Fault) -> tuple[bool, int]:
    """Swap in a process of its own; return whether the fault came, and how the process ended."""
    outcome = run_with(fault, lambda: write_swap(staging))
    assert outcome.code in (0, 1, -9)
    return outcome.came, outcome.code


@pytest.mark.parametrize("how", ["kill", "EIO", "ENOSPC", "EACCES"])
@pytest.mark.parametrize("in_one_step", [True, False])
def test_a_fault_at_any_step_leaves_the_old_or_the_new_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str, *, in_one_step: bool
) -> None:
    if not in_one_step:
        monkeypatch.setattr("briefwright.publish.staging.write_exchange", lambda *_: False)
    seen = set()
    for step in range(1, STEPS):
        root = tmp_path / str(step)
        staging = plan_staging(root / "site")
        lay(staging.site, OLD)
        lay(staging.folder, NEW)
        came, code = swap_with(staging, Fault(how, step))

        if in_one_step or code != -9:
            found = contents(staging.site)
        else:  # There is one moment between two renamings.
            found = contents(staging.site if staging.site.exists() else staging.aside)
        assert found in (OLD, NEW | KEPT), step
        if code == 1:
            assert found == OLD, "a fault that is told has published nothing"
        write_recovery(staging)
        assert contents(staging.site) == found
        assert names(root) == ["site"]
        seen.add((came, found == OLD))
    assert seen >= {(True, True), (False, False)}, "no fault came, or every one"


@pytest.mark.parametrize("how", ["kill", "EIO"])
def test_a_fault_while_an_earlier_one_is_put_right_loses_nothing(tmp_path: Path, how: str) -> None:
    for step in range(1, STEPS):
        staging = plan_staging(tmp_path / str(step) / "site")
        lay(staging.aside, OLD)
        lay(staging.folder, NEW)
        run_with(Fault(how, step), partial(write_recovery, staging))
        write_recovery(staging)
        assert contents(staging.site) == OLD
        assert names(tmp_path / str(step)) == ["site"]


def test_hidden_links_are_kept_as_links(tmp_path: Path) -> None:
    staging = plan_staging(tmp_path / "site")
    fill(staging.site, page="old")
    (staging.site / ".link").symlink_to("nowhere")
    fill(staging.folder, page="new")

    write_swap(staging)

    assert (staging.site / ".link").readlink().as_posix() == "nowhere"


def test_the_rights_of_the_folder_stay(tmp_path: Path) -> None:
    staging = plan_staging(tmp_path / "site")
    fill(staging.site, page="old")
    staging.site.chmod(0o750)
    fill(staging.folder, page="new")

    write_swap(staging)

    assert staging.site.stat().st_mode & 0o777 == 0o750
