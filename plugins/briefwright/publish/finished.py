"""The finished files of a site as they lie on disk, and how to see that nobody touched them."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path


_LONGEST = 2**63 - 1


class Sign(NamedTuple):
    """What a file system says of a file; a file with the same sign has the same content.

    The time of change cannot be set: whoever writes to a file in place and puts its modification
    time back changes the sign all the same.
    """

    inode: int
    size: int
    """Bytes."""

    modified: int
    changed: int
    """Nanoseconds since 1970, as the two before are the file system's own."""


def sign_of(found: os.stat_result) -> Sign:
    """Return the sign of a file. Some file systems have longer numbers of inodes than 63 bits."""
    return Sign(found.st_ino & _LONGEST, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def read_untouched(site: Path, signs: Mapping[str, Sign]) -> frozenset[str]:
    """Return the paths of those files that are as they were when their signs were taken.

    Hidden entries at the top are no part of a site; neither is what is no plain file, or lies
    behind a link. To ask for each file costs half of a walk through 15,000 folders.
    """
    top, folders = str(site), {"": True}
    return frozenset(
        path
        for path, sign in signs.items()
        if path[0] != "."
        and _is_folder(top, path.rpartition("/")[0], folders)
        and _has_sign(f"{top}/{path}", sign)
    )


def _is_folder(top: str, folder: str, known: dict[str, bool]) -> bool:
    """Return whether all parts of a path are folders and no links; `known` takes note of it."""
    found = known.get(folder)
    if found is None:
        found = _is_folder(top, folder.rpartition("/")[0], known) and _is_own_folder(
            f"{top}/{folder}"
        )
        known[folder] = found
    return found


def _is_own_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def _has_sign(path: str, sign: Sign) -> bool:
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return sign_of(found) == sign and stat.S_ISREG(found.st_mode)


def read_sign(path: Path) -> Sign:
    """Return the sign of one file. Raises OSError when there is none."""
    return sign_of(path.lstat())


class Tree(NamedTuple):
    """What a folder holds."""

    files: dict[str, int]
    """Inode of each entry that is no folder, by its path."""

    folders: frozenset[str]


def read_tree(top: Path) -> Tree:
    """Return what a folder holds, hidden entries too; nothing where there is no folder.

    A link is never followed.
    """
    files: dict[str, int] = {}
    folders: set[str] = set()
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            entries = os.scandir(f"{top}/{below}")
        except (FileNotFoundError, NotADirectoryError):
            continue
        with entries:
            for entry in entries:
                path = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    waiting.append(f"{path}/")
                else:
                    files[path] = entry.inode()
    return Tree(files, frozenset(folders))


def folders_of(paths: Collection[str]) -> frozenset[str]:
    """Return every folder that files of these paths lie in, the outermost excepted."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return frozenset(folders)
