"""What front matter may say: one pydantic model for each record and for each kind of entry.

The schema of the front matter and the reference for authors are made from these. The values
that the rest of the program works with are the frozen dataclasses of `briefing` and `actor`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Union

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from briefwright.content.actor import ActorKind, CaseRule, LinkPolicy, NameKind
from briefwright.content.briefing import Status
from briefwright.content.fields import (
    ActorName,
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


def _as_mapping(key: str, bare: object, model: type[BaseModel]) -> BeforeValidator:
    """Return the validator that takes a bare text for a mapping with that one key."""

    def expand(value: object) -> object:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(expand, json_schema_input_type=Union[bare, model])  # noqa: UP007 - types that are values


class UpdateType(StrEnum):
    """How much an update changes what a briefing says."""

    MAJOR = "major"
    MINOR = "minor"


class Record(BaseModel):
    """A mapping of which every key is known."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class DeclaredEntry(Record):
    """One entry of `actors`."""

    actor: ActorName = Field(
        description="Whom the entry declares, by id or name.", examples=["russia"]
    )
    role: Line | None = Field(
        None, description="What part it plays in the briefing.", examples=["subject"]
    )
    threat_level: Level | None = Field(
        None, description="The author's assessment of the actor itself.", examples=["high"]
    )
    reason: Line | None = Field(
        None, description="Why that level.", examples=["Largest strikes so far"]
    )


Declared = Annotated[DeclaredEntry, _as_mapping("actor", ActorName, DeclaredEntry)]


class EventEntry(Record):
    """One entry of `events`."""

    date: Day = Field(
        description="When it happened, as exactly as is known.", examples=["2025-05-25"]
    )
    title: Line = Field(
        description="What happened, in one line.", examples=["Largest drone strike of the war"]
    )
    actors: tuple[Declared, ...] = Field(
        (), description="Whom it concerns.", examples=["[russia, ukraine]"]
    )


class SourceEntry(Record):
    """One entry of `sources`."""

    title: Line = Field(
        description="What the source is called.", examples=["Statement on range limits"]
    )
    publisher: Line | None = Field(
        None, description="Who published it.", examples=["Federal Government"]
    )
    url: Url | None = Field(
        None, description="Where it is.", examples=["https://example.org/statement"]
    )
    accessed: Day | None = Field(
        None, description="The day on which you opened it.", examples=["2025-05-26"]
    )
    archived: Url | None = Field(
        None,
        description="Where a copy is kept.",
        examples=["https://example.org/archive/statement"],
    )


class CorrectionEntry(Record):
    """One entry of `corrections`."""

    date: Day = Field(description="The day of the note.", examples=["2025-05-29"])
    note: Line = Field(
        description="What was changed, in one line.", examples=["Corrects the day of the strike"]
    )


class UpdateEntry(CorrectionEntry):
    """One entry of `updates`."""

    type: Annotated[UpdateType, choice(UpdateType, "type of update")] = Field(
        UpdateType.MAJOR,
        description="Whether it changes what the briefing says.",
        examples=["major"],
    )


