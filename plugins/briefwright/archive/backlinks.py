"""Backlinks: the briefings that name each actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.archive import Backlink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefwright.archive.archive import Entry


def index_backlinks(entries: Sequence[Entry]) -> dict[str, tuple[Backlink, ...]]:
    """Return, by actor, the briefings that declare or mention it, in the order of `entries`."""
    backlinks: dict[str, list[Backlink]] = {}
    for entry in entries:
        declarations = {declaration.actor: declaration for declaration in entry.declared}
        mentions = {mention.actor: mention for mention in entry.body.mentions}
        for actor in entry.actors:
            backlink = Backlink(entry, declarations.get(actor), mentions.get(actor))
            backlinks.setdefault(actor, []).append(backlink)
    return {actor: tuple(found) for actor, found in sorted(backlinks.items())}
