"""Pages at the former URLs of actors, leading to the present ones."""

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
    """Yield (path below the site's root, text) for every former URL of an actor that has a page."""
    for dossier in archive.dossiers.values():
        for former in dossier.actor.redirect_from:
            url = archive.routes.actor(former)
            path = f"{url}index.html" if url.endswith("/") else url
            target = html.escape(relative(url, dossier.url))
            yield (
                path,
                PAGE.format(policy=REDIRECT, name=html.escape(dossier.actor.name), target=target),
            )
