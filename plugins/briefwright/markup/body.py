"""A rendered body: everything that one pass over a text found in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypedDict

import msgspec
from typing_extensions import override

from briefwright.cache.texts import Held
from briefwright.content.digest import digest_bytes
from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from briefwright.cache.texts import Texts
    from briefwright.diagnostics.problem import Problem

_ID = re.compile(r'<[^<>]* id="([^"]+)"')
_BETWEEN = "\0"
"""Stands between the two texts; no text holds it."""

NOTHING = Held()


class Heading(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """An entry of the table of contents."""

    level: int
    """2 to 6: the page's title is its only heading of level 1."""

    title: str
    """Plain text."""

    anchor: str


class Mention(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What a body says of one actor: the name's occurrences, and the first one's sentence."""

    actor: str
    """The actor's id."""

    count: int
    quote: str
    """The sentence of the first occurrence, plain text."""

    anchor: str
    """Id of the first occurrence's paragraph in the page, such as `p-4`."""

    name: str
    """The first occurrence as it is written."""

    line: int = 1
    column: int = 1

    def span(self, path: str) -> Span:
        """Return where the first occurrence stands in the body's file."""
        return Span(path, self.line, self.column)


class Link(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """A link or an image that the author wrote."""

    target: str
    """URL relative to the site's root, or the absolute URL of another site."""

    fragment: str
    internal: bool
    path: str | None = None
    """The project file that an internal link names."""

    line: int = 1
    column: int = 1

    def span(self, path: str) -> Span:
        """Return where the link stands in the body's file."""
        return Span(path, self.line, self.column)


class Notes(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What a body says of its text to those alone who show it or complain of it."""

    toc: tuple[Heading, ...] = ()
    mentions: tuple[Mention, ...] = ()


class _Notes(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """The same, not read yet: who asks for one mention need not make all of them."""

    toc: msgspec.Raw = msgspec.Raw()
    mentions: tuple[msgspec.Raw, ...] = ()


_NO_LINKS = msgspec.msgpack.encode(())
_LINKS = msgspec.msgpack.Decoder(tuple[Link, ...])
_NOTES = msgspec.msgpack.Decoder(Notes)
_UNREAD = msgspec.msgpack.Decoder(_Notes)
_MENTION = msgspec.msgpack.Decoder(Mention)


class Body(msgspec.Struct, frozen=True, eq=False, gc=False):
    """The result of rendering one text.

    An archive holds all bodies at once, and shows one after the other: what every build asks of
    each of them is at hand; the rest is bytes, on disk perhaps, and read where somebody asks. Two
    bodies are equal when they say the same.
    """

    texts: Texts = NOTHING
    """What holds the HTML and the plain text."""

    notes: Texts = NOTHING
    """What holds the contents and the mentions."""

    actors: tuple[str, ...] = ()
    """Ids of the mentioned actors, in order of first occurrence."""

    linked: bytes = _NO_LINKS
    """What holds the links."""

    summary: str = ""
    """The section "Executive Summary" as plain text, else the first paragraph."""

    words: int = 0
    problems: tuple[Problem, ...] = ()
    digest: bytes = b""
    """16 bytes that tell all that the body says from anything else. `Body.of` computes it."""

    @classmethod
    def of(cls, html: str, text: str = "", **known: Unpack[Known]) -> Body:
        """Return a body of the HTML and of what else is known of the text."""
        texts = f"{html}{_BETWEEN}{text}".encode()
        mentions = known.get("mentions", ())
        notes = msgspec.msgpack.encode(Notes(known.get("toc", ()), mentions))
        linked = msgspec.msgpack.encode(known.get("links", ()))
        summary, words = known.get("summary", ""), known.get("words", 0)
        problems = known.get("problems", ())
        rest = msgspec.msgpack.encode((notes, linked, summary, words, problems))
        return cls(
            Held(texts),
            Held(notes),
            tuple([mention.actor for mention in mentions]),
            linked,
            summary,
            words,
            problems,
            digest_bytes(rest, texts),
        )

    @property
    def html(self) -> str:
        """What the page shows."""
        return _unpack(self.texts)[0]

    @property
    def text(self) -> str:
        """Plain text, paragraphs separated by blank lines."""
        return _unpack(self.texts)[1]

    @property
    def toc(self) -> tuple[Heading, ...]:
        """The headings."""
        return _read_notes(self.notes).toc

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """One per mentioned actor, in order of first occurrence."""
        return _read_notes(self.notes).mentions if self.actors else ()

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link that the author wrote, in order."""
        return decode_links(self.linked)

    @property
    def anchors(self) -> frozenset[str]:
        """Every id that a link may lead to."""
        return frozenset(_ID.findall(self.html))

    def mention(self, actor: str) -> Mention | None:
        """Return what the body says of an actor, if it names that one."""
        if actor not in self.actors:
            return None
        unread = _UNREAD.decode(self.notes.read()).mentions
        return _MENTION.decode(unread[self.actors.index(actor)])

    @override
    def __eq__(self, other: object) -> bool:
        """Return whether another body says the same."""
        return isinstance(other, Body) and self.digest == other.digest

    @override
    def __hash__(self) -> int:
        """Return the same for bodies that say the same."""
        return hash(self.digest)


class Known(TypedDict, total=False):
    """What a body says beside its two texts; as in `Body`."""

    toc: tuple[Heading, ...]
    summary: str
    mentions: tuple[Mention, ...]
    links: tuple[Link, ...]
    words: int
    problems: tuple[Problem, ...]


def decode_links(linked: bytes) -> tuple[Link, ...]:
    """Return the links that stand in `Body.linked`. Raises ValueError for anything else."""
    return _LINKS.decode(linked) if linked != _NO_LINKS else ()


@lru_cache(maxsize=16)
def _unpack(texts: Texts) -> tuple[str, str]:
    """Return the HTML and the text. A page asks for its own several times in a row."""
    html, _, text = texts.read().decode().rpartition(_BETWEEN)
    return html, text


@lru_cache(maxsize=16)
def _read_notes(notes: Texts) -> Notes:
    return Notes() if notes is NOTHING else _NOTES.decode(notes.read())
