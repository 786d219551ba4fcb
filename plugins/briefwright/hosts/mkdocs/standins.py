"""A page that stands for many: what differs between them is a mark, the rest is the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from jinja2.filters import do_striptags, do_urlencode
from markupsafe import escape
from typing_extensions import override

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import TableOfContents

    Change = Callable[[str], str]

MARK = re.compile(r"zq(\w{4})x(.*?)xqz", re.DOTALL)
TRACE = re.compile(r"zq\w{4}x|xqz", re.IGNORECASE)
BODY = "&#43;&#39;"
"""Comes out differently from each of `CHANGES`, so that a mark tells what a theme did to it."""

EDIT_BODY = f"{BODY}edit blob"
TITLE, META_TITLE, DESCRIPTION, CONTENT = "titl", "meta", "desc", "cont"
CANONICAL, ABSOLUTE, EDIT = "cano", "absu", "edit"

SAME = frozenset(
    [
        "active",
        "is_homepage",
        "is_top_level",
        "is_index",
        "is_section",
        "is_page",
        "is_link",
        "parent",
        "ancestors",
        "children",
        "previous_page",
        "next_page",
    ]
)
"""What is the same for all pages that one stands for; the key of a frame sees to it."""

HEADING = "<h1"
BLOB = "/blob/"


class UnframableError(Exception):
    """A theme asked a page for something that differs between pages in a way unknown to us."""


def _striptags(text: str) -> str:
    return str(do_striptags(text))


CHANGES: tuple[Change, ...] = (
    str,
    lambda text: str(escape(text)),
    _striptags,
    lambda text: str(escape(_striptags(text))),
    do_urlencode,
)
EDIT_CHANGES: tuple[Change, ...] = (
    str,
    lambda text: text.replace("edit", "raw"),
    lambda text: text.replace("blob", "raw"),
    lambda text: text.replace("edit", "blob"),
)


def mark(code: str, body: str = BODY) -> str:
    """Return the mark of a code of four characters."""
    return f"zq{code}x{body}xqz"


def part_code(place: int) -> str:
    """Return the code for a part of the page's path."""
    return f"u{place:03d}"


def marked_part(place: int) -> str:
    """Return the mark for a part of the page's path: letters only, or it were no path."""
    return mark(part_code(place), "path")


def _outcomes(body: str, changes: Sequence[Change]) -> dict[str, Change]:
    found: dict[str, Change] = {}
    for change in changes:
        match = MARK.fullmatch(change(mark("0000", body)))
        if match:
            found.setdefault(match[2], change)
    return found


OUTCOMES: Mapping[str, Change] = {
    **_outcomes(BODY, CHANGES),
    **_outcomes(EDIT_BODY, EDIT_CHANGES),
    **_outcomes(EDIT_BODY + BLOB, EDIT_CHANGES),
    "path": str,
}
"""What was done to a mark, by what its body has become."""


class _Content(str):
    """The mark of a page's content, which knows the one thing that themes ask of it."""

    __slots__ = ("has_heading",)
    has_heading: bool

    @override
    def __contains__(self, text: object) -> bool:
        if text != HEADING:
            message = f"whether {text!r} is in page.content"
            raise UnframableError(message)
        return self.has_heading


class _Meta:
    """The metadata of a page that stands for many."""

    def __init__(self, meta: Mapping[str, object]) -> None:
        self._meta = meta

    def __getitem__(self, key: str) -> str:
        if key not in self._meta:
            raise KeyError(key)
        if key == "title":
            return mark(META_TITLE) if self._meta[key] else ""
        if key == "description":
            return mark(DESCRIPTION) if self._meta[key] else ""
        message = f"page.meta.{key}"
        raise UnframableError(message)

    def __contains__(self, key: object) -> bool:
        return key in self._meta

    def __bool__(self) -> bool:
        return bool(self._meta)

    def __iter__(self) -> NoReturn:
        message = "all of page.meta"
        raise UnframableError(message)

    def get(self, key: str, default: object = None) -> object:
        return self[key] if key in self._meta else default

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") or name in self._meta or not hasattr({}, name):
            raise AttributeError(name)
        message = f"page.meta.{name}"
        raise UnframableError(message)


class StandIn:
    """A page for a theme's template to render; raises UnframableError when asked for more."""

    def __init__(self, page: Page, url: str, toc: TableOfContents) -> None:
        self._page = page
        self.url, self.toc = url, toc
        self.meta = _Meta(page.meta)
        self.title = mark(TITLE)
        self.content = _Content(mark(CONTENT))
        self.content.has_heading = HEADING in (page.content or "")
        self.canonical_url = page.canonical_url and mark(CANONICAL)
        self.abs_url = page.abs_url and mark(ABSOLUTE)
        body = EDIT_BODY + (BLOB if page.edit_url and BLOB in page.edit_url else "")
        self.edit_url = page.edit_url and mark(EDIT, body)

    def __getattr__(self, name: str) -> object:
        if name in SAME or not hasattr(self._page, name):
            return getattr(self._page, name)
        message = f"page.{name}"
        raise UnframableError(message)
