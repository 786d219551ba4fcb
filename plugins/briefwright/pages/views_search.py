"""The page to search on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.pages.sheet import Link
from briefwright.pages.words import counted

if TYPE_CHECKING:
    from briefwright.pages.sheet import Sheet


class SearchView(Struct, frozen=True):
    """What stands on the page before, or without, a script that searches."""

    what: str
    lists: tuple[Link, ...]


def search_view(sheet: Sheet) -> SearchView:
    """Return the view of the page to search on."""
    archive, routes = sheet.archive, sheet.routes
    briefings = counted(len(archive.entries), "briefing")
    actors = counted(len(archive.dossiers), "actor")
    return SearchView(
        what=f"{briefings} and {actors}, found by any word, and by any name or spelling of an "
        "actor, with or without accents.",
        lists=(
            Link("Briefings, newest first", sheet.link(routes.briefings)),
            Link("Actors, A to Z", sheet.link(routes.actors)),
            Link("The chronology", sheet.link(routes.chronology)),
            Link("Briefings by threat level", sheet.link(routes.levels)),
        ),
    )
