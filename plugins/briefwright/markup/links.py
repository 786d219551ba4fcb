"""Links that authors wrote: paths on disk become URLs, and what leads nowhere is a problem."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from briefwright.content.attachments import PICTURES
from briefwright.content.routes import relative
from briefwright.diagnostics.fix import Fix
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.wording import list_words
from briefwright.markup.body import Link
from briefwright.markup.sanitise import SCHEMES

if TYPE_CHECKING:
    from briefwright.content.routes import Routes
    from briefwright.diagnostics.span import Span

_ACTIVE_SCHEMES = frozenset(
    {"javascript", "vbscript", "data", "blob", "file", "about", "filesystem"}
)
"""Schemes that run, carry or read something instead of leading somewhere."""

_NEAR = 0.75
"""How alike two names must be, of 1, for the one to be offered instead of the other."""

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?|[0-9a-f]*:[0-9a-f:.]*")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of a link's target."""

    href: str | None
    """What the page carries; None when the link must be shown as plain text."""

    link: Link | None = None
    problem: Problem | None = None


@dataclass(frozen=True)
class LinkResolver:
    """Resolves the links of one text."""

    routes: Routes
    path: str
    """The text's own file, relative to the project's root."""

    url: str
    """The URL of the page that the text is shown on."""

    linkable: frozenset[str] | None = None
    """Ids of the actors that have a page; None when each that is linked gets one."""

    def resolve(self, target: str, span: Span, *, image: bool = False) -> Resolved:
        """Return where a link's or an image's target leads.

        `target` is the destination as the author wrote it, percent-encoded or not.
        """
        if _SCHEME.match(target) or target.startswith(("//", "\\\\")):
            return self._external(target, span, image=image)
        path, _, fragment = target.partition("#")
        path = path.partition("?")[0]
        if not target:
            return Resolved(None, problem=self._dead("", "", span))
        if not path:
            return self._own_anchor(fragment, span)
        if image and posixpath.splitext(path)[1].lower().removeprefix(".") not in PICTURES:
            return Resolved(None, problem=_no_picture(path, span))
        return self._internal(unquote(path), unquote(fragment), span)

    def _external(self, target: str, span: Span, *, image: bool) -> Resolved:
        scheme = target.partition(":")[0].lower()
        if target.startswith(("//", "\\\\")) or scheme in _ACTIVE_SCHEMES:
            return Resolved(None, problem=_bad(target, span))
        if image:
            return Resolved(None, problem=_remote(target, span))
        if scheme not in SCHEMES or not _is_whole(target):
            return Resolved(None, problem=_unlinked(target, span))
        address = _encode(target)
        return Resolved(
            address, Link(address, "", internal=False, line=span.line, column=span.column)
        )

    def _own_anchor(self, fragment: str, span: Span) -> Resolved:
        if not fragment:
            return Resolved("#", None)
        return Resolved(
            f"#{quote(unquote(fragment))}",
            _internal_link(self.url, unquote(fragment), self.path, span),
        )

    def _internal(self, path: str, fragment: str, span: Span) -> Resolved:
        base = "" if path.startswith("/") else posixpath.dirname(self.path)
        place = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
        url = self.routes.files.get(place)
        if url is None:
            return Resolved(None, problem=self._dead(path, place, span))
        target = f"{url}#{fragment}" if fragment else url
        href = None if self._has_no_page(place, url) else relative(self.url, target)
        return Resolved(href, _internal_link(url, fragment, place, span))

    def _has_no_page(self, place: str, url: str) -> bool:
        """Return whether a file is the record of an actor that has no page."""
        actor = posixpath.basename(place).removesuffix(".md")
        return (
            self.linkable is not None
            and actor not in self.linkable
            and url == self.routes.actor(actor)
        )

    def _dead(self, written: str, place: str, span: Span) -> Problem:
        message, fix = f'the link "{written}" leads nowhere', None
        if place and (file := self._find_file(place)):
            fix = Fix(span, written, f"{written.rstrip('/')}{file.removeprefix(place)}")
        return Problem(span, "dead-link", message, self._dead_hint(place), fix)

    def _find_file(self, place: str) -> str | None:
        """Return the file that a path means which was written as an address."""
        guesses = (f"{place}.md", f"{place}/index.md")
        return next((guess for guess in guesses if guess in self.routes.files), None)

    def _dead_hint(self, place: str) -> str:
        if not place:
            return "write where the link leads, between the round brackets"
        if place.startswith(".."):
            return "link only to files of this project"
        if file := self._find_file(place):
            return f'write the path of the file, "{self._from_here(file)}"'
        near = self.routes.by_name.get(posixpath.basename(place)) or self._find_near(place)
        if near:
            return f'closest is "{self._from_here(near)}"; write that path if it is meant'
        return "write the file's path from this file, as it lies on disk"

    def _find_near(self, place: str) -> str | None:
        """Return the file of the same folder and sort whose name is nearest, if one is near."""
        folder = place[: place.rfind("/") + 1]
        name, extension = place[len(folder) :], posixpath.splitext(place)[1]
        beside = self.routes.by_folder.get(folder)
        near = beside.find_alike(name) if beside else ()
        alike = [each for each in near if each.endswith(extension)]
        return next((f"{folder}{each}" for each in get_close_matches(name, alike, 1, _NEAR)), None)

    def _from_here(self, path: str) -> str:
        return posixpath.relpath(path, posixpath.dirname(self.path) or ".")


def _internal_link(target: str, fragment: str, path: str, span: Span) -> Link:
    return Link(target, fragment, internal=True, path=path, line=span.line, column=span.column)


def _bad(target: str, span: Span) -> Problem:
    return Problem(
        span,
        "bad-link",
        f'the link "{target}" is of a kind that is never published',
        "write an https address, or the path of a file",
    )


def _no_picture(path: str, span: Span) -> Problem:
    return Problem(
        span,
        "dead-link",
        f'"{path}" is no picture that a page can show',
        f"take the exclamation mark away, and it is a link; pictures are {list_words(PICTURES)}",
    )


def _remote(target: str, span: Span) -> Problem:
    return Problem(
        span,
        "remote-image",
        f'the image "{target}" lies on another site',
        "save the image beside the briefing and write its path",
    )


def _unlinked(target: str, span: Span) -> Problem:
    return Problem(
        span,
        "link-not-published",
        f'the link "{target}" is shown as plain text',
        "write a whole https, http or mailto address",
    )


def _is_whole(url: str) -> bool:
    """Return whether a URL can be parsed and, for http and https, names a host.

    Source of what a host may hold: WHATWG URL, 3.5, but for percent-encoded ones.
    """
    try:
        parts = urlsplit(url)
        sound = parts.port is None or parts.port >= 0
    except ValueError:
        return False
    if parts.scheme.lower() == "mailto":
        return True
    return sound and _HOST.fullmatch(parts.hostname or "") is not None


def _encode(url: str) -> str:
    """Return a URL with what may not stand in one percent-encoded (RFC 3986, section 2)."""
    return quote(url, safe=";/?:@&=+$,#-_.!~*'()%[]")
