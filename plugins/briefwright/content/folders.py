"""The folders that a site's owner names are there; only those of the defaults may be absent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import quote, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from briefwright.content.settings import Settings


def find_missing_folders(
    root: Path,
    settings: Settings,
    options: Mapping[str, object],
    *,
    path: str,
    spans: Mapping[str, Span],
) -> Iterator[Problem]:
    """Yield a problem for each folder of sources that an option names and that is not there.

    A slip in the option would otherwise publish a site without briefings. `path` is the
    configuration file's, `spans` says where options stand in it.
    """
    for key, above, folder in (
        ("briefings_dir", "", settings.briefings_dir),
        ("actors_dir", settings.docs_dir, settings.actors_dir),
    ):
        if not _means(options.get(key), folder) or os.path.lexists(root / above / folder):
            continue
        message = f"{quote(key)} is {quote(folder)}, and there is no such folder"
        within = f" in {above}/" if above else ""
        closest = suggest(folder, _list_folders(root / above, folder.count("/")))
        hint = f"{closest}; fix the spelling" if closest else f"make that folder{within}"
        yield Problem(spans.get(key, Span(path)), "bad-setting", f"{message}{within}", hint)


def _means(value: object, folder: str) -> bool:
    """Return whether an option was accepted: a refused one has a problem, and the default."""
    if not isinstance(value, str) or value.startswith("/"):
        return False
    return "/".join(part for part in value.strip().split("/") if part not in ("", ".")) == folder


def _list_folders(root: Path, depth: int) -> list[str]:
    """Return the folders at a depth below a folder, as an option would name them."""
    found = [""]
    for _ in range(depth + 1):
        found = [f"{above}{name}/" for above in found for name in _subfolders(root / above)]
    return [name.rstrip("/") for name in found]


def _subfolders(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []
    return sorted(name for name in names if not name.startswith("."))
