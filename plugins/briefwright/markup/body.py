"""A rendered body: everything that one pass over a text found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefwright.diagnostics.problem import Problem
    from briefwright.diagnostics.span import Span


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents."""

    level: int
    """2 to 6: the page's title is its only heading of level 1."""

    title: str
    """Plain text."""

    anchor: str


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
    """The result of rendering one text. Pure data: it can be cached and sent between processes."""

    html: str
    toc: tuple[Heading, ...] = ()
    text: str = ""
    """Plain text, paragraphs separated by blank lines."""

    summary: str = ""
    """The section "Executive Summary" as plain text, else the first paragraph."""

    mentions: tuple[Mention, ...] = ()
    """One per mentioned actor, in order of first occurrence."""

    links: tuple[Link, ...] = ()
    anchors: frozenset[str] = frozenset()
    """Every id that a link may lead to."""

    words: int = 0
    problems: tuple[Problem, ...] = ()
