"""Rules about what was published: it stays, or says why it does not."""

from __future__ import annotations

from briefwright.diagnostics.rule import error, warning

STANDING = frozenset({"lost-notice", "gone-and-there"})
"""Errors of a ledger whose lines stay as they are when it is written anew."""

KEEPING = (
    error(
        "bad-ledger-line",
        "Every line of the ledger can be read.",
        why="What is not read is not kept: the page of that line could vanish in silence.",
        bad="briefings/2026/talks/",
        good="briefings/2026/talks/ 2026/talks",
    ),
    error(
        "lost-address",
        "What was published stays where it was, or a redirect leads on.",
        why="Others have linked to it and quoted it. A briefing that does not hold is retracted "
        "and keeps its page, and a page that has to go leaves a page that says so.",
        bad="briefings/2026/talks/ 2026/talks",
        good="briefings/2026/talks/ 2026/talks gone 2026-02-01 Removed by order of a court.",
    ),
    error(
        "lost-id",
        "The id of a published briefing does not change.",
        why="Feed readers know a briefing by its id alone, and would show it as a new one. A file "
        "that is renamed writes its former id down.",
        bad="redirect_from: [2026/talks]\nthreat_level: low",
        good="redirect_from: [2026/talks]\nid: 2026/talks",
    ),
    error(
        "lost-notice",
        "A notice that was published stays.",
        why="Whoever returns to a retracted or corrected briefing must be told. If a retraction "
        "was itself wrong, a correction says so.",
        bad="status: published",
        good="status: retracted",
    ),
    error(
        "gone-and-there",
        "What had to go does not come back by itself.",
        why="A page that was taken down, by order of a court for instance, must not be published "
        "again by somebody who does not know of it.",
        bad="briefings/2026/talks/ 2026/talks gone 2026-02-01 Removed by order of a court.",
        good="briefings/2026/talks/ 2026/talks\n",
    ),
    warning(
        "changed-without-note",
        "A change of a published briefing is noted in it.",
        why="Whoever has read a briefing must be able to find out what changed in it.",
        bad="title: Talks go on",
        good="corrections: [{date: 2026-01-14, note: The talks go on.}]",
    ),
)
