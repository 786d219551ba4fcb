"""A briefing's whole text as a feed carries it: it stands alone, and every link in it is absolute.

The body is the page's, which has been sanitised; nh3 parses it, and what stands around it, once
more and resolves each relative link against the address of the briefing's page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import nh3

from briefwright.exports.texts import legal
from briefwright.markup.sanitise import SCHEMES, TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefwright.archive.archive import Entry
    from briefwright.content.briefing import Briefing, Citation, Note
    from briefwright.exports.press import Press

_TAGS = TAGS - {"div", "section", "span", "small"}
"""Boxes for a style sheet that a feed does not bring along."""

_ATTRIBUTES = {
    "*": {"title", "lang", "dir"},
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}


_PERMALINK = re.compile(r'<a class="headerlink"[^>]*>¶</a>')
"""The mark behind a heading, as `markup.headings` writes it and nh3 serialises it.

Nothing else has this form: nh3 writes every `<` of a text or of an attribute as `&lt;`, no author
can write a tag or a class, and the mark's own attributes hold no `>`.
"""


def content_html(press: Press, entry: Entry) -> str:
    """Return what holds of the briefing, its body and its sources, as HTML.

    The site's own address must be known.
    """
    around = [*map(_html, _before(press, entry)), _PERMALINK.sub("", entry.body.html)]
    around += map(_html, _after(entry.briefing))
    cleaner = nh3.Cleaner(
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel=None,
        url_relative=("rewrite_with_base", press.address(entry.url)),
    )
    return legal(cleaner.clean("\n".join(around)))


def _before(press: Press, entry: Entry) -> Iterator[ET.Element]:
    """Yield what a reader must know before reading."""
    standing = press.standing(entry)
    if standing is not None:
        notice = _labelled(f"{standing.word}.", standing.advice)
        if standing.successor is not None:
            notice[-1].tail = f"{notice[-1].tail} It is replaced by "
            link = ET.SubElement(notice, "a", href=press.address(standing.successor.url))
            link.text = standing.successor.briefing.title
            link.tail = "."
        yield notice
    briefing = entry.briefing
    yield from _history("Correction", briefing.corrections)
    yield from _history("Update", briefing.updates)
    yield _labelled("Threat level:", f"{entry.level.label} ({briefing.date.display()})")


def _history(word: str, notes: Iterable[Note]) -> Iterator[ET.Element]:
    for note in sorted(notes, key=lambda note: note.date.sort_key, reverse=True):
        yield _labelled(f"{word}, {note.date.display()}.", note.text)


def _after(briefing: Briefing) -> Iterator[ET.Element]:
    if briefing.sources:
        heading = ET.Element("h2")
        heading.text = "Sources"
        yield heading
        listed = ET.Element("ol")
        for source in briefing.sources:
            listed.append(_source(source))
        yield listed


def _source(source: Citation) -> ET.Element:
    item = ET.Element("li")
    title = ET.SubElement(item, "a", href=source.url) if source.url else ET.SubElement(item, "b")
    title.text = source.title
    accessed = f"accessed {source.accessed.display()}" if source.accessed else None
    title.tail = "".join(f", {fact}" for fact in (source.publisher, accessed) if fact)
    if source.archived:
        title.tail += ", "
        ET.SubElement(item, "a", href=source.archived).text = "archived copy"
    return item


def _labelled(label: str, text: str) -> ET.Element:
    paragraph = ET.Element("p")
    strong = ET.SubElement(paragraph, "strong")
    strong.text = label
    strong.tail = f" {text}"
    return paragraph


def _html(element: ET.Element) -> str:
    # Before nh3 reads it too, which takes no half of a surrogate pair.
    return legal(ET.tostring(element, encoding="unicode", method="html"))
