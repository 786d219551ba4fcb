"""Which files beside the briefings are published."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from briefwright.content.publication import in_drafts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefwright.archive.archive import Archive
    from briefwright.content.briefing import Briefing
    from briefwright.content.collection import Collection


def published_attachments(
    collection: Collection, archive: Archive, withheld: Sequence[Briefing]
) -> Iterator[str]:
    """Yield the path of each attachment that is published.

    An attachment that no published text links to stays back when it may belong to a briefing that
    is withheld: when it lies in a drafts folder, in or below that briefing's folder, or when that
    text names it.
    """
    linked = _linked(archive)
    folders = {posixpath.dirname(briefing.path) for briefing in withheld}
    texts = "\n".join(briefing.source.text for briefing in withheld)
    for attachment in collection.attachments:
        path = attachment.path
        doubtful = (
            in_drafts(path)
            or not folders.isdisjoint(_folders(path))
            or posixpath.basename(path) in texts
        )
        if path in linked or not doubtful:
            yield path


def _linked(archive: Archive) -> set[str]:
    bodies = [entry.body for entry in archive.entries]
    bodies += [dossier.profile for dossier in archive.dossiers.values()]
    return {link.path for body in bodies for link in body.links if link.path is not None}


def _folders(path: str) -> Iterator[str]:
    while path:
        path = posixpath.dirname(path)
        yield path
