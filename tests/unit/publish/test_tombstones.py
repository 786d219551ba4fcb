from __future__ import annotations

import pytest

from briefwright.archive.archive import Archive
from briefwright.content.ledger import parse_ledger
from briefwright.content.routes import Routes
from briefwright.content.settings import Settings
from briefwright.names.registry import Registry
from briefwright.publish.tombstones import tombstones

LINES = """\
briefings/2026/talks{end} 2026/talks 0123456789abcdef 0 gone 2026-02-01 Removed by <b>order</b>.
briefings/2026/more{end} 2026/more 0123456789abcdef 0
actors/a{end} a gone 2026-02-28 The last day.
"""


@pytest.mark.parametrize(
    ("directory_urls", "end", "paths", "home"),
    [
        (True, "/", ["briefings/2026/talks/index.html", "actors/a/index.html"], "../../../"),
        (False, ".html", ["briefings/2026/talks.html", "actors/a.html"], "../../index.html"),
    ],
)
def test_what_is_gone_leaves_a_page(
    end: str, paths: list[str], home: str, *, directory_urls: bool
) -> None:
    ledger, _ = parse_ledger(LINES.format(end=end))
    routes = Routes(directory_urls=directory_urls)
    pages = dict(tombstones(Archive(Settings(), routes, Registry({}), ledger=ledger)))

    assert list(pages) == paths
    first, second = pages.values()
    assert "taken down on 1 February 2026. Removed by &lt;b&gt;order&lt;/b&gt;." in first
    assert f'<a href="{home}">' in first
    assert "taken down on 28 February 2026. The last day." in second


def test_without_a_ledger_there_is_none() -> None:
    assert not list(tombstones(Archive(Settings(), Routes(), Registry({}))))
