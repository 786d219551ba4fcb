"""Everything that the core publishes of a project on disk, as a host puts it in place.

But for scripts and styles, which are the same for every project.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefwright.archive.assemble import assemble
from briefwright.content.reading import read_collection
from briefwright.content.settings import Settings, Site
from briefwright.exports.changes import Changes
from briefwright.exports.data import data_files
from briefwright.exports.digests import digests_file
from briefwright.exports.feeds import feed_files
from briefwright.exports.head import Heads, render_head
from briefwright.exports.levels_csv import levels_files
from briefwright.exports.press import Press
from briefwright.pages.cards import card_files
from briefwright.pages.site import site_pages
from briefwright.pages.views_filter import months_file
from briefwright.publish.attachments import published_attachments
from briefwright.publish.redirects import redirects
from briefwright.publish.tombstones import tombstones
from briefwright.search.names import NAMES, render_names
from briefwright.search.words import WORDS, render_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from briefwright.archive.archive import Archive
    from briefwright.exports.files import ExportFile

SETTINGS = Settings(site=Site(name="Law", url="https://example.org/"))


def publish(root: Path, now: datetime) -> dict[str, str]:
    """Return every output of the project by its path; `log` holds what a build says."""
    collection = read_collection(root, SETTINGS, public_at=now)
    archive = assemble(collection, SETTINGS)
    outputs = dict(_outputs(archive))
    for path in published_attachments(collection, archive, tuple):
        outputs[archive.routes.files[path]] = (root / path).read_text(encoding="latin-1")
    outputs["log"] = "\n".join(map(repr, archive.problems))
    outputs["log"] += f"\n{len(collection.briefings)} briefings"
    return outputs


def _outputs(archive: Archive) -> Iterator[tuple[str, str]]:
    press = Press(archive)
    heads, changes = Heads(press), Changes(press)
    for page in site_pages(archive):
        head = heads.head(page.url, page.route, page.title, page.description)
        changed = changes.day(page.url, page.route) if archive.entries else None
        facts = json.dumps([page.title, page.description, page.source, *page.tags, str(changed)])
        yield page.url, "\n".join((facts, render_head(head, described=False), page.html()))
    for file in _made(press):
        yield file.path, file.render()
    yield from redirects(archive)
    yield from tombstones(archive)
    yield NAMES, render_names(archive)
    yield WORDS, render_words(archive)


def _made(press: Press) -> Iterator[ExportFile]:
    yield from feed_files(press)
    yield from data_files(press.archive)
    yield digests_file(press.archive)
    yield from levels_files(press.archive, press.addresses)
    yield from card_files(press.archive)
    yield months_file(press.archive)
