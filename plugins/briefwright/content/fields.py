"""The kinds of value that front matter may hold, as pydantic types.

Every value arrives as the text that stands in the file. What is wrong with it is raised as a
pydantic error whose type is a rule of the catalogue, with the message and the hint ready.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefwright.content import forms
from briefwright.content.characters import describe, find_control, find_hidden, find_turning
from briefwright.content.dates import Date, DateError, parse_date
from briefwright.content.folding import fold_space
from briefwright.diagnostics.wording import find_nearest, list_words, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import StrEnum

    from briefwright.content.threat import Scale

    Kind = TypeVar("Kind", bound=StrEnum)

SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_PATH = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*")
_MOMENT = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?) ?([Zz]|[+-]\d\d:?\d\d)?", re.ASCII
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_WIKIDATA = re.compile(r"Q[1-9]\d*", re.ASCII)
_WIKIDATA_PAGE = re.compile(
    r"(?:https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d*)",
    re.ASCII | re.IGNORECASE,
)
_FORM = re.compile(r"[\s_-]+")
_EXAMPLE = "2025-05-28T06:00:00Z"
_FEW = 2
_TRUTH = {"true": True, "false": False}

TLP_LABELS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
"""The labels of the Traffic Light Protocol, version 2.0 (FIRST, 2022)."""


@dataclass(frozen=True, slots=True)
class Expectations:
    """What values are checked against besides their own form."""

    scale: Scale


def fault(
    rule: str, message: str, hint: str = "", *, at: str = "", meant: str = ""
) -> PydanticCustomError:
    """Return the pydantic error that stands for a problem of this rule.

    `at` is the key that has it when a whole mapping was looked at. `meant` is the same value as
    it should be written, where it is only written in another way.
    """
    context = {"message": message, "hint": hint, "at": at, "meant": meant}
    return PydanticCustomError(rule, "{message}", context)


def refuse(message: str, hint: str = "", meant: str = "") -> PydanticCustomError:
    """Return the error for a value that its key does not accept."""
    return fault("bad-value", message, hint, meant=meant)


def check_choice(value: str, known: Iterable[str], what: str, rule: str = "bad-value") -> str:
    """Return the value if it is known; else raise the error that names the nearest ones."""
    choices = tuple(known)
    if value in choices:
        return value
    if not value.strip():
        raise fault("empty-value", f"the {what} is empty", f"write {list_words(choices)}")
    nearest = find_nearest(value, choices)
    many = "" if nearest or len(choices) <= _FEW else "one of "
    hint = f"{many}{list_words(nearest or choices)}"
    same = [each for each in choices if _FORM.sub("-", value.strip()).lower() == each]
    meant = same[0] if same else ""
    raise fault(rule, f"no {what} is called {quote(value)}", f"write {hint}", meant=meant)


def _check_characters(value: str, finders: Iterable[Callable[[str], int | None]]) -> str:
    for find in finders:
        if (position := find(value)) is not None:
            sign = describe(value[position])
            near = quote(value[max(position - 20, 0) : position])
            where = f"behind {near}" if position else "at the start"
            raise fault("control-character", f"{sign} stands {where}", "delete it")
    return value


def _line(value: str) -> str:
    if value.isascii() and value.isprintable() and (text := " ".join(value.split())):
        return text  # Most values: there is nothing in them to be looked for.
    text = fold_space(_check_characters(value, (find_control, find_turning)))
    if not text:
        raise fault("empty-value", "the value is empty", "write something, or delete the key")
    return text


def _paragraphs(value: str) -> str:
    _line(value)
    return value.strip()


def _name(value: str) -> str:
    if value.isascii():
        return _line(value)
    return _line(_check_characters(value, (find_control, find_hidden)))


def _id(value: str, form: re.Pattern[str], signs: str) -> str:
    _line(value)
    if form.fullmatch(value):
        return value
    meant = re.sub(r"[^a-z0-9/]+" if "slash" in signs else r"[^a-z0-9]+", "-", value.lower())
    meant = meant.strip("-/")
    hint = f"write {meant}" if form.fullmatch(meant) else "write a word of these signs"
    raise fault("bad-id", f"{quote(value)} is no id: it may hold {signs} only", hint)


def _slug(value: str) -> str:
    return _id(value, SLUG, "lowercase ASCII letters, digits and hyphens")


def _briefing_id(value: str) -> str:
    return _id(value, _PATH, "lowercase ASCII letters, digits, hyphens and slashes")


def _text(value: object, what: str, such_as: str) -> str:
    """Return the value when it is a text; validators that take over must look first."""
    if not isinstance(value, str):
        shape = "a list" if isinstance(value, list) else "a mapping"
        raise fault("wrong-type", f"{what} is expected here, not {shape}", f"write {such_as}")
    return _check_characters(value, (find_control,))


def _date(value: object) -> Date:
    try:
        return parse_date(_text(value, "a date", "one such as 2025-05-27"))
    except DateError as error:
        raise fault("bad-date", str(error), error.hint, meant=error.meant) from None


def _is_day(text: str) -> bool:
    """Return whether a text is a day that exists."""
    try:
        return bool(_DAY.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _moment(value: object) -> datetime:
    text = _text(value, "a point in time", f"one such as {_EXAMPLE}")
    found = _MOMENT.fullmatch(text)
    if found is None:
        message = f"{quote(text)} is no point in time: a day, a time and an offset are needed"
        hint = f"write it in the form {_EXAMPLE}"
        if _is_day(text):
            hint = f"add the time and the offset, such as {text}T06:00:00Z"
        raise fault("bad-date", message, hint)
    day, time, offset = found.groups()
    if offset is None:
        message = f"{quote(text)} does not say in which time zone it is"
        raise fault("bad-date", message, f"write {day}T{time}Z if it is UTC")
    try:
        return datetime.fromisoformat(f"{day}T{time}{offset.upper()}")
    except ValueError:
        message = f"{quote(text)} is no point in time that exists"
        hint = f"write one that does, in the form {_EXAMPLE}"
        raise fault("bad-date", message, hint) from None


def parse_moment(text: str) -> datetime | None:
    """Return the point in time that a text means; None when it means none."""
    try:
        return _moment(text)
    except PydanticCustomError:
        return None


def _url(value: str) -> str:
    text = _line(value)
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if good and forms.matches(forms.URL, text):
        return text
    raise refuse(
        f"{quote(text)} is no web address", "write one that starts with https:// or http://"
    )


def _level(value: str, info: ValidationInfo[Expectations]) -> str:
    return check_choice(value, info.context.scale.by_id, "threat level", "unknown-level")


def _flag(value: object) -> bool:
    text = _text(value, "true or false", "true or false")
    if text not in _TRUTH:
        meant = text.lower() if text.lower() in _TRUTH else ""
        hint = f"write {meant or 'true or false'}"
        raise refuse(f"{quote(text)} is neither true nor false", hint, meant)
    return _TRUTH[text]


def _tlp(value: str) -> str:
    if value not in TLP_LABELS:
        meant = value.upper().removeprefix("TLP:").strip().replace("WHITE", "CLEAR")
        label = f"TLP:{meant}"
        labels = list_words([label] if label in TLP_LABELS else TLP_LABELS)
        message = f"{quote(value)} is no label of the Traffic Light Protocol"
        # WHITE is CLEAR since version 2.0, but whoever marks a text so should say it anew.
        same = label in TLP_LABELS and "WHITE" not in value.upper()
        raise refuse(message, f"write {labels}", label if same else "")
    return value


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        tag = value.strip().replace("_", "-")
        meant = tag if _LANGUAGE.fullmatch(tag) else ""
        hint = f"write {meant or 'a tag such as en, uk or pt-BR'}"
        raise refuse(f"{quote(value)} is no language tag", hint, meant)
    return value


def _country(value: str) -> str:
    if not _COUNTRY.fullmatch(value):
        meant = value.upper() if _COUNTRY.fullmatch(value.upper()) else ""
        message = f"{quote(value)} is no country code of two capital letters"
        hint = f"write {meant or 'the two letters of ISO 3166, such as UA'}"
        raise refuse(message, hint, meant)
    return value


def _external_ids(ids: dict[str, str]) -> dict[str, str]:
    for scheme, value in ids.items():
        if not SLUG.fullmatch(scheme):
            message = f"{quote(scheme)} is no name of a register"
            raise fault("bad-id", message, "write a word such as wikidata or iso-3166", at=scheme)
        if scheme == "wikidata" and not _WIKIDATA.fullmatch(value):
            found = re.search(r"\bQ[1-9]\d*\b", value, re.IGNORECASE | re.ASCII)
            hint = f"write {found[0].upper()}" if found else "write the letter Q and its number"
            page = _WIKIDATA_PAGE.fullmatch(value)
            meant = page[1].upper() if page else ""
            message = f"{quote(value)} is no Wikidata id"
            raise fault("bad-value", message, hint, at=scheme, meant=meant)
    return ids


def choice(kinds: type[Kind], what: str, *, but: tuple[str, ...] = ()) -> PlainValidator:
    """Return the validator of a key that takes a member of an enumeration."""
    known = tuple(kind.value for kind in kinds if kind.value not in but)

    def validate(value: object) -> Kind:
        text = _text(value, f"a {what}", f"one of {list_words(known)}")
        return kinds(check_choice(text, known, what))

    form = WithJsonSchema(forms.member(known, "word"))
    return PlainValidator(validate, json_schema_input_type=Annotated[str, form])


Line = Annotated[str, AfterValidator(_line), WithJsonSchema(forms.LINE)]
"""One line of text, its white space folded."""

Paragraphs = Annotated[str, AfterValidator(_paragraphs), WithJsonSchema(forms.LINE)]
NameText = Annotated[str, AfterValidator(_name), WithJsonSchema(forms.NAME)]
"""A name: NFC, white space folded, nothing invisible in it."""

ActorName = Annotated[str, AfterValidator(_name), WithJsonSchema(forms.ACTOR)]
"""An id or a name that the registry must know."""

Slug = Annotated[str, AfterValidator(_slug), WithJsonSchema(forms.SLUG)]
BriefingId = Annotated[str, AfterValidator(_briefing_id), WithJsonSchema(forms.BRIEFING_ID)]
Day = Annotated[Date, PlainValidator(_date), WithJsonSchema(forms.DAY)]
Moment = Annotated[datetime, PlainValidator(_moment), WithJsonSchema(forms.MOMENT)]
Url = Annotated[str, AfterValidator(_url), WithJsonSchema(forms.URL)]
Level = Annotated[str, AfterValidator(_level), WithJsonSchema(forms.LEVEL)]
Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema(forms.FLAG)]
Tlp = Annotated[str, AfterValidator(_tlp), WithJsonSchema(forms.member(TLP_LABELS, "label"))]
Language = Annotated[str, AfterValidator(_language), WithJsonSchema(forms.LANGUAGE)]
Country = Annotated[str, AfterValidator(_country), WithJsonSchema(forms.COUNTRY)]

ExternalIds = Annotated[
    dict[str, Line], AfterValidator(_external_ids), WithJsonSchema(forms.EXTERNAL_IDS)
]
"""The ids that registers give to an actor, by register."""
