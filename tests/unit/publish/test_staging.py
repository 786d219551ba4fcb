from pathlib import Path

import pytest

from briefwright.publish.staging import (
    Staging,
    plan_staging,
    write_discard,
    write_recovery,
    write_swap,
)


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
    staging = Staging(site=site, folder=site / ".staging", aside=site / ".previous")
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
    fill(staging.aside, **{"page": "old", ".htaccess": "old"})

    assert not write_recovery(staging)
    assert contents(tmp_path) == {"site/page": "new", "site/.htaccess": "old"}


def test_the_previous_site_comes_back_when_the_new_one_cannot_be_moved(tmp_path: Path) -> None:
    fill(tmp_path / "site", page="old")
    staging = plan_staging(tmp_path / "site")
    fill(staging.folder, page="new")
    broken = Staging(site=staging.site, folder=tmp_path / "missing", aside=staging.aside)

    with pytest.raises(OSError, match="missing"):
        write_swap(broken)

    assert contents(tmp_path / "site") == {"page": "old"}
    assert not staging.aside.exists()
