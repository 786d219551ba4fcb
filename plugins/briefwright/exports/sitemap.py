"""A sitemap that is too long for search engines, divided into parts that one file lists.

A file may hold 50,000 addresses and 50 MiB (https://www.sitemaps.org/protocol.html).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SITEMAP = "sitemap.xml"
MAX_ADDRESSES = 50_000
MAX_BYTES = 50 * 1024 * 1024

_ENTRY = re.compile(r"<url>.*?</url>", re.DOTALL)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def divide_sitemap(
    text: str, base: str, *, addresses: int = MAX_ADDRESSES, size: int = MAX_BYTES
) -> tuple[str, dict[str, str]]:
    """Return what `sitemap.xml` is to hold, and the further files by name; none where it is short.

    `text` is the whole sitemap, `base` the address of the site, which ends in a slash: a list of
    sitemaps has whole addresses. What stands outside the entries is the same in every part.
    """
    if len(text.encode()) <= size and text.count("<url>") <= addresses:
        return text, {}
    entries = _ENTRY.findall(text)
    before, after = text[: text.index("<url>")], text[text.rindex("</url>") + len("</url>") :]
    room = size - len((before + after).encode())
    parts = {
        f"sitemap-{number}.xml": before + "\n".join(part) + after
        for number, part in enumerate(_fill(entries, addresses, room), start=1)
    }
    listed = "".join(f"<sitemap><loc>{escape(base + name)}</loc></sitemap>\n" for name in parts)
    return f"{_HEAD}<sitemapindex {_SPACE}>\n{listed}</sitemapindex>\n", parts


def _fill(entries: Sequence[str], addresses: int, room: int) -> Iterator[list[str]]:
    """Yield the entries in parts, each as long as it may be."""
    part: list[str] = []
    taken = 0
    for entry in entries:
        length = len(entry.encode()) + 1
        if part and (len(part) == addresses or taken + length > room):
            yield part
            part, taken = [], 0
        part.append(entry)
        taken += length
    yield part
