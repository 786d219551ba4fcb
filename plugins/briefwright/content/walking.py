"""The files below a folder of sources, in order, and what lies there that is no source."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.content.paths import check_name
from briefwright.content.publication import DRAFTS
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Found:
    """A regular file, not opened yet."""

    path: str
    """Relative to the project's root, with forward slashes."""

    size: int


def explain(error: OSError) -> str:
    """Return why the system refused something."""
    return (error.strerror or "it cannot be read").lower()


def unreadable(path: str, error: OSError) -> Problem:
    """Return the problem of a file or folder that the system does not let us read."""
    hint = "see that the file is there and may be read"
    return Problem(Span(path), "unreadable-file", f"it cannot be read: {explain(error)}", hint)


def check_folder(root: Path, folder: str) -> tuple[bool, tuple[Problem, ...]]:
    """Return whether a folder of sources can be walked, and why not.

    A folder that does not exist is empty. No part of the way to it may be a symbolic link.
    """
    parts = folder.split("/")
    for depth in range(1, len(parts) + 1):
        path = "/".join(parts[:depth])
        try:
            mode = (root / path).lstat().st_mode
        except FileNotFoundError:
            return False, ()
        except OSError as error:
            return False, (unreadable(path, error),)
        if stat.S_ISLNK(mode):
            return False, (symlink(path),)
        if not stat.S_ISDIR(mode):
            message = "a file stands where a folder of sources should be"
            return False, (Problem(Span(path), "not-a-file", message, "make it a folder"),)
    return True, ()


def walk_sources(root: Path, folder: str, problems: list[Problem]) -> Iterator[Found]:
    """Yield the files of a folder of sources, sorted, and put what is wrong into `problems`.

    Hidden files and folders are passed over. Symbolic links are never followed.
    """
    for entry, path in _list_folder(root, folder, problems):
        if entry.is_symlink():
            problems.append(symlink(path))
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            problems.append(unreadable(path, error))
            continue
        if stat.S_ISDIR(status.st_mode):
            if entry.name.lower().endswith(".md"):
                message = "a folder is called like a briefing or a record"
                hint = "take .md off the folder's name"
                problems.append(Problem(Span(path), "not-a-file", message, hint))
            else:
                problems += check_name(path, is_folder=True)
                yield from walk_sources(root, path, problems)
        elif stat.S_ISREG(status.st_mode):
            yield Found(path, status.st_size)
        else:
            message = "this is neither a file nor a folder"
            problems.append(Problem(Span(path), "not-a-file", message, "delete it"))


def walk_docs(
    root: Path, folder: str, but: str, briefings: str, problems: list[Problem]
) -> Iterator[str]:
    """Yield the paths of the files of the docs folder, sorted, but for one folder below it.

    They are the host's to read and to judge. It follows links; so one that leads out of the
    project, or to the briefings or a drafts folder, is put into `problems`. So is every one to a
    folder, which the host goes into and we do not: a draft may lie at any depth of it.
    """
    for entry, path in _list_folder(root, folder, []):
        if entry.is_symlink() and entry.is_dir():
            if not f"{but}/".startswith(f"{path}/"):  # That one is reported with the sources.
                message = "this link leads to a folder, and all that lies in it would be published"
                hint = "put the folder itself here, or take the link out"
                problems.append(Problem(Span(path), "symlink", message, hint))
        elif entry.is_symlink() and _leads_out(root, path, briefings):
            message = "this link leads out of the docs, and what it leads to would be published"
            hint = "put the file itself here, or take the link out"
            problems.append(Problem(Span(path), "symlink", message, hint))
        elif entry.is_dir(follow_symlinks=False):
            if path != but:
                yield from walk_docs(root, path, but, briefings, problems)
        elif entry.is_file():
            yield path


def _leads_out(root: Path, path: str, briefings: str) -> bool:
    target, home = (root / path).resolve(), root.resolve()
    if not target.is_relative_to(home) or target.is_relative_to(home / briefings):
        return True
    return DRAFTS in target.relative_to(home).parts[:-1]


def _list_folder(
    root: Path, folder: str, problems: list[Problem]
) -> Iterator[tuple[os.DirEntry[str], str]]:
    try:
        with os.scandir(root / folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(unreadable(folder, error))
        return
    for entry in listed:
        if not entry.name.startswith("."):
            yield entry, f"{folder}/{entry.name}"


def symlink(path: str) -> Problem:
    """Return the problem of a symbolic link among the sources."""
    hint = "put the file itself here"
    return Problem(Span(path), "symlink", "this is a symbolic link, which is never followed", hint)
