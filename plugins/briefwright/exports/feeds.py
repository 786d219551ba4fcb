"""The feeds as files: one Atom and one JSON document for each, made when its turn comes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from briefwright.exports.atom import atom, atom_entry
from briefwright.exports.channels import channels
from briefwright.exports.json_feed import json_feed, json_item
from briefwright.exports.press import REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefwright.exports.press import Press


@dataclass(frozen=True, slots=True)
class FeedFile:
    """One file of one feed."""

    path: str
    """Relative to the site's root."""

    render: Callable[[], str]
    """Makes the text. Pure; ten thousand briefings have more text in feeds than memory to spare."""


def feed_files(press: Press) -> Iterator[FeedFile]:
    """Yield every feed in every form; none if the site's address is not known.

    A feed is read far from its site: without an absolute address no link in it leads anywhere.
    """
    if not press.site.url:
        return
    feed = press.archive.routes.feed
    entry_of = lru_cache(REMEMBERED)(lambda key: atom_entry(press, press.entries[key]))
    item_of = lru_cache(REMEMBERED)(lambda key: json_item(press, press.entries[key]))
    for channel in channels(press):
        yield FeedFile(feed(*channel.route), partial(atom, press, channel, entry_of))
        made = partial(json_feed, press, channel, item_of)
        yield FeedFile(feed(*channel.route, form="json"), made)
