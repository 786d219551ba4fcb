"""Front matter from elsewhere becomes that of a briefing; what has no place in it is remarked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefwright.cli.converting import convert_body, read_loose_date
from briefwright.diagnostics.wording import list_words, quote
from briefwright.names.registry import Shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.cli.foreign import Entry, Foreign, Value
    from briefwright.content.threat import Scale
    from briefwright.names.registry import Registry

_TEXTS = {
    "title": "title", "summary": "summary", "description": "summary", "excerpt": "summary",
    "lang": "language", "language": "language", "threat_level": "threat_level",
}  # fmt: skip
_DATES = ("date", "created", "published", "publishdate")
_TERMS = ("tags", "tag", "keywords", "categories", "category", "actors", "taxonomies")
_PEOPLE = ("author", "authors")
_OF_A_DATE = ("created", "published", "date")
"""Keys of a date that is a mapping, as Material's blog has it."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a foreign text says, as far as a briefing can say it."""

    body: str
    title: str | None = None
    date: str | None = None
    threat_level: str | None = None
    summary: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    """Ids of the actors that its tags and categories name."""

    is_draft: bool = False
    remarks: tuple[tuple[int, str], ...] = ()


def map_foreign(foreign: Foreign, registry: Registry, scale: Scale) -> Mapped:
    """Return what a foreign text says, with remarks on what could not be kept."""
    converted = convert_body(foreign, registry)
    desk = _Desk(registry, scale)
    for entry in foreign.entries:
        desk.take(entry)
    for tag in converted.tags:
        desk.take_term(tag, foreign.first_line)
    texts = desk.texts
    return Mapped(
        body=converted.body,
        title=texts.get("title") or converted.title,
        date=desk.date or foreign.name_date or converted.date,
        threat_level=texts.get("threat_level"),
        summary=texts.get("summary"),
        language=texts.get("language"),
        authors=tuple(desk.authors),
        tags=tuple(dict.fromkeys(desk.tags)),
        actors=tuple(dict.fromkeys(desk.actors)),
        is_draft=desk.is_draft,
        remarks=tuple(sorted((*desk.remarks, *converted.remarks))),
    )


@dataclass
class _Desk:
    """Where the keys are looked at, one after the other."""

    registry: Registry
    scale: Scale
    texts: dict[str, str] = field(default_factory=dict)
    date: str | None = None
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    actors: list[str] = field(default_factory=list)
    is_draft: bool = False
    remarks: list[tuple[int, str]] = field(default_factory=list)

    def take(self, entry: Entry) -> None:
        """Put what a key says where it belongs."""
        key, value = entry.key.lower(), entry.value
        if key in _DATES:
            self._take_date(entry)
        elif key in _TERMS:
            for term in _flatten(value):
                self.take_term(term, entry.line)
        elif key in _PEOPLE:
            self.authors += _flatten(value)
        elif key == "draft" and value in ("true", "false"):
            self.is_draft |= value == "true"
        elif key == "status" and value in ("draft", "published"):
            self.is_draft |= value == "draft"
        elif key in _TEXTS and isinstance(value, str) and self._accepts(key, value):
            if value.strip():
                self.texts.setdefault(_TEXTS[key], " ".join(value.split()))
        else:
            self._remark(entry.line, f"the key {quote(entry.key)} has no place in a briefing")

    def take_term(self, term: str, line: int) -> None:
        """Take a tag or a category: an actor that it names, or a tag."""
        match self.registry.resolve(term):
            case None:
                self.tags.append(term)
            case Shared(bearers):
                ids = list_words([bearer.id for bearer in bearers])
                self._remark(line, f"{quote(term)} may be {ids}, and is a tag until you choose")
                self.tags.append(term)
            case actor:
                self.actors.append(actor.id)

    def _take_date(self, entry: Entry) -> None:
        value = entry.value
        if entry.key.lower() == "published" and value in ("true", "false"):
            self.is_draft |= value == "false"
            return
        if isinstance(value, dict):
            value = next((value[key] for key in _OF_A_DATE if key in value), "")
        found = read_loose_date(value) if isinstance(value, str) else None
        if found is None:
            self._remark(entry.line, f"the date {quote(str(entry.value))} cannot be read for sure")
        else:
            self.date = self.date or found

    def _accepts(self, key: str, value: str) -> bool:
        if _TEXTS[key] == "threat_level":
            return value in self.scale.by_id
        return _TEXTS[key] != "language" or value.replace("-", "").isalnum()

    def _remark(self, line: int, text: str) -> None:
        self.remarks.append((line, text))


def _flatten(value: Value) -> Iterator[str]:
    """Yield the texts of a value; one text may hold several, between commas."""
    if isinstance(value, str):
        yield from (part.strip() for part in value.split(",") if part.strip())
    elif isinstance(value, dict):
        for item in value.values():
            yield from _flatten(item)
    else:
        for item in value:
            yield from [item.strip()] if isinstance(item, str) else _flatten(item)
