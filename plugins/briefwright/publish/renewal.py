"""A site renewed: what a build has made, and the files of the previous site that stay.

The previous site is never written to. Beside it lies a spare: the site before that one, whose files
are for the most part the same files under a second name. What differs is put right in the spare,
which then changes places with the site in one step; the price is that of the difference. What the
spare holds is not believed: a file in it counts when it is the very file that the site has.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefwright.publish.finished import folders_of, read_tree
from briefwright.publish.staging import link_or_copy, remove_entry, write_swap

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from briefwright.publish.finished import Tree
    from briefwright.publish.staging import Staging


def write_renewed_site(staging: Staging, kept: Mapping[str, int]) -> frozenset[str]:
    """Publish what has been built, together with files of the previous site.

    Return the paths of the kept files that have been given a second name, which changes their
    signs.

    Args:
        staging: the places; what has been built wins over what is kept.
        kept: path of each file that stays, with its inode in the site.

    Raises OSError when the file system refuses; the previous site is then in its place.
    """
    built = read_tree(staging.folder).files
    stays = {path: inode for path, inode in kept.items() if path not in built}
    if not stays:
        shutil.rmtree(staging.spare, ignore_errors=True)
        write_swap(staging)
        return frozenset()
    if staging.within or not staging.spare.exists():
        _write_links(staging.site, staging.folder, stays)
        write_swap(staging, keep_previous=not staging.within)
        if staging.folder.exists():
            staging.folder.rename(staging.spare)
        return frozenset(stays)
    linked = _write_difference(staging, built, stays)
    shutil.rmtree(staging.folder, ignore_errors=True)
    write_swap(replace(staging, folder=staging.spare), keep_previous=True)
    return linked


def write_renewed_in_place(site: Path, built: Path, kept: Collection[str]) -> None:
    """Move what has been built into a site, and remove from it what is neither built nor kept.

    A reader may see some files of before and some of now: this is for previews.
    """
    made, held = read_tree(built).files, read_tree(site)
    _write_removal(site, held, held.files.keys() & set(kept) - made.keys())
    _write_moves(built, site, made)


def _write_difference(
    staging: Staging, built: Iterable[str], stays: Mapping[str, int]
) -> frozenset[str]:
    """Make of the spare the site that is to be published; return what is linked into it."""
    spare = staging.spare
    for entry in spare.iterdir():
        if entry.name.startswith("."):  # the site's own are put there when they change places
            remove_entry(entry)
    held = read_tree(spare)
    same = {path for path, inode in stays.items() if held.files.get(path) == inode}
    _write_removal(spare, held, same)
    linked = frozenset(stays.keys() - same)
    _write_links(staging.site, spare, linked)
    _write_moves(staging.folder, spare, built)
    return linked


def _write_removal(folder: Path, held: Tree, kept: Collection[str]) -> None:
    """Remove from a folder all but some of its files, and the folders that are empty then."""
    for path in held.files.keys() - kept:
        Path(folder, path).unlink()
    for below in sorted(held.folders - folders_of(kept), reverse=True):
        Path(folder, below).rmdir()


def _write_links(source: Path, target: Path, paths: Iterable[str]) -> None:
    made: set[str] = set()
    for path in paths:
        _make_folder(target, path, made)
        link_or_copy(f"{source}/{path}", f"{target}/{path}")


def _write_moves(source: Path, target: Path, paths: Iterable[str]) -> None:
    made: set[str] = set()
    for path in paths:
        _make_folder(target, path, made)
        os.replace(f"{source}/{path}", f"{target}/{path}")  # noqa: PTH105 - 30,000 of them


def _make_folder(target: Path, path: str, made: set[str]) -> None:
    below = path.rpartition("/")[0]
    if below not in made:
        made.add(below)
        os.makedirs(f"{target}/{below}", exist_ok=True)  # noqa: PTH103 - 15,000 of them
