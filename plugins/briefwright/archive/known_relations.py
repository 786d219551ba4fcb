"""Relations that an earlier build has found: only what changed since is related anew."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from briefwright.archive.companions import count_companions
from briefwright.archive.related import relate
from briefwright.archive.relations import Relations
from briefwright.cache.texts import LostText
from briefwright.content.digest import digest_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefwright.archive.archive import Entry
    from briefwright.archive.making import Making
    from briefwright.cache.cache import Cache

KIND = "relations"
"""Under which the cache has them: one record of the whole archive."""

_ALWAYS = digest_bytes(KIND.encode())
"""The key of the record. Relations say themselves from what they were made."""

_DECODER = msgspec.msgpack.Decoder(Relations)


def relate_known(entries: Sequence[Entry], standing: frozenset[str], making: Making) -> Relations:
    """Return what is related, and whom each actor is named with; most of it may be known."""
    cache = making.cache
    before = _find(cache) if cache else None
    relations = relate(entries, standing, before)
    if before is not None and _named(before) == _named(relations):
        companions = before.companions
    else:
        companions = count_companions(entries)
    relations = replace(relations, companions=companions)
    if cache is None:
        return relations
    if relations != before and not making.withheld:
        cache.keep(KIND, "", _ALWAYS, b"", msgspec.msgpack.encode(relations))
    cache.remember(KIND, "", _ALWAYS, relations)
    return relations


def _named(relations: Relations) -> list[tuple[str, ...]]:
    """Return the actors of each briefing: all that companions are counted from."""
    return [reading.actors for reading in relations.readings]


def _find(cache: Cache) -> Relations | None:
    remembered = cache.recall(KIND, "", _ALWAYS, public=True)
    if isinstance(remembered, Relations):
        return remembered
    record = cache.find(KIND, "", _ALWAYS)
    if record is not None:
        with suppress(LostText, msgspec.DecodeError):
            return _DECODER.decode(record.long.read())
    return None
