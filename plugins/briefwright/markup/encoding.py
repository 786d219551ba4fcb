"""Bodies as bytes: for a digest, for the cache, and to be sent between processes.

The two long texts stand apart, so that what a body says of its text can be read without them.
"""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING

import msgspec

from briefwright.diagnostics.fix import Fix
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.markup.body import Body, Heading, Link, Mention

if TYPE_CHECKING:
    from briefwright.cache.texts import Texts


class _Mention(msgspec.Struct, array_like=True, frozen=True, gc=False):
    actor: str
    count: int
    quote: str
    anchor: str
    line: int
    column: int
    name: str


class _Link(msgspec.Struct, array_like=True, frozen=True, gc=False):
    target: str
    fragment: str
    line: int
    column: int
    internal: bool
    path: str | None


class _Fix(msgspec.Struct, array_like=True, frozen=True, gc=False):
    line: int
    column: int
    old: str
    new: str


class _Problem(msgspec.Struct, array_like=True, frozen=True, gc=False):
    line: int
    column: int
    rule: str
    message: str
    hint: str
    fix: _Fix | None


class _Body(msgspec.Struct, array_like=True, frozen=True, gc=False):
    digest: bytes
    toc: tuple[tuple[int, str, str], ...]
    summary: str
    mentions: tuple[_Mention, ...]
    links: tuple[_Link, ...]
    words: int
    problems: tuple[_Problem, ...]


_DECODER = msgspec.msgpack.Decoder(_Body)


def encode_body(body: Body) -> bytes:
    """Return all that a body says but for its two long texts. Its file is not named."""
    return msgspec.msgpack.encode(
        _Body(
            body.digest,
            tuple([(each.level, each.title, each.anchor) for each in body.toc]),
            body.summary,
            tuple([_take_mention(each) for each in body.mentions]),
            tuple([_take_link(each) for each in body.links]),
            body.words,
            tuple([_take_problem(each) for each in body.problems]),
        )
    )


def _take_mention(each: Mention) -> _Mention:
    span = each.span
    return _Mention(
        each.actor, each.count, each.quote, each.anchor, span.line, span.column, each.name
    )


def _take_link(each: Link) -> _Link:
    span = each.span
    return _Link(each.target, each.fragment, span.line, span.column, each.internal, each.path)


def _take_problem(each: Problem) -> _Problem:
    fix, span = each.fix, each.span
    mend = None if fix is None else _Fix(fix.span.line, fix.span.column, fix.old, fix.new)
    return _Problem(span.line, span.column, each.rule, each.message, each.hint, mend)


def decode_body(data: bytes, texts: Texts, path: str) -> Body:
    """Return the body of a file. Raises ValueError and KeyError for what is no body."""
    said = _DECODER.decode(data)
    return Body(
        texts,
        tuple([Heading.shared(*each) for each in said.toc]),
        said.summary,
        tuple(
            [
                Mention(
                    intern(each.actor),
                    each.count,
                    each.quote,
                    intern(each.anchor),
                    Span(path, each.line, each.column),
                    intern(each.name),
                )
                for each in said.mentions
            ]
        ),
        tuple(
            [
                Link(
                    each.target,
                    each.fragment,
                    Span(path, each.line, each.column),
                    each.internal,
                    each.path,
                )
                for each in said.links
            ]
        ),
        said.words,
        tuple([_restore_problem(each, path) for each in said.problems]),
        said.digest,
    )


def _restore_problem(each: _Problem, path: str) -> Problem:
    fix = each.fix
    mend = None if fix is None else Fix(Span(path, fix.line, fix.column), fix.old, fix.new)
    return Problem(Span(path, each.line, each.column), each.rule, each.message, each.hint, mend)
