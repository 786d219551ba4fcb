"""Names that outlive the site's place: permanent ids, and absolute addresses."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from briefwright.content.settings import Settings

_YEAR = 2025
"""Part of every default id, so it never changes: a `tag:` URI needs a year, and this is a name."""

_FOREIGN = re.compile(r"[^a-z0-9.-]+")


@dataclass(frozen=True)
class Addresses:
    """Where things are, and what they are called for good."""

    settings: Settings

    def absolute(self, url: str) -> str:
        """Return the whole address of a URL below the site's root; nothing if nobody knows it."""
        site = self.settings.site.url
        return f"{site}{quote(url)}" if site else ""

    def briefing(self, briefing_id: str) -> str:
        """Return a briefing's permanent id: it depends on neither title nor date nor folder."""
        return f"{self._prefix}/briefings/{briefing_id}"

    def feed(self, *parts: str) -> str:
        """Return the permanent id of a feed, such as that of `("actors", "russia")`."""
        return "/".join((self._prefix, "feed", *parts))

    def scheme(self, kind: str) -> str:
        """Return what names a set of categories, such as the actors."""
        return f"{self._prefix}/{kind}"

    @cached_property
    def _prefix(self) -> str:
        return self.settings.id_prefix or f"tag:{self._authority},{_YEAR}:briefwright"

    @property
    def _authority(self) -> str:
        host = urlsplit(self.settings.site.url).hostname or ""
        with suppress(UnicodeError):  # no host's name; what is foreign in it is left out below
            host = host.encode("idna").decode()
        return _FOREIGN.sub("-", host).strip("-.") or "localhost"
