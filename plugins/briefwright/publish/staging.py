"""A site that appears whole: built in a folder beside its place, then swapped in by renaming.

Whoever reads the published folder sees the previous site or the new one. A build that fails
leaves the previous site as it was, and so does one that is killed: the next build finds what
was left and puts it right.

Two builds of one site at the same time are not supported; the later one discards the earlier.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Staging:
    """The three places of a build."""

    site: Path
    """Where the site is published; never a symbolic link."""

    folder: Path
    """Where it is built."""

    aside: Path
    """Where the previous site waits while the new one takes its place."""

    @property
    def within(self) -> bool:
        """Whether the build happens inside the published folder, which then cannot be renamed."""
        return self.folder.parent == self.site


def plan_staging(site_dir: str | Path) -> Staging:
    """Return the places for a build of `site_dir`, which need not exist.

    A symbolic link is followed, so that the link stays and its target is replaced. A folder that
    cannot be renamed, because it is a mount point or its parent may not be written, is built
    inside and replaced entry by entry.
    """
    site = Path(site_dir).resolve()
    beside = site.parent
    if site.is_dir() and (site.is_mount() or not os.access(beside, os.W_OK)):
        beside = site
    return Staging(
        site=site,
        folder=beside / f".{site.name}.briefwright-staging",
        aside=beside / f".{site.name}.briefwright-previous",
    )


def write_recovery(staging: Staging) -> bool:
    """Put right what a killed build left; return whether the previous site had to be restored."""
    restored = staging.aside.exists() and not staging.site.exists()
    if restored:
        staging.aside.rename(staging.site)
    elif staging.aside.exists():
        _finish(staging)
    write_discard(staging)
    return restored


def write_discard(staging: Staging) -> None:
    """Remove what has been built; the previous site stays."""
    if staging.folder.exists():
        shutil.rmtree(staging.folder)


def write_swap(staging: Staging) -> None:
    """Publish what has been built in the place of the previous site.

    Hidden entries at the top of the previous site, such as `.git` or `.htaccess`, are kept, as
    MkDocs keeps them. Raises OSError when the file system refuses; the previous site is then in
    its place, or will be after `write_recovery`.
    """
    if staging.within:
        _replace_entries(staging)
        return
    if staging.site.exists():
        shutil.copymode(staging.site, staging.folder)
        staging.site.rename(staging.aside)
    try:
        staging.folder.rename(staging.site)
    except OSError:
        if staging.aside.exists():
            staging.aside.rename(staging.site)
        raise
    if staging.aside.exists():
        _finish(staging)


def _finish(staging: Staging) -> None:
    for entry in sorted(staging.aside.iterdir()):
        kept = staging.site / entry.name
        if entry.name.startswith(".") and not kept.exists():
            entry.rename(kept)
    shutil.rmtree(staging.aside)


def _replace_entries(staging: Staging) -> None:
    for entry in sorted(staging.site.iterdir()):
        if not entry.name.startswith("."):
            _remove(entry)
    for entry in sorted(staging.folder.iterdir()):
        _remove(staging.site / entry.name)
        entry.rename(staging.site / entry.name)
    staging.folder.rmdir()


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)
