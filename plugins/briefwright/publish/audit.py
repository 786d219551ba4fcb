"""The last look at a finished site, before it takes the place of the previous one.

Every file is looked at as it lies on disk, whoever made it: this wall does not ask how a page came
about. One finding is enough to stop the publication.
"""

from __future__ import annotations

import codecs
import fnmatch
import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

import msgspec

from briefwright.diagnostics.problem import Problem, sort_problems
from briefwright.diagnostics.span import Span
from briefwright.publish.page_audit import Finding, PageAudit
from briefwright.publish.tags import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""", re.IGNORECASE)
_ACTIVE_SVG = re.compile(
    r"<(?:script|foreignobject|iframe|handler|set|animate)\b|[\s\"'/]on\w+\s*=|javascript:|<!entity",
    re.IGNORECASE,
)
_READ = 1 << 20
"""Bytes that are read at once: a page as a whole."""

_ALLOW = "see what makes the file; one that the site needs as it is goes under allow: files"


@dataclass
class Audit:
    """The audit of one site."""

    pages: PageAudit
    exempt: Sequence[str] = ()
    """Patterns of files that the site's owner answers for, such as `google*.html`."""

    sources: Mapping[str, str] = field(default_factory=dict)
    """The source of a finished file, from the project's root, by the file's path below the site."""

    def read_problems(self, site: Path) -> tuple[Problem, ...]:
        """Return what stands in the way of publishing a finished site, sorted.

        What stands in many files is one problem, at the first of them. Reads the folder.
        """
        places: dict[Finding, list[str]] = {}
        for path, entry in _walk(site, ""):
            for finding in self._look(path, entry):
                places.setdefault(finding, []).append(path)
        return sort_problems(self._problem(paths, found) for found, paths in places.items())

    def _problem(self, paths: Sequence[str], finding: Finding) -> Problem:
        more = f" (and in {len(paths) - 1} more)" if len(paths) > 1 else ""
        source = self.sources.get(paths[0], paths[0])
        message = f"the finished file {paths[0]}: {finding.message}{more}"
        return Problem(Span(source), finding.rule, message, finding.hint)

    def _look(self, path: str, entry: os.DirEntry[str]) -> Iterator[Finding]:
        """Yield what is wrong with one file."""
        if not entry.is_file(follow_symlinks=False):
            message = "it is a link or no file at all, and what it leads to would be published"
            yield Finding("symlink", message, "put the file itself there")
            return
        if any(fnmatch.fnmatchcase(path, pattern) for pattern in self.exempt):
            return
        kind = path.rpartition(".")[2].lower()
        try:
            if look := _TEXTS.get(kind):
                yield from look(self.pages, _read(entry.path).decode())
            elif parse := _DATA.get(kind):
                yield from parse(_read(entry.path))
        except UnicodeDecodeError:
            yield Finding("broken-data", "it is no UTF-8 text", _ALLOW)


def _walk(folder: Path, below: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder / below) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        path = f"{below}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder, f"{path}/")
        else:
            yield path, entry


def _read(path: str) -> bytes | bytearray:
    """Return what a file holds; a file object would ask the system twice as often."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        first = os.read(file, _READ)
        rest = os.read(file, _READ)
        if not rest:
            return first
        whole = bytearray(first)
        while rest:
            whole += rest
            rest = os.read(file, _READ)
        return whole
    finally:
        os.close(file)


def _look_at_json(data: bytes | bytearray) -> Iterator[Finding]:
    _demand_utf8(data)
    try:
        _SKIP_JSON.decode(data)
    except (msgspec.DecodeError, RecursionError) as fault:
        yield Finding("broken-data", f"it cannot be read as JSON: {fault}", _ALLOW)


_SKIP_JSON = msgspec.json.Decoder(msgspec.Raw)
"""Reads all of a file and makes nothing of it: the data of a large archive is many megabytes."""


def _demand_utf8(data: bytes | bytearray) -> None:
    """Raise UnicodeDecodeError for what is no UTF-8, without making a text of it all."""
    decode = codecs.getincrementaldecoder("utf-8")().decode
    with memoryview(data) as view:
        for start in range(0, len(view), _READ):
            decode(view[start : start + _READ])
    decode(b"", final=True)


def _look_at_xml(data: bytes | bytearray) -> Iterator[Finding]:
    _demand_utf8(data)
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(data, True)  # noqa: FBT003 (expat's signature)
    except (expat.ExpatError, LookupError, ValueError, _EntityError) as fault:
        yield Finding("broken-data", f"it cannot be read as XML: {fault}", _ALLOW)


class _EntityError(Exception):
    """An entity is declared."""


def _refuse_entity(name: str, *_: object) -> None:
    message = f"it declares the entity {name}"
    raise _EntityError(message)


def _look_at_styles(pages: PageAudit, text: str) -> Iterator[Finding]:
    for url, imported in _CSS_URL.findall(text):
        scheme, host = address(url or imported)
        if host and f"{scheme or 'https'}://{host}" not in pages.rules.origins:
            message = f"its styles make every reader known to {host}"
            yield Finding("other-host", message, _ALLOW)


def _look_at_svg(pages: PageAudit, text: str) -> Iterator[Finding]:
    del pages
    if found := _ACTIVE_SVG.search(text):
        message = f"the picture holds {found[0].strip()}, which may run"
        yield Finding("unsafe-page", message, _ALLOW)


def _look_at_page(pages: PageAudit, text: str) -> Iterator[Finding]:
    yield from pages.findings(text)


_TEXTS = {
    "css": _look_at_styles,
    "htm": _look_at_page,
    "html": _look_at_page,
    "svg": _look_at_svg,
    "xhtml": _look_at_page,
}
_DATA = {
    "json": _look_at_json,
    "webmanifest": _look_at_json,
    "xml": _look_at_xml,
}
"""What is looked at, by the ending of the file's name; other kinds do nothing by themselves."""
