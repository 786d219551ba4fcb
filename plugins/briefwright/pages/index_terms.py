"""What the search index is told of a page beside the text that readers see.

The index finds a page by the words of its text. That is not enough for names: a briefing that
says "Zelenskyy" must be found by "Zelensky" and by "Зеленський". So each page carries, unseen,
the words of every name of its actors that its text does not hold already.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefwright.names.scripts import spaceless_runs
from briefwright.pages.escaping import escape, escape_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefwright.archive.archive import Archive, Dossier, Entry

BRIEFING, ACTOR, PAGE = "briefing", "actor", "page"
"""The kinds of page that a search tells apart; the last are those written by hand."""

UNDATED = "0000"
"""Sorts behind every date: the index leaves out of a sorted list what has no value to sort by."""


@dataclass(frozen=True, slots=True)
class IndexTerms:
    """What the index is told of one page."""

    filters: tuple[tuple[str, str], ...]
    """Facets and their values, all of them ids."""

    day: str
    """What sorting by date compares."""

    date: str
    """The date in words; may be empty."""

    names: str
    """Words of names, separated by spaces."""

    pairs: str
    """Pairs of neighbouring letters, for scripts that put no space between words."""

    def __html__(self) -> str:
        """Return what the index reads and nobody sees."""
        told = [
            f'<span data-pagefind-filter="{escape(facet)}:{escape(value)}"></span>'
            for facet, value in self.filters
        ]
        told.append(f'<span data-pagefind-sort="date:{escape(self.day)}"></span>')
        told += [
            f'<span data-pagefind-meta="{key}[data-{key}]" data-{key}="{escape_once(text)}"></span>'
            for key, text in (("date", self.date), ("names", self.names), ("pairs", self.pairs))
            if text
        ]
        return f"<div hidden>{''.join(told)}</div>"


def briefing_terms(archive: Archive, entry: Entry) -> IndexTerms | None:
    """Return what the index is told of a briefing; None when the site has no search."""
    if not archive.settings.search:
        return None
    briefing = entry.briefing
    names = [name.text for key in entry.actors for name in archive.registry.actors[key].all_names]
    text = f"{briefing.title}\n{entry.body.text}"
    return IndexTerms(
        filters=(
            ("kind", BRIEFING),
            ("level", entry.level.id),
            ("year", f"{briefing.date.year:04d}"),
            *(("actor", actor) for actor in sorted(set(entry.actors))),
        ),
        day=briefing.date.lower.isoformat(),
        date=briefing.date.display(),
        names=" ".join(missing_words(names, text)),
        pairs=" ".join(letter_pairs([*names, text])),
    )


def actor_terms(archive: Archive, dossier: Dossier) -> IndexTerms | None:
    """Return what the index is told of an actor's page; None when the site has no search."""
    if not archive.settings.search:
        return None
    names = [name.text for name in dossier.actor.all_names]
    latest = dossier.backlinks[0].entry.briefing.date.lower.isoformat() if dossier.backlinks else ""
    return IndexTerms(
        filters=(("kind", ACTOR),),
        day=latest or UNDATED,
        date="",
        names=" ".join(missing_words(names, dossier.profile.text)),
        pairs=" ".join(letter_pairs([*names, dossier.profile.text])),
    )


def fold_word(word: str) -> str:
    """Return a word without case and accents, as the index compares it."""
    if word.isascii():
        return word.lower()  # has no accents, and comes out the same
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def missing_words(names: Iterable[str], text: str) -> Iterator[str]:
    """Yield the words of the names that the text does not hold, each once, in their order.

    A search for a whole name then finds the page: each of its words is in the text or here.
    """
    words = set(text.lower().split())
    # Most words are ASCII, and a call for each would cost more than folding it.
    seen = words if text.isascii() else {w if w.isascii() else fold_word(w) for w in words}
    for word in dict.fromkeys(" ".join(names).split()):
        folded = word.lower() if word.isascii() else fold_word(word)
        if folded not in seen:
            seen.add(folded)
            yield word


def letter_pairs(texts: Iterable[str]) -> Iterator[str]:
    """Yield every pair of neighbouring letters of scripts without spaces, each once, in order.

    The index parts words at spaces, so it takes a sentence of such a script for one word. With
    pairs, any two letters or more that follow each other in the text can be found; a search
    parts its words alike. A letter that stands alone is yielded as it is.
    """
    seen: set[str] = set()
    for text in texts:
        for run in spaceless_runs(text):
            for start in range(max(1, len(run) - 1)):
                pair = run[start : start + 2]
                if pair not in seen:
                    seen.add(pair)
                    yield pair
