"""Bodies that an earlier build has rendered: the same source need not be rendered again.

A body is a function of its source, of what its front matter declares, of the registry, and of the
answers that it got when it asked which page a file has and whether an actor has one. The first
three are the key of its record. The answers stand in its links, and it is taken only where today's
are the same: so a new briefing makes no other body stale.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from briefwright.content.actor import Actor
from briefwright.content.briefing import Briefing
from briefwright.content.digest import digest_bytes
from briefwright.markup.body import decode_links
from briefwright.markup.encoding import Head, decode_head, make_body

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefwright.archive.tasks import Task
    from briefwright.cache.cache import Cache
    from briefwright.content.routes import Routes
    from briefwright.markup.body import Body, Link
    from briefwright.markup.encoding import Encoded
    from briefwright.names.registry import Registry

KIND = "body"
"""Under which the cache has these records."""

_RECORD = msgspec.msgpack.Decoder(tuple[tuple[str, ...], Head])


class _Remembered(msgspec.Struct, frozen=True, eq=False, gc=False):
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
            present, head = _RECORD.decode(record.head)
            found = _Remembered(make_body(head, record.long, path), present)
        except (ValueError, KeyError):
            self.cache.forget(KIND, path)
            return None
        if not self._is_true(found, task):
            self.cache.forget(KIND, path)
            return None
        self.cache.remember(KIND, path, key, found)
        return found.body

    def keep(self, task: Task, new: Encoded) -> Body:
        """Take a new body out of memory, and have it known to later builds if it may be."""
        key, head = self._key(task), decode_head(new.head)
        if key is None or head.problems:
            return make_body(head, self.cache.put_away(new.long), task.path)
        links = decode_links(head.linked)
        present = _find_present(task, head.actors, links)
        if self._is_public(task) and not any(link.path in self.withheld for link in links):
            record = msgspec.msgpack.encode((present, msgspec.Raw(new.head)))
            long = self.cache.keep(KIND, task.path, key, record, new.long)
        else:
            long = self.cache.put_away(new.long)
        body = make_body(head, long, task.path)
        self.cache.remember(KIND, task.path, key, _Remembered(body, present))
        return body

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
        files, links = self.routes.files, known.body.links
        return known.present == _find_present(task, known.body.actors, links) and all(
            link.path is not None and files.get(link.path) == link.target
            for link in links
            if link.internal
        )


def _find_present(task: Task, actors: Iterable[str], links: Iterable[Link]) -> tuple[str, ...]:
    """Return which of the actors that a profile names or links to have a page."""
    if task.linkable is None:
        return ()
    named = set(actors)
    named.update(posixpath.basename(link.path).removesuffix(".md") for link in links if link.path)
    return tuple(sorted(named & task.linkable))
