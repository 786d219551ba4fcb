"""Actors for tests, made as a record would make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.content.actor import (
    DEFAULT_POLICY,
    Actor,
    ActorKind,
    CaseRule,
    LinkPolicy,
    Name,
    NameKind,
)
from briefwright.content.briefing import SourceText
from briefwright.content.folding import fold_space
from briefwright.diagnostics.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence


def make_actor(
    id: str,  # noqa: A002 (the key of a record)
    name: str,
    kind: str = "state",
    *,
    names: Sequence[str | dict[str, str]] = (),
    context: Sequence[str] = (),
    part_of: Sequence[str] = (),
    member_of: Sequence[str] = (),
    same_as: Sequence[tuple[str, str]] = (),
    country: str | None = None,
) -> Actor:
    path = f"docs/actors/{id}.md"
    return Actor(
        id=id,
        path=path,
        canonical=Name(
            fold_space(name),
            NameKind.CANONICAL,
            LinkPolicy.AUTO,
            CaseRule.EXACT,
            Span(path, 2, 7),
        ),
        kind=ActorKind(kind),
        source=SourceText("", 4),
        names=tuple(
            _make_name(entry, Span(path, 4 + index, 5)) for index, entry in enumerate(names)
        ),
        context=tuple(context),
        part_of=tuple(part_of),
        member_of=tuple(member_of),
        same_as=tuple(same_as),
        country=country,
    )


def _make_name(entry: str | dict[str, str], span: Span) -> Name:
    fields = {"name": entry} if isinstance(entry, str) else entry
    kind = NameKind(fields.get("kind", "alias"))
    link = fields.get("link")
    return Name(
        fold_space(fields["name"]),
        kind,
        LinkPolicy(link) if link else DEFAULT_POLICY.get(kind, LinkPolicy.AUTO),
        CaseRule(fields.get("case", "exact")),
        span,
        fields.get("lang"),
    )
