"""How a briefing is cited, as its page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from briefwright.exports.citation import reference

if TYPE_CHECKING:
    from briefwright.archive.archive import Entry
    from briefwright.pages.sheet import Sheet


class CitedForm(Struct, frozen=True):
    """One form of a citation, to be copied as it stands."""

    name: str
    text: str


def cited_forms(sheet: Sheet, entry: Entry) -> tuple[CitedForm, ...]:
    """Return the forms in which a briefing can be cited."""
    found = reference(sheet.edition.press, entry)
    return (
        CitedForm("Text", found.plain),
        CitedForm("BibTeX", found.bibtex),
        CitedForm("CSL-JSON", found.csl),
    )
