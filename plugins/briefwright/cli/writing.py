"""Files that commands write: whole or not at all, and never over another unless that is meant."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


class WritingError(Exception):
    """A file could not be written. Its text is for whoever runs the command."""


def write_text(path: Path, text: str, *, replace: bool = False) -> None:
    """Write a file of UTF-8 text in one step.

    The text goes to a file beside it first, so that nothing is half written when the command is
    stopped. Raises WritingError when the file is there and is not to be replaced, and when the
    file system refuses.
    """
    write_bytes(path, text.encode(), replace=replace)


def write_bytes(path: Path, data: bytes, *, replace: bool = False) -> None:
    """Write a file in one step, as `write_text` does."""
    try:
        made = _make_folders(path.parent)
    except OSError as error:
        raise WritingError(f"{path.parent} cannot be made: {_reason(error)}") from error
    try:
        _write(path, data, replace=replace)
    except FileExistsError as error:
        _remove_folders(made)
        raise WritingError(f"{path} is there already, and is never overwritten") from error
    except OSError as error:
        _remove_folders(made)
        raise WritingError(f"{path} cannot be written: {_reason(error)}") from error


def _write(path: Path, data: bytes, *, replace: bool) -> None:
    handle, name = tempfile.mkstemp(prefix=".briefwright-", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(_mode(path))
        if replace:
            beside.replace(path)
        else:
            _put_in_place(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _put_in_place(beside: Path, path: Path) -> None:
    """Give the file its name. Raises FileExistsError when it is there, or has just come there."""
    try:
        path.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:  # Some file systems have no second names for a file.
        path.touch(exist_ok=False)
        beside.replace(path)


def _mode(path: Path) -> int:
    """Return the mode of the file that is replaced, or the one that new files have."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0o022)
        os.umask(mask)
        return 0o666 & ~mask


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; return those that were not there, the deepest first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _remove_folders(folders: list[Path]) -> None:
    for folder in folders:
        try:
            folder.rmdir()
        except OSError:
            return  # Somebody else has put a file there.


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
