"""A briefing or an actor that is about to be written: its text, and where it belongs."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from briefwright.content.paths import suggest_stem

_PLAIN = re.compile("[^\\W_](?:[\\w .,'\u2019()/+-]*[\\w.,'\u2019()/+-])?")
"""Values that need no quotes in YAML, also within brackets but for the comma."""

_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """A briefing as it will be written."""

    title: str
    date: str
    actors: tuple[str, ...]
    """Ids."""

    threat_level: str
    body: str
    summary: str | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    status: str | None = None
    language: str | None = None

    def render(self) -> str:
        """Return the text of the file."""
        rows: tuple[tuple[str, str | tuple[str, ...] | None], ...] = (
            ("title", self.title),
            ("date", self.date),
            ("actors", self.actors),
            ("threat_level", self.threat_level),
            ("summary", self.summary),
            ("authors", self.authors or None),
            ("tags", self.tags or None),
            ("status", self.status),
            ("language", self.language),
        )
        lines = [f"{key}: {_write(value)}" for key, value in rows if value is not None]
        return _file(lines, self.body)


@dataclass(frozen=True, slots=True)
class ActorDraft:
    """An actor's record as it will be written."""

    name: str
    kind: str
    names: tuple[tuple[str, str], ...] = ()
    """Further names, each with its kind."""

    body: str = ""

    def render(self) -> str:
        """Return the text of the file."""
        lines = [f"name: {quote_yaml(self.name)}", f"kind: {self.kind}"]
        if self.names:
            lines.append("names:")
        for name, kind in self.names:
            text = quote_yaml(name, in_list=True)
            plain = kind == "alias"
            lines.append(f"  - {text}" if plain else f"  - {{name: {text}, kind: {kind}}}")
        return _file(lines, self.body)


def _file(lines: list[str], body: str) -> str:
    head = "".join(f"{line}\n" for line in ("---", *lines, "---"))
    return f"{head}\n{body.strip()}\n" if body.strip() else head


def _write(value: str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return quote_yaml(value)
    return f"[{', '.join(quote_yaml(item, in_list=True) for item in value)}]"


def quote_yaml(text: str, *, in_list: bool = False) -> str:
    """Return a text as a value of YAML on one line; in quotes unless it needs none."""
    plain = _PLAIN.fullmatch(text) and text.lower() != "null"
    if plain and not (in_list and "," in text):
        return text
    return json.dumps(text, ensure_ascii=False)


def suggest_slug(title: str) -> str:
    """Return the file name for a title, without `.md`; empty when no letter of it can stay."""
    slug = suggest_stem(title)
    if len(slug) <= _LONGEST_SLUG:
        return slug
    head = slug[: _LONGEST_SLUG + 1]
    return head.rpartition("-")[0] or slug[:_LONGEST_SLUG]
