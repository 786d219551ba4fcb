"""Coverage that an earlier build has found sound: each text is compared with its actors once.

Whom a briefing declares and whom its text names follows from its file, its body and the registry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from briefwright.archive.coverage import COVERAGE_RULES, mark_coverage
from briefwright.content.digest import digest_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.archive.making import Making
    from briefwright.archive.sources import Sources
    from briefwright.diagnostics.problem import Problem
    from briefwright.names.registry import Registry

KIND = "coverage"
"""Under which the cache has it: one record of the whole archive."""

_DECODER = msgspec.msgpack.Decoder(frozenset[bytes])


def find_sound(registry: Registry, making: Making) -> frozenset[bytes]:
    """Return the marks of the briefings that were sound under this registry."""
    if making.cache is None:
        return frozenset()
    key = _key(registry)
    remembered = making.cache.recall(KIND, "", key, public=True)
    if isinstance(remembered, frozenset):
        return remembered
    record = making.cache.find(KIND, "", key)
    try:
        return _DECODER.decode(record.head) if record else frozenset()
    except msgspec.DecodeError:
        return frozenset()


def keep_sound(sources: Sources, problems: Iterable[Problem], making: Making) -> None:
    """Have those briefings known to later builds of which no problem says otherwise."""
    cache = making.cache
    if cache is None:
        return
    faulty = {each.span.path for each in problems if each.rule in COVERAGE_RULES}
    left_out = faulty | making.withheld
    sound = frozenset(
        mark_coverage(briefing, sources.bodies[briefing.path])
        for briefing in sources.collection.briefings
        if briefing.path not in left_out
    ) - {b""}
    key = _key(sources.registry)
    if sound != sources.sound:
        cache.keep(KIND, "", key, msgspec.msgpack.encode(sorted(sound)))
    cache.remember(KIND, "", key, sound)


def _key(registry: Registry) -> bytes:
    return digest_bytes(registry.digest)
