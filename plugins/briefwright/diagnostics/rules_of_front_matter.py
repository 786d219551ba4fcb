"""Rules about front matter: its form, and the values in it."""

from __future__ import annotations

from briefwright.diagnostics.rule import error

FRONT_MATTER = (
    error(
        "front-matter-missing",
        "A file starts with front matter between two lines of ---.",
        why="Without it a briefing has no date, no level and no actors. "
        "Programs disagree about empty lines above it, so there are none.",
        bad="title: Talks stall\ndate: 2026-01-12",
        good="---\ntitle: Talks stall\ndate: 2026-01-12",
    ),
    error(
        "front-matter-unclosed",
        "Front matter ends with a line of ---.",
        why="Otherwise nobody can tell where the keys end and the text begins, "
        "and a label such as TLP:RED might be published as text.",
        bad="threat_level: high\n----",
        good="threat_level: high\n---",
    ),
    error(
        "yaml-syntax",
        "Front matter is valid YAML.",
        why="What cannot be read cannot be checked. Most often quotes around a value are enough.",
        bad="title: Talks stall: what next",
        good='title: "Talks stall: what next"',
    ),
    error(
        "yaml-feature",
        "Front matter uses no anchors, aliases, tags or merge keys.",
        why="Each of them makes a value mean something that does not stand where it is read.",
        bad="title: &t Talks stall",
        good="title: Talks stall",
    ),
    error(
        "yaml-limits",
        "Front matter stays under the limits of size, depth and items.",
        why="It may have 64 KiB, 8 levels and 500 items; more belongs into the text.",
        bad="tags: [[[[[[[[deep]]]]]]]]",
        good="tags: [deep]",
    ),
    error(
        "duplicate-key",
        "A key stands once.",
        why="Of two values one would be lost, and programs disagree about which.",
        bad="threat_level: high\nthreat_level: low",
        good="threat_level: high",
    ),
    error(
        "unknown-key",
        "Only known keys are used.",
        why="A misspelt key would silently do nothing.",
        bad="sumary: Nobody moved.",
        good="summary: Nobody moved.",
    ),
    error(
        "missing-key",
        "Required keys are there.",
        why="Lists, levels and the chronology are made from them.",
        bad="title: Talks stall\nactors: [russia]\nthreat_level: high",
        good="title: Talks stall\ndate: 2026-01-12\nactors: [russia]\nthreat_level: high",
    ),
)

VALUES = (
    error(
        "wrong-type",
        "A value has the type that its key asks for.",
        why="A text where a list is expected, or the other way round, is mostly a forgotten "
        "bracket, and guessing would sometimes guess wrong.",
        bad="actors: russia",
        good="actors: [russia]",
    ),
    error(
        "empty-value",
        "A value that must say something is not empty.",
        why="A key without a value is mostly a line that somebody meant to fill in later.",
        bad="summary:",
        good="summary: Nobody moved.",
    ),
    error(
        "bad-value",
        "A value is one of those that its key accepts.",
        why="A word that the program does not know would silently mean nothing.",
        bad="status: final",
        good="status: published",
    ),
    error(
        "bad-date",
        "A date is an ISO day or one of the accepted EDTF forms, and exists.",
        why="Briefings are sorted by their dates, and a date in another form means different days "
        "to different readers. A date is never guessed.",
        bad="date: 12/01/2026",
        good="date: 2026-01-12",
    ),
    error(
        "bad-id",
        "An id is lowercase ASCII letters, digits, hyphens and, in briefings, slashes.",
        why="Ids become parts of addresses, which must be the same on every system and for ever.",
        bad="id: 2026/Talks_Stall",
        good="id: 2026/talks-stall",
    ),
    error(
        "duplicate-id",
        "Two briefings never share one id.",
        why="An id says which briefing is meant, for feeds and for what supersedes what. "
        "One that two briefings have says nothing.",
        bad="id: 2026/talks",
        good="id: 2026/talks-in-istanbul",
    ),
    error(
        "unknown-level",
        "A threat level is a member of the site's scale, or `unknown`.",
        why="Readers compare levels; one that is not defined cannot be compared.",
        bad="threat_level: hihg",
        good="threat_level: high",
    ),
    error(
        "unknown-briefing",
        "An id of another briefing exists.",
        why="The older briefing would not show that a newer one stands in its place.",
        bad="supersedes: 2025/tlaks",
        good="supersedes: 2025/talks",
    ),
    error(
        "supersedes-cycle",
        "No briefing supersedes itself through others.",
        why="Readers who follow the notes from one to the next would go round for ever.",
        bad="supersedes: 2026/talks",
        good="supersedes: 2025/talks",
    ),
)
