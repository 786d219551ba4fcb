"""What may be published. Everything that leaves the program asks here first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefwright.content.briefing import Briefing, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from briefwright.content.collection import Collection, Fragment
    from briefwright.content.settings import Settings

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
    """Return whether a path below a folder of sources leads through a drafts folder."""
    return DRAFTS in path.split("/")[:-1]


def find_withheld(collection: Collection, settings: Settings, now: datetime) -> frozenset[str]:
    """Return the paths of the briefings that are not public, sound ones and ones with errors.

    One with errors counts when what it says soundly is enough to know: it may be a draft with a
    slip in its title. Of any other nobody knows what it is, so that its errors stop a build.
    """
    sources: tuple[Briefing | Fragment, ...] = (*collection.briefings, *collection.fragments)
    return frozenset(source.path for source in sources if _is_withheld(source, settings, now))


def withhold(collection: Collection, settings: Settings, now: datetime) -> Collection:
    """Return a collection of sources as if the files that are not public were not there.

    Neither they nor what is wrong with them is left, and nothing at all of a drafts folder.
    """
    withheld = find_withheld(collection, settings, now)
    return replace(
        collection,
        briefings=tuple(item for item in collection.briefings if item.path not in withheld),
        fragments=tuple(item for item in collection.fragments if item.path not in withheld),
        attachments=tuple(
            item for item in collection.attachments if not lies_in_drafts(item.path, settings)
        ),
        refused=tuple(path for path in collection.refused if not lies_in_drafts(path, settings)),
        docs=tuple(path for path in collection.docs if not lies_in_drafts(path, settings)),
        problems=tuple(
            problem
            for problem in collection.problems
            if problem.span.path not in withheld and not lies_in_drafts(problem.span.path, settings)
        ),
    )


def withhold_unclear(collection: Collection) -> Collection:
    """Return a collection of sources without those of which nobody knows if they may be read.

    A log that anybody may read quotes none of them: one may be a draft with a slip in that word.
    """
    unclear = {each.path for each in collection.fragments if each.unclear}
    return replace(
        collection,
        fragments=tuple(each for each in collection.fragments if not each.unclear),
        problems=tuple(each for each in collection.problems if each.span.path not in unclear),
    )


def lies_in_drafts(path: str, settings: Settings) -> bool:
    """Return whether a path, relative to the project's root, leads through a drafts folder.

    The folders of sources themselves may be called as their owner likes.
    """
    return any(in_drafts(below) for below in _below(path, settings))


def _below(path: str, settings: Settings) -> Iterator[str]:
    for folder in (settings.briefings_dir, settings.docs_dir):
        if path.startswith(f"{folder}/"):
            yield path.removeprefix(f"{folder}/")


def _is_withheld(source: Briefing | Fragment, settings: Settings, now: datetime) -> bool:
    if isinstance(source, Briefing):
        return not is_public(source, now)
    return (
        source.withheld
        or lies_in_drafts(source.path, settings)
        or any(moment > now for moment in source.moments)
    )
