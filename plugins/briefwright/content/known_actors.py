"""Records of actors that an earlier build has read.

As with briefings, the cache never decides what is published. A record may give an actor a page
that no briefing names; one that says so, or could, is parsed in each build.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import msgspec

from briefwright.cache.texts import Held
from briefwright.content.actor import Actor, ActorKind, CaseRule, LinkPolicy, Name, NameKind
from briefwright.content.briefing import SourceText
from briefwright.content.plain import Plainness, unify_lines
from briefwright.content.spans import Spans
from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from briefwright.cache.cache import Cache
    from briefwright.content.plain import Front

KIND = "actor"
"""Under which the cache has these records."""

PLAIN = Plainness(
    keys=(
        *("name", "kind", "names", "part_of", "member_of", "same_as", "country"),
        *("redirect_from", "context"),
    ),
    marks=("standing",),
)

_Number = Annotated[int, msgspec.Meta(ge=0, lt=1 << 32)]


class _Name(msgspec.Struct, array_like=True, frozen=True, gc=False):
    text: str
    kind: NameKind
    link: LinkPolicy
    case: CaseRule
    line: int
    column: int
    lang: str | None


class _Plain(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """All that the front matter of a plain record can say."""

    canonical: _Name
    kind: ActorKind
    names: tuple[_Name, ...]
    part_of: tuple[str, ...]
    member_of: tuple[str, ...]
    same_as: tuple[tuple[str, str], ...]
    country: str | None
    redirect_from: tuple[str, ...]
    context: tuple[str, ...]
    keys: tuple[str, ...]
    numbers: tuple[_Number, ...]
    """A line and a column for each key."""


_DECODER = msgspec.msgpack.Decoder(_Plain)


@dataclass(frozen=True)
class KnownActors:
    """The records that the cache knows. A record is a function of its file and of its path."""

    cache: Cache

    def find(self, data: bytes, digest: bytes, path: str, actor_id: str) -> Actor | None:
        """Return the actor whose plain record a file's bytes are, if it is known."""
        remembered = self.cache.recall(KIND, path, digest, public=True)
        if isinstance(remembered, Actor):
            return remembered  # What these bytes are was looked at by this very process.
        front = _split_plain(data, path)
        record = self.cache.find(KIND, path, digest) if front is not None else None
        if front is None or record is None:
            return None
        source = SourceText(Held(unify_lines(data)[front.text :]), front.first_line)
        try:
            found = _restore(_DECODER.decode(record.head), source, path, actor_id, digest)
        except ValueError:
            self.cache.forget(KIND, path)
            return None
        self.cache.remember(KIND, path, digest, found)
        return found

    def keep(self, actor: Actor, data: bytes) -> None:
        """Have a sound record known to later builds, if it is plain."""
        if _split_plain(data, actor.path) is not None and not actor.standing:
            head = msgspec.msgpack.encode(_take_apart(actor))
            self.cache.keep(KIND, actor.path, actor.digest, head)
            self.cache.remember(KIND, actor.path, actor.digest, actor)


def _split_plain(data: bytes, path: str) -> Front | None:
    """Return where the text of a plain record stands; None for any other source.

    A name of other letters than ASCII's is a problem, and may not even be text.
    """
    return PLAIN.split(data) if path.isascii() else None


def _take_apart(actor: Actor) -> _Plain:
    return _Plain(
        _take_name(actor.canonical),
        actor.kind,
        tuple(map(_take_name, actor.names)),
        actor.part_of,
        actor.member_of,
        actor.same_as,
        actor.country,
        actor.redirect_from,
        actor.context,
        tuple(actor.spans),
        tuple(number for span in actor.spans.values() for number in (span.line, span.column)),
    )


def _take_name(name: Name) -> _Name:
    span = name.span
    return _Name(name.text, name.kind, name.link, name.case, span.line, span.column, name.lang)


def _restore(plain: _Plain, source: SourceText, path: str, actor_id: str, digest: bytes) -> Actor:
    return Actor(
        id=actor_id,
        path=path,
        canonical=_restore_name(plain.canonical, path),
        kind=plain.kind,
        source=source,
        names=tuple([_restore_name(each, path) for each in plain.names]),
        part_of=plain.part_of,
        member_of=plain.member_of,
        same_as=plain.same_as,
        country=plain.country,
        redirect_from=plain.redirect_from,
        context=plain.context,
        digest=digest,
        spans=Spans(path, plain.keys, plain.numbers),
    )


def _restore_name(each: _Name, path: str) -> Name:
    span = Span(path, each.line, each.column)
    return Name(each.text, each.kind, each.link, each.case, span, each.lang)
