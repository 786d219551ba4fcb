"""A rendered body: everything that one pass over a text found in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict

import msgspec

from briefwright.cache.texts import Held
from briefwright.content.digest import digest_bytes

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from briefwright.cache.texts import Texts
    from briefwright.diagnostics.problem import Problem
    from briefwright.diagnostics.span import Span

_ID = re.compile(r'<[^<>]* id="([^"]+)"')
_BETWEEN = "\0"
"""Stands between the two texts; no text holds it."""

NOTHING = Held()


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents."""

    level: int
    """2 to 6: the page's title is its only heading of level 1."""

    title: str
    """Plain text."""

    anchor: str

    @staticmethod
    @lru_cache(maxsize=4096)
    def shared(level: int, title: str, anchor: str) -> Heading:
        """Return an entry that is one for all texts that have it: the same sections recur."""
        return Heading(level, title, anchor)


@dataclass(frozen=True, slots=True)
class Mention:
    """What a body says of one actor: the name's occurrences, and the first one's sentence."""

    actor: str
    """The actor's id."""

    count: int
    quote: str
    """The sentence of the first occurrence, plain text."""

    anchor: str
    """Id of the first occurrence's paragraph in the page, such as `p-4`."""

    span: Span
    """Where the first occurrence stands in the source."""

    name: str
    """The first occurrence as it is written."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link or an image that the author wrote."""

    target: str
    """URL relative to the site's root, or the absolute URL of another site."""

    fragment: str
    span: Span
    internal: bool
    path: str | None = None
    """The project file that an internal link names."""


@dataclass(frozen=True, slots=True)
class Body:
    """The result of rendering one text. Pure data: it can be cached and sent between processes.

    An archive holds all bodies at once and looks at the HTML of one after the other, so that the
    two long texts may lie on disk. Two bodies are equal when they say the same.
    """

    texts: Texts = field(default=NOTHING, compare=False)
    """What holds the HTML and the plain text."""

    toc: tuple[Heading, ...] = ()
    summary: str = ""
    """The section "Executive Summary" as plain text, else the first paragraph."""

    mentions: tuple[Mention, ...] = ()
    """One per mentioned actor, in order of first occurrence."""

    links: tuple[Link, ...] = ()
    words: int = 0
    problems: tuple[Problem, ...] = ()
    digest: bytes = b""
    """16 bytes that tell all that the body says from anything else. `Body.of` computes it."""

    @classmethod
    def of(cls, html: str, text: str = "", **known: Unpack[Known]) -> Body:
        """Return a body of the HTML and of what else is known of the text."""
        said = msgspec.msgpack.encode((html, text, cls(**known)))
        return cls(Held(pack(html, text)), **known, digest=digest_bytes(said))

    @property
    def html(self) -> str:
        """What the page shows."""
        return _unpack(self.texts)[0]

    @property
    def text(self) -> str:
        """Plain text, paragraphs separated by blank lines."""
        return _unpack(self.texts)[1]

    @property
    def anchors(self) -> frozenset[str]:
        """Every id that a link may lead to."""
        return frozenset(_ID.findall(self.html))


class Known(TypedDict, total=False):
    """What a body says beside its two texts; as in `Body`."""

    toc: tuple[Heading, ...]
    summary: str
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    words: int
    problems: tuple[Problem, ...]


def pack(html: str, text: str) -> bytes:
    """Return the HTML and the plain text of a body as one text."""
    return f"{html}{_BETWEEN}{text}".encode()


@lru_cache(maxsize=16)
def _unpack(texts: Texts) -> tuple[str, str]:
    """Return the HTML and the text. A page asks for its own several times in a row."""
    html, _, text = texts.read().decode().rpartition(_BETWEEN)
    return html, text
