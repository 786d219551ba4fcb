"""Pages in the place of those that had to go: that something was there, when it went, and why."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from briefwright.content.dates import parse_date
from briefwright.content.routes import relative
from briefwright.publish.policy import REDIRECT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.archive.archive import Archive

PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
{policy}
<meta name="viewport" content="width=device-width">
<title>This page is gone</title>
<meta name="robots" content="noindex">
<h1>This page is gone</h1>
<p>What stood here was published, and was taken down on {day}. {reason}</p>
<p><a href="{home}">To the home page</a></p>
</html>
"""


def tombstones(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield (path below the site's root, text) for each page that the ledger says is gone."""
    gone = {record.url: record for record in archive.ledger or () if record.is_gone}
    for url, record in gone.items():
        yield (
            f"{url}index.html" if url.endswith("/") else url,
            PAGE.format(
                policy=REDIRECT,
                day=html.escape(parse_date(record.day).display()),
                reason=html.escape(record.reason),
                home=html.escape(relative(url, archive.routes.home)),
            ),
        )
