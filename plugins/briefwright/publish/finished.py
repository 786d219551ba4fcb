"""The finished files of a site as they lie on disk, and how to see that nobody touched them."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
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


def read_signs(site: Path) -> dict[str, Sign]:
    """Return the sign of each file of a site, by its path below it; none where there is no site.

    Hidden entries at the top are no part of it, and neither is what is no plain file.
    """
    signs: dict[str, Sign] = {}
    for path, entry in _walk(site, set()):
        found = entry.stat(follow_symlinks=False)
        if stat.S_ISREG(found.st_mode):
            signs[path] = sign_of(found)
    return signs


def read_untouched(site: Path, signs: Mapping[str, Sign]) -> frozenset[str]:
    """Return the paths of those files that are as they were when their signs were taken."""
    return frozenset(path for path, sign in read_signs(site).items() if signs.get(path) == sign)


def read_sign(path: Path) -> Sign:
    """Return the sign of one file. Raises OSError when there is none."""
    return sign_of(path.lstat())


class Tree(NamedTuple):
    """What a folder holds."""

    files: dict[str, int]
    """Inode of each entry that is no folder, by its path."""

    folders: frozenset[str]


def read_tree(top: Path) -> Tree:
    """Return what a folder holds, hidden entries too; nothing where there is no folder."""
    files: dict[str, int] = {}
    folders: set[str] = set()
    for path, entry in _walk(top, folders, hidden=True):
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


def _walk(
    top: Path, folders: set[str], *, hidden: bool = False
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield each entry that is no folder, with its path below `top`, and add to `folders`.

    A link is never followed.
    """
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            entries = os.scandir(f"{top}/{below}")
        except (FileNotFoundError, NotADirectoryError):
            continue
        with entries:
            for entry in entries:
                if not hidden and not below and entry.name.startswith("."):
                    continue
                path = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    waiting.append(f"{path}/")
                else:
                    yield path, entry
