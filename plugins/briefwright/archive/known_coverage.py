"""Coverage that an earlier build has found: each text is compared with its actors once.

Whom a briefing declares and whom its text names follows from its file, its body and the registry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from briefwright.archive.coverage import Finding, compare_actors
from briefwright.content.digest import digest_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefwright.archive.declarations import Declared
    from briefwright.archive.making import Making
    from briefwright.content.briefing import Briefing
    from briefwright.markup.body import Body
    from briefwright.names.registry import Registry

KIND = "coverage"
"""Under which the cache has it: one record of the whole archive."""

_DECODER = msgspec.msgpack.Decoder(dict[bytes, tuple[Finding, ...]])


def cover_known(
    briefings: Iterable[Briefing],
    declared: Mapping[str, Declared],
    bodies: Mapping[str, Body],
    registry: Registry,
    making: Making,
) -> dict[str, tuple[Finding, ...]]:
    """Return what `compare_actors` finds of each briefing, by path; most of it may be known."""
    known = _Known(registry, making)
    before = known.find()
    found: dict[str, tuple[Finding, ...]] = {}
    kept: dict[bytes, tuple[Finding, ...]] = {}
    for briefing in briefings:
        path, body = briefing.path, bodies[briefing.path]
        mark = briefing.digest + body.digest if briefing.digest and body.digest else b""
        findings = before.get(mark)
        if findings is None:
            findings = compare_actors(briefing, declared[path], body, registry)
        found[path] = findings
        if mark and path not in making.withheld:
            kept[mark] = findings
    known.keep(kept, is_new=kept != before)
    return found


class _Known:
    """The findings that the cache has, by the digests of the file and of its body."""

    def __init__(self, registry: Registry, making: Making) -> None:
        self.cache = making.cache
        self.key = digest_bytes(registry.digest)

    def find(self) -> dict[bytes, tuple[Finding, ...]]:
        """Return what was found under this registry."""
        if self.cache is None:
            return {}
        remembered = self.cache.recall(KIND, "", self.key, public=True)
        if isinstance(remembered, dict):
            return remembered
        record = self.cache.find(KIND, "", self.key)
        try:
            return _DECODER.decode(record.head) if record else {}
        except msgspec.DecodeError:
            return {}

    def keep(self, found: dict[bytes, tuple[Finding, ...]], *, is_new: bool) -> None:
        """Have what was found known to later builds."""
        if self.cache is None:
            return
        if is_new:
            self.cache.keep(KIND, "", self.key, msgspec.msgpack.encode(found))
        self.cache.remember(KIND, "", self.key, found)
