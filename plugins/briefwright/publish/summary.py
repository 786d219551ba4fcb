"""What a change does to the site, as Markdown for whoever has to say yes to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefwright.diagnostics.text import escape
from briefwright.diagnostics.wording import count_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeVar

    from briefwright.publish.changes import Changes, EditedBriefing, TouchedActor
    from briefwright.publish.published import PublishedBriefing

    _T = TypeVar("_T")

MOST = 50
"""How many lines a list shows. The page for a step takes 1 MiB, and nobody reads so far."""

# Titles and names are text: nothing in them may look like Markdown, HTML, a table or a mention
# of somebody on the platform. An entity is inert in all of them.
_MARKUP = re.compile(r"""[\\`*_{}\[\]()<>#+!|~&@:"']""")


def render_summary(changes: Changes) -> str:
    """Return the summary, what cannot be undone first. Ends with a line break."""
    blocks = ("## What this change does to the site", _headline(changes), *_sections(changes))
    return "\n\n".join(blocks) + "\n"


def plain(text: str) -> str:
    """Return a text as Markdown that shows it as it is, in one line."""
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", escape(text))


def _headline(changes: Changes) -> str:
    if not (changes.new or changes.different or changes.lost or changes.withdrawn):
        return "Nothing that a reader sees."
    briefings = (
        f"{count_words(len(changes.added), 'briefing')} added, "
        f"{len(changes.edited)} edited, {len(changes.gone)} gone."
    )
    pages = (
        f"{count_words(len(changes.new), 'address', 'addresses')} new, "
        f"{len(changes.different)} changed, {len(changes.lost) + len(changes.withdrawn)} gone."
    )
    return f"{briefings} {pages}"


def _sections(changes: Changes) -> Iterator[str]:
    if changes.lost:
        yield (
            f"### ❌ {count_words(len(changes.lost), 'address', 'addresses')} lost\n\n"
            "Links to these are dead after the change. A briefing keeps its file and gets "
            "`status: retracted`; an actor that is renamed gets `redirect_from`; one that no "
            "briefing names any more gets `standing: true`."
        )
        yield _list(changes.lost, lambda url: _code(f"/{url}"))
    yield from _section("Threat levels changed", changes.levels, _level)
    yield from _section("Briefings added", changes.added, _added)
    yield from _section("Briefings edited", changes.edited, _edited)
    yield from _section("Briefings gone", changes.gone, _added)
    yield from _section("Actors touched", changes.actors, _actor)
    yield from _section("Addresses new", changes.new, lambda url: _code(f"/{url}"))
    yield from _section("Addresses changed", changes.different, lambda url: _code(f"/{url}"))
    yield from _section("Pages of lists gone", changes.withdrawn, lambda url: _code(f"/{url}"))


def _section(title: str, items: Sequence[_T], render: Callable[[_T], str]) -> Iterator[str]:
    """Yield a section that can be opened; nothing when it would be empty."""
    if items:
        yield f"<details><summary>{title}: {len(items)}</summary>"
        yield _list(items, render)
        yield "</details>"


def _list(items: Sequence[_T], render: Callable[[_T], str]) -> str:
    lines = [f"- {render(item)}" for item in items[:MOST]]
    if len(items) > MOST:
        lines.append(f"- and {len(items) - MOST} more")
    return "\n".join(lines)


def _code(text: str) -> str:
    return f"<code>{plain(text)}</code>"


def _added(briefing: PublishedBriefing) -> str:
    actors = ", ".join(map(plain, briefing.actors))
    return (
        f"**{plain(briefing.title)}**, {plain(briefing.date)}, {plain(briefing.threat_level)}; "
        f"{actors} {_code(f'/{briefing.url}')}"
    )


def _edited(edited: EditedBriefing) -> str:
    details = [", ".join(edited.fields)]
    if "actors" in edited.fields:
        details += _difference(edited.before.actors, edited.after.actors)
    return f"**{plain(edited.after.title)}**: {'; '.join(details)} {_code(f'/{edited.after.url}')}"


def _difference(before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    old, new = tuple(before), tuple(after)
    for word, these, others in (("now also", new, old), ("no more", old, new)):
        names = [plain(actor) for actor in these if actor not in others]
        if names:
            yield f"{word} {', '.join(names)}"


def _level(edited: EditedBriefing) -> str:
    before, after = plain(edited.before.threat_level), plain(edited.after.threat_level)
    return f"**{plain(edited.after.title)}**: {before} → **{after}**"


def _actor(touched: TouchedActor) -> str:
    name = f"**{plain(touched.actor.name)}** {_code(f'/{touched.actor.url}')}"
    if touched.before is None:
        return f"{name}: new page, {count_words(touched.after or 0, 'briefing')}"
    if touched.after is None:
        return f"{name}: no page any more"
    counts = (
        f"{touched.before} → {count_words(touched.after, 'briefing')}"
        if touched.before != touched.after
        else count_words(touched.after, "briefing")
    )
    return f"{name}: {', '.join((counts, *touched.fields))}"
