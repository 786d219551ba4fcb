"""Pages at the former URLs of briefings and actors, leading to the present ones."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from briefwright.content.routes import relative
from briefwright.publish.policy import REDIRECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.archive.archive import Archive

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
{policy}
<title>{name}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="{target}">
<meta http-equiv="refresh" content="0; url={target}">
<p>This page is now <a href="{target}">{name}</a>.</p>
</html>
"""


def redirects(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield (path below the site's root, text) for every former URL of what has a page."""
    routes = archive.routes
    for dossier in archive.dossiers.values():
        for former in dossier.actor.redirect_from:
            yield _page(routes.actor(former), dossier.url, dossier.actor.name)
    for entry in archive.entries:
        for former in entry.briefing.redirect_from:
            yield _page(routes.briefing(former), entry.url, entry.briefing.title)


def _page(url: str, target: str, name: str) -> tuple[str, str]:
    path = f"{url}index.html" if url.endswith("/") else url
    way = html.escape(relative(url, target))
    return path, PAGE.format(policy=REDIRECT, name=html.escape(name), target=way)
