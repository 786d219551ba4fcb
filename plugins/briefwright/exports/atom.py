"""Feeds as Atom documents. Source: RFC 4287."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from briefwright.content.routes import ACTORS, LEVELS
from briefwright.exports.items import item_authors, item_title
from briefwright.exports.texts import legal
from briefwright.exports.times import published_at, timestamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefwright.archive.archive import Entry
    from briefwright.exports.channels import Channel
    from briefwright.exports.press import Press

NAMESPACE = "http://www.w3.org/2005/Atom"


def atom(press: Press, channel: Channel, entry_of: Callable[[str], str]) -> str:
    """Return a feed as an Atom document; `entry_of` gives the element of a briefing by its id."""
    routes, addresses, site = press.archive.routes, press.addresses, press.site
    feed = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": site.language})
    _text(feed, "id", addresses.feed(*channel.route))
    _text(feed, "title", channel.title)
    if site.description:
        _text(feed, "subtitle", site.description)
    _text(feed, "updated", timestamp(press.times.updated(channel.entries[0])))
    _link(feed, "self", press.address(routes.feed(*channel.route)), "application/atom+xml")
    _link(feed, "alternate", press.address(channel.page), "text/html")
    _author(feed, press.publisher, site.url)
    _text(feed, "generator", "Briefwright")
    head, end, _ = ET.tostring(feed, encoding="unicode").rpartition("</feed>")
    entries = "".join([entry_of(entry.briefing.id) for entry in channel.entries])
    return f'<?xml version="1.0" encoding="utf-8"?>\n{head}{entries}{end}\n'


def atom_entry(press: Press, entry: Entry) -> str:
    """Return a briefing as an element of any feed."""
    briefing = entry.briefing
    element = ET.Element("entry", {"xml:lang": briefing.language} if briefing.language else {})
    _text(element, "id", press.addresses.briefing(briefing.id))
    _text(element, "title", item_title(press, entry))
    _text(element, "published", timestamp(published_at(briefing)))
    _text(element, "updated", timestamp(press.times.updated(entry)))
    _link(element, "alternate", press.address(entry.url), "text/html")
    for name in item_authors(press, entry):
        _author(element, name)
    _categories(element, press, entry)
    if entry.summary:
        _text(element, "summary", entry.summary)
    _text(element, "content", press.content(briefing.id)).set("type", "html")
    return ET.tostring(element, encoding="unicode")


def _categories(parent: ET.Element, press: Press, entry: Entry) -> None:
    """Say at which level a briefing stands, whom it declares and what else its author calls it."""
    addresses = press.addresses
    _category(parent, entry.level.id, entry.level.label, addresses.scheme(LEVELS))
    for declaration in entry.declared:
        name = press.name(declaration.actor)
        _category(parent, declaration.actor, name, addresses.scheme(ACTORS))
    for tag in entry.briefing.tags:
        _category(parent, tag)


def _category(parent: ET.Element, term: str, label: str = "", scheme: str = "") -> None:
    element = ET.SubElement(parent, "category", term=legal(term))
    if label:
        element.set("label", legal(label))
        element.set("scheme", scheme)


def _author(parent: ET.Element, name: str, uri: str = "") -> None:
    author = ET.SubElement(parent, "author")
    _text(author, "name", name)
    if uri:
        _text(author, "uri", uri)


def _link(parent: ET.Element, rel: str, href: str, media_type: str) -> None:
    ET.SubElement(parent, "link", rel=rel, type=media_type, href=href)


def _text(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = legal(text)
    return element
