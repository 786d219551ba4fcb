"""Feeds as JSON. Source: JSON Feed, version 1.1, https://www.jsonfeed.org/version/1.1/."""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

import msgspec

from briefwright.exports.items import item_authors, item_title
from briefwright.exports.texts import legal
from briefwright.exports.times import published_at, timestamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefwright.archive.archive import Entry
    from briefwright.exports.channels import Channel
    from briefwright.exports.press import Press

VERSION = "https://jsonfeed.org/version/1.1"

_ITEMS = '"items": []'


class AuthorRecord(TypedDict):
    """Somebody who has written something."""

    name: str
    url: NotRequired[str]


class ItemRecord(TypedDict):
    """A briefing."""

    id: str
    url: str
    title: str
    date_published: str
    date_modified: str
    authors: list[AuthorRecord]
    tags: list[str]
    language: NotRequired[str]
    summary: NotRequired[str]
    content_html: str


class FeedRecord(TypedDict):
    """A feed."""

    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: NotRequired[str]
    language: str
    authors: list[AuthorRecord]
    items: list[ItemRecord]


def json_feed(press: Press, channel: Channel, item_of: Callable[[str], str]) -> str:
    """Return a feed as a JSON document; `item_of` gives the item of a briefing by its id."""
    before, items, after = _render(_feed(press, channel)).partition(_ITEMS)
    # No text holds this mark: its quotes would be escaped.
    made = ",".join([f"\n  {item_of(entry.briefing.id)}" for entry in channel.entries])
    return f"{before}{items[:-1]}{made}\n ]{after}\n"


def json_item(press: Press, entry: Entry) -> str:
    """Return a briefing as an item of any feed."""
    return _render(_item(press, entry)).replace("\n", "\n  ")


def _render(record: FeedRecord | ItemRecord) -> str:
    return msgspec.json.format(msgspec.json.encode(record), indent=1).decode()


def _feed(press: Press, channel: Channel) -> FeedRecord:
    """Return a feed without its items."""
    site = press.site
    record: FeedRecord = {
        "version": VERSION,
        "title": legal(channel.title),
        "home_page_url": press.address(channel.page),
        "feed_url": press.address(press.archive.routes.feed(*channel.route, form="json")),
        "language": site.language,
        "authors": [{"name": legal(press.publisher), "url": site.url}],
        "items": [],
    }
    if site.description:
        record["description"] = legal(site.description)
    return record


def _item(press: Press, entry: Entry) -> ItemRecord:
    briefing = entry.briefing
    record: ItemRecord = {
        "id": press.addresses.briefing(briefing.id),
        "url": press.address(entry.url),
        "title": legal(item_title(press, entry)),
        "date_published": timestamp(published_at(briefing)),
        "date_modified": timestamp(press.times.updated(entry)),
        "authors": [{"name": legal(name)} for name in item_authors(press, entry)],
        "tags": list(_tags(press, entry)),
        "content_html": press.content(briefing.id),
    }
    if briefing.language:
        record["language"] = briefing.language
    if entry.summary:
        record["summary"] = legal(entry.summary)
    return record


def _tags(press: Press, entry: Entry) -> tuple[str, ...]:
    """Return the level, the declared actors and the author's own tags, each once."""
    tags = (
        f"Threat level: {entry.level.label}",
        *(press.name(declaration.actor) for declaration in entry.declared),
        *entry.briefing.tags,
    )
    return tuple(dict.fromkeys(map(legal, tags)))
