"""What front matter may say: one pydantic model for each record and for each kind of entry.

The schema of the front matter and the reference for authors are made from these. The values
that the rest of the program works with are the frozen dataclasses of `briefing` and `actor`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from briefwright.content.actor import ActorKind, CaseRule, LinkPolicy, NameKind
from briefwright.content.briefing import Status
from briefwright.content.fields import (
    BriefingId,
    Country,
    Day,
    ExternalIds,
    Flag,
    Language,
    Level,
    Line,
    Moment,
    NameText,
    Paragraphs,
    Slug,
    Tlp,
    Url,
    choice,
)


def _as_mapping(key: str) -> BeforeValidator:
    """Return the validator that takes a bare text for a mapping with that one key."""

    def expand(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(expand)


class UpdateType(StrEnum):
    """How much an update changes what a briefing says."""

    MAJOR = "major"
    MINOR = "minor"


class Record(BaseModel):
    """A mapping of which every key is known."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class DeclaredEntry(Record):
    """One entry of `actors`."""

    actor: NameText = Field(examples=["russia"])
    role: Line | None = Field(None, examples=["subject"])
    threat_level: Level | None = Field(None, examples=["high"])
    reason: Line | None = Field(None, examples=["Largest strikes so far"])


Declared = Annotated[DeclaredEntry, _as_mapping("actor")]


class EventEntry(Record):
    """One entry of `events`."""

    date: Day = Field(examples=["2025-05-25"])
    title: Line = Field(examples=["Largest drone strike of the war"])
    actors: tuple[Declared, ...] = Field((), examples=["[russia, ukraine]"])


class SourceEntry(Record):
    """One entry of `sources`."""

    title: Line = Field(examples=["Statement on range limits"])
    publisher: Line | None = Field(None, examples=["Federal Government"])
    url: Url | None = Field(None, examples=["https://example.org/statement"])
    accessed: Day | None = Field(None, examples=["2025-05-26"])
    archived: Url | None = Field(None, examples=["https://example.org/archive/statement"])


class CorrectionEntry(Record):
    """One entry of `corrections`."""

    date: Day = Field(examples=["2025-05-29"])
    note: Line = Field(examples=["Corrects the day of the strike"])


class UpdateEntry(CorrectionEntry):
    """One entry of `updates`."""

    type: Annotated[UpdateType, choice(UpdateType, "type of update")] = Field(
        UpdateType.MAJOR, examples=["major"]
    )


class BriefingRecord(Record):
    """The front matter of a briefing."""

    title: Line = Field(examples=['"Ceasefire talks stall"'])
    date: Day = Field(examples=["2025-05-27"])
    actors: tuple[Declared, ...] = Field(examples=["[vladimir-putin, ukraine]"])
    threat_level: Level = Field(examples=["high"])
    summary: Paragraphs | None = Field(None, examples=['"Talks stalled."'])
    id: BriefingId | None = Field(None, examples=["2025/ceasefire-kyiv"])
    authors: tuple[Line, ...] = Field((), examples=["[Ana Kovač]"])
    tags: tuple[Line, ...] = Field((), examples=["[ceasefire]"])
    situation: Slug | None = Field(None, examples=["russia-ukraine-war"])
    language: Language | None = Field(None, examples=["en"])
    published: Moment | None = Field(None, examples=["2025-05-27T18:00:00Z"])
    updates: tuple[UpdateEntry, ...] = Field(
        (), examples=["[{date: 2025-05-29, type: major, note: Adds a statement}]"]
    )
    status: Annotated[Status, choice(Status, "status")] = Field(
        Status.PUBLISHED, examples=["draft"]
    )
    embargo: Moment | None = Field(None, examples=["2025-05-28T06:00:00Z"])
    tlp: Tlp | None = Field(None, examples=['"TLP:CLEAR"'])
    supersedes: BriefingId | None = Field(None, examples=["2025/earlier-talks"])
    corrections: tuple[CorrectionEntry, ...] = Field(
        (), examples=["[{date: 2025-05-29, note: Corrects a day}]"]
    )
    events: tuple[EventEntry, ...] = Field(
        (), examples=["[{date: 2025-05-25, title: Largest strike, actors: [russia]}]"]
    )
    sources: tuple[SourceEntry, ...] = Field(
        (), examples=['[{title: Statement, url: "https://example.org/"}]']
    )


class CanonicalName(Record):
    """An actor's `name` that says more than its text."""

    name: NameText = Field(examples=["Georgia"])
    lang: Language | None = Field(None, examples=["en"])
    link: Annotated[LinkPolicy, choice(LinkPolicy, "link rule", but=("introduced",))] | None = (
        Field(None, examples=["declared"])
    )
    case: Annotated[CaseRule, choice(CaseRule, "case rule")] = Field(
        CaseRule.EXACT, examples=["fold"]
    )


class NameEntry(CanonicalName):
    """One entry of an actor's `names`."""

    kind: Annotated[NameKind, choice(NameKind, "kind of name", but=("canonical",))] = Field(
        NameKind.ALIAS, examples=["surname"]
    )


class ActorRecord(Record):
    """The front matter of an actor's record."""

    name: Annotated[CanonicalName, _as_mapping("name")] = Field(examples=["Volodymyr Zelenskyy"])
    kind: Annotated[ActorKind, choice(ActorKind, "kind of actor")] = Field(
        ActorKind.OTHER, examples=["person"]
    )
    names: tuple[Annotated[NameEntry, _as_mapping("name")], ...] = Field(
        (), examples=["[Volodymyr Zelensky]"]
    )
    part_of: tuple[Line, ...] = Field((), examples=["[ukraine]"])
    member_of: tuple[Line, ...] = Field((), examples=["[nato]"])
    same_as: ExternalIds = Field({}, examples=["{wikidata: Q3874799}"])
    country: Country | None = Field(None, examples=['"UA"'])
    redirect_from: tuple[Slug, ...] = Field((), examples=["[zelensky]"])
    context: tuple[NameText, ...] = Field((), examples=["[South China Sea]"])
    standing: Flag = Field(default=False, examples=["true"])
