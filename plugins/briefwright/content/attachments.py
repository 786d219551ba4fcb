"""Which files may be published beside briefings and actor records.

Accepted are pictures, PDF and plain data. Refused is what a browser would run from our own
origin (SVG, HTML, scripts) and what nobody can look into before it is published (archives, office
documents). A picture or a PDF must be what its name says: browsers go by the bytes.
"""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.diagnostics.wording import list_words, quote

HEAD = 512
"""How many of a file's first bytes tell what it is."""

MAX_BYTES = 20 * 1024 * 1024

# Sources: PNG 3rd edition 5.2; JFIF 1.02; GIF89a 17; RFC 9649; AVIF 1.1 (brands in ISOBMFF's
# first box); ISO 32000-2, 7.5.2. Plain data: nothing but text, so no zero byte.
_STARTS = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "jpeg": re.compile(rb"\xff\xd8\xff"),
    "gif": re.compile(rb"GIF8[79]a"),
    "webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "avif": re.compile(rb".{4}ftyp.{0,64}?(?:avif|avis)", re.DOTALL),
    "pdf": re.compile(rb"%PDF-"),
    "csv": re.compile(rb"[^\0]*\Z"),
    "txt": re.compile(rb"[^\0]*\Z"),
    "json": re.compile(rb"[^\0]*\Z"),
}
_INSTEAD = (
    dict.fromkeys(("svg", "bmp", "ico"), "png")
    | dict.fromkeys(("heic", "tif", "tiff"), "jpg")
    | dict.fromkeys(("doc", "docx", "odp", "odt", "ppt", "pptx", "rtf"), "pdf")
    | dict.fromkeys(("ods", "xls", "xlsx"), "csv")
)
"""What a file of a type that is not published is best converted to."""

_MARKS = re.compile(r"[\s()<>\[\]\"'=]")
"""What ends a path in a text, whatever its markup."""

_LONGEST = 1024
"""How many characters the folders before a file's name may have."""

TYPES = tuple(_STARTS)
"""The extensions that are accepted."""

PICTURES = ("png", "jpg", "jpeg", "gif", "webp", "avif")
"""Those that a page can show."""


def is_named(path: str, page: str, text: str) -> bool:
    """Return whether the text of a page, in whatever markup, names a file by its path from there.

    It is asked of files that cannot be published, so the file may be of any type.
    """
    folder, name = posixpath.dirname(page), posixpath.basename(path)
    for words in {text, unquote(text)}:
        for found in re.finditer(re.escape(name), words):
            before = _MARKS.split(words[max(found.start() - _LONGEST, 0) : found.start()])[-1]
            if posixpath.normpath(posixpath.join(folder, before + name)) == path:
                return True
    return False


def check_attachment(path: str, head: bytes) -> tuple[Problem, ...]:
    """Return what is wrong with a file, given its path and its first bytes."""
    name = path.rpartition("/")[2]
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    start = _STARTS.get(extension)
    if start is None:
        what = f"files of type {quote(extension)}" if extension else "files without a type"
        hint = f"convert it to {_INSTEAD.get(extension) or list_words(TYPES)}, or take it out"
        if extension in ("markdown", "mdown", "mkd", "mkdn"):
            hint = "end the file's name with .md"
        return (Problem(Span(path), "attachment-type", f"{what} are not published", hint),)
    if start.match(head):
        return ()
    what = "plain text" if extension in ("csv", "txt", "json") else extension.upper()
    message = f"the file is no {what}, though its name says so"
    hint = f"save it again as {what}, or name it after what it is"
    return (Problem(Span(path), "attachment-type", message, hint),)
