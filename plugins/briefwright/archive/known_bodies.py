"""Bodies that an earlier build has rendered: the same source need not be rendered again.

A body is a function of its source, of what its front matter declares, of the registry, and of the
answers that it got when it asked which page a file has and whether an actor has one. The first
three are the key of its record. The answers stand in its links, and it is taken only where today's
are the same: so a new briefing makes no other body stale.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from briefwright.content.actor import Actor
from briefwright.content.briefing import Briefing
from briefwright.content.digest import digest_bytes
from briefwright.markup.encoding import decode_body, encode_body

if TYPE_CHECKING:
    from briefwright.archive.tasks import Task
    from briefwright.cache.cache import Cache
    from briefwright.content.routes import Routes
    from briefwright.markup.body import Body
    from briefwright.names.registry import Registry

KIND = "body"
"""Under which the cache has these records."""

_HEAD = msgspec.msgpack.Decoder(tuple[tuple[str, ...], bytes])


@dataclass(frozen=True, slots=True)
class _Remembered:
    """A body, and which of the actors that it names had a page."""

    body: Body
    present: tuple[str, ...]


@dataclass(frozen=True)
class KnownBodies:
    """The bodies that the cache knows."""

    cache: Cache
    registry: Registry
    routes: Routes
    withheld: frozenset[str] = frozenset()
    """Paths of the briefings that a preview shows and nobody else may read: none is kept."""

    def find(self, task: Task) -> Body | None:
        """Return the body of a text, if it is known and today's would be the same."""
        key = self._key(task)
        if key is None:
            return None
        path, public = task.path, self._is_public(task)
        remembered = self.cache.recall(KIND, path, key, public=public)
        if isinstance(remembered, _Remembered):
            if self._is_true(remembered, task):
                return remembered.body
            self.cache.forget(KIND, path)
        record = self.cache.find(KIND, path, key) if public else None
        if record is None:
            return None
        try:
            present, head = _HEAD.decode(record.head)
            found = _Remembered(decode_body(head, record.long, path), present)
        except (ValueError, KeyError):
            self.cache.forget(KIND, path)
            return None
        if not self._is_true(found, task):
            self.cache.forget(KIND, path)
            return None
        self.cache.remember(KIND, path, key, found)
        return found.body

    def keep(self, task: Task, body: Body, head: bytes = b"") -> Body:
        """Take a new body's texts out of memory, and have it known to later builds if it may be.

        `head` is the body as it is encoded, where somebody has done so already.
        """
        key, long = self._key(task), body.texts.read()
        if key is None or body.problems:
            return replace(body, texts=self.cache.put_away(long))
        present = self._present(body, task)
        leads_to_withheld = any(link.path in self.withheld for link in body.links)
        if self._is_public(task) and not leads_to_withheld:
            record = msgspec.msgpack.encode((present, head or encode_body(body)))
            kept = replace(body, texts=self.cache.keep(KIND, task.path, key, record, long))
        else:
            kept = replace(body, texts=self.cache.put_away(long))
        self.cache.remember(KIND, task.path, key, _Remembered(kept, present))
        return kept

    def _is_public(self, task: Task) -> bool:
        """Return whether a body may be kept; a profile may link whom only a preview names."""
        return not self.withheld if task.subject else task.path not in self.withheld

    def _key(self, task: Task) -> bytes | None:
        """Return what a body is a function of; None for a text that is not known by a digest."""
        if not isinstance(task.text, Briefing | Actor) or not task.text.digest:
            return None
        placed = (task.path, task.url, sorted(task.declared), task.subject)
        form = (placed, self.routes.directory_urls, task.linkable is None)
        return digest_bytes(task.text.digest, self.registry.digest, msgspec.msgpack.encode(form))

    def _is_true(self, known: _Remembered, task: Task) -> bool:
        """Return whether all that a body asked for would be answered today as it was then."""
        files = self.routes.files
        return known.present == self._present(known.body, task) and all(
            link.path is not None and files.get(link.path) == link.target
            for link in known.body.links
            if link.internal
        )

    @staticmethod
    def _present(body: Body, task: Task) -> tuple[str, ...]:
        """Return which of the actors that a profile names or links to have a page."""
        if task.linkable is None:
            return ()
        named = {mention.actor for mention in body.mentions}
        named.update(
            posixpath.basename(link.path).removesuffix(".md") for link in body.links if link.path
        )
        return tuple(sorted(named & task.linkable))
