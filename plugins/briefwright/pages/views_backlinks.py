"""Who mentions an actor, with the sentence that does, among the events that name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefwright.archive.backlinks import Backlink
from briefwright.pages.views_rows import STATE_WORDS, Density, Quote, Row, event_row
from briefwright.pages.words import clip, times

if TYPE_CHECKING:
    from briefwright.archive.archive import Declaration, Entry, Moment
    from briefwright.markup.body import Mention
    from briefwright.pages.sheet import Sheet
    from briefwright.pages.views_rows import When

QUOTE_LENGTH = 240
"""Characters of a quoted sentence; a longer one is cut around the name."""


def backlink_row(sheet: Sheet, actor: str, moment: Moment, when: When) -> Row:
    """Return the row of one entry of an actor's chronology."""
    if moment.event is not None:
        return event_row(sheet, moment, when, Density(notes=False), without=actor)
    entry = moment.entry
    mention = entry.body.mention(actor)
    return Row(
        title=sheet.entry(entry),
        when=when,
        kind="Briefing",
        badge=sheet.badge(entry.level),
        state=STATE_WORDS.get(entry.briefing.status, ""),
        remark=_remark(Backlink(entry, actor).declaration, mention),
        quote=_quote(sheet, entry, mention) if mention else None,
    )


def _remark(declaration: Declaration | None, mention: Mention | None) -> str:
    named = f"named {times(mention.count)}" if mention else "not named in the text"
    if declaration is None:
        return f"{named[0].upper()}{named[1:]}"
    return f"Declared as {declaration.role}; {named}" if declaration.role else f"Declared; {named}"


def _quote(sheet: Sheet, entry: Entry, mention: Mention) -> Quote:
    before, name, after = split_quote(mention)
    return Quote(before, name, after, sheet.link(f"{entry.url}#{mention.anchor}"))


def split_quote(mention: Mention) -> tuple[str, str, str]:
    """Return what stands before the name, the name, and what stands behind it, shortened."""
    quote = " ".join(mention.quote.split())
    start = _find_name(quote, mention.name)
    if start < 0:
        return clip(quote, QUOTE_LENGTH), "", ""
    before, after = quote[:start], quote[start + len(mention.name) :]
    if len(quote) > QUOTE_LENGTH:
        room = max(0, QUOTE_LENGTH - len(mention.name))
        back = min(len(before), max(room // 2, room - len(after)))
        before = _clip_left(before, back)
        after = _clip_right(after, room - back)
    return before, mention.name, after


def _find_name(text: str, name: str) -> int:
    """Return where a name stands by itself, as no part of a longer word; -1 if nowhere."""
    start = text.find(name)
    while start >= 0 and name:
        end = start + len(name)
        if not (_is_inside(text[start - 1 : start]) or _is_inside(text[end : end + 1])):
            return start
        start = text.find(name, start + 1)
    return -1


def _is_inside(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _clip_left(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    _, space, tail = text[len(text) - limit :].partition(" ")
    return f"… {tail}" if space else "… "


def _clip_right(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    head, space, _ = text[:limit].rpartition(" ")
    return f"{head} …" if space else " …"
