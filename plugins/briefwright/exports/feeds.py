"""The feeds as files: one Atom and one JSON document for each, made when its turn comes."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from briefwright.archive.stamps import stamp
from briefwright.exports.atom import atom, atom_entry
from briefwright.exports.channels import channels
from briefwright.exports.files import ExportFile
from briefwright.exports.json_feed import json_feed, json_item
from briefwright.exports.press import REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.exports.channels import Channel
    from briefwright.exports.press import Press


def feed_files(press: Press) -> Iterator[ExportFile]:
    """Yield every feed in every form; none if the site's address is not known.

    A feed is read far from its site: without an absolute address no link in it leads anywhere.
    """
    if not press.site.url:
        return
    feed = press.archive.routes.feed
    entry_of = lru_cache(REMEMBERED)(lambda key: atom_entry(press, press.entries[key]))
    item_of = lru_cache(REMEMBERED)(lambda key: json_item(press, press.entries[key]))
    for channel in channels(press):
        restamp = partial(_stamp, press, channel)
        made = partial(atom, press, channel, entry_of)
        yield ExportFile(feed(*channel.route), made, restamp)
        made = partial(json_feed, press, channel, item_of)
        yield ExportFile(feed(*channel.route, form="json"), made, restamp)


def _stamp(press: Press, channel: Channel) -> bytes:
    """Return the stamp of a feed: what it is called, and the briefings that it may carry."""
    stamps = press.archive.stamps
    return stamp(
        stamps.settings,
        channel.route,
        channel.title,
        b"".join([stamps.entries[entry.briefing.id] for entry in channel.latest]),
    )
