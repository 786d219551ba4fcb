"""How to cite a briefing: as plain text, as BibTeX and as CSL-JSON.

Names are given whole: nothing here guesses which part of one is the family name. A date has the
precision that its author gave it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, NotRequired, TypedDict

from briefwright.exports.items import item_authors
from briefwright.exports.texts import legal
from briefwright.exports.times import iso_point

if TYPE_CHECKING:
    from briefwright.archive.archive import Entry
    from briefwright.content.dates import Date, Point
    from briefwright.exports.press import Press


@dataclass(frozen=True, slots=True)
class Reference:
    """One briefing as other texts cite it."""

    plain: str
    bibtex: str
    csl: str
    """A JSON list with one item, as reference managers import it."""


class CslName(TypedDict):
    """A name that is not taken apart."""

    literal: str


CslDate = TypedDict(
    "CslDate",
    {
        "date-parts": NotRequired[list[list[int]]],
        "circa": NotRequired[bool],
        "literal": NotRequired[str],
    },
)
"""A date or an interval; `literal` where it is open at one end, for which CSL has no parts."""

CslItem = TypedDict(
    "CslItem",
    {
        "id": str,
        "type": str,
        "title": str,
        "author": list[CslName],
        "issued": CslDate,
        "container-title": str,
        "URL": NotRequired[str],
        "language": NotRequired[str],
        "status": NotRequired[str],
    },
)
"""Source: CSL 1.0.2, schema `csl-data.json`."""


_JSON = json.JSONEncoder(ensure_ascii=False).encode
"""Made once: `json.dumps` makes an encoder for every call that is not as it comes."""


def reference(press: Press, entry: Entry) -> Reference:
    """Return how a briefing is cited. Without the site's address there is no link in it."""
    return Reference(
        plain=_plain(press, entry),
        bibtex=_bibtex(press, entry),
        csl=_csl_text(_csl(press, entry)),
    )


def _plain(press: Press, entry: Entry) -> str:
    briefing, standing = entry.briefing, press.standing(entry)
    authors = _listed(item_authors(press, entry))
    parts = (
        f"{authors} ({briefing.date.display()})",
        f"{briefing.title} [{standing.word}]" if standing else briefing.title,
        press.title if press.title != authors else "",
        press.address(entry.url),
    )
    sentences = (part if part[-1] in ".?!" else f"{part}." for part in parts[:-1] if part)
    return legal(" ".join((*sentences, parts[-1])).rstrip())


def _listed(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _bibtex(press: Press, entry: Entry) -> str:
    """Return an entry that both BibTeX (`year`, `month`) and biblatex (`date`) can read."""
    briefing, standing = entry.briefing, press.standing(entry)
    when = briefing.date.known
    # A brace within a brace: the name is one word, and "and" in it joins nothing.
    authors = " and ".join(f"{{{_tex(name)}}}" for name in item_authors(press, entry))
    fields = {
        "author": authors,
        "title": f"{{{_tex(briefing.title)}}}",
        "howpublished": _tex(press.title),
        "date": _edtf(briefing.date),
        "year": f"{when.year}",
        "month": f"{when.month}" if when.month else "",
        "note": standing.word if standing else "",
        "url": press.address(entry.url),
    }
    lines = (f"  {key} = {{{value}}}," for key, value in fields.items() if value)
    return "\n".join((f"@misc{{{briefing.id},", *lines, "}"))


_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts an escaped brace too
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "%$&#_"},
    }
)


def _tex(text: str) -> str:
    return legal(" ".join(text.split())).translate(_TEX)


def _edtf(date: Date) -> str:
    """Return a date as biblatex reads it: EDTF, whose open end it writes as nothing."""
    return date.text.removeprefix("..").removesuffix("..") if date.is_interval else date.text


def _csl(press: Press, entry: Entry) -> CslItem:
    briefing, standing = entry.briefing, press.standing(entry)
    item: CslItem = {
        "id": briefing.id,
        "type": "report",
        "title": legal(briefing.title),
        "author": [{"literal": legal(name)} for name in item_authors(press, entry)],
        "issued": _csl_date(briefing.date),
        "container-title": legal(press.title),
    }
    if address := press.address(entry.url):
        item["URL"] = address
    if briefing.language:
        item["language"] = briefing.language
    if standing:
        item["status"] = standing.word.lower()
    return item


def _csl_text(item: CslItem) -> str:
    """Return a list with one item, a line for each of its variables."""
    lines = (f'    "{key}": {_JSON(value)}' for key, value in item.items())
    return "\n".join(("[", "  {", ",\n".join(lines), "  }", "]"))


def _csl_date(date: Date) -> CslDate:
    if date.start is None or date.end is None:
        return {"literal": date.display()}
    points = (date.start, date.end) if date.is_interval else (date.start,)
    found: CslDate = {"date-parts": [_parts(point) for point in points]}
    if any(any(point.doubt) for point in points):
        found["circa"] = True
    return found


def _parts(point: Point) -> list[int]:
    return [int(part) for part in iso_point(point).split("-")]
