"""What may be published. Everything that leaves the program asks here first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.content.briefing import Status

if TYPE_CHECKING:
    from datetime import datetime

    from briefwright.content.briefing import Briefing

DRAFTS = "drafts"
"""A folder of this name, at any depth, holds what is not published."""

PUBLIC_LABEL = "TLP:CLEAR"
"""The one label of the Traffic Light Protocol that lets anybody read; no label is as good."""


def is_public(briefing: Briefing, now: datetime) -> bool:
    """Return whether a briefing may be read by anybody at this moment.

    A draft may not, nor what lies in a drafts folder, is marked above TLP:CLEAR, is under embargo
    or says that it is published later than now. What was superseded or retracted stays readable.
    `now` has a time zone.
    """
    moments = (briefing.embargo, briefing.published)
    return (
        briefing.status is not Status.DRAFT
        and not in_drafts(briefing.slug)
        and briefing.tlp in (None, PUBLIC_LABEL)
        and all(moment is None or moment <= now for moment in moments)
    )


def in_drafts(path: str) -> bool:
    """Return whether a path below the briefings folder leads through a drafts folder."""
    return DRAFTS in path.split("/")[:-1]
