"""Actors for tests and for the benchmark, made as a record would make them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    from collections.abc import Iterable, Mapping


def make_actor(
    id: str,  # noqa: A002 (the key of a record)
    name: str,
    kind: str = "state",
    *,
    names: Iterable[str | Mapping[str, str] | Name] = (),
    redirect_from: tuple[str, ...] = (),
    **fields: Any,
) -> Actor:
    """Return an actor; a further name is told as in a record, or is one that was made before."""
    path = f"docs/actors/{id}.md"
    return Actor(
        id=id,
        path=path,
        canonical=make_name({"name": name, "kind": "canonical"}, Span(path, 2, 7)),
        kind=ActorKind(kind),
        source=fields.pop("source", SourceText("", 20)),
        names=tuple(
            told if isinstance(told, Name) else make_name(told, Span(path, 4 + place, 5))
            for place, told in enumerate(names)
        ),
        redirect_from=redirect_from,
        spans={f"redirect_from.{n}": Span(path, 6, 17 + 9 * n) for n in range(len(redirect_from))},
        **fields,
    )


def make_name(told: str | Mapping[str, str], span: Span) -> Name:
    """Return a name as a record tells it: its text alone, or with the keys that a name may have."""
    fields = {"name": told} if isinstance(told, str) else told
    kind = NameKind(fields.get("kind", "alias"))
    link = fields.get("link")
    return Name(
        fold_space(fields["name"]),
        kind,
        LinkPolicy(link) if link else DEFAULT_POLICY.get(kind, LinkPolicy.AUTO),
        CaseRule(fields.get("case", "exact")),
        span,
        fields.get("lang") or None,
    )
