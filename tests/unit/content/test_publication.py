"""What may be published."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from briefwright.content.briefing import Briefing, SourceText, Status
from briefwright.content.dates import parse_date
from briefwright.content.publication import in_drafts, is_public
from tests.replacing import replace

NOW = datetime(2025, 5, 27, 12, tzinfo=UTC)
PLAIN = Briefing(
    id="2025/a",
    path="briefings/2025/a.md",
    slug="2025/a",
    title="A",
    date=parse_date("2025-05-27"),
    actors=(),
    threat_level="low",
    source=SourceText("Text.", 7),
)
LATER, EARLIER = NOW + timedelta(seconds=1), NOW - timedelta(seconds=1)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"status": Status.SUPERSEDED},
        {"status": Status.RETRACTED},
        {"tlp": "TLP:CLEAR"},
        {"embargo": NOW},
        {"embargo": EARLIER, "published": EARLIER},
        {"slug": "2025/drafts"},
    ],
)
def test_public(change: dict[str, Any]) -> None:
    assert is_public(replace(PLAIN, **change), NOW)


@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.DRAFT},
        {"embargo": LATER},
        {"published": LATER},
        {"tlp": "TLP:GREEN"},
        {"tlp": "TLP:AMBER"},
        {"tlp": "TLP:AMBER+STRICT"},
        {"tlp": "TLP:RED"},
        {"slug": "drafts/a"},
        {"slug": "2025/drafts/deep/a"},
        {"tlp": "TLP:RED", "status": Status.RETRACTED, "embargo": EARLIER},
    ],
)
def test_not_public(change: dict[str, Any]) -> None:
    assert not is_public(replace(PLAIN, **change), NOW)


def test_moments_of_different_offsets_are_compared_as_instants() -> None:
    east = datetime.fromisoformat("2025-05-27T14:00:01+02:00")
    assert not is_public(replace(PLAIN, embargo=east), NOW)


def test_a_file_called_drafts_lies_in_no_drafts_folder() -> None:
    assert in_drafts("drafts/map.png")
    assert not in_drafts("2025/drafts.md")
