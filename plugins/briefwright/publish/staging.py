"""A site that appears whole: built in a folder beside its place, then swapped in by renaming.

Whoever reads the published folder sees the previous site or the new one. A build that fails
leaves the previous site as it was, and so does one that is killed: the next build finds what
was left and puts it right. Builds of one site take turns by a lock.

Where the system cannot exchange two folders in one step, there is a moment without a site between
two renamings; one that is killed in that moment is undone by the next. Where the published folder
cannot be renamed at all, its entries are replaced one by one.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefwright.publish.exchange import write_exchange


@dataclass(frozen=True, slots=True)
class Staging:
    """The three places of a build."""

    site: Path
    """Where the site is published; never a symbolic link."""

    folder: Path
    """Where it is built."""

    aside: Path
    """Where the previous site waits, if need be, while the new one takes its place."""

    spare: Path
    """Where the site before the previous one lies, to be renewed: see `publish.renewal`."""

    lock: Path
    """The file by which builds of this site take turns."""

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
        spare=beside / f".{site.name}.briefwright-spare",
        lock=beside / f".{site.name}.briefwright-lock",
    )


def write_recovery(staging: Staging) -> bool:
    """Put right what a killed build left; return whether the previous site had to be restored."""
    restored = staging.aside.exists() and not staging.site.exists()
    if restored:
        staging.aside.rename(staging.site)
    elif staging.aside.exists():
        shutil.rmtree(staging.aside)
    if staging.folder.exists():
        shutil.rmtree(staging.folder)
    return restored


def write_discard(staging: Staging) -> None:
    """Remove what has been built, as far as the file system lets us; the previous site stays."""
    shutil.rmtree(staging.folder, ignore_errors=True)


def write_swap(staging: Staging, *, keep_previous: bool = False) -> None:
    """Publish what has been built in the place of the previous site.

    With `keep_previous`, the previous site then lies where the new one was built, if it can.

    Hidden entries at the top of the previous site, such as `.git` or `.htaccess`, are kept, as
    MkDocs keeps them. Raises OSError when the file system refuses; the previous site is then in
    its place, or will be after `write_recovery`. Once the new site is in its place nothing is
    raised: what cannot be tidied up is left to the next build.
    """
    if staging.within:
        _replace_entries(staging)
    elif not staging.site.exists():
        staging.folder.rename(staging.site)
    else:
        _keep_hidden(staging)
        shutil.copymode(staging.site, staging.folder)
        if not write_exchange(staging.folder, staging.site):
            _rename_twice(staging)
        if not keep_previous:
            shutil.rmtree(staging.folder, ignore_errors=True)


def _keep_hidden(staging: Staging) -> None:
    """Give the new site the hidden entries of the previous one, before it takes its place."""
    for entry in sorted(staging.site.iterdir()):
        kept = staging.folder / entry.name
        if not entry.name.startswith(".") or os.path.lexists(kept):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, kept, symlinks=True, copy_function=link_or_copy)
        else:
            shutil.copy2(entry, kept, follow_symlinks=False)


def link_or_copy(source: str, target: str) -> None:
    """Put a file into a second folder, by a second name where the file system can."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _rename_twice(staging: Staging) -> None:
    staging.site.rename(staging.aside)
    try:
        staging.folder.rename(staging.site)
    except OSError:
        staging.aside.rename(staging.site)
        raise
    with suppress(OSError):  # The new site is in its place; the next build removes this one.
        staging.aside.rename(staging.folder)


def _replace_entries(staging: Staging) -> None:
    """Put each entry in its place, folders first, and then remove what is gone."""
    entries = sorted(staging.folder.iterdir(), key=lambda entry: (entry.is_file(), entry.name))
    for entry in entries:
        place = staging.site / entry.name
        if not os.path.lexists(place):
            entry.rename(place)
        elif not write_exchange(entry, place):
            remove_entry(place)
            entry.rename(place)
    built = {entry.name for entry in entries}
    for entry in sorted(staging.site.iterdir()):
        if not entry.name.startswith(".") and entry.name not in built:
            remove_entry(entry)
    shutil.rmtree(staging.folder, ignore_errors=True)


def remove_entry(entry: Path) -> None:
    """Remove a file, a link or a folder with all that it holds."""
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)
