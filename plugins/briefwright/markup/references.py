"""`[[actor]]`: what the author has decided about a name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.diagnostics.problem import Problem
from briefwright.markup.dialect import ACTOR_REFERENCE
from briefwright.names.checks import unknown_hint
from briefwright.names.registry import Shared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from briefwright.markup.places import Places
    from briefwright.names.registry import Registry


@dataclass
class References:
    """Resolves the references of one text and keeps what is wrong with them."""

    registry: Registry
    places: Places
    problems: list[Problem] = field(default_factory=list)

    def settle(self, tokens: Iterable[Token]) -> None:
        """Put the actor's id, or None, into `meta["actor"]` of every reference."""
        for inline in tokens:
            for token in inline.children or []:
                if token.type == ACTOR_REFERENCE:
                    token.meta["actor"] = self._resolve(token, inline)

    def _resolve(self, token: Token, inline: Token) -> str | None:
        """Return the id of the actor that a reference links, or None when it links nobody.

        `[[!…]]` links nobody, nor does a name that is unknown. A reference that gives an id and
        no text of its own shows the actor's name.
        """
        if not token.meta["linked"]:
            return None
        name = token.meta["name"]
        actor = self.registry.resolve(name)
        if actor is None or isinstance(actor, Shared):
            span = self.places.find(inline, token.markup, f"[[{name}", name)
            self.problems.append(Problem(span, *self._complaint(name, actor)))
            return None
        if not token.meta["labelled"] and name == actor.id:
            token.content = actor.name
        return actor.id

    def _complaint(self, name: str, actor: Shared | None) -> tuple[str, str, str]:
        if actor is None:
            return (
                "unknown-actor-link",
                f'no actor is called "{name}"',
                unknown_hint(self.registry, name),
            )
        ids = " or ".join(f"[[{bearer.id}|{name}]]" for bearer in actor.bearers)
        return ("unknown-actor-link", f'several actors are called "{name}"', f"write {ids}")
