"""An actor's record: who it is and every name that means it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefwright.content.briefing import SourceText
    from briefwright.diagnostics.span import Span


class ActorKind(StrEnum):
    """What sort of actor this is."""

    PERSON = "person"
    STATE = "state"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    ALLIANCE = "alliance"
    ARMED_FORCE = "armed-force"
    PARTY = "party"
    GROUP = "group"
    PLACE = "place"
    OTHER = "other"


class NameKind(StrEnum):
    """What sort of name this is; decides how it links unless the name says otherwise."""

    CANONICAL = "canonical"
    ALIAS = "alias"
    ABBREVIATION = "abbreviation"
    SURNAME = "surname"
    FORMER = "former"
    NATIVE = "native"
    TRANSLITERATION = "transliteration"
    WEAK = "weak"
    DEMONYM = "demonym"
    METONYM = "metonym"


class LinkPolicy(StrEnum):
    """When a name in text means its actor."""

    AUTO = "auto"
    """Wherever it stands, unless several actors share it."""

    INTRODUCED = "introduced"
    """Where the actor is declared, or named in full before it (surnames)."""

    DECLARED = "declared"
    """Only where the briefing declares the actor."""

    NEVER = "never"
    """Never; the name is only searched."""


class CaseRule(StrEnum):
    """Whether a name must be written in its own case."""

    EXACT = "exact"
    FOLD = "fold"


DEFAULT_POLICY: dict[NameKind, LinkPolicy] = {
    NameKind.SURNAME: LinkPolicy.INTRODUCED,
    NameKind.WEAK: LinkPolicy.NEVER,
    NameKind.DEMONYM: LinkPolicy.NEVER,
    NameKind.METONYM: LinkPolicy.NEVER,
}
"""Policies of the kinds that do not link automatically; every other kind is AUTO."""


class Name(msgspec.Struct, frozen=True, gc=False):
    """One name of an actor."""

    text: str
    """NFC, with runs of white space folded to one space."""

    kind: NameKind
    link: LinkPolicy
    case: CaseRule
    span: Span
    lang: str | None = None


class Actor(msgspec.Struct, frozen=True, gc=False):
    """One actor's record."""

    id: str
    """File name without `.md`; the last part of its URL."""

    path: str
    """Path of the record, relative to the project's root."""

    canonical: Name
    kind: ActorKind
    source: SourceText
    names: tuple[Name, ...] = ()
    """Further names, as listed; the canonical name is not among them."""

    part_of: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    same_as: tuple[tuple[str, str], ...] = ()
    """External ids as (scheme, id), sorted."""

    country: str | None = None
    redirect_from: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    """Longer phrases that contain one of its names and do not mean it; folded like names."""

    standing: bool = False
    """Whether the actor has a page even when no published briefing names it."""

    digest: bytes = b""
    """16 bytes that tell the file's bytes from any others; empty where no file was read."""

    spans: Mapping[str, Span] = {}
    """Where values stand: `name`, `names.0`, `part_of.1`, `same_as.wikidata`, `context.0`."""

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.canonical.text

    @property
    def all_names(self) -> tuple[Name, ...]:
        """The canonical name, then the further ones."""
        return (self.canonical, *self.names)
