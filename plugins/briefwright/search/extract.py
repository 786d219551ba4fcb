"""What the index reads of a finished page, and no more: a tenth of it.

Pagefind parses all of a page, with the theme around it and the lists that it is told to ignore.
Cutting them out first costs a fraction of that. Where a page is not simple enough to be cut
without parsing it, the whole of it is handed on: what is found stays the same.
"""

from __future__ import annotations

import re

BODY = b"data-pagefind-body"
"""The attribute of an element that is to be indexed."""

IGNORED = b"data-pagefind-ignore"
"""The attribute of an element that is not, within one that is."""

_ROOT = re.compile(rb"<html\b[^>]*>", re.IGNORECASE)
_DOUBTFUL = (
    re.compile(
        rb"<(?:!--|!\[|(?i:script|style|template|textarea|iframe|xmp|plaintext|noscript|select)\b)"
    ),
    re.compile(rb"=(?:\"[^\"<]*<|'[^'<]*<)"),
)
"""Markup in which what looks like a tag may be none, or a tag may close another."""

_PARAGRAPH = re.compile(rb' id="p-[0-9]+"')
"""The id of a paragraph. Pagefind would put the text of each that has one beside the whole text,
and a result's file would be half as large again; a result leads to headings at most."""

_TAGS = {
    name: re.compile(rb"<(/?)" + name + rb"(?=[\s/>])[^>]*>")
    for name in (b"div", b"p", b"span", b"section", b"article", b"main", b"nav", b"details")
}
"""The start and end tags of elements that may be marked. They are never closed by other tags,
save a paragraph, which holds nothing that closes it."""

_TERMS = re.compile(rb"<div hidden>(?:<span data-pagefind-[^>]*></span>)+</div>\n?")


def extract_page(page: bytes) -> bytes | None:
    """Return a page with nothing in it but what is to be indexed; None when nothing is."""
    if BODY not in page:
        return None
    root = _ROOT.search(page)
    parts = _take_bodies(page)
    if root is None or parts is None:
        return page
    body = _PARAGRAPH.sub(b"", b"".join(parts))
    return b"<!doctype html>%s<body>%s</body></html>" % (root[0], body)


def without_terms(page: bytes) -> bytes:
    """Return a page without what only the index reads of it: a tenth of its HTML."""
    return _TERMS.sub(b"", page)


def _take_bodies(page: bytes) -> list[bytes] | None:
    parts: list[bytes] = []
    end = 0
    while (place := page.find(BODY, end)) >= 0:
        start = page.rfind(b"<", end, place)
        end = _find_end(page, start)
        if end < 0 or any(doubtful.search(page, start, end) for doubtful in _DOUBTFUL):
            return None
        body = page[start:end]
        cut = 0
        while (ignored := body.find(IGNORED, cut)) >= 0:
            begin = body.rfind(b"<", cut, ignored)
            after = _find_end(body, begin)
            if after < 0:
                return None
            parts.append(body[cut:begin])
            cut = after
        parts.append(body[cut:])
    return parts


def _find_end(page: bytes, start: int) -> int:
    """Return where the element ends whose start tag begins at `start`; -1 when that is unsure."""
    name = re.match(rb"<([a-z]+)(?=[\s/>])", page[start : start + 16]) if start >= 0 else None
    tags = _TAGS.get(name[1]) if name else None
    if tags is None:
        return -1
    depth = 0
    for tag in tags.finditer(page, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return -1
