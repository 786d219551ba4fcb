"""Bodies as bytes: for the cache, and to be sent between processes.

What every build asks of each body is the head. All else is one long text behind it, which may lie
on disk: the notes, then the HTML and the plain text.
"""

from __future__ import annotations

import zlib
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from briefwright.cache.texts import Held
from briefwright.diagnostics.fix import Fix
from briefwright.diagnostics.problem import Problem
from briefwright.diagnostics.span import Span
from briefwright.markup.body import Body

if TYPE_CHECKING:
    from briefwright.cache.texts import Texts


class Encoded(NamedTuple):
    """A body as bytes. Its file is not named."""

    head: bytes
    long: bytes


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


class Head(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What every build asks of a body; the fields but for the last four are those of `Body`."""

    digest: bytes
    actors: tuple[str, ...]
    linked: bytes
    summary: str
    words: int
    problems: tuple[_Problem, ...]
    notes: int
    """Bytes of the notes, and their checksum; then those of the texts."""

    notes_check: int
    texts: int
    texts_check: int


_DECODER = msgspec.msgpack.Decoder(Head)


def encode_body(body: Body) -> Encoded:
    """Return all that a body says."""
    notes, texts = body.notes.read(), body.texts.read()
    head = Head(
        body.digest,
        body.actors,
        body.linked,
        body.summary,
        body.words,
        tuple([_take_problem(each) for each in body.problems]),
        len(notes),
        zlib.crc32(notes),
        len(texts),
        zlib.crc32(texts),
    )
    return Encoded(msgspec.msgpack.encode(head), notes + texts)


def _take_problem(each: Problem) -> _Problem:
    fix, span = each.fix, each.span
    mend = None if fix is None else _Fix(fix.span.line, fix.span.column, fix.old, fix.new)
    return _Problem(span.line, span.column, each.rule, each.message, each.hint, mend)


def decode_head(data: bytes) -> Head:
    """Return the head of a body. Raises ValueError for what is none."""
    return _DECODER.decode(data)


def restore_body(encoded: Encoded, path: str) -> Body:
    """Return the body of a file, all of it in memory."""
    return make_body(decode_head(encoded.head), Held(encoded.long), path)


def make_body(said: Head, long: Texts, path: str) -> Body:
    """Return the body of a file. Raises ValueError and KeyError where the parts fit ill.

    The long text is not read: whoever asks for what stands in it is told then if it is damaged.
    """
    return Body(
        long.part(said.notes, said.texts, said.texts_check),
        long.part(0, said.notes, said.notes_check),
        tuple([intern(actor) for actor in said.actors]),
        said.linked,
        said.summary,
        said.words,
        tuple([_restore_problem(each, path) for each in said.problems]),
        said.digest,
    )


def _restore_problem(each: _Problem, path: str) -> Problem:
    fix = each.fix
    mend = None if fix is None else Fix(Span(path, fix.line, fix.column), fix.old, fix.new)
    return Problem(Span(path, each.line, each.column), each.rule, each.message, each.hint, mend)
