"""Actor cards: what a link to an actor shows when it is pointed at or focused.

Each card is a file of its own, of a few hundred bytes: a reader loads those that are asked for,
however many actors the site has.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

from briefwright.archive.stamps import stamp
from briefwright.exports.files import ExportFile
from briefwright.pages.badges import make_badge
from briefwright.pages.views_actor import seen
from briefwright.pages.words import KIND_WORDS, clip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefwright.archive.archive import Archive, Dossier
    from briefwright.archive.stamps import Stamps
    from briefwright.content.threat import Scale

TEXT_LENGTH = 200
"""Characters of a profile's summary."""


def card_files(archive: Archive) -> Iterator[ExportFile]:
    """Yield the card of each actor that has a page."""
    for dossier in archive.dossiers.values():
        yield ExportFile(
            archive.routes.card_of(dossier.actor.id),
            partial(render_card, dossier, archive.settings.scale),
            partial(_stamp, archive.stamps, dossier),
        )


def _stamp(stamps: Stamps, dossier: Dossier) -> bytes:
    links = dossier.backlinks
    return stamp(
        stamps.settings,
        stamps.names[dossier.actor.id],
        stamps.assessment(dossier.current),
        len(links),
        tuple(links[place].entry.briefing.date.text for place in (0, -1) if links),
        dossier.profile.summary,
    )


def render_card(dossier: Dossier, scale: Scale) -> str:
    """Return a card as JSON; `level` is the one assessed for the actor itself, or null."""
    actor, current = dossier.actor, dossier.current
    level = None
    if current:
        badge = make_badge(current.level, scale)
        date = current.date.display()
        level = {"word": badge.word, "tone": badge.tone, "glyph": badge.glyph, "date": date}
    card = {
        "name": actor.name,
        "lang": actor.canonical.lang or "",
        "kind": KIND_WORDS[actor.kind][0].capitalize(),
        "level": level,
        "seen": seen(dossier),
        "text": clip(dossier.profile.summary, TEXT_LENGTH),
    }
    return json.dumps(card, ensure_ascii=False, separators=(",", ":"))
