"""The links of one page: what they have in common is found out once."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from msgspec import Struct

REMEMBERED = 1 << 14
"""URLs: each is linked from some twenty pages of a site."""

_PLAIN = re.compile(r"[A-Za-z0-9_.~/-]*", re.ASCII).fullmatch
"""What percent-encoding leaves as it is, and nearly every URL is."""


class Ways(Struct, frozen=True):
    """The ways from a page to all others."""

    source: str
    folders: tuple[tuple[str, str], ...]
    """Each folder that the page is in, encoded, the innermost first, and the way up to it."""

    def to(self, target: str) -> str:
        """Return the link to a URL below the site's root; as `relative`, in a third of the time."""
        path, mark, fragment = target.partition("#")
        link = "" if mark and path == self.source else self._climb(_encode(path))
        return f"{link}#{_encode(fragment)}" if mark else link

    def _climb(self, path: str) -> str:
        for folder, way in self.folders:
            if path.startswith(folder):
                return f"{way}{path[len(folder) :]}" or "./"
        raise ValueError(path)  # the last folder is the root, which every path begins with


def ways_from(source: str) -> Ways:
    """Return the ways from the page at a URL."""
    parts = _encode(source).split("/")[:-1]
    depths = range(len(parts), -1, -1)
    folders = ("".join([f"{part}/" for part in parts[:depth]]) for depth in depths)
    return Ways(source, tuple([(folder, "../" * up) for up, folder in enumerate(folders)]))


@lru_cache(REMEMBERED)
def _encode(text: str) -> str:
    return text if _PLAIN(text) else quote(text)