class BriefingRecord(Record):
    """The front matter of a briefing."""

    title: Line = Field(
        description="The heading of the page; quote it, since a colon is common in titles.",
        examples=['"Ceasefire talks stall"'],
    )
    date: Day = Field(
        description="The day up to which you took account of things; briefings are sorted by it.",
        examples=["2025-05-27"],
    )
    actors: tuple[Declared, ...] = Field(
        description="Whom the briefing is about, by id or name.",
        examples=["[vladimir-putin, ukraine]"],
    )
    threat_level: Level = Field(
        description="The level of the matter, or `unknown`.", examples=["high"]
    )
    summary: Paragraphs | None = Field(
        None,
        description="Shown in lists; else the executive summary is, or the first paragraph.",
        examples=['"Talks stalled."'],
    )
    id: BriefingId | None = Field(
        None,
        description="The permanent id; else the path below the briefings folder.",
        examples=["2025/ceasefire-kyiv"],
    )
    authors: tuple[Line, ...] = Field((), description="Who wrote it.", examples=["[Ana Kovač]"])
    tags: tuple[Line, ...] = Field((), description="Free keywords.", examples=["[ceasefire]"])
    situation: Slug | None = Field(
        None, description="The longer story to which it belongs.", examples=["russia-ukraine-war"]
    )
    language: Language | None = Field(
        None, description="The language of the text.", examples=["en"]
    )
    published: Moment | None = Field(
        None,
        description="When it appears; before that it is not published.",
        examples=["2025-05-27T18:00:00Z"],
    )
    updates: tuple[UpdateEntry, ...] = Field(
        (),
        description="What was added later.",
        examples=["[{date: 2025-05-29, type: major, note: Adds a statement}]"],
    )
    status: Annotated[Status, choice(Status, "status")] = Field(
        Status.PUBLISHED,
        description="A draft is not published; the others are, and say what they are.",
        examples=["draft"],
    )
    embargo: Moment | None = Field(
        None,
        description="Nothing of it is published before then.",
        examples=["2025-05-28T06:00:00Z"],
    )
    tlp: Tlp | None = Field(
        None,
        description="The Traffic Light Protocol label; only `TLP:CLEAR` is published.",
        examples=['"TLP:CLEAR"'],
    )
    supersedes: BriefingId | None = Field(
        None,
        description="The id of the briefing that this one replaces.",
        examples=["2025/earlier-talks"],
    )
    redirect_from: tuple[BriefingId, ...] = Field(
        (),
        description="Former places below the briefings folder, whose addresses lead here.",
        examples=["[2025/kyiv-talks]"],
    )
    corrections: tuple[CorrectionEntry, ...] = Field(
        (),
        description="Errors that were put right, shown with the briefing.",
        examples=["[{date: 2025-05-29, note: Corrects a day}]"],
    )
    events: tuple[EventEntry, ...] = Field(
        (),
        description="What happened and when, for the chronology.",
        examples=["[{date: 2025-05-25, title: Largest strike, actors: [russia]}]"],
    )
    sources: tuple[SourceEntry, ...] = Field(
        (),
        description="What the briefing rests on.",
        examples=['[{title: Statement, url: "https://example.org/"}]'],
    )


class CanonicalName(Record):
    """An actor's `name` that says more than its text."""

    name: NameText = Field(description="The name as it is written.", examples=["Georgia"])
    lang: Language | None = Field(None, description="The language that it is in.", examples=["en"])
    link: Annotated[LinkPolicy, choice(LinkPolicy, "link rule", but=("introduced",))] | None = (
        Field(
            None,
            description="When it links; the kind of name decides otherwise.",
            examples=["declared"],
        )
    )
    case: Annotated[CaseRule, choice(CaseRule, "case rule")] = Field(
        CaseRule.EXACT, description="Whether it must be written in its own case.", examples=["fold"]
    )


class NameEntry(CanonicalName):
    """One entry of an actor's `names`."""

    kind: Annotated[NameKind, choice(NameKind, "kind of name", but=("canonical",))] = Field(
        NameKind.ALIAS,
        description="What sort of name it is, which decides when it links.",
        examples=["surname"],
    )


class ActorRecord(Record):
    """The front matter of an actor's record."""

    name: Annotated[CanonicalName, _as_mapping("name", NameText, CanonicalName)] = Field(
        description="The name that the site shows; no two actors have the same.",
        examples=["Volodymyr Zelenskyy"],
    )
    kind: Annotated[ActorKind, choice(ActorKind, "kind of actor")] = Field(
        ActorKind.OTHER, description="What sort of actor it is.", examples=["person"]
    )
    names: tuple[Annotated[NameEntry, _as_mapping("name", NameText, NameEntry)], ...] = Field(
        (), description="Every other name that means it.", examples=["[Volodymyr Zelensky]"]
    )
    part_of: tuple[Line, ...] = Field(
        (),
        description="Ids of what it belongs to; shown, and never counted upwards.",
        examples=["[ukraine]"],
    )
    member_of: tuple[Line, ...] = Field(
        (), description="Ids of what it is a member of.", examples=["[nato]"]
    )
    same_as: ExternalIds = Field(
        {},
        description="Its id in other registers; each belongs to one actor.",
        examples=["{wikidata: Q3874799}"],
    )
    country: Country | None = Field(
        None,
        description="Its country, in two letters; quoted, since other programs read `NO` as false.",
        examples=['"UA"'],
    )
    redirect_from: tuple[Slug, ...] = Field(
        (), description="Former ids, whose addresses lead here.", examples=["[zelensky]"]
    )
    context: tuple[NameText, ...] = Field(
        (),
        description="Longer phrases that contain its name and do not mean it.",
        examples=["[South China Sea]"],
    )
    standing: Flag = Field(
        default=False,
        description="Gives it a page even where no briefing names it.",
        examples=["true"],
    )
