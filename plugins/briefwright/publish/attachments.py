"""Which files beside the briefings and the records of actors are published."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from briefwright.content.attachments import TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefwright.archive.archive import Archive
    from briefwright.content.collection import Collection

_FILE = re.compile(rf"[^\s()<>\[\]\"'=]+\.(?:{'|'.join(TYPES)})\b", re.IGNORECASE)


def published_attachments(
    collection: Collection,
    archive: Archive,
    read_pages: Callable[[], Iterable[tuple[str, str]]],
) -> Iterator[str]:
    """Yield the path of each attachment that is published.

    That is each to which a published text links, or whose path stands in a page written by hand.
    One that nothing names may belong to a briefing that is not public, of which nothing here
    knows. `read_pages` returns the path, relative to the project's root, and the text of each of
    those pages; it is asked only when that could change anything.
    """
    published = _linked(archive)
    if any(attachment.path not in published for attachment in collection.attachments):
        for path, text in read_pages():
            published.update(_named(path, text))
    for attachment in collection.attachments:
        if attachment.path in published:
            yield attachment.path


def _linked(archive: Archive) -> set[str]:
    bodies = [entry.body for entry in archive.entries]
    bodies += [dossier.profile for dossier in archive.dossiers.values()]
    return {link.path for body in bodies for link in body.links if link.path is not None}


def _named(page: str, text: str) -> Iterator[str]:
    """Yield the files that a page names, whatever Markdown or HTML its host makes of it."""
    folder = posixpath.dirname(page)
    for found in _FILE.findall(text):
        yield posixpath.normpath(posixpath.join(folder, found))
