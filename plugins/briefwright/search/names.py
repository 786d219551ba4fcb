"""The names by which a search leads to actors: one small file, read when search is opened."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from briefwright.content.routes import SEARCH
from briefwright.pages.badges import tone_of
from briefwright.pages.index_terms import fold_word

if TYPE_CHECKING:
    from briefwright.archive.archive import Archive, Dossier

NAMES = f"{SEARCH}/names.json"


def render_names(archive: Archive) -> str:
    """Return the levels, highest first, and the actors, most often named first, as JSON.

    A level is its id, its label and its tone. An actor is its id, its name, the number of its
    briefings and its further names. Without longer ones that add no word to another, in whatever
    case and accents: a search by words finds them in it. `page` is the URL of an actor's page, with
    `*` for its id.
    """
    scale = archive.settings.scale
    levels = sorted(scale.by_id.values(), key=lambda level: -level.rank)
    dossiers = sorted(
        archive.dossiers.values(),
        key=lambda dossier: (-len(dossier.backlinks), dossier.actor.name, dossier.actor.id),
    )
    content = {
        "page": archive.routes.actor("*"),
        "levels": [
            [level.id, level.label, tone_of(level.rank, len(scale.levels))] for level in levels
        ],
        "actors": [
            [dossier.actor.id, dossier.actor.name, len(dossier.backlinks), _further(dossier)]
            for dossier in dossiers
        ],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _further(dossier: Dossier) -> list[str]:
    found: dict[frozenset[str], str] = {}
    for name in dossier.actor.all_names:
        found.setdefault(frozenset(fold_word(name.text).split()), name.text)
    _, *further = found.items()
    return [
        name
        for words, name in further
        if len(words) == 1 or not any(words < other for other in found)
    ]
