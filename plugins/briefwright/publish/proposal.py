"""A change that somebody proposes: whether it is content alone, and its files over a checkout.

Content is data, so what checks it can be the code that is already trusted. A change that touches
anything else is one of code, and has to be looked at as such.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from briefwright.content import attachments
from briefwright.diagnostics.problem import Problem, sort_problems
from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MAX_FILES = 1000
MAX_BYTES = 200 * 1024 * 1024

# Source: gitdatamodel, "file mode"; git writes no others.
_GONE, _FILE, _EXECUTABLE, _LINK, _SUBMODULE = "000000", "100644", "100755", "120000", "160000"


class Kind(StrEnum):
    """What a change touches."""

    CONTENT = "content"
    CODE = "code"


class ProposalError(Exception):
    """The change cannot be read. Its text is for whoever runs the program."""


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """One file of a change."""

    path: str
    """Relative to the project's root, with forward slashes; control characters and all."""

    mode: str
    """Its mode after the change, as git writes it."""

    @property
    def is_gone(self) -> bool:
        """Whether the change takes the file out."""
        return self.mode == _GONE


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change of content, or one of code, of which nothing more is said."""

    kind: Kind
    files: tuple[ChangedFile, ...]


def read_proposal(head: Path, folders: Iterable[str], files: Iterable[str] = ()) -> Proposal:
    """Return what a checkout changes against the first parent of its commit.

    `folders` and `files` hold the content. Raises ProposalError when `head` is no checkout, or
    when its commit has no parent there.
    """
    # A plumbing command: it obeys neither the user's settings nor anything in the checkout.
    command = ("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-commit-id", "HEAD^1", "HEAD")
    try:
        done = subprocess.run(  # noqa: S603 - no word of it comes from the change
            ["git", "-C", os.fspath(head), *command],  # noqa: S607 - the user's own git
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise ProposalError(f"git does not run: {(error.strerror or '').lower()}") from None
    if done.returncode:
        lines = os.fsdecode(done.stderr).strip().splitlines() or ["git failed"]
        raise ProposalError(f"{head}: {lines[0]}")
    return classify(parse_raw_diff(done.stdout), folders, files)


def parse_raw_diff(raw: bytes) -> tuple[ChangedFile, ...]:
    """Return the files of `git diff-tree --raw -z`, sorted by path.

    Source: git-diff-tree, "raw output format". Names end with NUL, so none can pose as another.
    """
    fields = raw.split(b"\0")
    return tuple(
        sorted(
            (
                ChangedFile(os.fsdecode(name), head.split()[1].decode("ascii"))
                for head, name in zip(fields[0::2], fields[1::2], strict=False)
            ),
            key=lambda file: file.path,
        )
    )


def classify(
    changed: Iterable[ChangedFile], folders: Iterable[str], files: Iterable[str] = ()
) -> Proposal:
    """Return the change, which is one of content when every file is one or lies in a folder.

    One of `files` that is taken out is no content any more: nobody does that in passing.
    """
    listed, single = tuple(changed), frozenset(files)
    inside = tuple(f"{folder}/" for folder in folders)
    content = bool(listed) and all(
        file.path.startswith(inside) or (file.path in single and not file.is_gone)
        for file in listed
    )
    return Proposal(Kind.CONTENT if content else Kind.CODE, listed)


def check_proposal(proposal: Proposal, head: Path) -> tuple[Problem, ...]:
    """Return why the files of a change of content must not be copied.

    Types of files, names and texts are left to the check that follows: it sees what is copied.
    """
    problems = [problem for file in proposal.files for problem in _check_file(file)]
    if len(proposal.files) > MAX_FILES:
        message = f"the change touches {len(proposal.files)} files, and {MAX_FILES} are the limit"
        problems.append(_too_large(proposal.files[0].path, message))
    if not problems:
        problems += _check_sizes(proposal, head)
    return sort_problems(problems)


def write_overlay(proposal: Proposal, head: Path, base: Path) -> None:
    """Copy the files of a sound change of content from one checkout over another.

    Raises OSError when the file system refuses. What `check_proposal` refuses must not come here.
    """
    for file in proposal.files:  # first what goes: a folder may stand where a file will
        if file.is_gone:
            _remove(base / file.path, base)
    for file in proposal.files:
        if not file.is_gone:
            target = base / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(head / file.path, target, follow_symlinks=False)


def _remove(path: Path, base: Path) -> None:
    """Remove a file, and the folders that are empty without it, as git does."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == base or any(folder.iterdir()):
            return
        folder.rmdir()


def _check_file(file: ChangedFile) -> Iterator[Problem]:
    if file.is_gone:
        return
    place = Span(file.path)
    if file.mode == _EXECUTABLE:
        hint = "take the right to run away: git update-index --chmod=-x"
        yield Problem(place, "executable-file", "this is marked as a program", hint)
    elif file.mode == _LINK:
        hint = "put the file itself here, or take the link out"
        yield Problem(place, "symlink", "this is a symbolic link, which is never followed", hint)
    elif file.mode != _FILE:
        what = "another repository" if file.mode == _SUBMODULE else f"of mode {file.mode}"
        yield Problem(place, "not-a-file", f"this is {what}", "put a file here")
    if any(part.startswith(".") for part in file.path.split("/")):
        hint = "rename it, or take it out"
        yield Problem(place, "hidden-file", "this is hidden, so nobody would look at it", hint)


def _check_sizes(proposal: Proposal, head: Path) -> Iterator[Problem]:
    total = 0
    for file in proposal.files:
        if file.is_gone:
            continue
        size = (head / file.path).lstat().st_size
        total += size
        if size > attachments.MAX_BYTES:
            limit = f"{attachments.MAX_BYTES // 1024**2} MiB"
            message = f"the file has {size} bytes, and {limit} are the limit"
            yield Problem(Span(file.path), "file-too-large", message, "make it smaller")
    if total > MAX_BYTES:
        message = f"the change holds {total} bytes, and {MAX_BYTES // 1024**2} MiB are the limit"
        yield _too_large(proposal.files[0].path, message)


def _too_large(path: str, message: str) -> Problem:
    return Problem(Span(path), "change-too-large", message, "split it into several changes")
