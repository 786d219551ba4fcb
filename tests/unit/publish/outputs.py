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
from briefwright.exports.head import Heads, render_head
from briefwright.exports.press import Press
from briefwright.pages.site import site_files, site_pages
from briefwright.publish.attachments import published_attachments
from briefwright.publish.redirects import redirects
from briefwright.publish.tombstones import tombstones
from briefwright.search.names import NAMES, render_names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from briefwright.archive.archive import Archive

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
    for file in site_files(press):
        yield file.path, file.render()
    yield from redirects(archive)
    yield from tombstones(archive)
    yield NAMES, render_names(archive)
